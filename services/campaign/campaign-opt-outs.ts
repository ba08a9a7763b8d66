import type { KeyValueStore } from '../store/key-value-store.ts';
import type { RecordStore } from '../store/record-store.ts';

/** Who wants no campaign's messages (RecordStore kind `campaign-opt-out`, id = pseudonym): 400 days from the last time it counted. */
export type CampaignOptOuts = {
  readonly add: (who: string) => Promise<void>;
  readonly remove: (who: string) => Promise<void>;
  /** True renews it, so that somebody whom campaigns keep meeting is never forgotten. */
  readonly has: (who: string) => Promise<boolean>;
};

export const campaignOptOutKind = 'campaign-opt-out';
const day = 24 * 3600 * 1000;
const keptMs = 400 * day;

export function createCampaignOptOuts(options: {
  readonly records: RecordStore;
  readonly store: Pick<KeyValueStore, 'now'>;
}): CampaignOptOuts {
  const { records, store } = options;
  const write = async (who: string, expectedVersion?: number): Promise<void> => {
    const keepUntil = new Date((await store.now()).getTime() + keptMs);
    const version = expectedVersion === undefined ? {} : { expectedVersion };
    await records.put(campaignOptOutKind, who, { value: '{}', keepUntil, indexes: {}, ...version });
  };
  return {
    add: (who) => write(who),
    remove: (who) => records.remove(campaignOptOutKind, who),
    has: async (who) => {
      const stored = await records.get(campaignOptOutKind, who);
      if (stored === undefined) return false;
      const left = stored.keepUntil.getTime() - (await store.now()).getTime();
      // By version: an opt-in between reading and writing wins.
      if (left < keptMs - day) await write(who, stored.version);
      return true;
    },
  };
}
