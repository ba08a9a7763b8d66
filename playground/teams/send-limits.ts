import type { Clock } from '../../services/clock/clock.ts';

/** What the limits tell apart: sending (posting, changing, deleting, opening a conversation) and reading its members. */
export type Operation = 'send' | 'read';

type Window = { readonly seconds: number; readonly most: number };

/**
 * Teams' published limits for one bot in one conversation, which is a chat or a whole channel with all its threads:
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
const perConversation: Readonly<Record<Operation, readonly Window[]>> = {
  send: [
    { seconds: 1, most: 7 },
    { seconds: 2, most: 8 },
    { seconds: 30, most: 60 },
    { seconds: 3600, most: 1800 },
  ],
  read: [
    { seconds: 1, most: 14 },
    { seconds: 2, most: 16 },
    { seconds: 30, most: 120 },
    { seconds: 3600, most: 3600 },
  ],
};

/** One app in one tenant, whatever it does and wherever. */
const perTenant: readonly Window[] = [{ seconds: 1, most: 50 }];

export type SendLimits = {
  /** Counts one operation; answers the seconds to wait (at least 1) when the conversation or the tenant has had its share. */
  readonly count: (conversationId: string, operation?: Operation) => { readonly retryAfterSeconds: number } | undefined;
  readonly clear: () => void;
};

/** Sliding windows in memory. A refused operation is not counted, as Teams does it. */
export function createSendLimits({ clock }: { readonly clock: Clock }): SendLimits {
  const counted = new Map<string, readonly number[]>();
  return {
    count: (conversationId, operation = 'send') => {
      const now = clock.now().getTime();
      const channel = conversationId.split(';messageid=')[0] ?? conversationId;
      const shares = [
        { key: 'tenant', windows: perTenant },
        { key: `${operation} ${channel}`, windows: perConversation[operation] },
      ].map((share) => ({ ...share, recent: within(counted.get(share.key) ?? [], share.windows, now) }));
      const freeAt = shares.flatMap(({ windows, recent }) => windows.map((window) => freeFrom(recent, window, now)));
      const latest = Math.max(...freeAt);
      if (latest > now) return { retryAfterSeconds: Math.max(1, Math.ceil((latest - now) / 1000)) };
      for (const { key, recent } of shares) counted.set(key, [...recent, now]);
      return undefined;
    },
    clear: () => counted.clear(),
  };
}

/** What the longest window still sees. */
function within(times: readonly number[], windows: readonly Window[], now: number): readonly number[] {
  const longest = Math.max(...windows.map(({ seconds }) => seconds));
  return times.filter((at) => at > now - longest * 1000);
}

/** When one more fits; `now` or earlier: at once. */
function freeFrom(recent: readonly number[], { seconds, most }: Window, now: number): number {
  const inside = recent.filter((at) => at > now - seconds * 1000);
  return inside.length < most ? now : (inside[inside.length - most] ?? now) + seconds * 1000;
}
