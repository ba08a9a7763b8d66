import type { DoctorResult } from '../../services/admin/admin-doctor.ts';
import type { AccountLock } from '../../services/admin/locks.ts';
import { personStates, type PersonState } from '../../services/campaign/campaign-state.ts';
import type { Campaign, CampaignView } from '../../services/campaign/campaign.ts';
import type { CoverageDay, CoveragePerson, Share } from '../../services/coverage/coverage.ts';
import type { GuideStep } from '../../services/guide/guide.ts';
import type { PlanView } from '../../services/planner/plan.ts';

const share = (green: number, amber: number, red: number, unknown: number): Share => ({
  people: green + amber + red + unknown,
  lights: { green, amber, red, unknown },
});

/** A day of an organisation of 10,000, a little better each day. */
export function coverageDay(place: number, day: string): CoverageDay {
  const green = 6_100 + place * 90;
  return {
    ...{ day, takenAt: `${day}T02:00:00.000Z`, everybody: share(green, 1_400, 9_900 - green - 1_400, 100) },
    leftOut: { guests: 212, disabled: 391, resources: 44 },
    reasons: {
      'one-missing': 1_402,
      'nothing-registered': 820,
      synced: 640,
      'phone-at-microsoft': 511,
      privileged: 38,
    },
    methods: { email: 6_120, mobile: 7_480, authenticator: 4_210, passkey: 380, 'windows-hello': 2_950 },
    countries: { FI: share(4_000, 600, 500, 20), SE: share(1_800, 500, 420, 50), other: share(900, 300, 240, 30) },
    departments: {
      Sales: share(1_200, 300, 410, 10),
      '': share(300, 50, 290, 90),
      '<b>R&D</b>': share(800, 90, 30, 0),
    },
    groups: {
      g1: { ...share(210, 60, 130, 0), name: 'Store workers' },
      g2: { ...share(480, 12, 8, 0), name: 'Head office' },
    },
    entra: { enabled: 9_900, registered: 8_010, capable: 7_020, synced: 640 },
  };
}

export function coveragePerson(place: number): CoveragePerson {
  return {
    ...{ id: `person-${place}`, displayName: `Aino <b>Virtanen</b> ${place}` },
    ...{ userPrincipalName: `aino.virtanen${place}@contoso.example`, light: 'red', reason: 'nothing-registered' },
    department: place % 2 === 0 ? '=cmd()' : undefined,
    country: 'FI',
  };
}

export function campaignOf(over: Partial<Campaign> = {}): Campaign {
  const text = { title: 'Two minutes, {name}', body: 'Hello {name},\nopen Avain once today.' };
  return {
    ...{ id: 'c-1', tag: 'autumn', name: 'Autumn <i>round</i>', purpose: 'register', state: 'running' },
    audience: { kind: 'group', groupId: '11111111-1111-4111-8111-111111111111' },
    texts: { en: text, fi: { title: 'Kaksi minuuttia, {name}', body: 'Hei {name},\navaa Avain tänään.' } },
    ...{ startAt: null, endsAt: '2026-12-20T10:00:00.000Z', reminders: { afterDays: 5, atMost: 2 } },
    quiet: { from: '17:00', to: '08:00', zone: 'Europe/Helsinki', weekends: true },
    ...{ createdBy: 'subject-1', createdAt: '2026-11-20T08:00:00.000Z', endedAt: null },
    building: {
      ...{ phase: 'done', cursor: null, read: 10_000, failedWith: null, problemCounts: { guest: 12, disabled: 3 } },
      problems: [{ line: null, problem: 'guest' }],
    },
    ...{ rows: null, pausedBecause: null, restUntil: null },
    ...over,
  };
}

export function viewOf(campaign: Campaign, states: Partial<Record<PersonState, number>> = {}): CampaignView {
  const all = Object.fromEntries(personStates.map((state) => [state, states[state] ?? 0])) as Record<
    PersonState,
    number
  >;
  const audience = Object.values(all).reduce((sum, count) => sum + count, 0);
  const reasons = { ...(all['not-installable'] > 0 && { 'not-installable:no-teams': all['not-installable'] }) };
  return { campaign, counts: { audience, states: all, reasons, reminders: 120, nextAt: undefined }, arrivals: 431 };
}

export const runningStates = {
  ...{ queued: 2_600, 'not-installable': 140, sent: 4_800, unconfirmed: 9, opened: 1_460, ready: 900 },
  ...{ 'opted-out': 61, failed: 30 },
} as const;

export const guideSteps: readonly GuideStep[] = (['scope', 'methods', 'registration'] as const).map((id, place) => ({
  ...{ id, title: `Step ${place + 1}: ${id}`, text: 'Choose who may use it.\nBegin with a group.' },
  ...{ where: 'Entra admin center › Protection › Password reset', who: 'Authentication Policy Administrator' },
  source: 'https://learn.microsoft.com/entra/identity/authentication/tutorial-enable-sspr',
  state: place === 0 ? { verdict: 'attention', text: 'Selected: one group of 400 people.' } : undefined,
}));

export const doctorResult: DoctorResult = {
  ...{
    at: '2026-11-22T05:00:00.000Z',
    counts: { green: 1, warning: 1, red: 1, unknown: 1 },
    newlyRed: ['mail-sender'],
  },
  lines: (['green', 'warning', 'red', 'unknown'] as const).map((verdict) => ({
    ...{ id: verdict === 'red' ? 'mail-sender' : verdict, verdict, title: `The check that is ${verdict}` },
    ...{ seen: 'What was seen.', why: 'People get no codes.', fix: 'Grant Mail.Send.\nThen look again.' },
    source: 'https://learn.microsoft.com/graph/permissions-reference',
  })),
};

export function planView(status: 'open' | 'done' = 'open', note?: string): PlanView {
  const task = (id: string, title: string) => ({
    ...{ id, title, text: 'What it is for.', role: 'identity team', status, overdue: true, due: '2026-11-20' },
    ...{ source: 'https://learn.microsoft.com/entra/identity/authentication/concept-sspr-deploy', note },
    owner: { personId: 'p', displayName: 'Satu Ylläpitäjä' },
    changed: { by: 'Satu Ylläpitäjä', at: '2026-11-20T08:00:00.000Z' },
    live: { verdict: 'good' as const, text: 'Graph says: 9,900 licences.' },
    question: undefined,
  });
  const question = {
    ...{ text: 'How many methods are asked for?', kind: 'choice' as const, answer: undefined },
    choices: [
      { value: 'one', label: 'One' },
      { value: 'two', label: 'Two' },
    ],
  };
  return {
    ...{ version: 3, done: status === 'done' ? 1 : 0, total: 2, next: ['licences'] },
    phases: [
      { id: 'benefits', title: 'Why', text: 'What is won.', tasks: [task('licences', 'Licences')] },
      {
        id: 'pilot',
        title: 'Pilot',
        text: 'Try it.',
        tasks: [{ ...task('methods', 'Methods'), status: 'open', question }],
      },
    ],
    unreached: [{ personId: 'p', displayName: 'Mikko Laine', tasks: ['methods'] }],
  };
}

export const lockedAccount: AccountLock = {
  ...{ id: '22222222-2222-4222-8222-222222222222', displayName: 'Aino Virtanen', failures: 10, own: false },
  ...{ userPrincipalName: 'aino.virtanen@contoso.example', brake: undefined },
  lockedUntil: new Date('2026-11-23T09:00:00Z'),
};
