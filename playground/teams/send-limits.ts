import type { Clock } from '../../services/clock/clock.ts';

/** Teams' published limits for one bot in one conversation: sends in so many seconds. */
const windows = [
  { seconds: 1, sends: 7 },
  { seconds: 2, sends: 8 },
  { seconds: 30, sends: 60 },
  { seconds: 3600, sends: 1800 },
] as const;

export type SendLimits = {
  /** Counts one send; answers the seconds to wait (at least 1) when the conversation has had its share. */
  readonly count: (conversationId: string) => { readonly retryAfterSeconds: number } | undefined;
  readonly clear: () => void;
};

/** Sliding windows in memory. A refused send is not counted, as Teams does it. */
export function createSendLimits({ clock }: { readonly clock: Clock }): SendLimits {
  const sends = new Map<string, readonly number[]>();
  return {
    count: (conversationId) => {
      const now = clock.now().getTime();
      const recent = (sends.get(conversationId) ?? []).filter((at) => at > now - 3_600_000);
      for (const window of windows) {
        const inside = recent.filter((at) => at > now - window.seconds * 1000);
        if (inside.length < window.sends) continue;
        const freeAt = (inside[inside.length - window.sends] ?? now) + window.seconds * 1000;
        return { retryAfterSeconds: Math.max(1, Math.ceil((freeAt - now) / 1000)) };
      }
      sends.set(conversationId, [...recent, now]);
      return undefined;
    },
    clear: () => sends.clear(),
  };
}
