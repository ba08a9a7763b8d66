import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { caseCard, type CaseCardModel } from '../../cards/case-card.ts';
import { caseEndCard } from '../../cards/case-end-card.ts';
import {
  agentRealCard,
  humanMessageCard,
  notPassedOnCard,
  tooManyCasesCard,
  withdrawConfirmCard,
} from '../../cards/case-words-cards.ts';
import type { CaseEndReason } from '../../services/outcomes/case-reasons.ts';
import type { EndedCaseState } from '../../services/helpdesk/case-state.ts';
import type { Translator } from '../../services/i18n/translator.ts';
import type { CaseView } from '../../services/outcomes/case-outcome.ts';

const help = { helpdesk: '+358 9 123 456', inChat: true };

const openCase: CaseView = {
  caseId: '4K7M2QXR',
  number: '4K7M-2QXR',
  state: 'open',
  trouble: 'new-phone',
  teamName: 'Service Desk',
  agentName: undefined,
  words: ['river', 'candle', 'north'],
  openedAt: new Date('2026-03-02T08:00:00Z'),
  claimedAt: undefined,
  dueAt: new Date('2026-03-02T08:30:00Z'),
  talking: false,
  frozen: false,
  verification: 'none',
  flowId: undefined,
  endedBecause: undefined,
  objectionUntil: undefined,
};
const flowId = 'pseudonym-of-22-chars0.flow-suffix-22-chars-0';
const claimed: CaseView = {
  ...openCase,
  state: 'claimed',
  agentName: 'Anna Agent',
  claimedAt: new Date('2026-03-02T08:10:00Z'),
};
/** How the case stands when each piece of news is told. */
const news: readonly (readonly [CaseCardModel['why'], CaseView])[] = [
  ['claimed', claimed],
  ['reassigned', { ...claimed, agentName: 'Otto Agent' }],
  ['released', openCase],
  ['verify', { ...claimed, verification: 'pending', flowId }],
  ['vouched', { ...claimed, state: 'vouched', flowId }],
  ['vouch-waiting', { ...claimed, objectionUntil: new Date('2026-03-03T08:15:00Z') }],
  ['vouch-lapsed', claimed],
  ['handed-back', { ...claimed, flowId }],
  ['frozen', { ...claimed, frozen: true }],
  ['unclaimed', { ...openCase, dueAt: new Date('2026-03-02T09:30:00Z') }],
  ['objected', claimed],
];
const states: readonly (readonly [string, CaseView])[] = [
  ['open', openCase],
  ['claimed', claimed],
  ['waiting-for-person', { ...claimed, state: 'waiting-for-person', talking: true }],
  ['waiting-for-agent', { ...claimed, state: 'waiting-for-agent', talking: true }],
  ['vouched', { ...claimed, state: 'vouched', verification: 'passed', flowId }],
  ['verification-failed', { ...claimed, verification: 'failed' }],
  ['frozen', { ...claimed, frozen: true }],
];
const ends: readonly (readonly [EndedCaseState, CaseEndReason])[] = [
  ['resolved', 'password-set'],
  ['resolved', 'solved-otherwise'],
  ['resolved', 'self-service-again'],
  ['resolved', 'closed-in-desk'],
  ['resolved', 'account-gone'],
  ['refused', 'not-the-person'],
  ['refused', 'not-entitled'],
  ['refused', 'no-answer'],
  ['withdrawn', 'withdrawn-by-person'],
  ['expired', 'time-over'],
];

/** Every card about a case in every shape that its person can see, by name. */
export function caseCards(t: Translator): readonly (readonly [string, AdaptiveCard])[] {
  const shown = { paused: false, overdue: false, help };
  return [
    ['case-receipt', caseCard({ view: openCase, why: 'opened', ...shown }, t)],
    [
      'case-receipt-paused',
      caseCard({ view: { ...openCase, flowId }, why: 'opened', paused: true, overdue: false, help }, t),
    ],
    ['case-already-open', caseCard({ view: claimed, why: 'already-open', ...shown }, t)],
    ['case-is-overdue', caseCard({ view: openCase, why: 'asked', ...shown, overdue: true }, t)],
    ['case-news-unclaimed-overdue', caseCard({ view: openCase, why: 'unclaimed', ...shown, overdue: true }, t)],
    ...states.map(([name, view]) => [`case-is-${name}`, caseCard({ view, why: 'asked', ...shown }, t)] as const),
    ...news.map(([why, view]) => [`case-news-${why}`, caseCard({ view, why, ...shown }, t)] as const),
    ...ends.map(([state, endedBecause]) => {
      const view = { ...claimed, state, endedBecause };
      return [`case-end-${endedBecause}`, caseEndCard({ view, help }, t)] as const;
    }),
    ['case-withdraw', withdrawConfirmCard({ view: openCase }, t)],
    ['case-withdraw-with-reset', withdrawConfirmCard({ view: { ...claimed, flowId } }, t)],
    ['case-withdraw-vouched', withdrawConfirmCard({ view: { ...claimed, state: 'vouched', flowId } }, t)],
    ['case-real', agentRealCard({ view: claimed, help }, t)],
    ['case-real-unclaimed', agentRealCard({ view: openCase, help }, t)],
    ['case-real-none', agentRealCard({ view: undefined, help }, t)],
    ['case-human', humanMessageCard({ name: 'Anna Agent', text: 'Hello Aino!\nWhat do you see on the screen?' }, t)],
    ['case-secret', notPassedOnCard({ what: 'secret' }, t)],
    ['case-code', notPassedOnCard({ what: 'code' }, t)],
    ['case-too-many', tooManyCasesCard({ retryAt: new Date('2026-03-03T08:00:00Z'), help }, t)],
  ];
}
