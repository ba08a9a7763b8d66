import type { KeyValueStore } from '../store/key-value-store.ts';
import type { RecordStore, StoredRecord } from '../store/record-store.ts';
import type { Campaign } from './campaign.ts';
import type { Answerable, CampaignPatch, CampaignRepository, LoadedCampaign } from './campaign-repository.ts';
import { mayMove, type CampaignState } from './campaign-state.ts';

export type StoredCampaignRepositoryOptions = {
  readonly records: RecordStore;
  /** One time for all processes. */
  readonly store: Pick<KeyValueStore, 'now'>;
};

export const campaignKind = 'campaign';
/** Which campaign a tag belongs to: a tag stands on posters, so it is never given out twice while anybody remembers. */
export const campaignTagKind = 'campaign-tag';

const keptAfterEndMs = 400 * 24 * 3600 * 1000;
const idShape = /^[A-Za-z0-9_-]{22}$/;
const everyCampaign = 'campaign';

type Stored = { readonly schema: 1; readonly campaign: Campaign; readonly answerable: Answerable };

export function createStoredCampaignRepository(options: StoredCampaignRepositoryOptions): CampaignRepository {
  const { records, store } = options;
  const write = async (next: Omit<LoadedCampaign, 'version'>, expectedVersion: number) => {
    const { campaign, answerable } = next;
    const value = JSON.stringify({ schema: 1, campaign, answerable } satisfies Stored);
    const put = await records.put(campaignKind, campaign.id, { value, expectedVersion, ...placeOf(campaign) });
    return put.ok ? { campaign, answerable, version: put.version } : ('lost-race' as const);
  };
  const change = (found: LoadedCampaign, state: CampaignState, { answerable, ...patch }: CampaignPatch) =>
    // A patch cannot smuggle an id or a state in: the record's own win.
    write(
      {
        campaign: { ...found.campaign, ...patch, ...identity(found.campaign), state },
        answerable: answerable ?? found.answerable,
      },
      found.version,
    );
  const find = (index: string, value: string): Promise<readonly string[]> => records.find(campaignKind, index, value);
  return {
    create: async (campaign, answerable) => {
      const { keepUntil } = placeOf(campaign);
      const tag = { value: JSON.stringify(campaign.id), keepUntil, indexes: {}, expectedVersion: 0 };
      if (!(await records.put(campaignTagKind, campaign.tag, tag)).ok) return 'taken';
      const made = await write({ campaign, answerable }, 0);
      return made === 'lost-race' ? 'taken' : made;
    },
    load: async (id) => {
      // Ids come from addresses and forms: what is not shaped like one reaches no key.
      if (!idShape.test(id)) return undefined;
      return read(id, await records.get(campaignKind, id));
    },
    move: async (found, to, patch) => {
      if (!mayMove(found.campaign.state, to)) return 'not-allowed';
      return change(found, to, patch);
    },
    patch: (found, patch) => change(found, found.campaign.state, patch),
    newest: async (limit) => (await find('all', everyCampaign)).slice(-limit).reverse(),
    live: () => find('live', everyCampaign),
    answered: async () => {
      const now = await store.now();
      const lists = [find('begun', everyCampaign), find('ended', monthOf(now)), find('ended', monthOf(lastMonth(now)))];
      return (await Promise.all(lists)).flat();
    },
  };
}

function identity({ id, tag, createdBy, createdAt }: Campaign) {
  return { id, tag, createdBy, createdAt };
}

const liveStates: readonly CampaignState[] = ['building', 'scheduled', 'running'];
/** Whoever is in the audience already may remove the app while the rest is still being read. */
const begunStates: readonly CampaignState[] = ['building', 'scheduled', 'running', 'paused'];

/** When the record of a campaign is removed; sooner where a campaign ends before its time. */
export function keptUntil({ endedAt, endsAt }: Pick<Campaign, 'endedAt' | 'endsAt'>): Date {
  return new Date(Date.parse(endedAt ?? endsAt) + keptAfterEndMs);
}

/** Oldest first is by making, whatever is written later. */
function placeOf({ state, endedAt, endsAt, createdAt }: Campaign) {
  return {
    keepUntil: keptUntil({ endedAt, endsAt }),
    indexes: {
      all: everyCampaign,
      ...(liveStates.includes(state) && { live: everyCampaign }),
      ...(begunStates.includes(state) && { begun: everyCampaign }),
      ...(endedAt !== null && { ended: endedAt.slice(0, 7) }),
    },
    order: new Date(createdAt),
  };
}

const monthOf = (at: Date): string => at.toISOString().slice(0, 7);

function lastMonth(at: Date): Date {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - 1, 1));
}

/** A record of another schema (an older or newer build) counts as unknown. */
function read(id: string, stored: StoredRecord | undefined): LoadedCampaign | undefined {
  if (stored === undefined) return undefined;
  const { schema, campaign, answerable } = JSON.parse(stored.value) as Omit<Stored, 'schema'> & { schema: number };
  return schema === 1 && campaign.id === id ? { campaign, answerable, version: stored.version } : undefined;
}
