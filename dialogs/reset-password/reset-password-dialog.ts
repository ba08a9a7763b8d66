import type { Dialog } from 'botbuilder-dialogs';
import type { FlowConversation } from '../flow-conversation.ts';
import { FlowWaterfall } from '../flow-waterfall.ts';
import { createVerifyIdentityDialogs, verifyIdentityDialogId } from '../verify-identity/verify-identity-dialog.ts';
import { accountDialogId, createAccountDialog } from './account-dialog.ts';
import { createPasswordDialog, passwordDialogId } from './password-dialog.ts';
import { createResultDialog, resultDialogId } from './result-dialog.ts';

export const resetPasswordDialogId = 'reset-password';

/**
 * The reset as a conversation: its waterfall, and all dialogs below it. Every step skips itself when the record is
 * elsewhere, so beginning at the top is also how one resumes; at the bottom it begins again as long as the flow is open
 * (a refused password leads back).
 */
export function createResetPasswordDialogs(flows: FlowConversation): readonly Dialog[] {
  const waterfall = new FlowWaterfall(resetPasswordDialogId, [
    (dc, options) => dc.beginDialog(accountDialogId, options),
    (dc, options) => dc.beginDialog(verifyIdentityDialogId, options),
    (dc, options) => dc.beginDialog(passwordDialogId, options),
    (dc, options) => dc.beginDialog(resultDialogId, options),
    async (dc, { flowId }) => {
      const view = await flows.where(dc.context, flowId);
      if (view === undefined) return dc.endDialog();
      return dc.replaceDialog(resetPasswordDialogId, { flowId: view.flowId });
    },
  ]);
  return [
    waterfall,
    createAccountDialog(flows),
    ...createVerifyIdentityDialogs(flows),
    createPasswordDialog(flows),
    createResultDialog(flows),
  ];
}
