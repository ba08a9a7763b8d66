import type { TurnContext } from 'botbuilder';
import type { AdaptiveCard } from '../cards/adaptive-card.ts';
import type { HelpContact } from '../cards/doors.ts';
import { readinessCard } from '../cards/readiness-card.ts';
import { registerCard } from '../cards/register-card.ts';
import type { CampaignEars } from '../services/campaign/campaign-service.ts';
import type { Translator } from '../services/i18n/translator.ts';
import type { Readiness, ReadinessOutcome, ReadinessService } from '../services/outcomes/readiness-outcome.ts';
import type { ChatPainter } from './chat-painter.ts';
import type { LateNews, TurnBudget } from './turn-budget.ts';
import { turnScope } from './turn-scope.ts';

/** The light itself; the steps to register; the look after "I'm done". */
export type ReadinessWish = 'am-i-ready' | 'how-to-register' | 'registered';

export type ReadinessTalk = (context: TurnContext, wish: ReadinessWish) => Promise<void>;

export type ReadinessTalkDeps = {
  readonly readiness: ReadinessService;
  readonly painter: ChatPainter;
  readonly budget: TurnBudget;
  readonly help: HelpContact;
  /** Undefined: nobody sends campaigns. */
  readonly ears?: Pick<CampaignEars, 'ready'> | undefined;
};

/** Every one of the three wishes looks afresh: what was registered a minute ago counts, what a card remembers does not. */
export function createReadinessTalk({ readiness, painter, budget, help, ears }: ReadinessTalkDeps): ReadinessTalk {
  const answer = async (context: TurnContext, wish: ReadinessWish, outcome: ReadinessOutcome): Promise<void> => {
    if (outcome.kind === 'asked-too-often') {
      await painter.say(context, 'words.ready-too-often', { at: outcome.retryAt });
      return;
    }
    const { speaker, t } = turnScope(context);
    if (isReady(outcome.readiness)) ears?.ready(speaker.tenantId, speaker.personId);
    await painter.show(context, cardFor(wish, outcome.readiness, help, t));
  };
  const late = (wish: ReadinessWish, outcome: ReadinessOutcome | undefined): LateNews => ({
    kind: 'words',
    say: (context) =>
      outcome === undefined ? painter.say(context, 'words.ready-failed') : answer(context, wish, outcome),
  });
  return async (context, wish) => {
    const work = readiness.of(turnScope(context).speaker);
    const outcome = await budget.spend(context, work, (settled) => late(wish, settled));
    if (outcome === 'late') await painter.say(context, 'words.still-checking');
    else await answer(context, wish, outcome);
  };
}

function isReady({ light, way }: Readiness): boolean {
  return light === 'green' || (light === 'amber' && way === 'avain');
}

function cardFor(wish: ReadinessWish, readiness: Readiness, help: HelpContact, t: Translator): AdaptiveCard {
  const ready = isReady(readiness);
  if (wish === 'am-i-ready' || readiness.light === 'unknown') return readinessCard({ readiness, help }, t);
  if (readiness.add.length > 0) {
    const note = ready ? 'register.ready-but' : 'register.still';
    return registerCard({ readiness, help, note: wish === 'registered' ? note : undefined }, t);
  }
  const note = ready ? 'register.done' : 'register.nothing-missing';
  return readinessCard({ readiness, help, note: wish === 'registered' ? note : undefined }, t);
}
