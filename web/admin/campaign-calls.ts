import { z } from 'zod';
import { personStates } from '../../services/campaign/campaign-state.ts';
import type { CampaignResult } from '../../services/campaign/campaign-service.ts';
import type { CampaignView } from '../../services/campaign/campaign.ts';
import { languages, type Language } from '../../services/i18n/language.ts';
import type { MessageKey, Translator } from '../../services/i18n/translator.ts';
import { nothing, type AdminCaller, type AdminCalls } from './admin-caller.ts';
import type { AdminPageDeps } from './admin-deps.ts';
import type { AdminDownloads, FileCaller } from './admin-files.ts';
import { campaignActs, type CampaignActName, type CampaignAnswer, type CampaignsAnswer } from './admin-views.ts';
import { campaignRow } from './overview-calls.ts';

export const campaignId = z.string().regex(/^[\w-]{1,64}$/);
const one = z.strictObject({ id: campaignId });
/** The service says what is wrong with a draft, field by field. */
const draft = z.record(z.string().max(40), z.unknown());
const language = z.enum(languages);
const created = z.strictObject({ language, draft });
const edited = z.strictObject({ language, id: campaignId, draft });
const acted = z.strictObject({ language, id: campaignId, act: z.enum(campaignActs) });
const listed = z.strictObject({ id: campaignId, state: z.enum(personStates).optional() });

export type CampaignCallDeps = Pick<AdminPageDeps, 'campaigns'> & {
  readonly translator: (language: Language) => Translator;
};

export function createCampaignCalls({ campaigns, translator }: CampaignCallDeps, call: AdminCaller): AdminCalls {
  return {
    'campaigns/list': call(nothing, async (): Promise<CampaignsAnswer> => {
      return { kind: 'campaigns', campaigns: (await campaigns.list()).map(campaignRow) };
    }),
    'campaigns/look': call(one, async (_admin, { id }) => {
      const view = await campaigns.look(id);
      return view === undefined ? { kind: 'unknown-campaign' } : answer(view);
    }),
    'campaigns/create': call(created, async (admin, { language, draft }) =>
      told(await campaigns.create(admin, draft), translator(language)),
    ),
    'campaigns/edit': call(edited, async (admin, { language, id, draft }) =>
      told(await campaigns.edit(admin, id, draft), translator(language)),
    ),
    'campaigns/act': call(acted, async (admin, { language, id, act }) =>
      act === 'preview' ? campaigns.preview(admin, id) : told(await campaigns[act](admin, id), translator(language)),
    ),
  };
}

export function createCampaignFiles({ campaigns }: Pick<AdminPageDeps, 'campaigns'>, file: FileCaller): AdminDownloads {
  return {
    'campaigns/people.csv': file(listed, async (admin, { id, state }) => {
      const body = await campaigns.people(admin, id, state);
      if (body === undefined) return { kind: 'unknown-campaign' };
      const name = `avain-campaign-${id}${state === undefined ? '' : `-${state}`}.csv`;
      return { name, contentType: 'text/csv; charset=utf-8', body };
    }),
  };
}

/** What became of the act; problems of a draft in words. The page asks for the campaign itself again. */
function told(result: CampaignResult, t: Translator): object {
  if (result.kind === 'done') return { kind: 'done', id: result.campaign.id };
  if (result.kind !== 'invalid') return result;
  const problems = Object.entries(result.problems).map(([path, key]) => [path, t(key as MessageKey)]);
  return { kind: 'invalid', problems: Object.fromEntries(problems) as Record<string, string> };
}

function answer(view: CampaignView): CampaignAnswer {
  return { kind: 'campaign', view, acts: actsOf(view) };
}

/** What the page offers; the service decides again. */
function actsOf({ campaign, counts }: CampaignView): readonly CampaignActName[] {
  const retriable = counts.states['not-installable'] + counts.states.failed > 0;
  const offers: Readonly<Record<CampaignActName, boolean>> = {
    preview: !['finished', 'cancelled'].includes(campaign.state),
    schedule: campaign.state === 'draft',
    pause: ['building', 'scheduled', 'running'].includes(campaign.state),
    resume: campaign.state === 'paused',
    retry: retriable && ['running', 'paused'].includes(campaign.state),
    cancel: !['finished', 'cancelled'].includes(campaign.state),
  };
  return campaignActs.filter((act) => offers[act]);
}
