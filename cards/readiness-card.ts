import { caseTroubles, type CaseTrouble } from '../services/outcomes/case-reasons.ts';
import { calendarDay } from '../services/i18n/calendar-day.ts';
import type { MessageKey, MessageValues, Translator } from '../services/i18n/translator.ts';
import type { Addable, Readiness, ReadinessReason, WayBack } from '../services/outcomes/readiness-outcome.ts';
import type { Door } from '../services/outcomes/refusal.ts';
import type { Action, AdaptiveCard, Element } from './adaptive-card.ts';
import { doorActions, doorElements, humanButtons, type HelpContact } from './doors.ts';
import { aside, button, card, notice, paragraph, securityLine } from './elements.ts';
import { methodLines } from './readiness-methods.ts';
import { refusalText } from './refused-card.ts';

/** What the person has just done, said above the light. */
export type ReadinessNote = 'register.done' | 'register.nothing-missing' | 'register.ready-but';

export type ReadinessModel = {
  readonly readiness: Readiness;
  readonly help: HelpContact;
  readonly note?: ReadinessNote | undefined;
};

const reasonKeys = {
  ready: 'ready.because.ready',
  'phone-at-microsoft': 'ready.because.phone-at-microsoft',
  'one-missing': 'ready.because.one-missing',
  'nothing-registered': 'ready.because.nothing-registered',
  'nothing-counts': 'ready.because.nothing-counts',
  'no-way-here': 'ready.because.no-way-here',
  synced: 'ready.because.synced',
  federated: 'ready.because.federated',
  guest: 'ready.because.guest',
  disabled: 'ready.because.disabled',
  privileged: 'ready.because.privileged',
  'unsupported-account': 'ready.because.unsupported-account',
  'nothing-for-microsoft': 'ready.because.nothing-for-microsoft',
  'one-for-microsoft': 'ready.because.one-for-microsoft',
  'phone-for-microsoft': 'ready.because.phone-for-microsoft',
  'could-not-check': 'ready.because.could-not-check',
} as const satisfies Record<ReadinessReason, MessageKey>;

const addKeys = {
  email: 'ready.add.email',
  mobile: 'ready.add.mobile',
  authenticator: 'ready.add.authenticator',
} as const satisfies Record<Addable, MessageKey>;

const doors: Readonly<Record<WayBack, readonly Door[]>> = {
  avain: [],
  'entra-sspr': ['entra-sspr', 'helpdesk'],
  'home-tenant': ['home-tenant'],
  helpdesk: ['helpdesk'],
};

/** The traffic light in words and shape, why it is so, and what to do about it. Kinds of methods only, no address (I7). */
export function readinessCard({ readiness, help, note }: ReadinessModel, t: Translator): AdaptiveCard {
  const { reasons, brake, add } = readiness;
  const ways = doorsOf(readiness);
  const dates = microsoftDates(readiness, t);
  return card(t, {
    title: t('ready.title'),
    body: [
      ...(note === undefined ? [] : [paragraph(t(note))]),
      lightElement(readiness, t),
      ...reasons.map((reason) => paragraph(t(reasonKeys[reason], dates))),
      ...(brake === undefined ? [] : refusalText(brake, t)),
      ...methodLines(readiness, t),
      ...(add.length === 0 ? [] : [paragraph(t('ready.add', { what: addList(add, t) }))]),
      ...doorElements(ways, help, t),
      aside(t('ready.type')),
      securityLine(t),
    ],
    actions: [
      ...(readiness.light === 'unknown' ? [button(t('button.am-i-ready'), { verb: 'am-i-ready' }, 'positive')] : []),
      ...(add.length === 0 ? [] : [button(t('button.how-to-register'), { verb: 'how-to-register' }, 'positive')]),
      ...homeLink(readiness, t),
      ...doorActions(ways, help, t),
      ...(needsHuman(readiness) ? humanButtons(help, troubleOf(readiness), t) : []),
      button(t('button.help'), { verb: 'help' }),
    ],
  });
}

/** While recovery waits, the helpdesk is the way there is. */
function doorsOf({ way, brake }: Readiness): readonly Door[] {
  return brake === undefined ? doors[way] : doors.helpdesk;
}

/** Values for every sentence that names Microsoft's end of codes to phones. */
export function microsoftDates({ microsoftCodes, reasons }: Readiness, t: Translator): MessageValues {
  const { on, globalAdminsOn, ended } = microsoftCodes;
  return {
    on: calendarDay(t.language, on),
    adminsOn: calendarDay(t.language, globalAdminsOn),
    admin: reasons.includes('privileged') ? 'yes' : 'no',
    ended: ended ? 'yes' : 'no',
  };
}

function lightElement({ light, way, brake }: Readiness, t: Translator): Element {
  switch (light) {
    case 'green':
      return notice(t('ready.light.green'), 'good');
    case 'amber':
      if (way !== 'avain') return notice(t('ready.light.elsewhere'), 'warning');
      return notice(brake === undefined ? t('ready.light.amber') : t('ready.light.held'), 'warning');
    case 'red':
      return notice(t('ready.light.red'), 'attention');
    case 'unknown':
      return notice(t('ready.light.unknown'));
  }
}

function addList(add: readonly Addable[], t: Translator): string {
  const [first, second] = add.map((what) => t(addKeys[what]));
  if (first === undefined) return '';
  return second === undefined ? first : t('ready.add.both', { first, second });
}

/** Where a guest's methods are; none where no organisation of theirs is known to Microsoft. */
function homeLink({ registerAt }: Readiness, t: Translator): readonly Action[] {
  if (registerAt?.kind !== 'home-tenant' || registerAt.domain === undefined) return [];
  const url = `https://mysignins.microsoft.com/security-info?tenant=${encodeURIComponent(registerAt.domain)}`;
  return [{ type: 'Action.OpenUrl', title: t('button.open-home-info'), url }];
}

function needsHuman({ light, brake }: Readiness): boolean {
  return light === 'red' || light === 'unknown' || brake !== undefined;
}

/** What a human is told about why they are asked. */
function troubleOf({ reasons: [reason], brake }: Readiness): CaseTrouble {
  if (reason === 'one-missing') return 'half-registered';
  if (reason === 'nothing-registered' || reason === 'nothing-counts') return 'not-registered';
  return caseTroubles.find((trouble) => trouble === reason) ?? brake?.reason ?? 'asked-for-human';
}
