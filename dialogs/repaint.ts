import type { TurnContext } from 'botbuilder';
import type { InertReason } from '../cards/inert-card.ts';
import type { FlowView } from '../services/outcomes/reset-outcome.ts';
import { isEnd } from '../services/reset-flow/flow-state.ts';
import type { ResetService } from '../services/reset-flow/reset-service.ts';
import { paintedMark, type ChatPainter } from './chat-painter.ts';
import { conversationMemory } from './conversation-memory.ts';

/** What the conversation has to do after a repaint: follow an open flow, clear the stack, or nothing. */
type RepaintResult =
  { readonly kind: 'follow'; readonly flowId: string } | { readonly kind: 'clear' } | { readonly kind: 'leave' };

export type Repaint = (context: TurnContext, flowId: string) => Promise<RepaintResult>;

/**
 * Brings the chat up to the flow's record after something happened elsewhere (page, executor, clock). Idempotent: what
 * is already painted is not painted again. The live card changes in place; a new message comes only when the person
 * has to act, or when the last thing they read was "we are checking".
 */
export function createRepaint(deps: { readonly resets: ResetService; readonly painter: ChatPainter }): Repaint {
  return async (context, flowId) => {
    const located = await deps.resets.locate(flowId);
    if (located?.speaker.conversationId !== context.activity.conversation.id) return { kind: 'leave' };
    const { view } = located;
    const { live } = conversationMemory(context);
    if (live !== null && live.flowId !== flowId && isEnd(view.state)) return { kind: 'leave' };
    if (live?.flowId !== flowId || live.painted !== paintedMark(view)) {
      const lastRead = live?.flowId === flowId ? live.painted : '';
      const inPlace = !needsNewMessage(view, lastRead) && (await deps.painter.replaceFlow(context, view));
      if (!inPlace) {
        await deps.painter.showFlow(context, view, { did: whatHappened(view) });
      }
    }
    return isEnd(view.state) ? { kind: 'clear' } : { kind: 'follow', flowId };
  };
}

function whatHappened({ state, pageKilled, lastRejection }: FlowView): InertReason {
  if (state !== 'choosing') return 'moved-on';
  if (pageKilled) return 'page-closed';
  return lastRejection === undefined ? 'moved-on' : 'password-refused';
}

function needsNewMessage(view: FlowView, lastRead: string): boolean {
  switch (view.state) {
    case 'identified':
    case 'proving':
    case 'choosing':
    case 'failed':
    case 'refused':
      return true;
    case 'queued':
    case 'writing':
    case 'unknown':
    case 'with-helpdesk':
    case 'done':
    case 'cancelled':
    case 'expired':
    case 'locked':
      return lastRead.startsWith('unknown') || lastRead === 'late';
  }
}
