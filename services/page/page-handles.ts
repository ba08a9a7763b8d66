import { createHash } from 'node:crypto';
import type { LoadedFlow, FlowRepository } from '../reset-flow/flow-repository.ts';
import type { ResetLimits } from '../reset-flow/reset-limits.ts';
import type { RandomSource } from '../random/random-source.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';

/**
 * One-time handles of the password page: 256 random bits, stored only as SHA-256 (`avain:page:<hash>`), ten minutes. A
 * flow knows the hash of its newest handle; all earlier ones are dead.
 */
export type PageHandles = {
  /** Makes a handle for a flow in `choosing` and names it in the record. The caller has checked that it may. */
  readonly issue: (flow: LoadedFlow, now: Date) => Promise<IssuedHandle | 'lost-race'>;
  readonly find: (handleHash: string) => Promise<FoundHandle | undefined>;
  /** Writes who opened it; of two racing openings exactly one gets `true`. */
  readonly claim: (found: FoundHandle, sessionId: string) => Promise<boolean>;
  readonly kill: (handleHash: string) => Promise<void>;
};

type IssuedHandle = { readonly handle: string; readonly flow: LoadedFlow };

type StoredHandle = { readonly flowId: string; readonly expiresAt: string; readonly sessionId: string | null };
export type FoundHandle = StoredHandle & { readonly handleHash: string; readonly version: number };

export type PageHandleOptions = {
  readonly store: KeyValueStore;
  readonly flows: FlowRepository;
  readonly random: RandomSource;
  readonly limits: Pick<ResetLimits, 'pageHandleSeconds' | 'idleSeconds'>;
};

export function createPageHandles({ store, flows, random, limits }: PageHandleOptions): PageHandles {
  return {
    issue: async (flow, now) => {
      const handle = random.token();
      const handleHash = hashHandle(handle);
      const expiresAt = new Date(now.getTime() + limits.pageHandleSeconds * 1000).toISOString();
      const stored: StoredHandle = { flowId: flow.record.id, expiresAt, sessionId: null };
      await store.set(keyOf(handleHash), JSON.stringify(stored), limits.pageHandleSeconds);
      const idleAt = new Date(now.getTime() + limits.idleSeconds * 1000).toISOString();
      const patched = await flows.patch(flow, { pageHandleHash: handleHash, pageKilled: false, idleAt });
      if (patched === 'lost-race') {
        await store.delete(keyOf(handleHash));
        return 'lost-race';
      }
      const former = flow.record.pageHandleHash;
      if (former !== null) await store.delete(keyOf(former));
      return { handle, flow: patched };
    },
    find: async (handleHash) => {
      const found = await store.get(keyOf(handleHash));
      if (found === undefined) return undefined;
      return { ...(JSON.parse(found.value) as StoredHandle), handleHash, version: found.version };
    },
    claim: async ({ handleHash, version, flowId, expiresAt }, sessionId) => {
      const value: StoredHandle = { flowId, expiresAt, sessionId };
      return (await store.swap(keyOf(handleHash), version, JSON.stringify(value), limits.pageHandleSeconds)).ok;
    },
    kill: (handleHash) => store.delete(keyOf(handleHash)),
  };
}

/** SHA-256, lower-case hex. */
export function hashHandle(handle: string): string {
  return createHash('sha256').update(handle).digest('hex');
}

function keyOf(handleHash: string): string {
  return `avain:page:${handleHash}`;
}
