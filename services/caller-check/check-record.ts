import { spellCaseNumber } from '../helpdesk/case-number.ts';
import { wordsOf, type WordIndexes } from '../helpdesk/trust-words.ts';
import type { Language } from '../i18n/language.ts';
import type { Speaker } from '../outcomes/reset-outcome.ts';
import type { CodeMethod } from '../policy/proof-policy.ts';
import { pageConversation } from '../reset-flow/page-conversation.ts';
import type { CheckPost, CheckView } from './caller-checks.ts';
import { isCheckEnded, type CheckState } from './check-state.ts';

/**
 * One caller check, as stored (RecordStore kind `caller-check`, encrypted JSON, a day). Instants are ISO strings. No
 * address, no link, no code stands here, and nothing of it but `CheckView` ever reaches an agent.
 */
export type CheckRecord = {
  readonly schema: 1;
  /** Like a case number: names the check and authorises nothing. */
  readonly id: string;
  readonly tenantId: string;
  readonly agentId: string;
  readonly agentName: string;
  readonly teamId: string;
  /** The name in one spelling. It may be nobody's. */
  readonly named: string;
  readonly words: WordIndexes;
  /**
   * Of the team, for agent and person alike: the lists of two languages are no translations of each other, and the
   * language of an account would tell the agent that it exists.
   */
  readonly wordsLanguage: Language;
  readonly correlationId: string;
  readonly state: CheckState;
  readonly startedAt: string;
  readonly expiresAt: string;
  /** Null until somebody was found to whom a link may go. */
  readonly targetId: string | null;
  readonly target: string | null;
  /** `nothing`: looked, and there is nowhere to send to. The check then ends as if nobody had answered. */
  readonly sending: 'waiting' | 'nothing' | 'sending' | 'accepted' | 'refused' | 'unconfirmed';
  readonly link: {
    readonly method: CodeMethod;
    readonly language: Language;
    /** Keyed hash of the address: a link to an address that is not registered any more proves nothing. */
    readonly to: string;
  } | null;
  /** Drawn when the person says yes, before the flow is made: a check has one flow at most. */
  readonly flowId: string | null;
  readonly endedBecause: 'refused' | 'other' | null;
  /** A "No" that came after the check had passed. */
  readonly takenBack: boolean;
  /** Whether the helpdesk was alarmed about a "No". */
  readonly alarmed: boolean;
  readonly post: CheckPost | null;
  /** Set before a card is posted by the job: a process that died there posts no second one. */
  readonly posting: boolean;
};

/** A check for whose account somebody was found. */
export type SentCheck = CheckRecord & {
  readonly targetId: string;
  readonly target: string;
  readonly link: NonNullable<CheckRecord['link']>;
};

export function isSent(record: CheckRecord): record is SentCheck {
  return record.targetId !== null && record.target !== null && record.link !== null;
}

/** Whether the person said "No", however much had been proved before. */
export function isDenied({ state, takenBack }: CheckRecord): boolean {
  return state === 'denied' || takenBack;
}

/** All that an agent ever sees. Pure. */
export function checkViewOf(record: CheckRecord, now: Date): CheckView {
  const over = isCheckEnded(record.state) || now.getTime() >= Date.parse(record.expiresAt);
  return {
    checkId: record.id,
    number: spellCaseNumber(record.id),
    named: record.named,
    agentName: record.agentName,
    teamId: record.teamId,
    words: wordsOf(record.words, record.wordsLanguage),
    state: record.state === 'passed' && !isDenied(record) ? 'passed' : over ? 'failed' : 'pending',
    startedAt: new Date(record.startedAt),
    expiresAt: new Date(record.expiresAt),
    denied: isDenied(record),
  };
}

/** Who speaks on the page of a check: the person themselves, in a conversation of its own that no chat can claim. */
export function speakerOf({ id, tenantId, targetId, correlationId }: SentCheck): Speaker {
  return { tenantId, personId: targetId, conversationId: pageConversation(id), correlationId };
}
