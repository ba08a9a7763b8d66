import type { Language } from '../i18n/language.ts';
import type { Speaker } from '../outcomes/reset-outcome.ts';
import type { CaseView } from '../outcomes/case-outcome.ts';
import type { CaseTrouble } from '../outcomes/case-reasons.ts';

/**
 * The person's side of a case: everything they can do in the personal chat. Always about the speaker's own account and
 * own case; a case id in a card is only compared with it. Every accepted act is audited and told to the team's card.
 */
export type PersonDesk = {
  /** Whether any team is configured. Where not, the doors name the helpdesk's contact instead. */
  readonly available: boolean;
  /**
   * Opens a case, or hands out the open one (idempotent). Reads what was tried from the last flow; a live flow is paused
   * (`with-helpdesk`). Works for every account, also a locked, privileged or unregistered one. Asking again has no effect
   * beyond 20 an hour.
   */
  readonly open: (speaker: Speaker, about: CaseOpening) => Promise<OpenCaseOutcome>;
  readonly current: (speaker: Speaker) => Promise<CaseView | undefined>;
  /** Adds what the person wrote: relayed to the agent, or kept for whoever claims. See `MessageOutcome`. */
  readonly add: (speaker: Speaker, text: string) => Promise<MessageOutcome>;
  readonly withdraw: (speaker: Speaker) => Promise<WithdrawOutcome>;
  /** "Back to the bot": typed words mean commands again; a paused flow goes on. The case stays open. */
  readonly backToBot: (speaker: Speaker) => Promise<BackOutcome>;
  /** For proactive painting: the case, its person and the language; undefined when it is unknown. */
  readonly locate: (caseId: string) => Promise<LocatedCase | undefined>;
};

export type CaseOpening = {
  readonly language: Language;
  readonly trouble: CaseTrouble;
  /** The flow that did not lead on, if there was one. */
  readonly flowId: string | undefined;
  /** The way through a tree of the troubleshooter, in the tree's own words; at most 600 characters. */
  readonly way?: string | undefined;
};

export type LocatedCase = { readonly speaker: Speaker; readonly language: Language; readonly view: CaseView };

export type OpenCaseOutcome =
  | { readonly kind: 'opened'; readonly view: CaseView }
  | { readonly kind: 'already-open'; readonly view: CaseView }
  /** Too many cases of this person today (five). */
  | { readonly kind: 'too-many'; readonly retryAt: Date }
  | { readonly kind: 'no-desk' };

/** What became of a message between the two sides. */
export type MessageOutcome =
  | { readonly kind: 'taken'; readonly view: CaseView }
  /** Looks like a password or a code: neither stored nor passed on. */
  | { readonly kind: 'secret' }
  | { readonly kind: 'too-long'; readonly most: number }
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-many'; readonly retryAt: Date }
  | { readonly kind: 'no-case' };

export type WithdrawOutcome =
  | { readonly kind: 'withdrawn'; readonly view: CaseView }
  /** Somebody denied calling: whoever sits at this Teams session cannot make that go away; an agent ends the case. */
  | { readonly kind: 'frozen'; readonly view: CaseView }
  | { readonly kind: 'no-case' };
export type BackOutcome =
  | { readonly kind: 'back'; readonly view: CaseView; readonly flowId: string | undefined }
  | { readonly kind: 'no-case' };
