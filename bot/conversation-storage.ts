import { hash } from 'node:crypto';
import type { Storage, StoreItem, StoreItems } from 'botbuilder';
import { DependencyError } from '../services/errors/app-error.ts';
import type { KeyValueStore } from '../services/store/key-value-store.ts';

export type ConversationStorageOptions = {
  readonly store: KeyValueStore;
  /** How long a silent conversation is remembered. */
  readonly ttlSeconds?: number;
};

/** A storage that also gives and takes a value as the text it is kept as. Written texts overwrite. */
export type TextStorage = Storage & {
  readonly readText: (key: string) => Promise<string | undefined>;
  readonly writeText: (key: string, text: string) => Promise<void>;
};

/** A day: long enough for a flow that waits for the helpdesk. The flow's record, not the dialog stack, is the truth. */
const defaultTtlSeconds = 24 * 3600;

/**
 * The Bot Framework's state over our store. The eTag is the value's version: absent, empty or `*` overwrites (what the
 * framework itself always sends), anything else must be the current one. Writing several keys is not atomic.
 */
export function createConversationStorage({
  store,
  ttlSeconds = defaultTtlSeconds,
}: ConversationStorageOptions): TextStorage {
  return {
    readText: async (key) => (await store.get(storeKey(key)))?.value,
    writeText: async (key, text) => {
      await store.set(storeKey(key), text, ttlSeconds);
    },
    read: async (keys) => {
      // JavaScript callers may pass nothing; this is the framework's own answer to that.
      if (!(keys as string[] | undefined)) throw new ReferenceError('Keys are required when reading.');
      const found = await store.getMany(keys.map(storeKey));
      const items = keys.flatMap((key, i): [string, StoreItem][] => {
        const entry = found[i];
        return entry === undefined
          ? []
          : [[key, { ...(JSON.parse(entry.value) as object), eTag: String(entry.version) }]];
      });
      return Object.fromEntries(items);
    },
    write: async (changes) => {
      if (!(changes as StoreItems | undefined)) throw new ReferenceError('Changes are required when writing.');
      await Promise.all(
        Object.entries(changes).map(([key, item]) => writeItem(store, ttlSeconds, key, item as StoreItem)),
      );
    },
    delete: async (keys) => {
      await Promise.all(keys.map((key) => store.delete(storeKey(key))));
    },
  };
}

async function writeItem(store: KeyValueStore, ttlSeconds: number, key: string, item: StoreItem): Promise<void> {
  const { eTag, ...content } = item;
  const value = JSON.stringify(content);
  if (eTag === undefined || eTag === '' || eTag === '*') {
    await store.set(storeKey(key), value, ttlSeconds);
    return;
  }
  const expected = /^[1-9]\d{0,15}$/.test(eTag) ? Number(eTag) : -1;
  const { ok } = await store.swap(storeKey(key), expected, value, ttlSeconds);
  if (!ok) throw new DependencyError('store_unavailable', 'the conversation was changed meanwhile (eTag)');
}

/** The framework's keys hold Teams ids and any characters; hashed, the store's key names say nothing about anybody. */
function storeKey(key: string): string {
  return `avain:conversation:${hash('sha256', key, 'base64url')}`;
}
