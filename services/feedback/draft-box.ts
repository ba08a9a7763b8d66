import type { Clock } from '../clock/clock.ts';
import type { RandomSource } from '../random/random-source.ts';
import type { RecordStore } from '../store/record-store.ts';
import type { Draft } from '../outcomes/gap-outcome.ts';
import { dayOf } from './gap-list.ts';

export const draftKind = 'answer-draft';

/** Whoever edits them is one person with other things to do: more would only be forgotten. */
const mostDrafts = 100;
const keptDays = 180;
const dayMs = 24 * 60 * 60 * 1000;

export type NewDraft = Pick<Draft, 'question' | 'answer' | 'language' | 'from'> & { readonly id?: string };

/** Drafts of a tenant, until somebody has made answers of them or 180 days are over. */
export type DraftBox = {
  /**
   * `full`: as many as can be wait already. Two that race for the last place may both have it. A second one of the same
   * `id` adds nothing.
   */
  readonly add: (draft: NewDraft) => Promise<'added' | 'full'>;
  readonly isFull: () => Promise<boolean>;
  readonly count: () => Promise<number>;
  /** Oldest first. */
  readonly all: () => Promise<readonly Draft[]>;
  /** Idempotent. */
  readonly remove: (id: string) => Promise<void>;
};

export function createDraftBox(options: {
  readonly records: Pick<RecordStore, 'get' | 'put' | 'find' | 'count' | 'remove'>;
  readonly clock: Clock;
  readonly random: Pick<RandomSource, 'id'>;
  readonly tenantId: string;
}): DraftBox {
  const { records, clock, random, tenantId } = options;
  const count = (): Promise<number> => records.count(draftKind, 'tenant', tenantId);
  const isFull = async (): Promise<boolean> => (await count()) >= mostDrafts;
  return {
    count,
    isFull,
    add: async ({ id = random.id(), question, answer, language, from }) => {
      if (await isFull()) return 'full';
      const now = clock.now();
      const draft: Draft = { id, question, answer, language, from, day: dayOf(now) };
      await records.put(draftKind, draft.id, {
        value: JSON.stringify(draft),
        keepUntil: new Date(now.getTime() + keptDays * dayMs),
        indexes: { tenant: tenantId },
        expectedVersion: 0,
      });
      return 'added';
    },
    all: async () => {
      const drafts: Draft[] = [];
      for (const id of await records.find(draftKind, 'tenant', tenantId)) {
        const found = await records.get(draftKind, id);
        if (found !== undefined) drafts.push(JSON.parse(found.value) as Draft);
      }
      return drafts;
    },
    remove: (id) => records.remove(draftKind, id),
  };
}
