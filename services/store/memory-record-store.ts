import type { Clock } from '../clock/clock.ts';
import { recordKeys } from './record-keys.ts';
import type { RecordStore, StoredRecord } from './record-store.ts';

type Kept = StoredRecord & {
  readonly id: string;
  readonly indexes: Readonly<Record<string, string>>;
  readonly writtenAt: number;
};

/** For the playground and tests: promises nothing across a restart. */
export function createMemoryRecordStore({ clock }: { readonly clock: Clock }): RecordStore {
  const kinds = new Map<string, Map<string, Kept>>();
  const now = (): number => clock.now().getTime();
  const of = (kind: string): Map<string, Kept> => {
    const records = kinds.get(kind) ?? new Map<string, Kept>();
    kinds.set(kind, records);
    return records;
  };
  const live = (kind: string, id: string): Kept | undefined => {
    recordKeys.record(kind, id);
    const kept = of(kind).get(id);
    return kept !== undefined && kept.keepUntil.getTime() > now() ? kept : undefined;
  };
  const holding = (kind: string, index: string, value: string): Kept[] =>
    [...of(kind).values()].filter((kept) => kept.indexes[index] === value && kept.keepUntil.getTime() > now());
  let lastVersion = 0;
  return {
    get: async (kind, id) => stored(live(kind, id)),
    put: async (kind, id, { value, keepUntil, indexes, expectedVersion, order }) => {
      const current = live(kind, id);
      for (const [name, of] of Object.entries(indexes)) recordKeys.index(kind, name, of);
      if (expectedVersion !== undefined && expectedVersion !== (current?.version ?? 0))
        return { ok: false, current: stored(current) };
      lastVersion = Math.max(lastVersion + 1, now());
      const writtenAt = order?.getTime() ?? now();
      of(kind).set(id, { id, value, keepUntil, indexes, version: lastVersion, writtenAt });
      return { ok: true, version: lastVersion };
    },
    remove: async (kind, id) => {
      of(kind).delete(id);
    },
    find: async (kind, index, value, limit) =>
      holding(kind, index, value)
        .sort((a, b) => a.writtenAt - b.writtenAt || (a.id < b.id ? -1 : 1))
        .slice(0, limit)
        .map(({ id }) => id),
    count: async (kind, index, value) => holding(kind, index, value).length,
    removeDue: async (kind, limit) => {
      const due = [...of(kind).values()].filter((kept) => kept.keepUntil.getTime() <= now());
      const first = due.sort((a, b) => a.keepUntil.getTime() - b.keepUntil.getTime()).slice(0, limit);
      for (const { id } of first) of(kind).delete(id);
      return first.length;
    },
  };
}

function stored(kept: Kept | undefined): StoredRecord | undefined {
  return kept === undefined ? undefined : { value: kept.value, version: kept.version, keepUntil: kept.keepUntil };
}
