import type { FlowConversation } from '../flow-conversation.ts';
import { FlowStepDialog } from '../flow-step-dialog.ts';

export const accountDialogId = 'account';

/** "Is this the account?" Whatever belongs to a later step is told to wait. */
export function createAccountDialog(flows: FlowConversation): FlowStepDialog {
  return new FlowStepDialog(
    {
      id: accountDialogId,
      fits: (view) => view.state === 'identified',
      words: (command) => {
        if (command === 'yes') return { want: 'confirm' };
        const later = ['email-code', 'sms-code', 'resend', 'other-method', 'new-password'];
        return later.includes(command) ? { want: 'look', note: 'note.not-yet' } : undefined;
      },
    },
    flows,
  );
}
