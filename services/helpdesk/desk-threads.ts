import { createHash } from 'node:crypto';
import type { KeyValueStore } from '../store/key-value-store.ts';
import type { RecordStore } from '../store/record-store.ts';

/** What a thread of the team's channel is about. */
export type ThreadSubject = { readonly kind: 'case' | 'check'; readonly id: string };

/**
 * Which thread of which channel belongs to which case or caller check (RecordStore kind `desk-thread`): what agents write
 * there needs no number. A case that got a second card has two threads.
 */
export type DeskThreads = {
  /** `activityId`: the message that began the thread. Idempotent. */
  readonly remember: (channelId: string, activityId: string, subject: ThreadSubject) => Promise<void>;
  readonly find: (channelId: string, activityId: string) => Promise<ThreadSubject | undefined>;
};

export const deskThreadKind = 'desk-thread';

/** Longer than a case may be open (30 days) and asked about afterwards. */
const keptMs = 60 * 24 * 60 * 60 * 1000;

export function createDeskThreads(options: {
  readonly records: RecordStore;
  readonly store: Pick<KeyValueStore, 'now'>;
}): DeskThreads {
  const { records, store } = options;
  return {
    remember: async (channelId, activityId, subject) => {
      const keepUntil = new Date((await store.now()).getTime() + keptMs);
      const value = JSON.stringify({ schema: 1, ...subject });
      await records.put(deskThreadKind, idOf(channelId, activityId), { value, keepUntil, indexes: {} });
    },
    find: async (channelId, activityId) => {
      const stored = await records.get(deskThreadKind, idOf(channelId, activityId));
      if (stored === undefined) return undefined;
      const { schema, kind, id } = JSON.parse(stored.value) as ThreadSubject & { readonly schema: number };
      return schema === 1 ? { kind, id } : undefined;
    },
  };
}

/** Teams' ids may hold any characters; hashed, they fit a key and name nobody. */
function idOf(channelId: string, activityId: string): string {
  return createHash('sha256')
    .update(JSON.stringify([channelId, activityId]))
    .digest('base64url');
}
