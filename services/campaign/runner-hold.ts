import { requireKeyPart } from '../store/store-key.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';

/** One runner at a time per campaign. */
export type RunnerHold = {
  /** False: it ran out and is another's, so nothing more may be done. */
  readonly renew: () => Promise<boolean>;
  readonly release: () => Promise<void>;
};

/**
 * Longer than a runner usually takes from one renewal to the next. Where a slow directory takes longer, a second one may
 * begin: people are leased, pages are added once and records move by version, so that costs work and no message.
 */
const heldSeconds = 90;

/** The hold, or until when somebody else has it. */
export async function takeHold(
  store: KeyValueStore,
  campaignId: string,
): Promise<RunnerHold | { readonly until: Date }> {
  const key = `avain:campaign-runner:${requireKeyPart(campaignId)}`;
  const write = async (expectedVersion: number) => {
    const until = (await store.now()).getTime() + heldSeconds * 1000;
    return store.swap(key, expectedVersion, String(until), heldSeconds);
  };
  const taken = await write(0);
  if (!taken.ok) return { until: new Date(Number(taken.current?.value ?? (await store.now()).getTime())) };
  let { version } = taken;
  return {
    renew: async () => {
      const renewed = await write(version);
      if (renewed.ok) version = renewed.version;
      return renewed.ok;
    },
    release: async () => {
      if ((await store.get(key))?.version === version) await store.delete(key);
    },
  };
}
