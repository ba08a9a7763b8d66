import type { AdminAct } from '../admin/admin.ts';
import type { CodeMethod, MethodName } from '../policy/proof-policy.ts';
import type { TimelineWhat } from '../helpdesk/case-record.ts';
import type { EvidenceKind } from '../outcomes/case-reasons.ts';
import type { Light } from '../outcomes/readiness-outcome.ts';
import type { RefusalReason } from '../outcomes/refusal.ts';

/**
 * Audit = for the customer: a closed union of past-tense events. `subject` is the audit pseudonym of the account
 * (deletable mapping, services/aftercare), never a name or an address.
 */
export type AuditEvent =
  | (FlowEvent & { readonly type: 'password-reset.started' })
  | (SubjectEvent & { readonly type: 'password-reset.refused'; readonly reason: RefusalReason })
  | (FlowEvent & { readonly type: 'account.confirmed' })
  | (FlowEvent & {
      readonly type: 'code.sent';
      readonly method: CodeMethod;
      readonly result: 'accepted' | 'refused' | 'unconfirmed';
    })
  | (FlowEvent & { readonly type: 'code.rejected'; readonly method: CodeMethod })
  | (FlowEvent & { readonly type: 'code.accepted'; readonly method: CodeMethod })
  | (SubjectEvent & { readonly type: 'recovery.locked'; readonly until: string })
  | (FlowEvent & { readonly type: 'page.opened' })
  | (FlowEvent & { readonly type: 'page.opened-twice' })
  | (FlowEvent & { readonly type: 'password.sealed' })
  /** The durable intent before the one write (invariant I4). */
  | (FlowEvent & {
      readonly type: 'password-reset.intended';
      readonly attempt: number;
      /** `lastPasswordChangeDateTime` read just before the write, or null. */
      readonly beforeImage: string | null;
      readonly policyHash: string;
      readonly proofs: readonly MethodName[];
      /** The case whose vouch is among the proofs: its `case.vouched` must stand in the audit too. */
      readonly caseId?: string;
    })
  | (FlowEvent & {
      readonly type: 'password-reset.completed';
      readonly reconciled: boolean;
      readonly requestId: string | null;
    })
  | (FlowEvent & {
      readonly type: 'password-reset.not-done';
      readonly reason: string;
      readonly requestId: string | null;
    })
  | (FlowEvent & { readonly type: 'password-reset.unknown'; readonly requestId: string | null })
  /** An intent whose outcome nobody can read any more: the flow's record is gone. The account was told nothing. */
  | (FlowEvent & { readonly type: 'password-reset.unresolved' })
  | (FlowEvent & { readonly type: 'flow.ended'; readonly state: string })
  | (FlowEvent & { readonly type: 'sessions.revoked' })
  | (FlowEvent & {
      readonly type: 'notice.sent';
      readonly channel: 'mail' | 'sms';
      readonly result: 'accepted' | 'refused' | 'unconfirmed';
    })
  | (SubjectEvent & { readonly type: 'wasnt-me.reported'; readonly reportId: string })
  | (SubjectEvent & {
      readonly type: 'wasnt-me.intended';
      readonly reportId: string;
      readonly beforeImage: string | null;
    })
  | (SubjectEvent & {
      readonly type: 'wasnt-me.completed';
      readonly reportId: string;
      readonly passwordReplaced: boolean;
    })
  | (SubjectEvent & { readonly type: 'wasnt-me.unknown'; readonly reportId: string })
  | (SubjectEvent & { readonly type: 'wasnt-me.not-done'; readonly reportId: string; readonly reason: string })
  | (SubjectEvent & { readonly type: 'recovery.frozen'; readonly until: string })
  | (OperatorEvent & { readonly type: 'recovery.unfrozen'; readonly subject: string })
  | (OperatorEvent & { readonly type: 'recovery.unlocked'; readonly subject: string })
  | (OperatorEvent & { readonly type: 'resets.paused' })
  | (OperatorEvent & { readonly type: 'resets.resumed' })
  | (SubjectEvent & { readonly type: 'personal-data.shown' })
  | (SubjectEvent & { readonly type: 'personal-data.erased' })
  /** The person asked whether they could get back in today; which kinds of methods are registered was shown. */
  | (SubjectEvent & { readonly type: 'readiness.shown'; readonly light: Light })
  /** The troubleshooter looked at the person's own account for them: what it found decided what was shown. */
  | (SubjectEvent & { readonly type: 'troubleshooter.looked' })
  /** The person agreed, and proved once: codes of their sign-ins of the last day were read. What they said is not kept. */
  | (FlowEvent & { readonly type: 'sign-ins.read' })
  /** Every event of a case: what, by whom, and for an end or a refusal why. `by` is an audit subject where it is an agent. */
  | (CaseEventOf & {
      readonly type: 'case.changed';
      readonly what: TimelineWhat;
      readonly state: string;
      readonly reason: string | null;
    })
  | (CaseEventOf & {
      readonly type: 'case.vouched';
      readonly evidence: EvidenceKind;
      /** SHA-256 of the reference, so that the desk's own papers can be compared with it. */
      readonly referenceHash: string;
    })
  /** An agent handed an answer of the case to the admins, as a draft that names nobody. */
  | (CaseEventOf & { readonly type: 'case.answer-saved' })
  /** An agent's act that was refused: no right, too close, another's case. Bounded an hour and agent. */
  | (CaseEventOf & { readonly type: 'case.act-refused'; readonly act: string; readonly reason: string })
  | {
      readonly type: 'caller-check.started';
      readonly checkId: string;
      readonly by: string;
      readonly correlationId: string;
    }
  | {
      readonly type: 'caller-check.changed';
      readonly checkId: string;
      readonly what:
        | 'sent'
        | 'unconfirmed'
        | 'not-sent'
        | 'opened'
        | 'opened-twice'
        | 'confirmed'
        | 'denied'
        | 'passed'
        | 'failed'
        | 'expired';
      readonly correlationId: string;
      /** Audit subject of the account; null where the named account does not exist or may not. */
      readonly subject: string | null;
    }
  /** An act of an admin, before its effect. `by` is an audit subject; `about` an id, never a name. */
  | {
      readonly type: 'admin.acted';
      readonly act: AdminAct;
      readonly by: string;
      readonly about: string | null;
      readonly correlationId: string;
    }
  /** Somebody without the right asked for an admin's act. Bounded an hour and person. */
  | { readonly type: 'admin.refused'; readonly by: string; readonly reason: string; readonly correlationId: string }
  /** Too many wrong codes in the whole organisation. */
  | { readonly type: 'codes.paused'; readonly until: string }
  /** A card of this flow was pressed by somebody else, or from another conversation; `by` is the presser's own subject. */
  | (FlowEvent & { readonly type: 'press.foreign'; readonly by: string })
  | { readonly type: 'state.lost'; readonly until: string }
  | { readonly type: 'retention.ran'; readonly removed: number }
  /** Written before old files are removed, so that the verifier knows where a chain may begin. */
  | { readonly type: 'log.pruned'; readonly instance: string; readonly count: number; readonly last: string }
  /**
   * First record of every file. `continues` is the file before; `witnessed` are the heads of other instances as they
   * stood, so that a whole instance cannot vanish unseen.
   */
  | {
      readonly type: 'log.opened';
      readonly build: string;
      readonly continues: string | null;
      readonly witnessed: readonly { readonly instance: string; readonly count: number; readonly last: string }[];
    };

type CaseEventOf = {
  readonly subject: string;
  readonly caseId: string;
  readonly correlationId: string;
  readonly by: 'person' | 'bot' | 'desk' | `agent:${string}`;
};
type SubjectEvent = { readonly subject: string; readonly correlationId: string };
type FlowEvent = SubjectEvent & { readonly flowId: string };
type OperatorEvent = { readonly operator: string; readonly reason: string };

export type AuditLog = {
  /**
   * Resolves only after the event is on disk (fsync). Throws `DependencyError('audit_unavailable')`; whoever was about
   * to act then does not act.
   */
  readonly append: (event: AuditEvent) => Promise<void>;
  readonly close: () => Promise<void>;
};
