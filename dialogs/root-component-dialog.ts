import {
  ComponentDialog,
  DialogEvents,
  type DialogContext,
  type DialogEvent,
  type DialogTurnResult,
} from 'botbuilder-dialogs';
import { conversationMemory } from './conversation-memory.ts';
import type { FlowAct } from './flow-conversation.ts';
import { createHearing, type HearingDeps } from './hearing.ts';
import { besideTalk } from './live-flow.ts';
import { ResetPasswordDialog, resetPasswordDialogId } from './reset-password/reset-password-dialog.ts';
import { createStackMoves, rest, typedOn, type StackMoves } from './stack-moves.ts';
import { readInput } from './turn-input.ts';

export const rootDialogId = 'root';

const versionChanged = Symbol('avain.version-changed');

/** The dialog in which every turn begins. What a turn means is heard elsewhere; here is what the SDK asks of a dialog. */
export class RootComponentDialog extends ComponentDialog {
  readonly #deps: HearingDeps;
  readonly #moves: StackMoves;
  readonly #reset: ResetPasswordDialog;
  readonly #hear: (inner: DialogContext) => Promise<DialogTurnResult>;

  constructor(deps: HearingDeps) {
    super(rootDialogId);
    this.#deps = deps;
    this.#moves = createStackMoves(deps);
    this.#hear = createHearing(deps, this.#moves);
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
    const { talk, flows } = this.#deps;
    const input = readInput(inner.context.activity);
    const { live } = conversationMemory(inner.context);
    if (await talk(inner.context, input, besideTalk(inner, flows))) {
      return live === null ? rest(inner) : inner.beginDialog(resetPasswordDialogId, { flowId: live.flowId });
    }
    // Words and codes were meant for steps that are gone; presses and commands still mean what they say.
    if (live === null || (input.kind !== 'code' && input.kind !== 'other-words')) return this.#hear(inner);
    const act: FlowAct = { want: 'look', note: 'note.updated' };
    return this.#moves.follow(inner, await flows.act(inner.context, act, typedOn(live.flowId)));
  }
}
