import type { TurnContext } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import { paintedMark, type ChatPainter } from './chat-painter.ts';
import { conversationMemory } from './conversation-memory.ts';
import type { FlowConversation } from './flow-conversation.ts';
import { resetPasswordDialogId } from './reset-password/reset-password-dialog.ts';
import type { TalkBeside } from './talk.ts';

/** Painted states in which the person has the word; `late` may be any of them. */
const waitsForPerson = /^(?:identified|proving|choosing|late)/u;

/** The flow whose card was painted last in this conversation, unless its end was painted. */
export function liveFlow(context: TurnContext): string | undefined {
  const { live } = conversationMemory(context);
  return live === null || live.painted.startsWith('end:') ? undefined : live.flowId;
}

/** How far the reset of this chat matters to what is typed, as far as the chat remembers. */
export function besideTalk({ context, activeDialog }: DialogContext, flows: FlowConversation): TalkBeside {
  const live = liveFlow(context);
  const painted = conversationMemory(context).live?.painted ?? '';
  return {
    stepOpen: activeDialog !== undefined && waitsForPerson.test(painted),
    asksForCode: async () => live !== undefined && (await flows.where(context, live))?.asking !== undefined,
  };
}

/** Whether the reset waits for the helpdesk now; its card goes inert, and the stack stands where the record does. */
export async function pauseForHelpdesk(
  inner: DialogContext,
  { flows, painter }: { readonly flows: FlowConversation; readonly painter: ChatPainter },
  flowId: string | undefined,
): Promise<boolean> {
  if (flowId === undefined) return false;
  const view = await flows.where(inner.context, flowId);
  if (view?.state !== 'with-helpdesk') return false;
  await painter.retireLive(inner.context, 'with-helpdesk');
  conversationMemory(inner.context).live = { activityId: '', flowId: view.flowId, painted: paintedMark(view) };
  await inner.cancelAllDialogs();
  await inner.beginDialog(resetPasswordDialogId, { flowId: view.flowId });
  return true;
}
