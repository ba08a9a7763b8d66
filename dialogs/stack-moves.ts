import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { isLanguageCommand } from '../services/i18n/language.ts';
import { isEnd } from '../services/reset-flow/flow-state.ts';
import type { ChatPainter } from './chat-painter.ts';
import { conversationMemory } from './conversation-memory.ts';
import type { FlowAct, FlowConversation } from './flow-conversation.ts';
import { liveFlow } from './live-flow.ts';
import type { Menu, MenuItem } from './menu.ts';
import type { ActFrom, FlowPlace } from './reply-painter.ts';
import type { Repaint } from './repaint.ts';
import { resetPasswordDialogId } from './reset-password/reset-password-dialog.ts';

export type StackMovesDeps = {
  readonly flows: FlowConversation;
  readonly menu: Menu;
  readonly repaint: Repaint;
  readonly painter: ChatPainter;
};
type Moved = Promise<DialogTurnResult>;

/** What moves the dialog stack: afterwards it stands where the record of the reset does. */
export type StackMoves = {
  readonly start: (inner: DialogContext) => Moved;
  /** Cancel, start over, another account: the flow ends first; only then comes what was asked for. */
  readonly leave: (inner: DialogContext, from: ActFrom) => Moved;
  /** Words and codes with no command in them: the open step's, or answered here. */
  readonly goOn: (inner: DialogContext, act: FlowAct) => Moved;
  readonly menu: (inner: DialogContext, item: MenuItem, cardId: string | undefined) => Moved;
  /** The flow changed elsewhere. */
  readonly changed: (inner: DialogContext, flowId: string) => Moved;
  /** Puts the stack where the record is; the card is already in the chat. */
  readonly follow: (inner: DialogContext, place: FlowPlace) => Moved;
};

export function createStackMoves({ flows, menu, repaint, painter }: StackMovesDeps): StackMoves {
  const follow: StackMoves['follow'] = async (inner, place) => {
    if (place.kind === 'stay') return rest(inner);
    await inner.cancelAllDialogs();
    return place.kind === 'over'
      ? rest(inner)
      : inner.beginDialog(resetPasswordDialogId, { flowId: place.view.flowId });
  };
  const start: StackMoves['start'] = async (inner) => {
    await inner.cancelAllDialogs();
    return follow(inner, await flows.start(inner.context));
  };
  const showMenu: StackMoves['menu'] = async (inner, item, cardId) => {
    const result = await menu.answer(inner.context, item, cardId);
    if (result === 'erased') {
      await inner.cancelAllDialogs();
      conversationMemory(inner.context).live = null;
      conversationMemory(inner.context).desk = null;
      conversationMemory(inner.context).trouble = null;
      conversationMemory(inner.context).answers = null;
      conversationMemory(inner.context).places = null;
      conversationMemory(inner.context).diagnosis = null;
    }
    const live = liveFlow(inner.context);
    if (!isLanguageCommand(item) || live === undefined || inner.activeDialog === undefined) return rest(inner);
    await flows.act(inner.context, { want: 'look' }, typedOn(live));
    return rest(inner);
  };
  return {
    follow,
    start,
    menu: showMenu,
    leave: async (inner, from) => {
      const place = await flows.act(inner.context, { want: 'cancel' }, from);
      const over = place.kind === 'over' || (place.kind === 'at' && isEnd(place.view.state));
      if (!over) return follow(inner, place);
      await inner.cancelAllDialogs();
      if (from.verb === 'start-over') return start(inner);
      if (from.verb === 'another-account') return showMenu(inner, 'another-account', undefined);
      return rest(inner);
    },
    goOn: async (inner, act) => {
      if (inner.activeDialog !== undefined) return inner.continueDialog();
      const live = liveFlow(inner.context);
      if (act.want === 'look' && act.note !== undefined) await menu.notUnderstood(inner.context);
      else if (live === undefined) await painter.say(inner.context, 'number.unasked');
      else return follow(inner, await flows.act(inner.context, act, typedOn(live)));
      return rest(inner);
    },
    changed: async (inner, flowId) => {
      const result = await repaint(inner.context, flowId);
      if (result.kind === 'leave') return rest(inner);
      await inner.cancelAllDialogs();
      return result.kind === 'clear'
        ? rest(inner)
        : inner.beginDialog(resetPasswordDialogId, { flowId: result.flowId });
    },
  };
}

export function typedOn(flowId: string): ActFrom {
  return { flowId, nonce: undefined, cardId: undefined, verb: undefined };
}

/** Ends the turn without moving the stack; with an empty one the root dialog ends too. */
export function rest(inner: DialogContext): DialogTurnResult | Promise<DialogTurnResult> {
  return inner.activeDialog === undefined ? inner.endDialog() : Dialog.EndOfTurn;
}
