import {
  DialogReason,
  WaterfallDialog,
  type Dialog,
  type DialogContext,
  type DialogTurnResult,
} from 'botbuilder-dialogs';
import type { ResetPasswordDialogState } from './reset-password/reset-password-dialog-state.ts';

export type FlowWaterfallStep = (dc: DialogContext, options: ResetPasswordDialogState) => Promise<DialogTurnResult>;

/** What the stack keeps of a waterfall under way. */
type WaterfallState = { options: ResetPasswordDialogState; stepIndex: number };

/**
 * The SDK's waterfall, whose steps are given the turn's own dialog context: the SDK would build another one for each
 * step, with a state manager of which no step of ours asks anything. Telemetry, which goes nowhere here, is left out too.
 */
export class FlowWaterfall extends WaterfallDialog<ResetPasswordDialogState> {
  readonly #steps: readonly FlowWaterfallStep[];

  constructor(id: string, steps: readonly FlowWaterfallStep[]) {
    super(
      id,
      steps.map((step) => (context) => step(context, context.options)),
    );
    this.#steps = steps;
  }

  override beginDialog(dc: DialogContext, options: ResetPasswordDialogState): Promise<DialogTurnResult> {
    stateOf(dc).options = options;
    return this.runStep(dc, 0, DialogReason.beginCalled);
  }

  protected override runStep(
    dc: DialogContext,
    index: number,
    _reason: DialogReason,
    result?: unknown,
  ): Promise<DialogTurnResult> {
    const step = this.#steps[index];
    if (step === undefined) return dc.endDialog(result);
    const state = stateOf(dc);
    state.stepIndex = index;
    return step(dc, state.options);
  }

  override endDialog(..._ended: Parameters<Dialog['endDialog']>): Promise<void> {
    return Promise.resolve();
  }
}

function stateOf(dc: DialogContext): WaterfallState {
  return dc.activeDialog?.state as WaterfallState;
}
