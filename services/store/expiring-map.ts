import type { Clock } from '../clock/clock.ts';

export type ExpiringMap<V> = {
  /** Undefined at and after the deadline. */
  readonly get: (key: string) => V | undefined;
  readonly set: (key: string, value: V, lifetimeMs: number) => void;
  readonly delete: (key: string) => void;
};

/** Writes between two sweeps: keeps memory bounded by what is alive without a timer. */
const writesPerSweep = 1024;

/** A map whose entries end at a deadline of the clock. */
export function createExpiringMap<V>(clock: Clock): ExpiringMap<V> {
  const entries = new Map<string, { readonly value: V; readonly deadline: number }>();
  let writes = 0;
  const sweep = (now: number): void => {
    for (const [key, entry] of entries) if (entry.deadline <= now) entries.delete(key);
  };
  return {
    get: (key) => {
      const entry = entries.get(key);
      return entry !== undefined && entry.deadline > clock.now().getTime() ? entry.value : undefined;
    },
    set: (key, value, lifetimeMs) => {
      const now = clock.now().getTime();
      entries.set(key, { value, deadline: now + lifetimeMs });
      writes += 1;
      if (writes % writesPerSweep === 0) sweep(now);
    },
    delete: (key) => {
      entries.delete(key);
    },
  };
}
