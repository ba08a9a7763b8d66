import { ComponentDialog, WaterfallDialog } from 'botbuilder-dialogs';
import type { FlowConversation } from '../flow-conversation.ts';
import type { ResetPasswordDialogState } from '../reset-password/reset-password-dialog-state.ts';
import { chooseMethodDialogId, createChooseMethodDialog } from './choose-method-dialog.ts';
import { createEnterCodeDialog, enterCodeDialogId } from './enter-code-dialog.ts';

export const verifyIdentityDialogId = 'verify-identity';

/** Choose a way, type its code, and again, until the record says that the pass mark is reached. */
export class VerifyIdentityDialog extends ComponentDialog<ResetPasswordDialogState> {
  constructor(flows: FlowConversation) {
    super(verifyIdentityDialogId);
    this.addDialog(
      new WaterfallDialog<ResetPasswordDialogState>('verify-identity-waterfall', [
        (step) => step.beginDialog(chooseMethodDialogId, step.options),
        (step) => step.beginDialog(enterCodeDialogId, step.options),
        async (step) => {
          const view = await flows.where(step.context, step.options.flowId);
          if (view?.state !== 'proving') return step.endDialog();
          return step.replaceDialog('verify-identity-waterfall', { flowId: view.flowId });
        },
      ]),
    );
    this.addDialog(createChooseMethodDialog(flows));
    this.addDialog(createEnterCodeDialog(flows));
    this.initialDialogId = 'verify-identity-waterfall';
  }

  /** The steps' version, for the root dialog: a change anywhere below restarts the whole stack politely. */
  stepsVersion(): string {
    return this.getInternalVersion();
  }
}
