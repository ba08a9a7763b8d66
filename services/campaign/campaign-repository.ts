import type { Campaign } from './campaign.ts';
import type { CampaignState } from './campaign-state.ts';

/** The admin who scheduled or last resumed a campaign: it goes on as long as this one is an admin. Never shown. */
export type Answerable = { readonly tenantId: string; readonly personId: string };

export type LoadedCampaign = {
  readonly campaign: Campaign;
  readonly answerable: Answerable;
  readonly version: number;
};

export type CampaignPatch = Partial<Omit<Campaign, 'id' | 'tag' | 'state' | 'createdBy' | 'createdAt'>> & {
  readonly answerable?: Answerable;
};

/** The only place that writes a campaign's state. Everything is compared by version: of two writers one wins. */
export type CampaignRepository = {
  /** `taken`: the tag belongs to another campaign. */
  readonly create: (campaign: Campaign, answerable: Answerable) => Promise<LoadedCampaign | 'taken'>;
  readonly load: (id: string) => Promise<LoadedCampaign | undefined>;
  /** Along the table, with a patch in the same write. */
  readonly move: (
    found: LoadedCampaign,
    to: CampaignState,
    patch: CampaignPatch,
  ) => Promise<LoadedCampaign | 'lost-race' | 'not-allowed'>;
  readonly patch: (found: LoadedCampaign, patch: CampaignPatch) => Promise<LoadedCampaign | 'lost-race'>;
  /** Ids, newest first. */
  readonly newest: (limit: number) => Promise<readonly string[]>;
  /** Ids of those on which something is still to be done by itself: building, scheduled, running. */
  readonly live: () => Promise<readonly string[]>;
  /** Ids of those whose people may still answer: being built or begun, and ended this month or the last at most. */
  readonly answered: () => Promise<readonly string[]>;
};
