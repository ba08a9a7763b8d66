import type { TurnContext } from 'botbuilder';
import { caseCard, type CaseCardModel } from '../cards/case-card.ts';
import { humanMessageCard } from '../cards/case-words-cards.ts';
import type { HelpContact } from '../cards/doors.ts';
import type { Clock } from '../services/clock/clock.ts';
import { isCaseEnded } from '../services/helpdesk/case-state.ts';
import type { CaseView } from '../services/outcomes/case-outcome.ts';
import type { ChatPainter } from './chat-painter.ts';
import { conversationMemory, type DeskMemory } from './conversation-memory.ts';
import { turnScope } from './turn-scope.ts';

/** Paints the case into the chat: one live card, the former one shrinks to a line. */
export type CasePainter = {
  /** `adding`: whether typed words go on to the case from now on; as before when undefined. */
  readonly show: (
    context: TurnContext,
    view: CaseView,
    why: CaseCardModel['why'],
    more?: { readonly paused?: boolean; readonly adding?: boolean },
  ) => Promise<void>;
  /** The case has nothing of its own to show now: its card shrinks to a line, and the chat remembers the case. */
  readonly stepAside: (context: TurnContext, view: CaseView, more: { readonly adding?: boolean }) => Promise<void>;
  /** What a human wrote. It stays in the chat as it is: it is part of a conversation and has no buttons. */
  readonly human: (context: TurnContext, name: string, text: string) => Promise<void>;
};

export function createCasePainter({
  painter,
  help,
  clock,
}: {
  readonly painter: ChatPainter;
  readonly help: HelpContact;
  readonly clock: Clock;
}): CasePainter {
  return {
    show: async (context, view, why, { paused = false, adding } = {}) => {
      const { t } = turnScope(context);
      const memory = conversationMemory(context);
      const overdue = view.dueAt <= clock.now();
      const cardId = await painter.show(context, caseCard({ view, why, paused, help, overdue }, t));
      // Only now: where the new one does not arrive, the former is still there.
      await painter.retire(context, memory.desk?.cardId, 'moved-on');
      memory.desk = isCaseEnded(view.state) ? null : deskMemory(memory.desk, view, cardId, adding);
    },
    stepAside: async (context, view, { adding }) => {
      const memory = conversationMemory(context);
      await painter.retire(context, memory.desk?.cardId, 'moved-on');
      memory.desk = deskMemory(memory.desk, view, '', adding);
    },
    human: async (context, name, text) => {
      await painter.show(context, humanMessageCard({ name, text }, turnScope(context).t));
    },
  };
}

function deskMemory(
  before: DeskMemory | null,
  view: CaseView,
  cardId: string,
  adding: boolean | undefined,
): DeskMemory {
  const same = before?.caseId === view.caseId;
  return { caseId: view.caseId, cardId, adding: adding ?? (same && before.adding) };
}
