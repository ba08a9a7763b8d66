import type { CampaignLedger } from './campaign-ledger.ts';
import type { CampaignRepository } from './campaign-repository.ts';
import { keptUntil } from './stored-campaign-repository.ts';

/** A person's right to see and to erase what campaigns keep of them. `target`: pseudonym of the account. */
export type CampaignErasure = {
  /** In how many campaigns the person is a target, and when the last of them is gone; undefined: in none. */
  readonly count: (target: string) => Promise<{ readonly count: number; readonly keptUntil: Date | undefined }>;
  /**
   * Takes the person out of every campaign; the numbers stay sums of the audience. An opt-out stays: it is what keeps further
   * messages away, and holds nothing but the pseudonym.
   */
  readonly erase: (target: string) => Promise<void>;
};

/** More than anybody makes in the 400 days that a campaign is kept. */
const mostCampaigns = 1_000;

export function createCampaignErasure(options: {
  readonly campaigns: Pick<CampaignRepository, 'newest' | 'load'>;
  readonly ledger: Pick<CampaignLedger, 'find' | 'forget'>;
}): CampaignErasure {
  const { campaigns, ledger } = options;
  return {
    count: async (target) => {
      const ids = await campaigns.newest(mostCampaigns);
      const found = await Promise.all(
        ids.map(async (id) => ((await ledger.find(id, target)) === undefined ? [] : [await campaigns.load(id)])),
      );
      const ends = found
        .flat()
        .flatMap((loaded) => (loaded === undefined ? [] : [keptUntil(loaded.campaign).getTime()]));
      return {
        count: found.flat().length,
        keptUntil: ends.length === 0 ? undefined : new Date(Math.max(...ends)),
      };
    },
    erase: async (target) => {
      const ids = await campaigns.newest(mostCampaigns);
      await Promise.all(ids.map((id) => ledger.forget(id, target)));
    },
  };
}
