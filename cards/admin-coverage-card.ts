import type { CoverageDay, CoverageTry } from '../services/coverage/coverage.ts';
import { coverageNotSaid } from '../services/coverage/coverage.ts';
import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import type { AdaptiveCard, Element } from './adaptive-card.ts';
import { adminButton, menuButton } from './admin-elements.ts';
import { aside, card, facts, label, notice, paragraph } from './elements.ts';
import { plain } from './plain-text.ts';

const lights = ['green', 'amber', 'red', 'unknown'] as const;
const mostReasons = 5;
const mostPlaces = 3;
/** Smaller ones say more about chance than about a place. */
const leastPeople = 5;

export type CoverageModel = {
  readonly day: CoverageDay | undefined;
  readonly lastTry: CoverageTry | undefined;
  /** About thirty days before; undefined where there is none. */
  readonly before: CoverageDay | undefined;
};

/** How many could get back in today, why the others could not, and where it is worst. */
export function adminCoverageCard({ day, lastTry, before }: CoverageModel, t: Translator): AdaptiveCard {
  const actions = [
    adminButton(t('button.admin.refresh-coverage'), { wish: 'refresh-coverage' }),
    adminButton(t('button.admin.page'), { wish: 'page', view: 'people' }),
    menuButton(t),
  ];
  const title = t('admin.coverage.title');
  if (day === undefined) return card(t, { title, body: [paragraph(t('admin.coverage.none'))], actions });
  const { everybody, leftOut, takenAt } = day;
  const failed = lastTry?.state === 'failed' ? lastTry : undefined;
  return card(t, {
    title,
    body: [
      notice(t('admin.coverage.sum', { share: shareOf(day), people: everybody.people })),
      ...(before === undefined ? [] : [paragraph(changeOf(points(day, before), t))]),
      ...(failed === undefined ? [] : [notice(t('admin.coverage.failed', { why: t(failureKey(failed)) }), 'warning')]),
      facts(
        lights.map((light) => [t(`admin.coverage.${light}`), t('admin.number', { count: everybody.lights[light] })]),
      ),
      ...whyElements(day, t),
      ...whereElements(day, t),
      aside(t('admin.coverage.as-of', { at: new Date(takenAt), guests: leftOut.guests, disabled: leftOut.disabled })),
    ],
    actions,
  });
}

function shareOf({ everybody: { people, lights: count } }: CoverageDay): number {
  return people === 0 ? 0 : (count.green + count.amber) / people;
}

function points(day: CoverageDay, before: CoverageDay): number {
  return Math.round(shareOf(day) * 100) - Math.round(shareOf(before) * 100);
}

function changeOf(by: number, t: Translator): string {
  const direction = by === 0 ? 'same' : by > 0 ? 'more' : 'fewer';
  return t('admin.coverage.change', { direction, points: Math.abs(by) });
}

/** Why a count broke off, as far as an admin can do something about it. */
function failureKey({ reason }: CoverageTry): MessageKey {
  if (reason === 'directory_forbidden') return 'admin.coverage.failed.forbidden';
  if (reason === 'directory_throttled') return 'admin.coverage.failed.throttled';
  return reason === 'interrupted' ? 'admin.coverage.failed.interrupted' : 'admin.coverage.failed.unavailable';
}

function whyElements({ reasons }: CoverageDay, t: Translator): readonly Element[] {
  const worst = Object.entries(reasons)
    .sort(([, one], [, other]) => other - one)
    .slice(0, mostReasons);
  if (worst.length === 0) return [];
  return [
    label(t('admin.coverage.why')),
    facts(worst.map(([reason, count]) => [t(reasonKey(reason)), t('admin.number', { count: count })])),
  ];
}

function whereElements({ departments }: CoverageDay, t: Translator): readonly Element[] {
  const worst = Object.entries(departments)
    .filter(([, { people, lights: count }]) => people >= leastPeople && count.red > 0)
    .sort(([, one], [, other]) => other.lights.red / other.people - one.lights.red / one.people)
    .slice(0, mostPlaces);
  if (worst.length === 0) return [];
  return [
    label(t('admin.coverage.where')),
    facts(
      worst.map(([name, { people, lights: count }]) => [
        name === coverageNotSaid ? t('admin.coverage.not-said') : plain(name),
        t('admin.coverage.where-row', { red: count.red, people }),
      ]),
    ),
  ];
}

const known = [
  'ready',
  'phone-at-microsoft',
  'one-missing',
  'nothing-registered',
  'nothing-counts',
  'no-way-here',
  'nothing-for-microsoft',
  'one-for-microsoft',
  'phone-for-microsoft',
  'could-not-check',
  'synced',
  'federated',
  'privileged',
] as const;

function reasonKey(reason: string): MessageKey {
  const found = known.find((each) => each === reason);
  return `admin.reason.${found ?? 'other'}`;
}
