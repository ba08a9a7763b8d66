import type { TurnContext } from 'botbuilder';
import type { Note } from '../cards/note.ts';
import { plain } from '../cards/plain-text.ts';
import type { CaseNews } from '../services/outcomes/case-news.ts';
import type { CaseView } from '../services/outcomes/case-outcome.ts';
import type { FlowView } from '../services/outcomes/reset-outcome.ts';
import type { CasePainter } from './case-painter.ts';
import type { ChatPainter } from './chat-painter.ts';
import type { FlowConversation } from './flow-conversation.ts';

/**
 * News of the case that are about the reset: told by the reset's own card, with the news as its note, so that there is one
 * thing to read and its buttons are the last in the chat. False for all others, and where no reset waits for the person.
 */
export type FlowNews = (
  context: TurnContext,
  news: { readonly view: CaseView; readonly news: CaseNews },
) => Promise<boolean>;

export function createFlowNews({
  flows,
  painter,
  cases,
}: {
  readonly flows: Pick<FlowConversation, 'where'>;
  readonly painter: Pick<ChatPainter, 'tellFlow'>;
  readonly cases: Pick<CasePainter, 'stepAside'>;
}): FlowNews {
  return async (context, { view, news }) => {
    if (view.flowId === undefined || view.frozen) return false;
    if (news !== 'verify' && news !== 'vouched' && news !== 'handed-back') return false;
    const flow = await flows.where(context, view.flowId);
    if (flow === undefined || !waitsForPerson(flow)) return false;
    await painter.tellFlow(context, flow, noteOf(news, view, flow));
    await cases.stepAside(context, view, news === 'handed-back' ? { adding: false } : {});
    return true;
  };
}

function waitsForPerson({ state }: FlowView): boolean {
  return state === 'identified' || state === 'proving' || state === 'choosing';
}

/** Undefined where the card says the same by itself. */
function noteOf(news: 'verify' | 'vouched' | 'handed-back', view: CaseView, flow: FlowView): Note | undefined {
  switch (news) {
    case 'verify':
      return { key: 'note.helpdesk-asks', values: { agent: plain(view.agentName ?? view.teamName) } };
    case 'vouched':
      return flow.state === 'proving' && flow.proved.length === 1 ? undefined : { key: 'note.vouched' };
    case 'handed-back':
      return { key: 'note.handed-back' };
  }
}
