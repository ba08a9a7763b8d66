import type { RandomSource } from '../random/random-source.ts';
import { hashHandle } from '../page/page-handles.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';

/**
 * One-time handles of the caller page: 256 random bits, stored only as SHA-256 (`avain:call:<hash>`), as long as the
 * check. The first browser that opens one claims it.
 */
export type CallLinks = {
  /** Answers the handle; it is not kept anywhere. */
  readonly issue: (checkId: string, seconds: number) => Promise<string>;
  readonly find: (handle: string) => Promise<FoundLink | undefined>;
  /** Writes who opened it; of two racing openings exactly one gets `true`. */
  readonly claim: (link: FoundLink, sessionId: string) => Promise<boolean>;
  readonly kill: (link: FoundLink) => Promise<void>;
};

type StoredLink = { readonly checkId: string; readonly sessionId: string | null };
export type FoundLink = StoredLink & { readonly handleHash: string; readonly version: number };

/** Longer than any check, so that a second opening is still noticed as one. */
const claimedSeconds = 2 * 60 * 60;

export function createCallLinks({
  store,
  random,
}: {
  readonly store: KeyValueStore;
  readonly random: RandomSource;
}): CallLinks {
  return {
    issue: async (checkId, seconds) => {
      const handle = random.token();
      const stored: StoredLink = { checkId, sessionId: null };
      await store.set(keyOf(hashHandle(handle)), JSON.stringify(stored), seconds);
      return handle;
    },
    find: async (handle) => {
      if (!/^[A-Za-z0-9_-]{43}$/.test(handle)) return undefined;
      const handleHash = hashHandle(handle);
      const found = await store.get(keyOf(handleHash));
      if (found === undefined) return undefined;
      return { ...(JSON.parse(found.value) as StoredLink), handleHash, version: found.version };
    },
    claim: async ({ handleHash, version, checkId }, sessionId) => {
      const value: StoredLink = { checkId, sessionId };
      return (await store.swap(keyOf(handleHash), version, JSON.stringify(value), claimedSeconds)).ok;
    },
    kill: ({ handleHash }) => store.delete(keyOf(handleHash)),
  };
}

function keyOf(handleHash: string): string {
  return `avain:call:${handleHash}`;
}
