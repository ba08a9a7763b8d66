import type { Language } from '../i18n/language.ts';
import type { CaseEndReason, CaseTrouble, EvidenceKind } from '../outcomes/case-reasons.ts';
import type { CaseState } from './case-state.ts';

export type CasePriority = 'high' | 'normal';

/**
 * One escalation, as stored (RecordStore kind `case`, encrypted JSON; index `target`). Instants are ISO strings. No code,
 * no address, no password ever stands here; what people say to one another stands in `relay-message` records.
 */
export type CaseRecord = {
  readonly schema: 1;
  /** The case's number, eight characters (case-number.ts) shown as `4K7M-2QXR`; stored without the hyphen. */
  readonly id: string;
  readonly target: string;
  readonly tenantId: string;
  readonly targetId: string;
  /** The person's personal chat at the time of opening; the person's record has the current one. */
  readonly conversationId: string;
  readonly correlationId: string;
  readonly displayName: string;
  readonly department: string | null;
  readonly language: Language;
  readonly trouble: CaseTrouble;
  readonly priority: CasePriority;
  readonly state: CaseState;
  /** Single use: changes with every accepted act, so that a card of an earlier state is refused by the record. */
  readonly nonce: string;
  readonly lastPress: {
    readonly nonce: string;
    /** What was pressed; for words, with the hash of the words. */
    readonly verb: string;
    readonly agentId: string;
    /** Absent in records of an earlier build: the last line of the timeline says about when. */
    readonly at?: string;
  } | null;
  readonly teamId: string;
  readonly owner: CaseAgent | null;
  readonly openedAt: string;
  readonly claimedAt: string | null;
  readonly endedAt: string | null;
  /** By when the person was promised to hear; passes unclaimed: the team's fallback mail goes out. */
  readonly dueAt: string;
  /** The end of a case that is still open then; never moved. */
  readonly expiresAt: string;
  readonly endedBecause: CaseEndReason | null;
  /** Indexes into the word list: the same three words for person and agent. They prove the agent, never the person. */
  readonly words: readonly [number, number, number];
  /** Whether typed words of the person go to the agent instead of to the bot. */
  readonly talking: boolean;
  /** Set by a "No" of the called person: nothing but refusing and resolving is possible any more. */
  readonly frozenAt: string | null;
  /** The flow this case paused or whose proofs it joins; null while there is none. */
  readonly flowId: string | null;
  /** What an agent who asked for a verification sees of it. */
  readonly verification: 'none' | 'pending' | 'passed' | 'failed';
  readonly vouches: readonly CaseVouch[];
  /** For accounts without any registered method: the manager was told, and may object until then. */
  readonly objection: {
    readonly until: string;
    readonly objectedAt: string | null;
    /** When the manager's mail was accepted: nobody can object to what they were not told of. */
    readonly toldAt?: string | null;
  } | null;
  /** The team's card: whether and where it stands. */
  readonly post: {
    readonly state: 'none' | 'sending' | 'posted' | 'digest' | 'unconfirmed' | 'unreachable';
    readonly conversationId: string | null;
    readonly activityId: string | null;
  };
  readonly fallbackSentAt: string | null;
  /** The ticket in the other system, once there is one. */
  readonly ticket: {
    readonly state: 'none' | 'open' | 'closed';
    readonly id: string | null;
    readonly url: string | null;
  };
  /** Where to begin looking for the number of the last relayed message; may lag behind. */
  readonly lastMessage: number;
  readonly timeline: readonly TimelineEntry[];
};

export type CaseAgent = { readonly id: string; readonly name: string };

/** One agent's word for a person, with what it rests on. `reference` is bounded text of the agent (badge, HR ticket). */
export type CaseVouch = {
  readonly agentId: string;
  readonly agentName: string;
  readonly evidence: EvidenceKind;
  readonly reference: string;
  readonly at: string;
  /** The flow in which it is a proof; null for the first of two vouches, which waits for its time. */
  readonly flowId: string | null;
};

/** What was tried, and what happened: newest last, at most 100 (the oldest after the first go). No codes, no addresses. */
export type TimelineEntry = {
  readonly at: string;
  readonly by: 'person' | 'agent' | 'bot' | 'desk';
  /** Name of the agent where `by` is agent. */
  readonly name: string | null;
  readonly what: TimelineWhat;
  /**
   * A code of ours that the card spells out (a method, a reason, an evidence kind), or of `troubleshot` the way through a
   * tree in the tree's own words; never what somebody wrote.
   */
  readonly detail: string | null;
};

export type TimelineWhat =
  | 'opened'
  /** The person asked for a human while the case was open, in another reset or after another refusal. */
  | 'opened-again'
  /** The person came from the troubleshooter. */
  | 'troubleshot'
  | 'tried-method'
  | 'proved-method'
  | 'wrong-codes'
  | 'flow-ended'
  | 'refused-by-policy'
  | 'claimed'
  | 'reassigned'
  | 'released'
  | 'asked'
  | 'added'
  | 'verification-asked'
  | 'verification-passed'
  | 'verification-failed'
  | 'vouched'
  | 'vouch-waiting'
  | 'vouch-lapsed'
  | 'manager-told'
  | 'manager-objected'
  | 'handed-back'
  | 'talk-ended'
  | 'unclaimed'
  | 'frozen'
  | 'ticket-made'
  | 'ticket-closed'
  | 'undeliverable'
  | 'password-set'
  | 'resolved'
  | 'refused'
  | 'withdrawn'
  | 'expired';
