import { accountCard } from '../../cards/account-card.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { chooseMethodCard } from '../../cards/choose-method-card.ts';
import { doorCard, type Trouble } from '../../cards/door-card.ts';
import { enterCodeCard } from '../../cards/enter-code-card.ts';
import { failureCard } from '../../cards/failure-card.ts';
import { flowCard } from '../../cards/flow-card.ts';
import { helpCard } from '../../cards/help-card.ts';
import { languageCard } from '../../cards/language-card.ts';
import { inertCard, type InertReason } from '../../cards/inert-card.ts';
import { passwordCard } from '../../cards/password-card.ts';
import { passwordLinkCard } from '../../cards/password-link-card.ts';
import { eraseConfirmCard, erasedCard, privacyCard } from '../../cards/privacy-card.ts';
import { progressCard, type ProgressState } from '../../cards/progress-card.ts';
import { refusedCard } from '../../cards/refused-card.ts';
import { resultCard, type Ending } from '../../cards/result-card.ts';
import { secretSeenCard } from '../../cards/words-card.ts';

import { welcomeCard } from '../../cards/welcome-card.ts';
import { answerCards } from './answer-cards.ts';
import { campaignCards } from './campaign-cards.ts';
import { caseCards } from './case-cards.ts';
import { diagnosisCards } from './diagnosis-cards.ts';
import { placesCards } from './places-cards.ts';
import { treeCards } from './tree-cards.ts';
import { readyCards } from './ready-cards.ts';
import type { Translator } from '../../services/i18n/translator.ts';
import { refusalOf } from '../../services/policy/refusal-doors.ts';
import type { RefusalReason } from '../../services/outcomes/refusal.ts';
import type { FlowView } from '../../services/outcomes/reset-outcome.ts';

const help = { helpdesk: '+358 9 123 456' };
/** The same where a team takes cases: every dead end has a button to a human. */
const inChat = { ...help, inChat: true };
const until = new Date('2026-03-02T13:30:00Z');

export const proving: FlowView = {
  flowId: 'pseudonym-of-22-chars0.flow-suffix-22-chars-0',
  state: 'proving',
  nonce: 'nonce-of-22-characters',
  displayName: 'Aino Järvinen',
  maskedUpn: 'ai•••@contoso.example',
  points: 0,
  passMark: 2,
  methods: [
    { method: 'email-code', hint: '', sendsLeft: 3 },
    { method: 'sms-code', hint: '', sendsLeft: 3 },
  ],
  proved: [],
  asking: undefined,
  expiresAt: new Date('2026-03-02T08:30:00Z'),
  lastRejection: undefined,
  writeAttemptsLeft: 3,
  endedBecause: undefined,
  pageKilled: false,
};
const oneProved: FlowView = {
  ...proving,
  points: 1,
  proved: ['email-code'],
  methods: [{ method: 'sms-code', hint: '•• 67', sendsLeft: 2 }],
};
const askingEmail = { method: 'email-code', hint: '', codeMinutes: 5 } as const;
const askingSms = { method: 'sms-code', hint: '•• 67', codeMinutes: 5 } as const;
const vouched: FlowView = { ...proving, points: 1, proved: ['vouch'] };
const choosing: FlowView = {
  ...oneProved,
  state: 'choosing',
  points: 2,
  methods: [],
  proved: ['email-code', 'sms-code'],
};

const refusals: readonly RefusalReason[] = [
  'not-registered',
  'half-registered',
  'synced',
  'federated',
  'guest',
  'disabled',
  'privileged',
  'unsupported-account',
  'could-not-check',
  'locked',
  'frozen',
  'paused',
  'cooling-down',
  'too-many-starts',
  'recently-reset',
];
const troubles: readonly Trouble[] = ['unlock', 'know', 'new-phone', 'expired', 'another-account', 'human'];
const endings: readonly Ending[] = ['done', 'failed', 'refused', 'cancelled', 'expired', 'locked'];
const waits: readonly ProgressState[] = ['queued', 'writing', 'unknown', 'with-helpdesk'];
const inert: readonly InertReason[] = [
  'account-confirmed',
  'another-account',
  'email-code-sent',
  'sms-code-sent',
  'email-code-right',
  'sms-code-right',
  'code-wrong',
  'code-too-old',
  'code-malformed',
  'code-not-sent',
  'password-refused',
  'page-closed',
  'cancelled',
  'started-over',
  'erase-confirmed',
  'with-helpdesk',
  'stale',
  'moved-on',
];
const codeNotes = [
  { key: 'note.wrong-code', values: { triesLeft: 1 } },
  { key: 'note.burned' },
  { key: 'note.code-expired' },
  { key: 'note.malformed' },
  { key: 'note.wait', values: { seconds: 42 } },
  { key: 'note.code-sent-again' },
  { key: 'note.unconfirmed' },
  { key: 'note.destination-busy', values: { at: until } },
  { key: 'note.no-other-way' },
] as const;

function named<K extends string>(
  prefix: string,
  keys: readonly K[],
  make: (key: K) => AdaptiveCard,
): [string, AdaptiveCard][] {
  return keys.map((key) => [`${prefix}-${key}`, make(key)]);
}

/** Every card of the product in every shape that a person can see, by name. */
export function allCards(t: Translator): ReadonlyMap<string, AdaptiveCard> {
  const note = undefined;
  return new Map<string, AdaptiveCard>([
    ['welcome', welcomeCard({ help }, t)],
    ['help', helpCard({ notUnderstood: false, help }, t)],
    ['help-not-understood', helpCard({ notUnderstood: true, help }, t)],
    ['language', languageCard(t)],
    ['account', accountCard({ view: { ...proving, state: 'identified' }, note }, t)],
    ['account-resumed', accountCard({ view: { ...proving, state: 'identified' }, note: { key: 'note.resumed' } }, t)],
    ['choose-method', chooseMethodCard({ view: proving, note, help }, t)],
    ['choose-method-second', chooseMethodCard({ view: oneProved, note, help }, t)],
    [
      'choose-method-none-left',
      chooseMethodCard({ view: { ...oneProved, methods: [] }, note: { key: 'note.burned' }, help }, t),
    ],
    ['enter-code-email', enterCodeCard({ view: proving, asking: askingEmail, note, help }, t)],
    ['enter-code-sms', enterCodeCard({ view: oneProved, asking: askingSms, note, help }, t)],
    ...codeNotes.map((noted): [string, AdaptiveCard] => [
      `enter-code-${noted.key}`,
      enterCodeCard({ view: oneProved, asking: askingSms, note: noted, help }, t),
    ]),
    ['password', passwordCard({ view: choosing, note: { key: 'note.verified' }, help }, t)],
    [
      'password-rejected',
      passwordCard({ view: { ...choosing, lastRejection: 'common', writeAttemptsLeft: 2 }, note, help }, t),
    ],
    ['password-page-killed', passwordCard({ view: { ...choosing, pageKilled: true }, note, help }, t)],
    [
      'password-link',
      passwordLinkCard({ view: choosing, url: 'https://avain.example/page/password?lang=en#handle', minutes: 10 }, t),
    ],
    ...named('progress', waits, (state) => progressCard({ view: { ...choosing, state }, state, note, help }, t)),
    ...named('result', endings, (ending) => resultCard({ ending, until: undefined, help }, t)),
    ['result-locked-until', resultCard({ ending: 'locked', until, help }, t)],
    [
      'flow-refused-frozen',
      flowCard({ view: { ...choosing, state: 'refused', endedBecause: 'frozen' }, note, help }, t),
    ],
    ...named('refused', refusals, (reason) =>
      refusedCard({ refusal: { reason, doors: ['register', 'entra-sspr', 'helpdesk'] }, help }, t),
    ),
    ['refused-until', refusedCard({ refusal: { reason: 'locked', doors: ['wait', 'helpdesk'], until }, help }, t)],
    [
      'refused-helpdesk-page',
      refusedCard(
        { refusal: { reason: 'disabled', doors: ['helpdesk'] }, help: { helpdesk: 'https://help.example/it' } },
        t,
      ),
    ],
    ...named('door', troubles, (trouble) => doorCard({ trouble, help }, t)),
    ['failure-retry', failureCard({ code: 'directory_unavailable', correlationId: 'K3x_9-zQ', retryable: true }, t)],
    ['failure-stop', failureCard({ code: 'invariant_broken', correlationId: 'K3x_9-zQ', retryable: false }, t)],
    [
      'privacy',
      privacyCard(
        {
          items: [
            { kind: 'contact', count: 1, keptUntil: until },
            { kind: 'cases', count: 1, keptUntil: until },
            { kind: 'audit', count: 2, keptUntil: undefined },
          ],
        },
        t,
      ),
    ],
    [
      'privacy-admins',
      privacyCard(
        {
          items: (['plan', 'campaigns', 'no-campaigns', 'coverage'] as const).map((kind) => ({
            ...{ kind, count: 1, keptUntil: until },
          })),
        },
        t,
      ),
    ],
    ['privacy-nothing', privacyCard({ items: [] }, t)],
    ['erase-confirm', eraseConfirmCard(t)],
    ['erased', erasedCard({ outcome: { kind: 'erased', kept: ['attempts', 'audit'] } }, t)],
    ['erased-admins', erasedCard({ outcome: { kind: 'erased', kept: ['no-campaigns', 'coverage', 'audit'] } }, t)],
    ['erase-running', erasedCard({ outcome: { kind: 'reset-running' } }, t)],
    ['secret-seen', secretSeenCard(t)],
    ['welcome-human', welcomeCard({ help: inChat }, t)],
    ['help-human', helpCard({ notUnderstood: false, help: inChat }, t)],
    ['choose-method-vouched', chooseMethodCard({ view: vouched, note, help: inChat }, t)],
    [
      'choose-method-none-left-human',
      chooseMethodCard({ view: { ...oneProved, methods: [] }, note: { key: 'note.burned' }, help: inChat }, t),
    ],
    [
      'enter-code-human',
      enterCodeCard({ view: proving, asking: askingEmail, note: { key: 'note.no-other-way' }, help: inChat }, t),
    ],
    ['password-vouched', passwordCard({ view: { ...choosing, proved: ['vouch', 'sms-code'] }, note, help: inChat }, t)],
    ['password-page-killed-human', passwordCard({ view: { ...choosing, pageKilled: true }, note, help: inChat }, t)],
    [
      'progress-with-helpdesk-human',
      progressCard({ view: { ...choosing, state: 'with-helpdesk' }, state: 'with-helpdesk', note, help: inChat }, t),
    ],
    ...named('result-human', endings, (ending) =>
      resultCard({ ending, until: undefined, help: inChat, about: proving.flowId }, t),
    ),
    ...named('refused-human', refusals, (reason) => refusedCard({ refusal: refusalOf(reason), help: inChat }, t)),
    ...named('door-human', troubles, (trouble) => doorCard({ trouble, help: inChat }, t)),
    [
      'failure-human',
      failureCard({ code: 'directory_unavailable', correlationId: 'K3x_9-zQ', retryable: true, help: inChat }, t),
    ],
    [
      'failure-no-human',
      failureCard({ code: 'store_unavailable', correlationId: 'K3x_9-zQ', retryable: true, help: inChat }, t),
    ],
    ...caseCards(t),
    ...readyCards(t),
    ...campaignCards(t),
    ...answerCards(t),
    ...placesCards(t),
    ...treeCards(t),
    ...diagnosisCards(t, oneProved),
    ...named('inert', inert, (reason) => inertCard({ reason }, t)),
  ]);
}
