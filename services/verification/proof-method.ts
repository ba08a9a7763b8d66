import type { OutgoingMessage } from '../delivery/code-sender.ts';
import type { Translator } from '../i18n/translator.ts';
import type { CodeMethod } from '../policy/proof-policy.ts';

/**
 * One way to prove oneself with a code that is sent somewhere. A further one is one folder here, one row in
 * proof-methods.ts and one in the policy.
 */
export type ProofMethod = {
  readonly name: CodeMethod;
  /** The message that carries the code: names what it is for and for how long, and never holds a link. */
  readonly compose: (letter: CodeLetter) => OutgoingMessage;
  /** One spelling per destination, so that limits count them together. */
  readonly normalise: (destination: string) => string;
  /** What a person may see of the destination after a first proof: enough to know where to look. */
  readonly hint: (destination: string) => string;
};

type CodeLetter = {
  readonly to: string;
  /** Eight digits. */
  readonly code: string;
  readonly t: Translator;
  readonly tenantName: string;
  /** Where it is to be typed: in the chat, or on the page that a link of ours opened. */
  readonly typedIn: 'chat' | 'page';
  readonly minutes: number;
  readonly messageId: string;
};
