import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { adminCampaignCard, adminCampaignsCard } from '../../cards/admin-campaign-cards.ts';
import { adminCoverageCard } from '../../cards/admin-coverage-card.ts';
import { adminDoctorCard, adminNewsCard } from '../../cards/admin-doctor-card.ts';
import { adminGapsCard } from '../../cards/admin-gaps-card.ts';
import { adminGuideCard, adminGuideStepCard } from '../../cards/admin-guide-cards.ts';
import { adminKitCard } from '../../cards/admin-kit-card.ts';
import { adminMenuCard, adminPageCard } from '../../cards/admin-menu-card.ts';
import { adminPlanCard, adminTaskCard } from '../../cards/admin-plan-cards.ts';
import type { DoctorLine, DoctorResult } from '../../services/admin/admin-doctor.ts';
import type { CampaignView } from '../../services/campaign/campaign.ts';
import type { CoverageDay } from '../../services/coverage/coverage.ts';
import type { Verdict } from '../../services/doctor/finding.ts';
import type { GuideStep } from '../../services/guide/guide.ts';
import { createDoctorTexts, type DoctorValues } from '../../services/i18n/doctor-texts.ts';
import type { GapOverview } from '../../services/outcomes/gap-outcome.ts';
import type { Translator } from '../../services/i18n/translator.ts';
import { dateValues } from '../../services/planner/plan-dates.ts';
import type { PlanTaskView, PlanView } from '../../services/planner/plan.ts';
import { coverageDay } from '../support/coverage-day.ts';

const at = '2026-11-23T06:30:00.000Z';

export function doctorResult(t: Translator, verdicts: readonly Verdict[], values: DoctorValues = {}): DoctorResult {
  const say = createDoctorTexts(t.language);
  const lines = verdicts.map((verdict, index): DoctorLine => {
    const bad = verdict === 'red' || verdict === 'warning';
    const seen = bad ? say({ key: 'redis-eviction.bad', values: { policy: 'allkeys-lru', ...values } }) : undefined;
    return {
      ...{ id: `check-${index}`, verdict, source: 'https://redis.io/docs/latest/develop/reference/eviction/' },
      title: say({ key: 'redis-eviction.title', values: {} }),
      seen: seen ?? say({ key: 'unknown.store-silent', values: {} }),
      why: say({ key: 'redis-eviction.why', values: {} }),
      fix: say({ key: 'redis-eviction.fix', values: {} }),
    };
  });
  const count = (verdict: Verdict): number => verdicts.filter((each) => each === verdict).length;
  return {
    ...{ at, lines, newlyRed: [] },
    counts: { red: count('red'), warning: count('warning'), unknown: count('unknown'), green: count('green') },
  };
}

export const day: CoverageDay = {
  ...coverageDay({ day: '2026-11-23', people: 10_000, ready: 6_100 }),
  everybody: { people: 10_000, lights: { green: 6_100, amber: 1_400, red: 2_300, unknown: 200 } },
  leftOut: { guests: 412, disabled: 87, resources: 30 },
  reasons: { 'nothing-registered': 1_800, 'one-missing': 500, 'phone-at-microsoft': 900, 'of-tomorrow': 1 },
  departments: {
    Warehouse: { people: 900, lights: { green: 300, amber: 0, red: 600, unknown: 0 } },
    '': { people: 40, lights: { green: 20, amber: 0, red: 20, unknown: 0 } },
    Finance: { people: 80, lights: { green: 79, amber: 0, red: 1, unknown: 0 } },
    Tiny: { people: 2, lights: { green: 0, amber: 0, red: 2, unknown: 0 } },
  },
};
const monthAgo = coverageDay({ day: '2026-10-24', people: 10_000, ready: 7_000 });

type CampaignChange = Partial<Omit<CampaignView['campaign'], 'building'>> & {
  readonly building?: Partial<CampaignView['campaign']['building']>;
};
export function campaign({ building, ...change }: CampaignChange = {}): CampaignView {
  const text = { title: 'Two minutes', body: 'Hello {name}.' };
  return {
    campaign: {
      ...{ id: 'autumn-2026', tag: 'autumn', name: 'Autumn of keys', state: 'running', purpose: 'register' },
      audience: { kind: 'cannot-recover' },
      texts: { en: text, fi: text },
      startAt: null,
      quiet: { from: '20:00', to: '08:00', zone: 'Europe/Helsinki', weekends: true },
      reminders: { afterDays: 3, atMost: 2 },
      endsAt: '2026-12-24T10:00:00.000Z',
      ...{ createdBy: 'subject', createdAt: at, endedAt: null, rows: null, pausedBecause: null, restUntil: null },
      building: {
        ...{ phase: 'done', cursor: null, read: 10_000, problems: [], problemCounts: { guest: 12 }, failedWith: null },
        ...building,
      },
      ...change,
    },
    counts: {
      audience: 10_000,
      states: {
        ...{ queued: 4_000, 'not-installable': 20, sent: 3_000, unconfirmed: 5 },
        ...{ opened: 1_000, ready: 1_950, 'opted-out': 15, failed: 10 },
      },
      reasons: {},
      reminders: 120,
      nextAt: undefined,
    },
    arrivals: 321,
  };
}

export function task(t: Translator, change: Partial<PlanTaskView> = {}): PlanTaskView {
  return {
    id: 'scope',
    title: t('plan.task.scope.title'),
    text: t('plan.task.scope.text', dateValues(t.language)),
    role: t('plan.role.policy-admin'),
    source: 'https://learn.microsoft.com/entra/identity/authentication/howto-sspr-deployment',
    ...{ status: 'open', owner: undefined, due: undefined, overdue: false, note: undefined, changed: undefined },
    live: { verdict: 'unknown', text: t('plan.live.late') },
    question: {
      text: t('plan.question.scope'),
      kind: 'choice',
      choices: (['none', 'selected', 'all'] as const).map((value) => ({ value, label: t(`plan.choice.${value}`) })),
      answer: undefined,
    },
    ...change,
  };
}

const owner = { personId: 'p-1', displayName: 'Satu Salmi' };
export function plan(t: Translator, change: Partial<PlanView> = {}): PlanView {
  const title = t('plan.task.baseline.title');
  const tasks = [
    task(t),
    task(t, { id: 'baseline', title, owner, due: '2026-11-20', overdue: true }),
    task(t, { id: 'cost', title: t('plan.task.cost.title'), due: '2026-12-01' }),
  ];
  const phase = { id: 'configuration', title: t('plan.phase.configuration.title'), text: '', tasks } as const;
  return { version: 3, phases: [phase], done: 12, total: 62, next: ['baseline', 'scope', 'cost'], ...change };
}

export function step(t: Translator, change: Partial<GuideStep> = {}): GuideStep {
  return {
    id: 'scope',
    title: t('guide.scope.title'),
    text: t('guide.scope.text'),
    where: 'Entra admin center → Password reset → Properties',
    who: t('plan.role.policy-admin'),
    source: 'https://learn.microsoft.com/entra/identity/authentication/tutorial-enable-sspr',
    state: { verdict: 'attention', text: t('plan.live.scope.nobody', { on: new Date(at) }) },
    ...change,
  };
}

function ruleStep(t: Translator): GuideStep {
  const command = 'Update-MgPolicyAuthorizationPolicy -AllowedToUseSspr:$false';
  const request =
    'PATCH https://graph.microsoft.com/v1.0/policies/authorizationPolicy {"allowedToUseSSPR": false}'; /* as the guide says it */
  const text = [t('guide.admin-rule.rule'), t('guide.admin-rule.switch', { state: 'on', command, request })].join(
    '\n\n',
  );
  const state = { verdict: 'good', text: t('plan.live.admin-sspr.on') } as const;
  return step(t, { id: 'admin-rule', title: t('guide.admin-rule.title'), text, state });
}

/** Every card for admins in every shape that one of them can see, by name. */
export function gapsView(text: string): GapOverview {
  const days = { firstDay: '2026-11-02', lastDay: '2026-11-20' };
  return {
    gaps: [1, 2, 3, 4, 5].map((n) => ({ id: `gap-${String(n)}`, text, language: 'en', count: 6 - n, ...days })),
    moreGaps: 2,
    missed: [
      { id: 'a', title: text, no: 9, why: { 'not-mine': 4, outdated: 1, 'too-hard': 2, 'no-help': 1 } },
      { id: 'b', title: 'A code is valid for five minutes', no: 1, why: noReasons },
    ],
    drafts: 3,
  };
}
const noReasons = { 'not-mine': 0, outdated: 0, 'too-hard': 0, 'no-help': 0 };

export function allAdminCards(t: Translator): ReadonlyMap<string, AdaptiveCard> {
  const doctor = (...verdicts: readonly Verdict[]) => adminDoctorCard({ result: doctorResult(t, verdicts) }, t);
  const one = (change: CampaignChange = {}) => adminCampaignCard({ view: campaign(change) }, t);
  const coverage = (model: Partial<Parameters<typeof adminCoverageCard>[0]> = {}) =>
    adminCoverageCard({ day, lastTry: undefined, before: undefined, ...model }, t);
  const failed = (reason: 'directory_forbidden' | 'directory_throttled' | 'interrupted' | 'store_unavailable') =>
    coverage({ lastTry: { at, state: 'failed', reason, read: { registrations: 0, people: 0 } } });
  const links = {
    go: 'https://avain.example/go#start.0a1b2c3d',
    chat: 'https://teams.microsoft.com/l/entity/app/conversations?tenantId=t',
    install: 'https://teams.microsoft.com/l/app/app?tenantId=t',
  };
  const post = { title: t('kit.post.title'), body: t('kit.post.body') };
  const answer = { value: 'selected', by: 'Satu Salmi', at };
  const question = { ...task(t).question!, answer };
  const unreached = [{ ...owner, tasks: ['baseline'] }];
  return new Map<string, AdaptiveCard>([
    ['menu', adminMenuCard(t)],
    ['page', adminPageCard({ link: 'https://avain.example/admin#opaque' }, t)],
    ['doctor-red', doctor('red', 'red', 'warning', 'unknown', 'green')],
    ['doctor-many', doctor(...Array<Verdict>(6).fill('red'), ...Array<Verdict>(9).fill('warning'))],
    ['doctor-warnings', doctor('warning', 'warning', 'green')],
    ['doctor-unknown', doctor('unknown', 'green')],
    ['doctor-fine', doctor('green', 'green')],
    [
      'news-doctor',
      adminNewsCard({ title: t('admin.doctor.news.title', { count: 1 }), lines: [t('admin.doctor.news.ask')] }, t),
    ],
    ['news-plan', adminNewsCard({ title: t('plan.reminder.title', { count: 2 }), lines: [t('plan.reminder.how')] }, t)],
    ['gaps', adminGapsCard({ view: gapsView('Where is the lift in building 2?') }, t)],
    ['gaps-none', adminGapsCard({ view: { gaps: [], moreGaps: 0, missed: [], drafts: 0 } }, t)],
    ['coverage', coverage()],
    ['coverage-better', coverage({ before: monthAgo })],
    ['coverage-worse', coverage({ before: coverageDay({ day: '2026-10-24', people: 100, ready: 76 }) })],
    ['coverage-same', coverage({ before: coverageDay({ day: '2026-10-24', people: 100, ready: 75 }) })],
    ['coverage-none', coverage({ day: undefined })],
    ['coverage-forbidden', failed('directory_forbidden')],
    ['coverage-throttled', failed('directory_throttled')],
    ['coverage-interrupted', failed('interrupted')],
    ['coverage-unavailable', failed('store_unavailable')],
    ['campaigns', adminCampaignsCard({ campaigns: [campaign(), campaign({ id: 'spring', state: 'finished' })] }, t)],
    ['campaigns-none', adminCampaignsCard({ campaigns: [] }, t)],
    ['campaign-draft', one({ state: 'draft' })],
    ['campaign-draft-failed', one({ state: 'draft', building: { phase: 'failed', failedWith: 'no-such-group' } })],
    [
      'campaign-draft-failed-somehow',
      one({ state: 'draft', building: { phase: 'failed', failedWith: 'of-tomorrow' } }),
    ],
    ['campaign-building', one({ state: 'building', building: { phase: 'reading', read: 4_321 } })],
    ['campaign-scheduled', one({ state: 'scheduled', startAt: '2026-11-24T07:00:00.000Z' })],
    ['campaign-running', one()],
    ['campaign-resting', one({ restUntil: '2026-11-23T07:15:00.000Z' })],
    ['campaign-paused', one({ state: 'paused', pausedBecause: 'by-admin' })],
    ['campaign-orphaned', one({ state: 'paused', pausedBecause: 'answerable-gone' })],
    ['campaign-finished', one({ state: 'finished', endedAt: at })],
    ['campaign-cancelled', one({ state: 'cancelled', endedAt: at })],
    ['kit', adminKitCard({ links, arrivals: 1_234, post }, t)],
    ['plan', adminPlanCard({ view: plan(t) }, t)],
    ['plan-unreached', adminPlanCard({ view: plan(t, { unreached }) }, t)],
    ['plan-finished', adminPlanCard({ view: plan(t, { next: [], done: 62 }) }, t)],
    ['task', adminTaskCard({ task: task(t) }, t)],
    [
      'task-answered',
      adminTaskCard({ task: task(t, { owner, due: '2026-12-01', note: 'Ask Ari first.', question }) }, t),
    ],
    [
      'task-done',
      adminTaskCard(
        { task: task(t, { status: 'done', live: { verdict: 'good', text: t('plan.live.methods.good') } }) },
        t,
      ),
    ],
    [
      'task-no-question',
      adminTaskCard({ task: task(t, { question: undefined, live: undefined, status: 'not-needed' }) }, t),
    ],
    [
      'task-number',
      adminTaskCard(
        {
          task: task(t, {
            question: { ...question, kind: 'number', choices: [], answer: { ...answer, value: '120' } },
          }),
        },
        t,
      ),
    ],
    [
      'guide',
      adminGuideCard({ steps: [step(t), step(t, { id: 'test', title: t('guide.test.title'), state: undefined })] }, t),
    ],
    ['guide-step', adminGuideStepCard({ step: step(t) }, t)],
    ['guide-portal-only', adminGuideStepCard({ step: step(t, { state: undefined }) }, t)],
    ['guide-admin-rule', adminGuideStepCard({ step: ruleStep(t) }, t)],
  ]);
}
