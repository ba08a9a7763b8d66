import type { JobQueue } from '../queue/job-queue.ts';
import type { RandomSource } from '../random/random-source.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';
import type { CaseKeeper } from './case-keeper.ts';
import type { CaseProofs } from './case-proofs.ts';
import type { CaseRecord } from './case-record.ts';
import { isCaseEnded } from './case-state.ts';
import { letGo } from './let-go.ts';

/** Ends a case because its ticket was closed in the other system. Safe to repeat. */
export type CloseFromDesk = (caseId: string) => Promise<'closed' | 'over' | 'unknown'>;

export type CloseFromDeskOptions = {
  readonly keeper: Pick<CaseKeeper, 'settled' | 'change'>;
  readonly proofs: Pick<CaseProofs, 'resume' | 'drop'>;
  readonly queue: JobQueue;
  readonly store: Pick<KeyValueStore, 'now'>;
  readonly random: RandomSource;
};

/**
 * Closing there closes here: the case is resolved for the reason `closed-in-desk`, the person is told, the card repainted,
 * and a reset that waited for the helpdesk goes on by itself. It gives nobody anything: what the case had not proved stays
 * unproved. A frozen case ends too, and its reset with it.
 */
export function createCloseFromDesk(options: CloseFromDeskOptions): CloseFromDesk {
  const { keeper, queue } = options;

  const tell = async (record: CaseRecord): Promise<void> => {
    const { id: caseId, endedAt } = record;
    const newsId = `${caseId}.closed-in-desk.${Date.parse(endedAt ?? '')}`;
    const job = { kind: 'case-news', caseId, news: 'closed-in-desk', newsId } as const;
    await queue.add('bot', job, { id: `case-news.${newsId}` });
    await letGo(options.proofs, record);
  };

  return (caseId) =>
    keeper.settled(caseId, async (found) => {
      if (found === undefined) return 'unknown';
      const { record } = found;
      if (isCaseEnded(record.state)) {
        // Also when this ended it: the process that did may have died before it told the person.
        if (record.endedBecause === 'closed-in-desk') await tell(record);
        return 'over';
      }
      const changed = await keeper.change(found, {
        actor: { by: 'desk' },
        event: 'resolved',
        what: 'ticket-closed',
        reason: 'closed-in-desk',
        patch: {
          nonce: options.random.id(),
          talking: false,
          endedAt: (await options.store.now()).toISOString(),
          endedBecause: 'closed-in-desk',
          ticket: { ...record.ticket, state: 'closed' },
        },
      });
      // Every open state has the event: not allowed means that it has just ended.
      if (changed === 'lost-race' || changed === 'not-allowed') return 'lost-race';
      await tell(changed.record);
      return 'closed';
    });
}
