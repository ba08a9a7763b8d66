import type { Clock } from '../services/clock/clock.ts';

/** Waits until one more message fits. In process only: with several replicas the channel's 429 has the last word. */
export type SendRate = { readonly admit: (scope: string) => Promise<void> };

export type SendRateOptions = {
  /** Messages at once, and regained per second (Teams: 7 a second per conversation, 50 per app and tenant). */
  readonly perSecond: number;
  readonly clock: Clock;
};

const mostScopes = 10_000;

/** A token bucket per scope. */
export function createSendRate({ perSecond, clock }: SendRateOptions): SendRate {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    admit: async (scope) => {
      const now = clock.now().getTime();
      const bucket = buckets.get(scope) ?? { left: perSecond, at: now };
      const left = Math.min(perSecond, bucket.left + ((now - bucket.at) / 1000) * perSecond) - 1;
      buckets.delete(scope);
      buckets.set(scope, { left, at: now });
      if (buckets.size > mostScopes) buckets.delete(buckets.keys().next().value ?? scope);
      // A negative balance is a place in the queue.
      if (left < 0) await clock.wait(Math.ceil((-left / perSecond) * 1000));
    },
  };
}
