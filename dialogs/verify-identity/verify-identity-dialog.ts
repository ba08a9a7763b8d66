import type { Dialog } from 'botbuilder-dialogs';
import type { FlowConversation } from '../flow-conversation.ts';
import { FlowWaterfall } from '../flow-waterfall.ts';
import { chooseMethodDialogId, createChooseMethodDialog } from './choose-method-dialog.ts';
import { createEnterCodeDialog, enterCodeDialogId } from './enter-code-dialog.ts';

export const verifyIdentityDialogId = 'verify-identity';

/** Choose a way, type its code, and again, until the record says that the pass mark is reached. */
export function createVerifyIdentityDialogs(flows: FlowConversation): readonly Dialog[] {
  const waterfall = new FlowWaterfall(verifyIdentityDialogId, [
    (dc, options) => dc.beginDialog(chooseMethodDialogId, options),
    (dc, options) => dc.beginDialog(enterCodeDialogId, options),
    async (dc, { flowId }) => {
      const view = await flows.where(dc.context, flowId);
      if (view?.state !== 'proving') return dc.endDialog();
      return dc.replaceDialog(verifyIdentityDialogId, { flowId: view.flowId });
    },
  ]);
  return [waterfall, createChooseMethodDialog(flows), createEnterCodeDialog(flows)];
}
