import type { Clock } from '../clock/clock.ts';
import type { Pseudonyms } from '../crypto/pseudonym.ts';
import type { Logger } from '../logging/logger.ts';
import type { CampaignGreetings } from './campaign-greetings.ts';
import type { CampaignLedger } from './campaign-ledger.ts';
import type { CampaignOptOuts } from './campaign-opt-outs.ts';
import type { CampaignRepository } from './campaign-repository.ts';
import type { CampaignEars } from './campaign-service.ts';

export type CampaignEarsOptions = {
  readonly campaigns: Pick<CampaignRepository, 'answered'>;
  readonly ledger: Pick<CampaignLedger, 'note'>;
  readonly optOuts: CampaignOptOuts;
  readonly greetings: Pick<CampaignGreetings, 'of' | 'wasGreeted'>;
  readonly pseudonyms: Pseudonyms;
  readonly clock: Clock;
  readonly log: Logger;
};

/**
 * So old may the list be: a campaign stands on it from the moment that its audience is read, before its first message,
 * and a press on its card counts without the list.
 */
const listKeptMs = 2_000;

/** Where no campaign is begun, a turn costs nothing but a look at a list that is read every two seconds at most. */
export function createCampaignEars(options: CampaignEarsOptions): CampaignEars {
  const { campaigns, ledger, optOuts, greetings, pseudonyms, clock, log } = options;
  let kept: { readonly at: number; readonly ids: Promise<readonly string[]> } | undefined;
  const answered = (): Promise<readonly string[]> => {
    const at = clock.now().getTime();
    if (kept === undefined || at - kept.at >= listKeptMs) {
      const fresh = { at, ids: campaigns.answered() };
      kept = fresh;
      // A list that could not be read is not kept.
      fresh.ids.catch(() => {
        if (kept === fresh) kept = undefined;
      });
    }
    return kept.ids;
  };
  const note = async (who: string, fact: 'opened' | 'ready' | 'opted-out', also?: string): Promise<void> => {
    const ids = await answered();
    for (const id of ids) await ledger.note(id, who, fact);
    // Its card says so: begun a moment ago, or over for long. Where they are no target, nothing is noted.
    if (also !== undefined && !ids.includes(also)) await ledger.note(also, who, fact);
  };
  const noteAside = (tenantId: string, personId: string, fact: 'opened' | 'ready', also?: string): void => {
    note(pseudonyms(tenantId, personId), fact, also).catch((err: unknown) => {
      log.warn({ err, fact }, 'what a person did about a campaign could not be counted');
    });
  };
  return {
    heard: (tenantId, personId, campaignId) => {
      noteAside(tenantId, personId, 'opened', campaignId);
    },
    ready: (tenantId, personId) => {
      noteAside(tenantId, personId, 'ready');
    },
    optOut: async (tenantId, personId) => {
      const who = pseudonyms(tenantId, personId);
      // The list of opt-outs first: it alone keeps every later message away.
      await optOuts.add(who);
      await note(who, 'opted-out');
    },
    removed: (tenantId, personId) => note(pseudonyms(tenantId, personId), 'opted-out'),
    optIn: (tenantId, personId) => optOuts.remove(pseudonyms(tenantId, personId)),
    greets: async (tenantId, personId) => (await greetings.of(pseudonyms(tenantId, personId))) !== undefined,
    greeted: (tenantId, personId) => greetings.wasGreeted(pseudonyms(tenantId, personId)),
  };
}
