import type { Clock } from '../../services/clock/clock.ts';
import type { GraphLimit } from './graph-world.ts';

export type WindowLimits = {
  /** Seconds to stay away, or undefined when the request may pass; only what passes counts. */
  readonly spend: (limit: GraphLimit, appId: string) => number | undefined;
};

/** https://learn.microsoft.com/graph/throttling-limits: per app and tenant. */
const windows: Readonly<Record<GraphLimit, { readonly most: number; readonly ms: number }>> = {
  reports: { most: 5, ms: 10_000 },
  teams: { most: 30, ms: 1000 },
};

/** The parts of Graph that answer only so many requests in so many seconds. */
export function createWindowLimits({ clock }: { readonly clock: Clock }): WindowLimits {
  const passed = new Map<string, number[]>();
  return {
    spend: (limit, appId) => {
      const { most, ms } = windows[limit];
      const now = clock.now().getTime();
      const key = `${limit} ${appId}`;
      const recent = (passed.get(key) ?? []).filter((at) => at > now - ms);
      const full = recent.length >= most;
      passed.set(key, full ? recent : [...recent, now]);
      return full ? Math.max(1, Math.ceil(((recent[0] ?? now) + ms - now) / 1000)) : undefined;
    },
  };
}
