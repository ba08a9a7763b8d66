import type { Clock } from '../../services/clock/clock.ts';

export type ThrottleOptions = {
  /** Resource units an app may spend per ten seconds; a tenant of fewer than 50 users has 3500. */
  readonly unitsPerTenSeconds: number;
  readonly clock: Clock;
};

export type Throttle = {
  /** Seconds to stay away, or undefined when the budget allows the request. */
  readonly spend: (appId: string, units: number) => number | undefined;
};

/** A token bucket per app, as the directory part of Graph has it. */
export function createThrottle({ unitsPerTenSeconds, clock }: ThrottleOptions): Throttle {
  const buckets = new Map<string, { left: number; at: number }>();
  const perMs = unitsPerTenSeconds / 10_000;
  return {
    spend: (appId, units) => {
      const now = clock.now().getTime();
      const bucket = buckets.get(appId) ?? { left: unitsPerTenSeconds, at: now };
      const left = Math.min(unitsPerTenSeconds, bucket.left + (now - bucket.at) * perMs);
      const enough = left >= units;
      buckets.set(appId, { left: enough ? left - units : left, at: now });
      return enough ? undefined : Math.max(1, Math.ceil((units - left) / perMs / 1000));
    },
  };
}

/** The budget grows with the tenant (https://learn.microsoft.com/graph/throttling-limits). */
export function unitsFor(people: number): number {
  if (people < 50) return 3500;
  return people <= 500 ? 5000 : 8000;
}
