import type { Clock } from '../clock/clock.ts';
import { InvariantError } from '../errors/app-error.ts';
import { createExpiringMap } from './expiring-map.ts';
import type { KeyValueStore, Versioned } from './key-value-store.ts';
import { requireKey, requireLifetimeMs } from './store-key.ts';

/** For the playground and tests: lives and dies with the process, and every replica would have its own. */
export function createMemoryKeyValueStore({ clock }: { readonly clock: Clock }): KeyValueStore {
  const values = createExpiringMap<Versioned | { count: number }>(clock);
  const live = (key: string): Versioned | undefined => {
    const entry = values.get(requireKey(key));
    return entry !== undefined && 'value' in entry ? entry : undefined;
  };
  let lastVersion = 0;
  const set = (key: string, value: string, ttlSeconds: number): number => {
    const lifetime = requireLifetimeMs(ttlSeconds);
    lastVersion = Math.max(lastVersion + 1, clock.now().getTime());
    values.set(requireKey(key), { value, version: lastVersion }, lifetime);
    return lastVersion;
  };
  return {
    get: async (key) => live(key),
    getMany: async (keys) => keys.map(live),
    set: async (key, value, ttlSeconds) => set(key, value, ttlSeconds),
    delete: async (key) => values.delete(requireKey(key)),
    take: async (key) => {
      const entry = live(key);
      values.delete(key);
      return entry;
    },
    increment: async (key, ttlSeconds) => {
      const entry = values.get(requireKey(key));
      if (entry !== undefined && 'value' in entry) throw new InvariantError('a value cannot be counted up');
      if (entry !== undefined) return (entry.count += 1);
      values.set(key, { count: 1 }, requireLifetimeMs(ttlSeconds));
      return 1;
    },
    counts: async (keys) =>
      keys.map((key) => {
        const entry = values.get(requireKey(key));
        return entry !== undefined && 'count' in entry ? entry.count : 0;
      }),
    swap: async (key, expectedVersion, value, ttlSeconds) => {
      const current = live(key);
      if ((current?.version ?? 0) !== expectedVersion) return { ok: false, current };
      return { ok: true, version: set(key, value, ttlSeconds) };
    },
    now: async () => clock.now(),
  };
}
