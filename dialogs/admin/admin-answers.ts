import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import type { AdminWish } from '../../cards/admin-actions.ts';
import { adminCampaignCard, adminCampaignsCard, campaignsOnCard } from '../../cards/admin-campaign-cards.ts';
import { adminCoverageCard } from '../../cards/admin-coverage-card.ts';
import { adminDoctorCard } from '../../cards/admin-doctor-card.ts';
import { adminGapsCard } from '../../cards/admin-gaps-card.ts';
import { adminGuideCard, adminGuideStepCard } from '../../cards/admin-guide-cards.ts';
import { adminKitCard } from '../../cards/admin-kit-card.ts';
import { adminMenuCard, adminPageCard } from '../../cards/admin-menu-card.ts';
import { adminPlanCard, adminTaskCard } from '../../cards/admin-plan-cards.ts';
import type { WordsKey } from '../../cards/words-card.ts';
import type { AdminDesk } from '../../services/admin/admin-desk.ts';
import type { Admin } from '../../services/admin/admin.ts';
import type { RecordAct } from '../../services/admin/create-record-act.ts';
import type { CampaignResult, PreviewResult } from '../../services/campaign/campaign-service.ts';
import type { CoverageDay } from '../../services/coverage/coverage.ts';
import { InvariantError } from '../../services/errors/app-error.ts';
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
/** A count of about a month ago is compared with: a day without one must not take the comparison away. */
const trendDays = { least: 27, most: 35 };
const dayMs = 24 * 3600 * 1000;

/** One service call for each wish; the right has just been read. `record`: for services that do not know who asks. */
export function createAdminAnswers(desk: Omit<AdminDesk, 'rights'>, record: RecordAct): AdminAnswers {
  const { campaigns, coverage, plan, guide, doctor } = desk;
  return async (admin, wish, t) => {
    const language = t.language;
    switch (wish.wish) {
      case 'menu':
        return { card: adminMenuCard(t) };
      case 'page':
        return { card: adminPageCard({ link: await desk.pageLink(admin, wish.view ?? 'overview') }, t) };
      case 'doctor': {
        await record(admin, 'doctor.run', null);
        const result = await doctor.run(language);
        return result === 'running' ? said('admin.doctor.running') : { card: adminDoctorCard({ result }, t) };
      }
      case 'coverage':
        return { card: await coverageCard(desk, t) };
      case 'refresh-coverage':
        await record(admin, 'coverage.refreshed', null);
        return said((await coverage.refresh()) === 'begun' ? 'admin.coverage.begun' : 'admin.coverage.running');
      case 'campaigns':
        return { card: adminCampaignsCard({ campaigns: await campaigns.list(campaignsOnCard) }, t) };
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
      case 'gaps':
        return { card: adminGapsCard({ view: await desk.gaps.look(language) }, t) };
      case 'gap-act':
        return gapAct(desk, admin, wish, t);
      case 'guide':
        return { card: adminGuideCard({ steps: await guide.steps(language) }, t) };
      case 'guide-step': {
        const step = (await guide.steps(language)).find(({ id }) => id === wish.id);
        return step === undefined ? said('admin.guide.unknown') : { card: adminGuideStepCard({ step }, t) };
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
    coverage.trend(trendDays.most),
  ]);
  const ageOf = (other: CoverageDay): number => (Date.parse(day?.day ?? '') - Date.parse(other.day)) / dayMs;
  const aMonthAgo = (age: number): boolean => age >= trendDays.least && age <= trendDays.most;
  const before = trend.findLast((other) => aMonthAgo(ageOf(other)));
  return adminCoverageCard({ day, lastTry, before }, t);
}

async function kitCard({ kit, arrivals }: Desk, t: Translator): Promise<AdaptiveCard> {
  const links = kit.links(chatTag);
  const [count, post] = await Promise.all([arrivals.of(chatTag), kit.post(t.language, chatTag)]);
  if (links === undefined || post === undefined) throw new InvariantError("the chat's own tag is none");
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
    return said(previewWords[kind]);
  }
  const result = await campaigns[act](admin, id);
  return result.kind === 'done' ? campaignAnswer(desk, id, t) : refusedAct(result, t);
}

const previewWords = {
  sent: 'admin.campaign.previewed',
  unconfirmed: 'admin.campaign.preview-unconfirmed',
  'no-chat': 'admin.campaign.preview-failed',
  throttled: 'admin.campaign.preview-failed',
  'unknown-campaign': 'admin.campaign.gone',
} as const satisfies Record<PreviewResult['kind'], WordsKey>;

function refusedAct(result: Exclude<CampaignResult, { readonly kind: 'done' }>, t: Translator): AdminAnswer {
  if (result.kind === 'unknown-campaign') return said('admin.campaign.gone');
  if (result.kind === 'invalid') return said('admin.campaign.invalid');
  return said('admin.campaign.not-now', { state: t(`admin.state.${result.state}`) });
}

const gapWords = {
  draft: { done: 'admin.gaps.drafted', unknown: 'admin.gaps.gone', full: 'admin.gaps.full' },
  dismiss: { done: 'admin.gaps.dismissed', unknown: 'admin.gaps.gone' },
} as const satisfies Record<Wish<'gap-act'>['act'], Partial<Record<'done' | 'unknown' | 'full', WordsKey>>>;

/** What was done, and what is left. */
async function gapAct({ gaps }: Desk, admin: Admin, { id, act }: Wish<'gap-act'>, t: Translator): Promise<AdminAnswer> {
  const key =
    act === 'draft' ? gapWords.draft[await gaps.draft(admin, id)] : gapWords.dismiss[await gaps.dismiss(admin, id)];
  return { words: { key }, card: adminGapsCard({ view: await gaps.look(t.language) }, t) };
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
