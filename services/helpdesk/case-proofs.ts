import type { RefusalReason } from '../outcomes/refusal.ts';
import type { CaseRecord, CaseVouch, TimelineEntry } from './case-record.ts';
import type { CaseTrouble } from '../outcomes/case-reasons.ts';

/**
 * What a case may do to the person's own flow. The flow decides: a vouch is one proof in it, and every check, limit and
 * audit event of a reset holds as if the person had come alone.
 */
export type CaseProofs = {
  /** What was tried in the person's last flow and why it did not lead on, for the timeline. Empty without a flow. */
  readonly tried: (target: string, flowId: string | undefined) => Promise<Tried>;
  /** Pauses a live flow (`handed-over`); false when there is none that can be paused. Idempotent. */
  readonly pause: (flowId: string, caseId: string) => Promise<boolean>;
  /**
   * `handed-back`: the flow goes on where its proofs put it, with the time it had left. False when it is over, or when it is
   * no more of the case that is named. Idempotent.
   */
  readonly resume: (flowId: string, caseId?: string) => Promise<boolean>;
  /** Ends a flow that waits for this case, or in which one of its vouches counts; any other is left. Idempotent. */
  readonly drop: (flowId: string, caseId: string) => Promise<void>;
  /** Who may be vouched for, read afresh; never throws for a failed read (`could-not-check`). */
  readonly judge: (targetId: string) => Promise<VouchJudgement>;
  /**
   * Puts the vouch into the person's flow as a proof, opening the flow where there is none, and has the chat repainted.
   * With `earlier`, both are put in (account without a registered method). One vouch joins one flow once.
   */
  readonly join: (record: CaseRecord, vouch: CaseVouch, earlier: CaseVouch | undefined) => Promise<JoinOutcome>;
  /** Opens (or goes on with) a flow of the person in their chat that the case watches. */
  readonly begin: (record: CaseRecord) => Promise<JoinOutcome>;
};

export type Tried = {
  readonly flowId: string | null;
  readonly entries: readonly TimelineEntry[];
  /** Why self-service did not work, where the last half hour says so: for who asks for a human without a reason. */
  readonly trouble?: CaseTrouble | undefined;
};

export type VouchJudgement =
  /** One registered method (or more): one vouch and that method pass. */
  | { readonly kind: 'one-vouch' }
  /** No registered method at all, and the organisation allows two vouches. */
  | { readonly kind: 'two-vouches'; readonly manager: { readonly id: string; readonly name: string } | undefined }
  | { readonly kind: 'refused'; readonly reason: RefusalReason };

export type JoinOutcome =
  | { readonly kind: 'joined'; readonly flowId: string }
  | { readonly kind: 'refused'; readonly reason: RefusalReason }
  /** A password is on its way already: nothing to add. */
  | { readonly kind: 'too-late'; readonly flowId: string };
