import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { readinessCard, type ReadinessModel } from '../../cards/readiness-card.ts';
import { registerCard } from '../../cards/register-card.ts';
import type { Translator } from '../../services/i18n/translator.ts';
import type {
  MethodKind,
  MethodStanding,
  MethodVerdict,
  Readiness,
} from '../../services/outcomes/readiness-outcome.ts';

const help = { helpdesk: '+358 9 123 456' };
const inChat = { ...help, inChat: true };
const until = new Date('2026-03-02T13:30:00Z');

const before = { on: '2027-02-01', globalAdminsOn: '2027-07-01', ended: false } as const;
const after = { ...before, ended: true } as const;
const counts = (kind: MethodKind): MethodStanding => ({ kind, verdict: 'counts' });
const stands = (kind: MethodKind, verdict: MethodVerdict): MethodStanding => ({ kind, verdict });

const green: Readiness = {
  light: 'green',
  reasons: ['ready'],
  methods: [counts('email'), counts('mobile'), stands('authenticator', 'sign-in-only')],
  add: [],
  way: 'avain',
  registerAt: { kind: 'security-info' },
  microsoftCodes: before,
  brake: undefined,
};
const phone: Readiness = {
  ...green,
  light: 'amber',
  reasons: ['ready', 'phone-at-microsoft'],
  methods: [counts('email'), counts('mobile')],
  add: ['authenticator'],
};
const nothing: Readiness = {
  ...green,
  light: 'red',
  reasons: ['nothing-registered'],
  methods: [],
  add: ['email', 'mobile'],
  way: 'helpdesk',
};
const oneMissing: Readiness = {
  ...nothing,
  reasons: ['one-missing'],
  methods: [stands('email', 'own-domain'), counts('mobile'), stands('passkey', 'sign-in-only')],
  add: ['email'],
};
const nothingCounts: Readiness = {
  ...nothing,
  reasons: ['nothing-counts'],
  methods: [
    stands('email', 'unreadable'),
    stands('mobile', 'not-delivered'),
    stands('other-phone', 'calls-only'),
    stands('code-device', 'sign-in-only'),
    stands('windows-hello', 'sign-in-only'),
    stands('temporary-pass', 'short-lived'),
    stands('other', 'not-known'),
  ],
};
const noWay: Readiness = {
  ...nothing,
  reasons: ['no-way-here'],
  methods: [stands('email', 'switched-off')],
  add: [],
  registerAt: undefined,
};
const synced: Readiness = {
  ...green,
  light: 'amber',
  reasons: ['synced', 'phone-for-microsoft'],
  methods: [stands('email', 'microsoft-takes'), stands('mobile', 'microsoft-until')],
  add: ['authenticator'],
  way: 'entra-sspr',
};
const privileged: Readiness = {
  ...synced,
  light: 'red',
  reasons: ['privileged', 'one-for-microsoft', 'phone-for-microsoft'],
  methods: [
    stands('email', 'microsoft-takes'),
    stands('mobile', 'microsoft-ended'),
    stands('passkey', 'microsoft-takes-not'),
  ],
  microsoftCodes: after,
};
const federated: Readiness = {
  ...synced,
  light: 'red',
  reasons: ['federated', 'nothing-for-microsoft'],
  methods: [],
  add: ['authenticator', 'email'],
};
const guest: Readiness = {
  ...green,
  light: 'amber',
  reasons: ['guest'],
  methods: undefined,
  way: 'home-tenant',
  registerAt: { kind: 'home-tenant', domain: 'partner.example' },
};
const helpdeskOnly: Readiness = {
  ...guest,
  light: 'red',
  reasons: ['disabled'],
  way: 'helpdesk',
  registerAt: undefined,
};
const unknown: Readiness = { ...helpdeskOnly, light: 'unknown', reasons: ['could-not-check'] };
const locked: Readiness = { ...green, light: 'amber', brake: { reason: 'locked', until } };
const frozen: Readiness = { ...green, light: 'red', brake: { reason: 'frozen', until: undefined } };

/** "Am I ready?" and its steps in every shape that a person can see, by name. */
export function readyCards(t: Translator): readonly (readonly [string, AdaptiveCard])[] {
  const light = (name: string, readiness: Readiness, more: Partial<ReadinessModel> = {}) =>
    [`ready-${name}`, readinessCard({ readiness, help, ...more }, t)] as const;
  return [
    light('green', green),
    light('green-done', green, { note: 'register.done' }),
    light('phone', phone),
    light('phone-ended', { ...phone, microsoftCodes: after }),
    light('nothing', nothing),
    light('nothing-human', nothing, { help: inChat }),
    light('one-missing', oneMissing, { help: inChat }),
    light('nothing-counts', nothingCounts),
    light('no-way-here', noWay),
    light('synced', synced),
    light('federated', federated, { help: inChat }),
    light('privileged', privileged),
    light('guest', guest),
    light('guest-home-unknown', { ...guest, registerAt: { kind: 'home-tenant', domain: undefined } }),
    light('disabled', helpdeskOnly),
    light('unsupported-account', { ...helpdeskOnly, reasons: ['unsupported-account'] }, { help: inChat }),
    light('unknown', unknown, { help: inChat }),
    light('synced-unknown', { ...unknown, reasons: ['synced', 'could-not-check'], way: 'entra-sspr' }),
    light('locked', locked),
    light('frozen', frozen, { help: inChat }),
    light('nothing-missing', guest, { note: 'register.nothing-missing' }),
    ['register-nothing', registerCard({ readiness: nothing, help }, t)],
    ['register-still', registerCard({ readiness: oneMissing, help: inChat, note: 'register.still' }, t)],
    ['register-ready-but', registerCard({ readiness: phone, help, note: 'register.ready-but' }, t)],
    ['register-phone-ended', registerCard({ readiness: { ...nothing, microsoftCodes: after }, help }, t)],
  ];
}
