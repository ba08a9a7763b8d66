import type { OutgoingMessage } from '../delivery/code-sender.ts';
import type { Translator } from '../i18n/translator.ts';
import type { CodeMethod } from '../policy/proof-policy.ts';
import { oneLine } from '../i18n/one-line.ts';

type Call = {
  readonly method: CodeMethod;
  readonly to: string;
  readonly t: Translator;
  readonly organisation: string;
  readonly agentName: string;
  readonly link: string;
  readonly messageId: string;
};

/** Who says that they are on the phone, the link, and what to do if not: nothing of the account. Pure. */
export function composeCall({ method, to, t, messageId, ...call }: Call): OutgoingMessage {
  const values = {
    organisation: oneLine(call.organisation, 80),
    // A text message is paid by its length, and a name is what somebody typed.
    agent: oneLine(call.agentName, 60),
    link: call.link,
  };
  const common = { to, language: t.language, messageId };
  return method === 'sms-code'
    ? { ...common, channel: 'sms', subject: '', text: t('call.sms', values) }
    : { ...common, channel: 'mail', subject: t('call.mail.subject', values), text: t('call.mail', values) };
}
