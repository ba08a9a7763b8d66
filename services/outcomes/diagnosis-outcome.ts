import type { SignInClient } from '../directory/sign-in-log.ts';
import type { Texts } from '../knowledge/texts.ts';
import type { AnswerAction } from './answer-outcome.ts';
import type { ReadinessReason } from './readiness-outcome.ts';
import type { RefusalReason } from './refusal.ts';
import type { Speaker } from './reset-outcome.ts';

/** Whether a new password would mend what was found: it would, it would not, or nobody can say. */
export type ResetWorth = 'helps' | 'useless' | 'open';

/** What a code of Microsoft's sign-in means, as the knowledge says it. */
export type CodeMeaning = {
  readonly code: number;
  readonly says: Texts;
  readonly next: Texts;
  readonly offers: readonly AnswerAction[];
  readonly resetHelps: boolean;
};

/** A code that somebody pasted; `meaning` is undefined for one that the table does not hold. */
export type Explanation = { readonly code: number; readonly meaning: CodeMeaning | undefined };

/** What the last day of sign-ins says. No address, no place, no device, no time: they are not even in here. */
export type SignInVerdict =
  | { readonly kind: 'code'; readonly meaning: CodeMeaning }
  | { readonly kind: 'unknown-code'; readonly code: number }
  /** The right password came from elsewhere; this kind of client keeps sending another one. */
  | { readonly kind: 'old-password'; readonly client: SignInClient; readonly lockedBy: boolean }
  | { readonly kind: 'locked-by-tries' }
  /** No sign-in failed, or none in a way that matters. */
  | { readonly kind: 'nothing-failed' };

export type Finding = { readonly verdict: SignInVerdict; readonly reset: ResetWorth };

/** What the account alone says, told at once (invariant I7). */
export type AccountSaying = {
  /** The main reason of "am I ready?": `ready` and `phone-at-microsoft` are no reason why a sign-in should fail. */
  readonly reason: ReadinessReason;
  /** Recovery with Avain itself waits. */
  readonly brake: { readonly reason: RefusalReason; readonly until: Date | undefined } | undefined;
  /** Whether a look at recent sign-ins can be offered: there is a log, and a flow could bring the one proof. */
  readonly canLook: boolean;
};

export type AtOnceOutcome =
  | { readonly kind: 'told'; readonly saying: AccountSaying }
  | { readonly kind: 'asked-too-often'; readonly retryAt: Date };

export type RecentOutcome =
  | { readonly kind: 'found'; readonly finding: Finding }
  /** No live flow of this person in this chat has a proof: nothing was read. */
  | { readonly kind: 'not-proved' }
  /** Looked too often today, or too many people look right now; nothing was read. */
  | { readonly kind: 'too-often'; readonly retryAt: Date }
  /** The organisation has no such log or keeps it from Avain, or it did not answer. */
  | { readonly kind: 'not-read' };

/** "Why can't I sign in?": of the speaker's own account only. */
export type DiagnosisService = {
  /** Counted and audited as "am I ready?". Throws a `DependencyError` where store or audit fail. */
  readonly atOnce: (speaker: Speaker) => Promise<AtOnceOutcome>;
  /**
   * Reads the sign-ins of the last 24 hours, once; only the caller knows that the person agreed. Needs a live flow of the
   * speaker with at least one proof that still counts. Counted and audited before anything is read; throws a
   * `DependencyError` where store or audit fail.
   */
  readonly recent: (speaker: Speaker, flowId: string) => Promise<RecentOutcome>;
  /** The code in a text that somebody pasted; undefined: there is none. Reads no log and keeps nothing. */
  readonly explain: (text: string) => Explanation | undefined;
};
