import type { TurnContext } from 'botbuilder';
import type { CasePayload, CaseVerb } from '../cards/card-actions.ts';
import { agentRealCard, withdrawConfirmCard } from '../cards/case-words-cards.ts';
import type { HelpContact } from '../cards/doors.ts';
import type { PersonDesk } from '../services/helpdesk/person-desk.ts';
import type { CaseView } from '../services/outcomes/case-outcome.ts';
import type { CasePainter } from './case-painter.ts';
import type { ChatPainter } from './chat-painter.ts';
import { conversationMemory } from './conversation-memory.ts';
import { turnScope } from './turn-scope.ts';

export type CaseActsDeps = {
  readonly desk: Pick<PersonDesk, 'withdraw' | 'backToBot'>;
  readonly painter: ChatPainter;
  readonly cases: CasePainter;
  readonly help: HelpContact;
};
export type CaseActs = (context: TurnContext, payload: CasePayload, cardId: string | undefined) => Promise<void>;

type Act = (context: TurnContext, view: CaseView, cardId: string | undefined) => Promise<void>;

/** The buttons and commands about the open case. A button of an earlier case does nothing to the one that is open. */
export function createCaseActs(
  deps: CaseActsDeps,
  current: (context: TurnContext) => Promise<CaseView | undefined>,
): CaseActs {
  const { painter, cases, help } = deps;
  const acts: Readonly<Record<CaseVerb, Act>> = {
    'case-status': async (context, view) => {
      await cases.show(context, view, 'asked');
    },
    'is-agent-real': async (context, view) => {
      await painter.show(context, agentRealCard({ view, help }, turnScope(context).t));
    },
    withdraw: async (context, view) => {
      await painter.show(context, withdrawConfirmCard({ view }, turnScope(context).t));
    },
    'withdraw-confirmed': (context, _view, cardId) => withdraw(deps, context, cardId),
    'back-to-bot': (context) => backToBot(deps, context),
  };
  return async (context, payload, cardId) => {
    const view = await current(context);
    if (view === undefined) {
      if (payload.verb === 'is-agent-real') {
        await painter.show(context, agentRealCard({ view, help }, turnScope(context).t));
      } else await painter.say(context, 'case.say.no-case');
      return;
    }
    if (payload.case !== undefined && payload.case !== view.caseId) {
      await painter.retire(context, cardId, 'stale');
      await painter.say(context, 'case.say.stale');
      await cases.show(context, view, 'asked');
      return;
    }
    return acts[payload.verb](context, view, cardId);
  };
}

async function withdraw(
  { desk, painter, cases }: CaseActsDeps,
  context: TurnContext,
  cardId: string | undefined,
): Promise<void> {
  const outcome = await desk.withdraw(turnScope(context).speaker);
  await painter.retire(context, cardId, 'cancelled');
  if (outcome.kind === 'no-case') {
    await painter.say(context, 'case.say.no-case');
    return;
  }
  if (outcome.kind === 'frozen') await painter.say(context, 'case.say.frozen');
  await cases.show(context, outcome.view, 'asked');
}

async function backToBot({ desk, painter }: CaseActsDeps, context: TurnContext): Promise<void> {
  const outcome = await desk.backToBot(turnScope(context).speaker);
  const memory = conversationMemory(context);
  if (outcome.kind === 'no-case') {
    memory.desk = null;
    await painter.say(context, 'case.say.no-case');
    return;
  }
  if (memory.desk !== null) memory.desk = { ...memory.desk, adding: false };
  await painter.say(context, 'case.say.back', { number: outcome.view.number });
}
