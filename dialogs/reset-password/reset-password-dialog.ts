import { ComponentDialog, WaterfallDialog } from 'botbuilder-dialogs';
import type { FlowConversation } from '../flow-conversation.ts';
import { VerifyIdentityDialog, verifyIdentityDialogId } from '../verify-identity/verify-identity-dialog.ts';
import { accountDialogId, createAccountDialog } from './account-dialog.ts';
import { createPasswordDialog, passwordDialogId } from './password-dialog.ts';
import type { ResetPasswordDialogState } from './reset-password-dialog-state.ts';
import { createResultDialog, resultDialogId } from './result-dialog.ts';

export const resetPasswordDialogId = 'reset-password';

/**
 * The reset as a conversation. Every step skips itself when the record is elsewhere, so beginning at the top is also
 * how one resumes; at the bottom it begins again as long as the flow is open (a refused password leads back).
 */
export class ResetPasswordDialog extends ComponentDialog<ResetPasswordDialogState> {
  readonly #verify: VerifyIdentityDialog;

  constructor(flows: FlowConversation) {
    super(resetPasswordDialogId);
    this.#verify = new VerifyIdentityDialog(flows);
    this.addDialog(
      new WaterfallDialog<ResetPasswordDialogState>('reset-password-waterfall', [
        (step) => step.beginDialog(accountDialogId, step.options),
        (step) => step.beginDialog(verifyIdentityDialogId, step.options),
        (step) => step.beginDialog(passwordDialogId, step.options),
        (step) => step.beginDialog(resultDialogId, step.options),
        async (step) => {
          const view = await flows.where(step.context, step.options.flowId);
          if (view === undefined) return step.endDialog();
          return step.replaceDialog('reset-password-waterfall', { flowId: view.flowId });
        },
      ]),
    );
    this.addDialog(createAccountDialog(flows));
    this.addDialog(this.#verify);
    this.addDialog(createPasswordDialog(flows));
    this.addDialog(createResultDialog(flows));
    this.initialDialogId = 'reset-password-waterfall';
  }

  /** The version of all steps below, for the root dialog. */
  stepsVersion(): string {
    return `${this.getInternalVersion()}/${this.#verify.stepsVersion()}`;
  }
}
