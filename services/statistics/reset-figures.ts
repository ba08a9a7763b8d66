import type { AuditEvent } from '../audit/audit-log.ts';
import type { WriteEndReason } from '../outcomes/end-reason.ts';
import type { Light } from '../outcomes/readiness-outcome.ts';
import type { RefusalReason } from '../outcomes/refusal.ts';
import { endStates } from '../reset-flow/flow-state.ts';

/** As objects, so that the compiler misses none. */
const refusals: Readonly<Record<RefusalReason, true>> = {
  ...{ 'not-registered': true, 'half-registered': true, synced: true, federated: true, guest: true, disabled: true },
  ...{ privileged: true, 'unsupported-account': true, 'could-not-check': true, locked: true, frozen: true },
  ...{ paused: true, 'cooling-down': true, 'too-many-starts': true, 'recently-reset': true },
};
const writeEnds: Readonly<Record<Exclude<WriteEndReason, RefusalReason>, true>> = {
  ...{ 'proofs-not-valid': true, 'changed-meanwhile': true, 'account-replaced': true, 'sealed-password-lost': true },
  ...{ 'too-many-refused': true, 'directory-forbidden': true, 'directory-refused': true, 'not-applied': true },
  'not-me-reported': true,
};
const lights: Readonly<Record<Light, true>> = { green: true, amber: true, red: true, unknown: true };

const namesOf = <T extends string>(all: Readonly<Record<T, true>>): readonly T[] => Object.keys(all) as T[];
const otherReason = 'other';

/** The names of every figure that is counted, in groups as the admin page shows them. */
export const resetFigures = {
  resets: ['resets.started', 'resets.refused', 'resets.intended', 'resets.done', 'resets.not-done', 'resets.unknown'],
  refusedBy: namesOf(refusals).map((reason) => `refused.${reason}`),
  notDoneBy: [...namesOf(refusals), ...namesOf(writeEnds), otherReason].map((reason) => `not-done.${reason}`),
  endedBy: endStates.map((state) => `ended.${state}`),
  codes: ['codes.sent', 'codes.not-sent', 'codes.unconfirmed', 'codes.accepted', 'codes.rejected', 'codes.paused'],
  accounts: ['accounts.locked', 'accounts.frozen', 'accounts.unlocked', 'accounts.unfrozen'],
  notMe: ['not-me.reported', 'not-me.replaced', 'not-me.not-done'],
  helpdesk: ['cases.opened', 'cases.vouched', 'caller-checks.started', 'caller-checks.passed', 'caller-checks.denied'],
  readiness: namesOf(lights).map((light) => `readiness.${light}`),
} as const satisfies Readonly<Record<string, readonly string[]>>;

const known: ReadonlySet<string> = new Set(Object.values(resetFigures).flat());

/** Which figures an event of the audit adds one to; none where it is no figure. Names without a person or an account. */
export function figuresOf(event: AuditEvent): readonly string[] {
  // The table's member for a type takes events of that type.
  const names = figuresFor[event.type] as ((event: AuditEvent) => readonly string[]) | undefined;
  return names === undefined ? [] : names(event).filter((name) => known.has(name));
}

type Figures = {
  readonly [T in AuditEvent['type']]?: (event: Extract<AuditEvent, { readonly type: T }>) => readonly string[];
};

const figuresFor: Figures = {
  'password-reset.started': () => ['resets.started'],
  'password-reset.refused': ({ reason }) => ['resets.refused', `refused.${reason}`],
  'password-reset.intended': () => ['resets.intended'],
  'password-reset.completed': () => ['resets.done'],
  'password-reset.not-done': ({ reason }) => {
    const name = `not-done.${reason}`;
    return ['resets.not-done', known.has(name) ? name : `not-done.${otherReason}`];
  },
  'password-reset.unknown': () => ['resets.unknown'],
  'flow.ended': ({ state }) => [`ended.${state}`],
  'code.sent': ({ result }) => [
    { accepted: 'codes.sent', refused: 'codes.not-sent', unconfirmed: 'codes.unconfirmed' }[result],
  ],
  'code.accepted': () => ['codes.accepted'],
  'code.rejected': () => ['codes.rejected'],
  'codes.paused': () => ['codes.paused'],
  'recovery.locked': () => ['accounts.locked'],
  'recovery.frozen': () => ['accounts.frozen'],
  'recovery.unlocked': () => ['accounts.unlocked'],
  'recovery.unfrozen': () => ['accounts.unfrozen'],
  'wasnt-me.reported': () => ['not-me.reported'],
  'wasnt-me.completed': ({ passwordReplaced }) => (passwordReplaced ? ['not-me.replaced'] : []),
  'wasnt-me.not-done': () => ['not-me.not-done'],
  'case.changed': ({ what }) => (what === 'opened' ? ['cases.opened'] : []),
  'case.vouched': () => ['cases.vouched'],
  'caller-check.started': () => ['caller-checks.started'],
  'caller-check.changed': ({ what }) => [`caller-checks.${what}`],
  'readiness.shown': ({ light }) => [`readiness.${light}`],
};
