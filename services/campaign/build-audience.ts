import type { Pseudonyms } from '../crypto/pseudonym.ts';
import type { PersonRow } from '../coverage/people-source.ts';
import { DependencyError } from '../errors/app-error.ts';
import { spokenLanguage } from '../i18n/locale.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';
import type { AudienceGone, AudiencePage, AudienceReader, AudienceRows } from './audience-reader.ts';
import type { CampaignLedger, NewTarget } from './campaign-ledger.ts';
import type { CampaignOptOuts } from './campaign-opt-outs.ts';
import type { CampaignRepository, LoadedCampaign } from './campaign-repository.ts';
import type { Campaign } from './campaign.ts';

export type BuildAudienceOptions = {
  readonly tenantId: string;
  readonly audience: AudienceReader;
  readonly rows: Pick<AudienceRows, 'remove'>;
  readonly campaigns: CampaignRepository;
  readonly ledger: CampaignLedger;
  readonly optOuts: CampaignOptOuts;
  readonly pseudonyms: Pseudonyms;
  readonly store: Pick<KeyValueStore, 'now'>;
};

const addedAtOnce = 1_000;
const mostProblems = 200;

/** A draft's state of building: what was wrong with the file is known already, where it is read at all. */
export function notBegun(campaign: Pick<Campaign, 'audience' | 'rows'>): Campaign['building'] {
  const rows = campaign.audience.kind === 'csv' ? campaign.rows : null;
  return {
    phase: 'not-begun',
    cursor: null,
    read: 0,
    problems: rows?.problems ?? [],
    problemCounts: rows?.problemCounts ?? {},
    failedWith: null,
  };
}

/**
 * One step of building: an earlier audience is forgotten first, then a page at a time is added, then the campaign moves on.
 * People are added before the cursor moves, and adding is idempotent: a crash in between reads one page again. `lost-race`:
 * the record was changed meanwhile; load it again. Throws what the directory threw where another try makes sense.
 */
export function createBuildAudience(options: BuildAudienceOptions) {
  const { audience, rows, campaigns, ledger } = options;
  const fail = (found: LoadedCampaign, failedWith: string) =>
    campaigns.move(found, 'draft', { building: { ...found.campaign.building, phase: 'failed', failedWith } });
  return async (found: LoadedCampaign) => {
    const { campaign } = found;
    const { building } = campaign;
    const now = await options.store.now();
    if (Date.parse(campaign.endsAt) <= now.getTime()) return fail(found, 'too-late');
    if (building.phase === 'not-begun') {
      await ledger.remove(campaign.id);
      return campaigns.patch(found, { building: { ...building, phase: 'reading' } });
    }
    const page = await readPage(audience, campaign);
    if (page === 'begin-anew') return campaigns.patch(found, { building: { ...notBegun(campaign), phase: 'reading' } });
    if (page === 'not-allowed') return fail(found, page);
    if (page.kind === 'gone') return fail(found, page.reason);
    await addAll(options, campaign.id, page.people);
    const next = afterPage(building, page);
    if (page.next !== undefined) return campaigns.patch(found, { building: next });
    const { audience: people } = await ledger.counts(campaign.id);
    if (people === 0) return fail({ ...found, campaign: { ...campaign, building: next } }, 'nobody');
    const isTime = campaign.startAt === null || Date.parse(campaign.startAt) <= now.getTime();
    const built = await campaigns.move(found, isTime ? 'running' : 'scheduled', { building: next });
    // Not before: who dies in between reads the last page again. What stays behind goes by itself.
    if (typeof built === 'object') await rows.remove(campaign.id);
    return built;
  };
}

async function readPage(
  audience: AudienceReader,
  campaign: Campaign,
): Promise<AudiencePage | AudienceGone | 'begin-anew' | 'not-allowed'> {
  try {
    return await audience.page(campaign, campaign.building.cursor ?? undefined);
  } catch (error) {
    if (!(error instanceof DependencyError)) throw error;
    if (!error.retryable) return 'not-allowed';
    if (error.details['cursorForgotten'] === true && campaign.building.cursor !== null) return 'begin-anew';
    throw error;
  }
}

function afterPage(building: Campaign['building'], page: AudiencePage): Campaign['building'] {
  const problemCounts: Record<string, number> = { ...building.problemCounts };
  for (const { problem } of page.problems) problemCounts[problem] = (problemCounts[problem] ?? 0) + 1;
  return {
    phase: page.next === undefined ? 'done' : 'reading',
    cursor: page.next ?? null,
    read: building.read + page.read,
    problems: [...building.problems, ...page.problems].slice(0, mostProblems),
    problemCounts,
    failedWith: null,
  };
}

async function addAll(
  { tenantId, pseudonyms, optOuts, ledger }: BuildAudienceOptions,
  campaignId: string,
  people: readonly PersonRow[],
): Promise<void> {
  for (let at = 0; at < people.length; at += addedAtOnce) {
    const targets = await Promise.all(
      people.slice(at, at + addedAtOnce).map(async (row): Promise<NewTarget> => {
        const personId = row.id.toLowerCase();
        const who = pseudonyms(tenantId, personId);
        const state = (await optOuts.has(who)) ? 'opted-out' : 'queued';
        // Undefined: the campaign's default is better than a guess.
        const language = spokenLanguage(row.preferredLanguage);
        return { who, personId, displayName: row.displayName, language, state, reason: null };
      }),
    );
    await ledger.add(campaignId, targets);
  }
}
