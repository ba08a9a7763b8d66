import type { Language } from '../i18n/language.ts';
import type { DeskView } from '../outcomes/case-outcome.ts';
import type { RefusalReason } from '../outcomes/refusal.ts';
import type { CaseEndReason, EvidenceKind } from '../outcomes/case-reasons.ts';
import type { DeskFigures } from './desk-figures.ts';
import type { MessageOutcome } from './person-desk.ts';
import type { TextProblem } from './talk-text.ts';

/** An agent as the channel named them in this turn; what they may is read from the directory at each act. */
export type Agent = {
  readonly tenantId: string;
  readonly agentId: string;
  /** The display name that Teams gave; the one shown is read from the directory. */
  readonly correlationId: string;
  /** The channel (without a thread) in which the act came: only the case's own team works a case. */
  readonly channelId: string;
};

/** A press or a typed act on one case. `nonce` undefined: typed, acts on the case as it stands. */
export type CaseRef = { readonly agent: Agent; readonly caseId: string; readonly nonce: string | undefined };

/** Common to every act: why nothing happened. Each has a sentence of its own. */
export type ActRefused =
  /** Not a member of the team's group now, or the account is disabled. */
  | { readonly kind: 'not-an-agent' }
  /** The right could not be read (I8). */
  | { readonly kind: 'could-not-check' }
  /** Oneself, also by another account. */
  | { readonly kind: 'own-case' }
  /** One's own direct report, or (for a vouch) one's own manager. */
  | { readonly kind: 'too-close' }
  | { readonly kind: 'unknown-case' }
  /** The card was of an earlier state; here is how it stands. */
  | { readonly kind: 'stale'; readonly view: DeskView }
  | { readonly kind: 'duplicate' }
  /** Taken, taken over and put back too often by this agent; the person hears of each time. */
  | { readonly kind: 'too-often'; readonly retryAt: Date }
  | { readonly kind: 'held-by-other'; readonly view: DeskView }
  /** The table has no such event in this state (e.g. asking in an unclaimed case), or the case is over. */
  | { readonly kind: 'not-now'; readonly view: DeskView }
  | { readonly kind: 'frozen'; readonly view: DeskView };

export type ActDone = { readonly kind: 'done'; readonly view: DeskView };

export type VouchForm = {
  readonly evidence: EvidenceKind;
  /** Badge or document check, HR ticket, call record: 3 to 120 characters, no secret. */
  readonly reference: string;
  /** The agent ticked every line of the checklist. */
  readonly confirmed: boolean;
};

export type VouchOutcome =
  | ActRefused
  | ActDone
  /**
   * The form is not complete, its reference is no reference, or two contacts in this person's name came to nothing in seven
   * days: then somebody has to have seen the person or a document.
   */
  | {
      readonly kind: 'form';
      readonly problem: 'evidence' | 'reference' | 'checklist' | 'stronger-evidence';
      readonly view: DeskView;
    }
  /** The account may not be reset here whoever vouches (privileged, synced, disabled …). */
  | { readonly kind: 'account-refused'; readonly reason: RefusalReason; readonly view: DeskView }
  /** The person is an agent of some team: agents do not let one another in. They have their own methods. */
  | { readonly kind: 'fellow-agent'; readonly view: DeskView }
  /** This agent vouched before, maybe by another account; the second word has to be somebody else's. */
  | { readonly kind: 'same-agent'; readonly view: DeskView }
  /** First of two: the manager is told and may object until then; then another agent vouches. */
  | { readonly kind: 'waiting'; readonly until: Date; readonly view: DeskView }
  | { readonly kind: 'too-early'; readonly until: Date; readonly view: DeskView }
  | { readonly kind: 'objected'; readonly view: DeskView }
  | { readonly kind: 'no-manager'; readonly view: DeskView };

export type StartVerificationOutcome =
  ActRefused | ActDone | { readonly kind: 'account-refused'; readonly reason: RefusalReason; readonly view: DeskView };

/** What an agent answered, in the words that others could use. */
export type SavedAnswer = { readonly question: string; readonly answer: string; readonly language: Language };

export type SaveAnswerOutcome =
  | ActRefused
  | ActDone
  | Extract<TextProblem, { kind: 'empty' | 'too-long' | 'secret' }>
  /** The person of the case is named in it. */
  | { readonly kind: 'names-person' }
  | { readonly kind: 'drafts-full' };

/**
 * The team's side: each act reads the agent's right at the click (group membership, account enabled), obeys I5, works
 * once and is audited before it takes effect. Throws `DependencyError` only for the store and the audit.
 */
export type AgentDesk = {
  readonly claim: (ref: CaseRef) => Promise<ActRefused | ActDone>;
  /** Takes a case over from a colleague. */
  readonly takeOver: (ref: CaseRef) => Promise<ActRefused | ActDone>;
  /** Puts it back for the others. */
  readonly release: (ref: CaseRef) => Promise<ActRefused | ActDone>;
  /** Sends words to the person; opens the conversation between the two. */
  readonly tell: (
    ref: CaseRef,
    text: string,
  ) => Promise<ActRefused | ActDone | Exclude<MessageOutcome, { kind: 'taken' }>>;
  /** Asks the person, in the chat, to prove themselves by their registered methods. */
  readonly startVerification: (ref: CaseRef) => Promise<StartVerificationOutcome>;
  readonly vouch: (ref: CaseRef, form: VouchForm) => Promise<VouchOutcome>;
  readonly refuse: (ref: CaseRef, because: CaseEndReason) => Promise<ActRefused | ActDone>;
  readonly resolve: (ref: CaseRef, because: CaseEndReason) => Promise<ActRefused | ActDone>;
  /** Ends the talk and gives the person back to self-service; a paused flow goes on. */
  readonly handBack: (ref: CaseRef) => Promise<ActRefused | ActDone>;
  /** Hands what was answered in the case to the admins, as a draft without the case. */
  readonly saveAnswer: (ref: CaseRef, saved: SavedAnswer) => Promise<SaveAnswerOutcome>;
  /** The case as it stands, for the agent's eyes. */
  readonly look: (ref: CaseRef) => Promise<ActRefused | ActDone>;
  /** Claims the oldest unclaimed case of the team. */
  readonly takeNext: (agent: Agent) => Promise<ActRefused | ActDone | { readonly kind: 'none-waiting' }>;
  /** Unclaimed and held cases of the team of this channel, oldest first, at most 20. */
  readonly list: (
    agent: Agent,
  ) => Promise<ActRefused | { readonly kind: 'cases'; readonly views: readonly DeskView[]; readonly more: number }>;
  readonly figures: (
    agent: Agent,
  ) => Promise<ActRefused | { readonly kind: 'figures'; readonly figures: DeskFigures; readonly csvUrl: string }>;
};
