import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import type { AdminWish } from '../../cards/admin-actions.ts';
import { adminCampaignCard, adminCampaignsCard } from '../../cards/admin-campaign-cards.ts';
import { adminCoverageCard } from '../../cards/admin-coverage-card.ts';
import { adminDoctorCard } from '../../cards/admin-doctor-card.ts';
import { adminGuideCard, adminGuideStepCard } from '../../cards/admin-guide-cards.ts';
import { adminKitCard } from '../../cards/admin-kit-card.ts';
import { adminMenuCard, adminPageCard } from '../../cards/admin-menu-card.ts';
import { adminPlanCard, adminTaskCard } from '../../cards/admin-plan-cards.ts';
import type { WordsKey } from '../../cards/words-card.ts';
import type { AdminDesk } from '../../services/admin/admin-desk.ts';
import type { Admin } from '../../services/admin/admin.ts';
import type { CampaignResult } from '../../services/campaign/campaign-service.ts';
import type { MessageValues, Translator } from '../../services/i18n/translator.ts';
import type { PlanChange, PlanView } from '../../services/planner/plan.ts';

/** Words or a card; both where something was done and there is something to show. */
export type AdminAnswer = {
  readonly words?: { readonly key: WordsKey; readonly values?: MessageValues } | undefined;
  readonly card?: AdaptiveCard | undefined;
};

export type AdminAnswers = (admin: Admin, wish: AdminWish, t: Translator) => Promise<AdminAnswer>;

/** The kit of the chat counts under this word; a campaign's own links carry the campaign's. */
const chatTag = 'start';
const thirtyDays = 30;

/** One service call for each wish; the right has just been read. */
export function createAdminAnswers(desk: Omit<AdminDesk, 'rights'>): AdminAnswers {
  const { campaigns, coverage, plan, guide, doctor } = desk;
  return async (admin, wish, t) => {
    const language = t.language;
    switch (wish.wish) {
      case 'menu':
        return { card: adminMenuCard(t) };
      case 'page':
        return { card: adminPageCard({ link: await desk.pageLink(admin, wish.view ?? 'overview') }, t) };
      case 'doctor': {
        const result = await doctor.run(language);
        return result === 'running' ? said('admin.doctor.running') : { card: adminDoctorCard({ result }, t) };
      }
      case 'coverage':
        return { card: await coverageCard(desk, t) };
      case 'refresh-coverage':
        return said((await coverage.refresh()) === 'begun' ? 'admin.coverage.begun' : 'admin.coverage.running');
      case 'campaigns':
        return { card: adminCampaignsCard({ campaigns: await campaigns.list() }, t) };
      case 'campaign':
        return campaignAnswer(desk, wish.id, t);
      case 'campaign-act':
        return campaignAct(desk, admin, wish, t);
      case 'kit':
        return { card: await kitCard(desk, t) };
      case 'plan':
        return { card: adminPlanCard({ view: await plan.look(language) }, t) };
      case 'task':
        return taskAnswer(await plan.look(language), wish.id, t);
      case 'change-task':
        return changeTask(desk, admin, wish, t);
      case 'guide':
        return { card: adminGuideCard({ steps: await guide.steps(language) }, t) };
      case 'guide-step': {
        const step = (await guide.steps(language)).find(({ id }) => id === wish.id);
        return step === undefined ? said('admin.plan.unknown') : { card: adminGuideStepCard({ step }, t) };
      }
      case 'admin-rule':
        return { card: adminGuideStepCard({ step: await guide.adminRule(language) }, t) };
    }
  };
}

type Desk = Omit<AdminDesk, 'rights'>;
type Wish<Name extends AdminWish['wish']> = Extract<AdminWish, { readonly wish: Name }>;

function said(key: WordsKey, values?: MessageValues): AdminAnswer {
  return { words: { key, ...(values === undefined ? {} : { values }) } };
}

async function coverageCard({ coverage }: Desk, t: Translator): Promise<AdaptiveCard> {
  const [day, lastTry, trend] = await Promise.all([
    coverage.latest(),
    coverage.lastTry(),
    coverage.trend(thirtyDays + 1),
  ]);
  const [oldest] = trend;
  // A trend of a few days says nothing about a month.
  const before = oldest !== undefined && trend.length >= thirtyDays ? oldest : undefined;
  return adminCoverageCard({ day, lastTry, before }, t);
}

async function kitCard({ kit, arrivals }: Desk, t: Translator): Promise<AdaptiveCard> {
  const links = kit.links(chatTag) ?? { go: '', chat: '', install: '' };
  const [count, texts] = await Promise.all([arrivals.of(chatTag), kit.texts(t.language)]);
  const text = (key: string): string => texts.find((each) => each.key === key)?.text ?? '';
  const post = { title: text('kit.post.title'), body: text('kit.post.body') };
  return adminKitCard({ links, arrivals: count, post }, t);
}

async function campaignAnswer({ campaigns }: Desk, id: string, t: Translator): Promise<AdminAnswer> {
  const view = await campaigns.look(id);
  return view === undefined ? said('admin.campaign.gone') : { card: adminCampaignCard({ view }, t) };
}

async function campaignAct(desk: Desk, admin: Admin, { id, act }: Wish<'campaign-act'>, t: Translator) {
  const { campaigns } = desk;
  if (act === 'preview') {
    const { kind } = await campaigns.preview(admin, id);
    if (kind === 'unknown-campaign') return said('admin.campaign.gone');
    return said(kind === 'sent' ? 'admin.campaign.previewed' : 'admin.campaign.preview-failed');
  }
  const result = await campaigns[act](admin, id);
  return result.kind === 'done' ? campaignAnswer(desk, id, t) : refusedAct(result, t);
}

function refusedAct(result: Exclude<CampaignResult, { readonly kind: 'done' }>, t: Translator): AdminAnswer {
  if (result.kind === 'unknown-campaign') return said('admin.campaign.gone');
  if (result.kind === 'invalid') return said('admin.campaign.not-now', { state: t('admin.state.draft') });
  return said('admin.campaign.not-now', { state: t(`admin.state.${result.state}`) });
}

function taskAnswer(view: PlanView, id: string, t: Translator): AdminAnswer {
  const task = view.phases.flatMap(({ tasks }) => tasks).find((each) => each.id === id);
  return task === undefined ? said('admin.plan.unknown') : { card: adminTaskCard({ task }, t) };
}

async function changeTask({ plan }: Desk, admin: Admin, wish: Wish<'change-task'>, t: Translator) {
  const change: PlanChange = {
    ...{ taskId: wish.id, status: wish.status },
    ...{ owner: field(wish.owner), due: field(wish.due), answer: field(wish.answer) },
  };
  const result = await plan.change(admin, change, t.language);
  if (result.kind === 'unknown-task') return said('admin.plan.unknown');
  if (result.kind === 'invalid') return said(`admin.plan.invalid.${result.field}`);
  return taskAnswer(result.view, wish.id, t);
}

/** Nothing typed leaves it as it is; a dash takes it away. */
function field(typed: string | undefined): string | null | undefined {
  const text = typed?.trim() ?? '';
  if (text === '') return undefined;
  return text === '-' || text === '–' ? null : text;
}
