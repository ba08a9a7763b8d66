import type { CampaignState, PersonState } from '../../services/campaign/campaign-state.ts';
import type { Audience } from '../../services/campaign/campaign.ts';
import type { Verdict } from '../../services/doctor/finding.ts';
import type { Light } from '../../services/outcomes/readiness-outcome.ts';
import type { LiveFinding, PlanTaskStatus } from '../../services/planner/plan.ts';
import type { AdminText } from '../admin/admin-texts.ts';
import type { Tone } from './admin-charts.ts';
import type { AdminContext } from './admin-context.ts';
import { badge, type BadgeColor } from './admin-dom.ts';

type Say = AdminContext['say'];

export const lights = ['green', 'amber', 'red', 'unknown'] as const satisfies readonly Light[];
export const lightTones: Readonly<Record<Light, Tone>> = {
  green: 'good',
  amber: 'warn',
  red: 'bad',
  unknown: 'neutral',
};
export const lightWords = {
  green: 'light.green',
  amber: 'light.amber',
  red: 'light.red',
  unknown: 'light.unknown',
} as const satisfies Record<Light, AdminText>;

const lightColors: Readonly<Record<Light, BadgeColor>> = {
  ...{ green: 'success', amber: 'warning', red: 'danger', unknown: 'informative' },
};
/** Shape and word as well as colour. */
const signs: Readonly<Record<Light, string>> = { green: '✓', amber: '▲', red: '✗', unknown: '?' };

export function lightBadge(say: Say, light: Light): HTMLElement {
  return badge(`${signs[light]} ${say(lightWords[light])}`, lightColors[light]);
}

const verdicts = {
  green: ['✓', 'verdict.green', 'success'],
  warning: ['▲', 'verdict.warning', 'warning'],
  red: ['✗', 'verdict.red', 'danger'],
  unknown: ['?', 'verdict.unknown', 'informative'],
} as const satisfies Record<Verdict, readonly [string, AdminText, BadgeColor]>;

export function verdictBadge(say: Say, verdict: Verdict): HTMLElement {
  const [sign, words, color] = verdicts[verdict];
  return badge(`${sign} ${say(words)}`, color);
}

const findings = {
  good: ['✓', 'live.good', 'success'],
  attention: ['▲', 'live.attention', 'warning'],
  unknown: ['?', 'live.unknown', 'informative'],
} as const satisfies Record<LiveFinding['verdict'], readonly [string, AdminText, BadgeColor]>;

export function findingBadge(say: Say, verdict: LiveFinding['verdict']): HTMLElement {
  const [sign, words, color] = findings[verdict];
  return badge(`${sign} ${say(words)}`, color);
}

const campaignStates = {
  draft: ['campaign-state.draft', 'informative'],
  building: ['campaign-state.building', 'brand'],
  scheduled: ['campaign-state.scheduled', 'brand'],
  running: ['campaign-state.running', 'brand'],
  paused: ['campaign-state.paused', 'warning'],
  finished: ['campaign-state.finished', 'success'],
  cancelled: ['campaign-state.cancelled', 'informative'],
} as const satisfies Record<CampaignState, readonly [AdminText, BadgeColor]>;

export function campaignBadge(say: Say, state: CampaignState): HTMLElement {
  const [words, color] = campaignStates[state];
  return badge(say(words), color);
}

export const personWords = {
  queued: 'person.queued',
  'not-installable': 'person.not-installable',
  sent: 'person.sent',
  unconfirmed: 'person.unconfirmed',
  opened: 'person.opened',
  ready: 'person.ready',
  'opted-out': 'person.opted-out',
  failed: 'person.failed',
} as const satisfies Record<PersonState, AdminText>;

export const audienceWords = {
  group: 'audience.group',
  csv: 'audience.csv',
  'cannot-recover': 'audience.cannot-recover',
  hired: 'audience.hired',
} as const satisfies Record<Audience['kind'], AdminText>;

export const taskWords = {
  open: 'task.open',
  done: 'task.done',
  'not-needed': 'task.not-needed',
} as const satisfies Record<PlanTaskStatus, AdminText>;

/** A reason that the page has words for; one that it does not know stands as the service named it. */
export function reasonWords(context: Pick<AdminContext, 'data'>, prefix: 'reason' | 'problem' | 'why', reason: string) {
  const texts: Readonly<Record<string, string>> = context.data.texts;
  return Object.hasOwn(texts, `${prefix}.${reason}`) ? (texts[`${prefix}.${reason}`] ?? reason) : reason;
}
