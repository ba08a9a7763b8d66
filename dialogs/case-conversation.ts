import type { TurnContext } from 'botbuilder';
import { caseCard } from '../cards/case-card.ts';
import { notPassedOnCard, tooManyCasesCard } from '../cards/case-words-cards.ts';
import { doorCard } from '../cards/door-card.ts';
import type { HelpContact } from '../cards/doors.ts';
import { plain } from '../cards/plain-text.ts';
import type { CaseTrouble } from '../services/outcomes/case-reasons.ts';
import type { CaseNews } from '../services/outcomes/case-news.ts';
import type { OpenCaseOutcome, PersonDesk } from '../services/helpdesk/person-desk.ts';
import type { CaseView } from '../services/outcomes/case-outcome.ts';
import { createCaseActs, type CaseActs } from './case-acts.ts';
import type { CasePainter } from './case-painter.ts';
import type { ChatPainter } from './chat-painter.ts';
import { conversationMemory } from './conversation-memory.ts';
import type { FlowNews } from './flow-news.ts';
import type { TurnBudget } from './turn-budget.ts';
import { turnScope } from './turn-scope.ts';

/** What comes from the helpdesk without being asked. */
export type CaseTold =
  | { readonly kind: 'news'; readonly view: CaseView; readonly news: CaseNews }
  | { readonly kind: 'human'; readonly view: CaseView; readonly name: string; readonly text: string };

/**
 * The person's own case, in the chat. Each member is one service call and the painting of its outcome. A reset that goes
 * on because of it is painted by the job that the service plans, so that it is painted once.
 */
export type CaseConversation = {
  readonly available: boolean;
  /** Opens a case, or shows the open one. `pause` looks what became of the reset and paints it as waiting. */
  readonly open: (
    context: TurnContext,
    about: { readonly trouble: CaseTrouble; readonly flowId: string | undefined; readonly way?: string | undefined },
    pause: (flowId: string | undefined) => Promise<boolean>,
  ) => Promise<void>;
  readonly act: CaseActs;
  /** The open case; undefined when there is none. Reads the store. */
  readonly current: (context: TurnContext) => Promise<CaseView | undefined>;
  /** Whether this conversation has an open case as far as it remembers. Reads nothing. */
  readonly hinted: (context: TurnContext) => boolean;
  /** Whether typed words go to the helpdesk and not to the bot. Reads the store only where a case is remembered. */
  readonly listens: (context: TurnContext) => Promise<'talking' | 'adding' | 'no'>;
  readonly show: (context: TurnContext, view: CaseView) => Promise<void>;
  /** Passes words on; false when there is no case to pass them to. */
  readonly add: (context: TurnContext, text: string) => Promise<boolean>;
  readonly notPassedOn: (context: TurnContext, what: 'secret' | 'code') => Promise<void>;
  readonly tell: (context: TurnContext, told: CaseTold) => Promise<void>;
};

export type CaseConversationDeps = {
  readonly desk: PersonDesk;
  readonly painter: ChatPainter;
  readonly cases: CasePainter;
  readonly flowNews: FlowNews;
  readonly budget: TurnBudget;
  readonly help: HelpContact;
};

export function createCaseConversation(deps: CaseConversationDeps): CaseConversation {
  const { desk, painter, cases, flowNews } = deps;
  const current: CaseConversation['current'] = async (context) => {
    if (!desk.available) return undefined;
    const view = await desk.current(turnScope(context).speaker);
    const memory = conversationMemory(context);
    if (view === undefined) memory.desk = null;
    else if (memory.desk?.caseId !== view.caseId) memory.desk = { caseId: view.caseId, cardId: '', adding: false };
    return view;
  };
  const hinted: CaseConversation['hinted'] = (context) => desk.available && conversationMemory(context).desk !== null;
  return {
    available: desk.available,
    current,
    hinted,
    listens: async (context) => {
      const view = hinted(context) ? await current(context) : undefined;
      if (view === undefined) return 'no';
      if (view.talking) return 'talking';
      return conversationMemory(context).desk?.adding === true ? 'adding' : 'no';
    },
    open: createOpening(deps),
    act: createCaseActs(deps, current),
    show: (context, view) => cases.show(context, view, 'asked'),
    add: (context, text) => add(deps, context, text),
    notPassedOn: async (context, what) => {
      await painter.show(context, notPassedOnCard({ what }, turnScope(context).t));
    },
    tell: async (context, told) => {
      if (told.kind === 'human') return tellHuman(deps, context, told);
      if (told.news === 'not-delivered') return painter.say(context, 'case.say.not-delivered');
      if (await flowNews(context, told)) return;
      const adding = told.news === 'handed-back' ? { adding: false } : {};
      await cases.show(context, told.view, told.news, adding);
    },
  };
}

async function tellHuman(
  { cases }: CaseConversationDeps,
  context: TurnContext,
  { view, name, text }: CaseTold & { kind: 'human' },
): Promise<void> {
  await cases.human(context, name, text);
  const memory = conversationMemory(context);
  const before = memory.desk?.caseId === view.caseId ? memory.desk : undefined;
  memory.desk = { caseId: view.caseId, cardId: before?.cardId ?? '', adding: before?.adding ?? false };
}

function createOpening({ desk, painter, cases, budget, help }: CaseConversationDeps): CaseConversation['open'] {
  return async (context, { trouble, flowId, way }, pause) => {
    const { speaker, t } = turnScope(context);
    const work = desk.open(speaker, { language: t.language, trouble, flowId, way });
    const outcome = await budget.spend(context, work, (answer) => lateOpening(answer, painter, help));
    if (outcome === 'late') return painter.say(context, 'words.still-checking');
    switch (outcome.kind) {
      case 'no-desk':
        await painter.show(context, doorCard({ trouble: 'human', help: { helpdesk: help.helpdesk } }, t));
        return;
      case 'too-many':
        await painter.show(context, tooManyCasesCard({ retryAt: outcome.retryAt, help }, t));
        return;
      case 'opened':
      case 'already-open': {
        const paused = await pause(flowId ?? outcome.view.flowId);
        const why = outcome.kind === 'opened' ? 'opened' : 'already-open';
        await cases.show(context, outcome.view, why, { paused, adding: true });
      }
    }
  };
}

/** The receipt of a case that took longer to open than its turn lasted. A failed opening was logged; it is said again. */
function lateOpening(answer: OpenCaseOutcome | undefined, painter: ChatPainter, help: HelpContact) {
  return {
    kind: 'words',
    say: async (context: TurnContext): Promise<void> => {
      const { t } = turnScope(context);
      if (answer?.kind === 'opened' || answer?.kind === 'already-open') {
        await painter.show(
          context,
          caseCard({ view: answer.view, why: 'opened', overdue: false, paused: false, help }, t),
        );
        return;
      }
      await painter.show(context, doorCard({ trouble: 'human', help }, t));
    },
  } as const;
}

async function add({ desk, painter }: CaseConversationDeps, context: TurnContext, text: string): Promise<boolean> {
  const outcome = await desk.add(turnScope(context).speaker, text);
  switch (outcome.kind) {
    case 'taken': {
      const { agentName, number } = outcome.view;
      if (agentName === undefined) await painter.say(context, 'case.say.added', { number });
      else await painter.say(context, 'case.say.passed-on', { agent: plain(agentName) });
      return true;
    }
    case 'secret':
      await painter.show(context, notPassedOnCard({ what: 'secret' }, turnScope(context).t));
      return true;
    case 'too-long':
      await painter.say(context, 'case.say.too-long', { most: outcome.most });
      return true;
    case 'too-many':
      await painter.say(context, 'case.say.too-many', { at: outcome.retryAt });
      return true;
    case 'empty':
    case 'no-case':
      return false;
  }
}
