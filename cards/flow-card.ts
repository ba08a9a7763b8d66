import type { FlowView } from '../services/outcomes/reset-outcome.ts';
import type { Translator } from '../services/i18n/translator.ts';
import type { AdaptiveCard } from './adaptive-card.ts';
import { accountCard } from './account-card.ts';
import { chooseMethodCard } from './choose-method-card.ts';
import type { HelpContact } from './doors.ts';
import { enterCodeCard } from './enter-code-card.ts';
import type { Note } from './note.ts';
import { passwordCard } from './password-card.ts';
import { progressCard } from './progress-card.ts';
import { isRefusalReason, refusedCard } from './refused-card.ts';
import { resultCard } from './result-card.ts';

export type FlowCardModel = { readonly view: FlowView; readonly note: Note | undefined; readonly help: HelpContact };

/** The one card for where a flow stands. The record's state decides which; nobody else chooses. */
export function flowCard(model: FlowCardModel, t: Translator): AdaptiveCard {
  const { view, note, help } = model;
  switch (view.state) {
    case 'identified':
      return accountCard({ view, note }, t);
    case 'proving':
      return view.asking === undefined
        ? chooseMethodCard({ view, note, help }, t)
        : enterCodeCard({ view, asking: view.asking, note, help }, t);
    case 'choosing':
      return passwordCard({ view, note, help }, t);
    case 'queued':
    case 'writing':
    case 'unknown':
    case 'with-helpdesk':
      return progressCard({ view, state: view.state, note, help }, t);
    case 'refused':
      return isRefusalReason(view.endedBecause)
        ? refusedCard({ refusal: { reason: view.endedBecause, doors: ['helpdesk'] }, help, about: view.flowId }, t)
        : resultCard({ ending: 'refused', until: undefined, help, about: view.flowId }, t);
    case 'done':
    case 'failed':
    case 'cancelled':
    case 'expired':
    case 'locked':
      return resultCard({ ending: view.state, until: undefined, help, about: view.flowId }, t);
  }
}
