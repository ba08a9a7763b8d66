import { drawCaseNumber } from '../services/helpdesk/case-number.ts';
import type { CaseRecord } from '../services/helpdesk/case-record.ts';
import type { CaseRepository } from '../services/helpdesk/case-repository.ts';
import { nextDueSeconds } from '../services/helpdesk/case-times.ts';
import type { JobQueue } from '../services/queue/job-queue.ts';
import { systemRandom } from '../services/random/system-random.ts';
import { channelOf } from './helpdesk-side.ts';
import { eachOf } from './statistics.ts';

/** Whose case it is. */
export type CaseOwner = Pick<
  CaseRecord,
  'target' | 'targetId' | 'tenantId' | 'conversationId' | 'displayName' | 'language'
>;

export type OpenCases = {
  readonly cases: Pick<CaseRepository, 'create'>;
  readonly queue: Pick<JobQueue, 'add'>;
  readonly teamId: string;
  readonly now: Date;
};

/**
 * Opens a case for each owner as the product's repository stores it, with a timeline as a real one has and with the next look
 * of its clock in the queue. Their cards count as posted: what is measured later is not the posting of so many.
 */
export async function openCases(
  { cases, queue, teamId, now }: OpenCases,
  owners: readonly CaseOwner[],
): Promise<readonly CaseRecord[]> {
  const start = now.getTime() - 600_000;
  const records = owners.map((owner, n) => newCase(owner, { teamId, n, openedAt: new Date(start + n) }));
  await eachOf(records, 16, async (record) => {
    await cases.create(record);
    const { seconds, moment } = nextDueSeconds(record, now);
    const id = `case-due.${record.id}.${moment}`;
    await queue.add('bot', { kind: 'case-due', caseId: record.id }, { id, delaySeconds: seconds });
  });
  return records;
}

type Birth = { readonly teamId: string; readonly n: number; readonly openedAt: Date };

function newCase(owner: CaseOwner, { teamId, n, openedAt }: Birth): CaseRecord {
  const at = openedAt.toISOString();
  const later = (hours: number): string => new Date(openedAt.getTime() + hours * 3_600_000).toISOString();
  const line = (what: CaseRecord['timeline'][number]['what']) =>
    ({ at, by: 'bot', name: null, what, detail: 'sms-code' }) as const;
  const messageId = String(1_000_000 + n);
  return {
    schema: 1,
    id: drawCaseNumber(systemRandom),
    ...owner,
    correlationId: `turn-${n}`,
    department: 'Sales',
    trouble: 'code-missing',
    priority: 'normal',
    state: 'open',
    nonce: systemRandom.id(),
    lastPress: null,
    teamId,
    owner: null,
    openedAt: at,
    claimedAt: null,
    endedAt: null,
    // So that no promise is broken, and told, while somebody measures.
    dueAt: later(24),
    expiresAt: later(7 * 24),
    endedBecause: null,
    words: [1, 2, 3],
    talking: false,
    frozenAt: null,
    flowId: null,
    verification: 'none',
    vouches: [],
    objection: null,
    post: { state: 'posted', conversationId: `${channelOf(teamId)};messageid=${messageId}`, activityId: messageId },
    fallbackSentAt: null,
    ticket: { state: 'none', id: null, url: null },
    lastMessage: 0,
    timeline: [line('tried-method'), line('wrong-codes'), line('tried-method'), line('opened')],
  };
}
