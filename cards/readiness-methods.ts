import { calendarDay } from '../services/i18n/calendar-day.ts';
import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import type { MethodKind, MethodVerdict, Readiness } from '../services/outcomes/readiness-outcome.ts';
import type { Element } from './adaptive-card.ts';
import { label, paragraph } from './elements.ts';

const kindKeys = {
  email: 'ready.kind.email',
  mobile: 'ready.kind.mobile',
  'other-phone': 'ready.kind.other-phone',
  authenticator: 'ready.kind.authenticator',
  'code-device': 'ready.kind.code-device',
  passkey: 'ready.kind.passkey',
  'windows-hello': 'ready.kind.windows-hello',
  'temporary-pass': 'ready.kind.temporary-pass',
  other: 'ready.kind.other',
} as const satisfies Record<MethodKind, MessageKey>;

const worthKeys = {
  counts: 'ready.worth.counts',
  'own-domain': 'ready.worth.own-domain',
  unreadable: 'ready.worth.unreadable',
  'switched-off': 'ready.worth.switched-off',
  'not-delivered': 'ready.worth.not-delivered',
  'calls-only': 'ready.worth.calls-only',
  'sign-in-only': 'ready.worth.sign-in-only',
  'short-lived': 'ready.worth.short-lived',
  'not-known': 'ready.worth.not-known',
  'microsoft-takes': 'ready.worth.microsoft-takes',
  'microsoft-until': 'ready.worth.microsoft-until',
  'microsoft-ended': 'ready.worth.microsoft-ended',
  'microsoft-takes-not': 'ready.worth.microsoft-takes-not',
} as const satisfies Record<MethodVerdict, MessageKey>;

const good: ReadonlySet<MethodVerdict> = new Set(['counts', 'microsoft-takes', 'microsoft-until'] as const);

/** Worth having, but for something else. */
const beside: ReadonlySet<MethodVerdict> = new Set(['sign-in-only', 'microsoft-takes-not'] as const);

function signOf(verdict: MethodVerdict): string {
  if (good.has(verdict)) return '✓';
  return beside.has(verdict) ? '–' : '✗';
}

/** What is registered, a line for each kind: what it is worth and, where it is worth nothing here, why. */
export function methodLines({ methods, microsoftCodes }: Readiness, t: Translator): readonly Element[] {
  if (methods === undefined) return [];
  const on = calendarDay(t.language, microsoftCodes.on);
  const lines = methods.map(({ kind, verdict }) => {
    return paragraph(
      t('ready.methods.line', { sign: signOf(verdict), what: t(kindKeys[kind]), worth: t(worthKeys[verdict], { on }) }),
    );
  });
  return [label(t('ready.methods')), ...(lines.length === 0 ? [paragraph(t('ready.methods.none'))] : lines)];
}
