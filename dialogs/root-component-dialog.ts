import {
  ComponentDialog,
  Dialog,
  DialogEvents,
  type DialogContext,
  type DialogEvent,
  type DialogTurnResult,
} from 'botbuilder-dialogs';
import {
  caseVerbs,
  isCasePayload,
  isFlowPayload,
  type CardPayload,
  type CasePayload,
  type HumanWish,
} from '../cards/card-actions.ts';
import type { CommandId } from '../services/i18n/commands.ts';
import { isEnd } from '../services/reset-flow/flow-state.ts';
import type { CaseConversation } from './case-conversation.ts';
import type { ChatPainter } from './chat-painter.ts';
import { conversationMemory } from './conversation-memory.ts';
import { actOfPress, type FlowAct, type FlowConversation } from './flow-conversation.ts';
import { menuItemOf, type Menu, type MenuItem } from './menu.ts';
import type { ActFrom, FlowPlace } from './reply-painter.ts';
import type { Repaint } from './repaint.ts';
import { ResetPasswordDialog, resetPasswordDialogId } from './reset-password/reset-password-dialog.ts';
import { besideTalk, liveFlow, pauseForHelpdesk } from './live-flow.ts';
import type { Talk } from './talk.ts';
import { readInput, type TurnInput } from './turn-input.ts';

export const rootDialogId = 'root';

export type RootComponentDeps = {
  readonly flows: FlowConversation;
  readonly menu: Menu;
  readonly repaint: Repaint;
  readonly painter: ChatPainter;
  readonly cases: CaseConversation;
  readonly talk: Talk;
};

const versionChanged = Symbol('avain.version-changed');

/**
 * Hears first what belongs to a human, then what counts from anywhere (help, cancel, start over, language, my data, the
 * case, a changed flow), then gives the word to the reset dialog, and answers itself when no flow is open.
 */
export class RootComponentDialog extends ComponentDialog {
  readonly #deps: RootComponentDeps;
  readonly #reset: ResetPasswordDialog;

  constructor(deps: RootComponentDeps) {
    super(rootDialogId);
    this.#deps = deps;
    this.#reset = new ResetPasswordDialog(deps.flows);
    this.addDialog(this.#reset);
    this.initialDialogId = resetPasswordDialogId;
  }

  /** Steps differ from the ones this conversation began with: a deploy happened meanwhile. */
  override async onDialogEvent(dc: DialogContext, event: DialogEvent): Promise<boolean> {
    if (event.name !== DialogEvents.versionChanged) return super.onDialogEvent(dc, event);
    dc.context.turnState.set(versionChanged, true);
    return true;
  }

  protected override getInternalVersion(): string {
    return `1/${super.getInternalVersion()}/${this.#reset.stepsVersion()}`;
  }

  protected override onBeginDialog(inner: DialogContext): Promise<DialogTurnResult> {
    return this.#hear(inner);
  }

  protected override async onContinueDialog(inner: DialogContext): Promise<DialogTurnResult> {
    if (inner.context.turnState.get(versionChanged) !== true) return this.#hear(inner);
    await inner.cancelAllDialogs();
    const input = readInput(inner.context.activity);
    const { live } = conversationMemory(inner.context);
    if (await this.#deps.talk(inner.context, input, besideTalk(inner, this.#deps.flows))) {
      return live === null ? rest(inner) : inner.beginDialog(resetPasswordDialogId, { flowId: live.flowId });
    }
    // Words and codes were meant for steps that are gone; presses and commands still mean what they say.
    if (live === null || (input.kind !== 'code' && input.kind !== 'other-words')) return this.#hear(inner);
    const act: FlowAct = { want: 'look', note: 'note.updated' };
    return this.#follow(inner, await this.#deps.flows.act(inner.context, act, typedOn(live.flowId)));
  }

  async #hear(inner: DialogContext): Promise<DialogTurnResult> {
    const input = readInput(inner.context.activity);
    if (await this.#deps.talk(inner.context, input, besideTalk(inner, this.#deps.flows))) return rest(inner);
    switch (input.kind) {
      case 'press':
        return this.#pressed(inner, input.payload, input.cardId);
      case 'command':
        return this.#commanded(inner, input.command);
      case 'code':
        return this.#goOn(inner, { want: 'code', typed: input.typed });
      case 'other-words':
        return this.#goOn(inner, { want: 'look', note: 'note.not-understood' });
      case 'secret':
        await this.#deps.menu.secretSeen(inner.context);
        return rest(inner);
      case 'unreadable-press':
        await this.#deps.menu.notUnderstood(inner.context);
        return rest(inner);
      case 'flow-changed':
        return this.#changed(inner, input);
      case 'files':
      case 'nothing':
        return rest(inner);
    }
  }

  async #pressed(inner: DialogContext, payload: CardPayload, cardId: string | undefined): Promise<DialogTurnResult> {
    if (isCasePayload(payload)) return this.#case(inner, payload, cardId);
    if (payload.verb === 'human') return this.#human(inner, payload);
    if (!isFlowPayload(payload)) {
      return payload.verb === 'start-reset' ? this.#start(inner) : this.#menu(inner, payload.verb, cardId);
    }
    const from: ActFrom = { flowId: payload.flow, nonce: payload.nonce, cardId, verb: payload.verb };
    const act = actOfPress(payload);
    if (act === undefined) return this.#leave(inner, from);
    if (inner.activeDialog !== undefined) return inner.continueDialog();
    return this.#follow(inner, await this.#deps.flows.act(inner.context, act, from));
  }

  async #commanded(inner: DialogContext, command: CommandId): Promise<DialogTurnResult> {
    const live = liveFlow(inner.context);
    const open = inner.activeDialog !== undefined;
    if (command === 'start-reset' || (command === 'new-password' && !open)) return this.#start(inner);
    if (
      live !== undefined &&
      open &&
      (command === 'cancel' || command === 'start-over' || command === 'another-account')
    ) {
      return this.#leave(inner, { ...typedOn(live), verb: command });
    }
    if (command === 'start-over') return this.#start(inner);
    if (command === 'human') return this.#human(inner, {});
    if (command === 'status') return this.#status(inner);
    const verb = caseVerbs.find((each) => each === command);
    if (verb !== undefined) return this.#case(inner, { verb }, undefined);
    const item = menuItemOf(command);
    if (item !== undefined) return this.#menu(inner, item, undefined);
    if (open) return inner.continueDialog();
    const { cases, painter } = this.#deps;
    if (command !== 'cancel') await painter.say(inner.context, 'words.no-flow');
    else
      await painter.say(
        inner.context,
        cases.hinted(inner.context) ? 'case.say.nothing-to-cancel' : 'words.nothing-to-cancel',
      );
    return rest(inner);
  }

  /** Where things stand: the case, the reset, or both. In a reset, a case is looked for only where one is remembered. */
  async #status(inner: DialogContext): Promise<DialogTurnResult> {
    const { cases, painter } = this.#deps;
    const { stepOpen } = besideTalk(inner, this.#deps.flows);
    const looks = inner.activeDialog === undefined || cases.hinted(inner.context);
    const view = looks ? await cases.current(inner.context) : undefined;
    if (view !== undefined) await cases.show(inner.context, view);
    if (view !== undefined && !stepOpen) return rest(inner);
    if (inner.activeDialog !== undefined) return inner.continueDialog();
    if (liveFlow(inner.context) !== undefined) return this.#goOn(inner, { want: 'look' });
    if (view === undefined) await painter.say(inner.context, 'words.no-flow');
    return rest(inner);
  }

  /** A human is wanted: at once, from anywhere. A reset that is open waits meanwhile; one that is over tells what was tried. */
  async #human(inner: DialogContext, wish: HumanWish): Promise<DialogTurnResult> {
    const { cases } = this.#deps;
    if (!cases.available) return this.#menu(inner, 'human', undefined);
    const about = { trouble: wish.trouble ?? 'asked-for-human', flowId: liveFlow(inner.context) ?? wish.about };
    await cases.open(inner.context, about, (flowId) => pauseForHelpdesk(inner, this.#deps, flowId));
    return rest(inner);
  }

  async #case(inner: DialogContext, payload: CasePayload, cardId: string | undefined): Promise<DialogTurnResult> {
    await this.#deps.cases.act(inner.context, payload, cardId);
    return rest(inner);
  }

  /** Words and codes with no command in them: the open step's, or answered here. */
  async #goOn(inner: DialogContext, act: FlowAct): Promise<DialogTurnResult> {
    if (inner.activeDialog !== undefined) return inner.continueDialog();
    const live = liveFlow(inner.context);
    if (act.want === 'look' && act.note !== undefined) await this.#deps.menu.notUnderstood(inner.context);
    else if (live === undefined) await this.#deps.painter.say(inner.context, 'number.unasked');
    else return this.#follow(inner, await this.#deps.flows.act(inner.context, act, typedOn(live)));
    return rest(inner);
  }

  async #start(inner: DialogContext): Promise<DialogTurnResult> {
    await inner.cancelAllDialogs();
    return this.#follow(inner, await this.#deps.flows.start(inner.context));
  }

  /** Cancel, start over, another account: the flow ends first; only then comes what was asked for. */
  async #leave(inner: DialogContext, from: ActFrom): Promise<DialogTurnResult> {
    const place = await this.#deps.flows.act(inner.context, { want: 'cancel' }, from);
    const over = place.kind === 'over' || (place.kind === 'at' && isEnd(place.view.state));
    if (!over) return this.#follow(inner, place);
    await inner.cancelAllDialogs();
    if (from.verb === 'start-over') return this.#start(inner);
    if (from.verb === 'another-account') return this.#menu(inner, 'another-account', undefined);
    return rest(inner);
  }

  async #menu(inner: DialogContext, item: MenuItem, cardId: string | undefined): Promise<DialogTurnResult> {
    const result = await this.#deps.menu.answer(inner.context, item, cardId);
    if (result === 'erased') {
      await inner.cancelAllDialogs();
      conversationMemory(inner.context).live = null;
      conversationMemory(inner.context).desk = null;
    }
    const live = liveFlow(inner.context);
    const changedLanguage = item === 'language-en' || item === 'language-fi';
    if (!changedLanguage || live === undefined || inner.activeDialog === undefined) return rest(inner);
    await this.#deps.flows.act(inner.context, { want: 'look' }, typedOn(live));
    return rest(inner);
  }

  async #changed(inner: DialogContext, input: TurnInput & { kind: 'flow-changed' }): Promise<DialogTurnResult> {
    const result = await this.#deps.repaint(inner.context, input.flowId);
    if (result.kind === 'leave') return rest(inner);
    await inner.cancelAllDialogs();
    return result.kind === 'clear' ? rest(inner) : inner.beginDialog(resetPasswordDialogId, { flowId: result.flowId });
  }

  /** Puts the stack where the record is; the card is already in the chat. */
  async #follow(inner: DialogContext, place: FlowPlace): Promise<DialogTurnResult> {
    if (place.kind === 'stay') return rest(inner);
    await inner.cancelAllDialogs();
    return place.kind === 'over'
      ? rest(inner)
      : inner.beginDialog(resetPasswordDialogId, { flowId: place.view.flowId });
  }
}

function typedOn(flowId: string): ActFrom {
  return { flowId, nonce: undefined, cardId: undefined, verb: undefined };
}

/** Ends the turn without moving the stack; with an empty one the root dialog ends too. */
function rest(inner: DialogContext): DialogTurnResult | Promise<DialogTurnResult> {
  return inner.activeDialog === undefined ? inner.endDialog() : Dialog.EndOfTurn;
}
