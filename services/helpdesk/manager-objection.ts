import type { JobQueue } from '../queue/job-queue.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';
import type { CaseKeeper } from './case-keeper.ts';
import type { CaseRecord } from './case-record.ts';
import type { CaseRepository } from './case-repository.ts';
import { isCaseEnded } from './case-state.ts';
import type { ObjectionLink, ObjectionLinks } from './objection-links.ts';

/** The manager's page: one click, no login, as with "this wasn't me": all that a link can do is stop something. */
export type ManagerObjection = {
  /** Reads only; opening the page never acts (mail scanners open links). `over`: there is nothing left to stop. */
  readonly look: (token: string) => Promise<'live' | 'done' | 'over' | 'dead'>;
  /** Stops the two vouches. A second click answers `done`. */
  readonly object: (token: string) => Promise<'accepted' | 'done' | 'over' | 'dead'>;
};

/**
 * The manager's word against the first of two vouches. It counts as long as the case is open, also after the time in
 * which the second agent had to wait: the executor looks for it at the write. Nothing in the case can be vouched for
 * afterwards.
 */
export function createManagerObjection(options: {
  readonly cases: Pick<CaseRepository, 'load'>;
  readonly keeper: CaseKeeper;
  readonly links: ObjectionLinks;
  readonly queue: Pick<JobQueue, 'add'>;
  readonly store: Pick<KeyValueStore, 'now'>;
}): ManagerObjection {
  const { cases, keeper, links, queue, store } = options;

  const tell = async ({ id: caseId }: CaseRecord, objectedAt: string): Promise<void> => {
    const newsId = `${caseId}.objected.${Date.parse(objectedAt)}`;
    await queue.add('bot', { kind: 'case-news', caseId, news: 'objected', newsId }, { id: `case-news.${newsId}` });
  };

  return {
    look: async (token) => {
      const link = await links.find(token);
      return link === undefined ? 'dead' : standing((await cases.load(link.caseId))?.record, link);
    },
    object: async (token) => {
      const link = await links.find(token);
      if (link === undefined) return 'dead';
      return keeper.settled(link.caseId, async (found) => {
        const state = standing(found?.record, link);
        const objection = found?.record.objection;
        if (found === undefined || objection == null || state === 'over') return 'over';
        if (state === 'done') {
          // The click before may have died between the write and the news.
          if (objection.objectedAt !== null) await tell(found.record, objection.objectedAt);
          return 'done';
        }
        const objectedAt = (await store.now()).toISOString();
        const changed = await keeper.change(found, {
          actor: { by: 'bot' },
          event: found.record.state === 'vouched' ? 'vouch-lapsed' : undefined,
          what: 'manager-objected',
          patch: { objection: { ...objection, objectedAt } },
        });
        if (changed === 'lost-race') return changed;
        if (changed === 'not-allowed') return 'over';
        await tell(changed.record, objectedAt);
        return 'accepted';
      });
    },
  };
}

/** A link is of one vouch: when that one lapsed, or another took its place, there is nothing to object to. */
function standing(record: CaseRecord | undefined, { vouchedAt }: ObjectionLink): 'live' | 'done' | 'over' {
  if (record === undefined || isCaseEnded(record.state)) return 'over';
  const first = record.vouches.some(({ at }) => at === vouchedAt);
  if (!first || record.objection === null) return 'over';
  return record.objection.objectedAt === null ? 'live' : 'done';
}
