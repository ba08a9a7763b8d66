import type { AuditLog } from '../audit/audit-log.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { RandomSource } from '../random/random-source.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';
import type { CaseProofs } from './case-proofs.ts';
import type { CaseRecord } from './case-record.ts';
import type { CaseRepository } from './case-repository.ts';
import { isCaseEnded } from './case-state.ts';
import { withEntry } from './timeline.ts';

/** Ends a case because its ticket was closed in the other system. Safe to repeat. */
export type CloseFromDesk = (caseId: string) => Promise<'closed' | 'over' | 'unknown'>;

export type CloseFromDeskOptions = {
  readonly cases: CaseRepository;
  readonly proofs: Pick<CaseProofs, 'resume'>;
  readonly queue: JobQueue;
  readonly audit: AuditLog;
  /** The audit pseudonym of an account. */
  readonly auditSubject: (target: string) => Promise<string>;
  readonly store: Pick<KeyValueStore, 'now'>;
  readonly random: RandomSource;
};

/**
 * Closing there closes here: the case is resolved for the reason `closed-in-desk`, the person is told, the card repainted,
 * and a reset that waited for the helpdesk goes on by itself. It gives nobody anything: what the case had not proved stays
 * unproved. A frozen case ends too, and its reset stays where it is.
 */
export function createCloseFromDesk(options: CloseFromDeskOptions): CloseFromDesk {
  const { cases, queue } = options;

  return async (caseId) => {
    for (let audited = false; ; audited = true) {
      const found = await cases.load(caseId);
      if (found === undefined) return 'unknown';
      const { record } = found;
      if (isCaseEnded(record.state)) {
        // Also when this ended it: the process that did may have died before it told anybody.
        if (record.endedBecause === 'closed-in-desk') await tell(record);
        return 'over';
      }
      if (!audited) await audit(record);
      const at = (await options.store.now()).toISOString();
      const moved = await cases.move(found, 'resolved', {
        nonce: Buffer.from(options.random.bytes(16)).toString('base64url'),
        talking: false,
        endedAt: at,
        endedBecause: 'closed-in-desk',
        ticket: { ...record.ticket, state: 'closed' },
        timeline: withEntry(record.timeline, { at, by: 'desk', name: null, what: 'ticket-closed', detail: null }),
      });
      if (moved.kind !== 'moved') continue;
      await tell(record);
      return 'closed';
    }
  };

  async function tell({ id: caseId, flowId, frozenAt }: CaseRecord): Promise<void> {
    const newsId = `${caseId}.closed-in-desk`;
    await queue.add(
      'bot',
      { kind: 'case-news', caseId, news: 'closed-in-desk', newsId },
      { id: `case-news.${newsId}` },
    );
    await queue.add('bot', { kind: 'case-changed', caseId }, { id: `case-changed.${newsId}` });
    if (flowId !== null && frozenAt === null) await options.proofs.resume(flowId);
  }

  async function audit(record: CaseRecord): Promise<void> {
    await options.audit.append({
      type: 'case.changed',
      subject: await options.auditSubject(record.target),
      caseId: record.id,
      correlationId: record.correlationId,
      by: 'desk',
      what: 'ticket-closed',
      state: 'resolved',
      reason: 'closed-in-desk',
    });
  }
}
