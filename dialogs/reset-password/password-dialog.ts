import type { FlowConversation } from '../flow-conversation.ts';
import { FlowStepDialog } from '../flow-step-dialog.ts';

export const passwordDialogId = 'password';

/** All proofs are there: the page is opened by its button, or by a link for whoever types. */
export function createPasswordDialog(flows: FlowConversation): FlowStepDialog {
  return new FlowStepDialog(
    {
      id: passwordDialogId,
      fits: (view) => view.state === 'choosing',
      words: (command) => (command === 'new-password' || command === 'yes' ? { want: 'page-link' } : undefined),
    },
    flows,
  );
}
