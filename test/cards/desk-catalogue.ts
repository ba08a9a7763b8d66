import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { deskCaseCard } from '../../cards/desk-case-card.ts';
import { checkCard, checkStartCard, type CheckModel } from '../../cards/desk-check-card.ts';
import { formCard } from '../../cards/desk-forms.ts';
import { agentMessageCard, personMessageCard } from '../../cards/desk-message-card.ts';
import {
  deskDigestCard,
  deskHelpCard,
  deskListCard,
  deskReportCard,
  deskUsedCard,
  type FiguresModel,
} from '../../cards/desk-team-cards.ts';
import { detailKeys, timelineCard, whatKeys } from '../../cards/desk-timeline.ts';
import type { Translator } from '../../services/i18n/translator.ts';
import type { DeskView } from '../../services/outcomes/case-outcome.ts';

const at = (time: string): Date => new Date(`2026-03-02T${time}:00Z`);
const henna = { id: '0a1b2c3d-1111-4222-8333-00000000000a', name: 'Henna Helppi' };

export const openCase: DeskView = {
  ...{ caseId: '4K7M2QXR', number: '4K7M-2QXR', nonce: 'nonce-of-22-characters', state: 'open' },
  ...{ trouble: 'half-registered', priority: 'normal', displayName: 'Aino Järvinen', department: 'Finance' },
  ...{ language: 'fi', teamId: 'service-desk', owner: undefined, words: ['kettu', 'lampi', 'hanko'] },
  ...{ openedAt: at('08:00'), dueAt: at('08:30'), overdue: false, frozen: false, talking: false },
  ...{ verification: 'none', vouches: [], objection: undefined, ticket: undefined, endedBecause: undefined },
  timeline: [
    { at: '2026-03-02T07:58:00.000Z', by: 'person', name: null, what: 'tried-method', detail: 'email-code' },
    { at: '2026-03-02T07:58:30.000Z', by: 'bot', name: null, what: 'wrong-codes', detail: '3' },
    { at: '2026-03-02T07:59:00.000Z', by: 'bot', name: null, what: 'flow-ended', detail: 'half-registered' },
    { at: '2026-03-02T08:00:00.000Z', by: 'person', name: null, what: 'opened', detail: null },
  ],
};
export const heldCase: DeskView = {
  ...openCase,
  ...{ state: 'claimed', owner: henna, ticket: { id: 'INC0012345', url: 'https://desk.example/INC0012345' } },
  timeline: [
    ...openCase.timeline,
    { at: '2026-03-02T08:03:00.000Z', by: 'agent', name: henna.name, what: 'claimed', detail: null },
  ],
};
const vouched: DeskView = {
  ...heldCase,
  ...{
    state: 'vouched',
    vouches: [{ agentName: henna.name, evidence: 'in-person', reference: 'HR ticket 4711', at: at('08:10') }],
  },
};
const waitingObjection: DeskView = {
  ...heldCase,
  ...{ vouches: vouched.vouches, objection: { until: new Date('2026-03-03T08:10:00Z'), objected: false } },
};
const check: CheckModel = {
  ...{ checkId: '7QX2MKR4', number: '7QX2-MKR4', named: 'aino.jarvinen@contoso.example', agentName: henna.name },
  ...{ words: ['fox', 'pond', 'hook'], state: 'pending', expiresAt: at('08:30'), denied: false },
};
const figures: FiguresModel = {
  ...{ teamName: 'Service Desk', at: at('12:00'), open: 3, claimed: 2, waitingForPerson: 1, waitingForAgent: 1 },
  ...{ vouched: 0, overdue: 1, endedLast30Days: 41, medianSecondsToClaim: 320, medianSecondsToResolve: 9_400 },
  reasons: [
    { trouble: 'half-registered', count: 21 },
    { trouble: 'code-missing', count: 12 },
  ],
};
const details: readonly (string | null)[] = [...Object.keys(detailKeys), 'not-a-code-of-ours', null];
/** Every kind of entry, and every detail that one may have. */
const everyEntry: DeskView['timeline'] = [
  ...(Object.keys(whatKeys) as (keyof typeof whatKeys)[]).map((what) => ({ what, detail: null })),
  ...details.map((detail) => ({ what: 'flow-ended' as const, detail })),
].map((entry) => ({ at: '2026-03-02T08:00:00.000Z', by: 'desk', name: null, ...entry }));
const csvUrl = 'https://avain.example/desk/figures.csv?of=opaque';

/** Every card of the helpdesk's channel in every shape that an agent can see, by name. */
export function allDeskCards(t: Translator): ReadonlyMap<string, AdaptiveCard> {
  const state = (view: DeskView, change: Partial<DeskView> = {}): AdaptiveCard =>
    deskCaseCard({ view: { ...view, ...change } }, t);
  return new Map<string, AdaptiveCard>([
    ['case-open', state(openCase)],
    ['case-open-overdue', state(openCase, { overdue: true, priority: 'high', department: undefined, timeline: [] })],
    ['case-open-frozen', state(openCase, { frozen: true, trouble: 'caller-denied', priority: 'high' })],
    ['case-claimed', state(heldCase)],
    [
      'case-waiting-for-person',
      state(heldCase, { state: 'waiting-for-person', talking: true, verification: 'pending' }),
    ],
    ['case-waiting-for-agent', state(heldCase, { state: 'waiting-for-agent', talking: true, verification: 'failed' })],
    ['case-vouched', state(vouched)],
    ['case-frozen', state(heldCase, { frozen: true, trouble: 'caller-denied', priority: 'high' })],
    ['case-objection', state(waitingObjection)],
    ['case-objected', state(waitingObjection, { objection: { until: at('08:10'), objected: true } })],
    ['case-resolved', state(heldCase, { state: 'resolved', endedBecause: 'password-set' })],
    ['case-refused', state(heldCase, { state: 'refused', endedBecause: 'not-the-person' })],
    ['case-withdrawn', state(openCase, { state: 'withdrawn', endedBecause: 'withdrawn-by-person' })],
    ['case-expired', state(openCase, { state: 'expired', endedBecause: undefined })],
    ['form-vouch', formCard({ form: 'vouch', view: heldCase }, t)],
    ['form-refuse', formCard({ form: 'refuse', view: heldCase }, t)],
    ['form-resolve', formCard({ form: 'resolve', view: heldCase }, t)],
    ['form-answer', formCard({ form: 'answer', view: heldCase }, t)],
    ['form-used', deskUsedCard(t)],
    ['timeline', timelineCard({ view: heldCase }, t)],
    ['timeline-all', timelineCard({ view: { number: '4K7M-2QXR', timeline: everyEntry } }, t)],
    ['timeline-empty', timelineCard({ view: { ...openCase, timeline: [] } }, t)],
    ['message', personMessageCard({ name: 'Aino Järvinen', text: 'Good morning.\nI stand at the *lobby*.' }, t)],
    ['message-sent', agentMessageCard({ name: 'Henna Helppi', text: 'Good morning, Aino.\nI *come* down.' }, t)],
    ['digest', deskDigestCard({ waiting: 84, fresh: 20 }, t)],
    ['list', deskListCard({ views: [openCase, heldCase], more: 3 }, t)],
    ['list-empty', deskListCard({ views: [], more: 0 }, t)],
    ['check-start', checkStartCard(t)],
    ['check-pending', checkCard({ view: check }, t)],
    ['check-passed', checkCard({ view: { ...check, state: 'passed' } }, t)],
    ['check-failed', checkCard({ view: { ...check, state: 'failed' } }, t)],
    ['check-denied', checkCard({ view: { ...check, state: 'failed', denied: true } }, t)],
    ['report', deskReportCard({ figures, csvUrl }, t)],
    [
      'report-empty',
      deskReportCard(
        {
          figures: { ...figures, reasons: [], medianSecondsToClaim: undefined, medianSecondsToResolve: 42 },
          csvUrl,
        },
        t,
      ),
    ],
    ['help', deskHelpCard(t)],
  ]);
}
