import { Dialog, DialogEvents, type DialogContext, type DialogEvent, type DialogTurnResult } from 'botbuilder-dialogs';
import type { FlowView } from '../services/outcomes/reset-outcome.ts';
import type { CommandId } from '../services/i18n/commands.ts';
import { actOfPress, type FlowAct, type FlowConversation } from './flow-conversation.ts';
import { isFlowPayload } from '../cards/card-actions.ts';
import type { ResetPasswordDialogState } from './reset-password/reset-password-dialog-state.ts';
import { readInput, type TurnInput } from './turn-input.ts';

/** One step of the waterfalls: while the record is in its state, this dialog has the word. */
export type FlowStep = {
  readonly id: string;
  readonly fits: (view: FlowView) => boolean;
  /** What typed words mean here; undefined when they mean nothing in this step. */
  readonly words: (command: CommandId, view: FlowView) => FlowAct | undefined;
};

/**
 * Waits in one step. It holds the flow's id and nothing else; every answer goes to the service, and the view that comes
 * back decides whether to go on waiting or to hand over to the next step of the waterfall.
 */
export class FlowStepDialog extends Dialog<ResetPasswordDialogState> {
  readonly #step: FlowStep;
  readonly #flows: FlowConversation;

  constructor(step: FlowStep, flows: FlowConversation) {
    super(step.id);
    this.#step = step;
    this.#flows = flows;
  }

  override async beginDialog(dc: DialogContext, options?: ResetPasswordDialogState): Promise<DialogTurnResult> {
    const flowId = options?.flowId ?? '';
    const view = await this.#flows.where(dc.context, flowId);
    if (view === undefined || !this.#step.fits(view)) return dc.endDialog();
    this.#keep(dc, { flowId: view.flowId });
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { flowId } = this.#kept(dc);
    const input = readInput(dc.context.activity);
    const from = {
      flowId: input.kind === 'press' && isFlowPayload(input.payload) ? input.payload.flow : flowId,
      nonce: input.kind === 'press' && isFlowPayload(input.payload) ? input.payload.nonce : undefined,
      cardId: input.kind === 'press' ? input.cardId : undefined,
      verb: input.kind === 'press' && isFlowPayload(input.payload) ? input.payload.verb : undefined,
    };
    const place = await this.#flows.act(dc.context, await this.#actOf(dc, input, flowId), from);
    if (place.kind === 'stay') return Dialog.EndOfTurn;
    if (place.kind === 'at' && place.view.flowId === flowId && this.#step.fits(place.view)) return Dialog.EndOfTurn;
    return dc.endDialog();
  }

  /**
   * The SDK announces each activity to the open step and then to every level above it, before anybody answers. Nobody
   * listens, so the step takes it: the way up would cost about as much as the conversation itself.
   */
  override onDialogEvent(dc: DialogContext, event: DialogEvent): Promise<boolean> {
    return event.name === DialogEvents.activityReceived ? Promise.resolve(true) : super.onDialogEvent(dc, event);
  }

  async #actOf(dc: DialogContext, input: TurnInput, flowId: string): Promise<FlowAct> {
    const lost: FlowAct = { want: 'look', note: 'note.not-understood' };
    if (input.kind === 'press') return actOfPress(input.payload) ?? lost;
    if (input.kind === 'code') return { want: 'code', typed: input.typed };
    if (input.kind !== 'command') return lost;
    if (input.command === 'status') return { want: 'look' };
    const view = await this.#flows.where(dc.context, flowId);
    return (view === undefined ? undefined : this.#step.words(input.command, view)) ?? lost;
  }

  #kept(dc: DialogContext): ResetPasswordDialogState {
    const state: unknown = dc.activeDialog?.state;
    const flowId = typeof state === 'object' && state !== null && 'flowId' in state ? state.flowId : '';
    return { flowId: typeof flowId === 'string' ? flowId : '' };
  }

  #keep(dc: DialogContext, state: ResetPasswordDialogState): void {
    if (dc.activeDialog !== undefined) dc.activeDialog.state = state;
  }
}
