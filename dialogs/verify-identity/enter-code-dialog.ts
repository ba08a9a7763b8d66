import type { FlowConversation } from '../flow-conversation.ts';
import { FlowStepDialog } from '../flow-step-dialog.ts';

export const enterCodeDialogId = 'enter-code';

/** A code is on its way; it is typed into the card or as a message. */
export function createEnterCodeDialog(flows: FlowConversation): FlowStepDialog {
  return new FlowStepDialog(
    {
      id: enterCodeDialogId,
      fits: (view) => view.state === 'proving' && view.asking !== undefined,
      words: (command, view) => {
        if (command === 'resend' || command === 'other-method') return { want: command };
        if (command === 'email-code' || command === 'sms-code') {
          return command === view.asking?.method ? { want: 'resend' } : { want: 'send', method: command };
        }
        return command === 'new-password' ? { want: 'look', note: 'note.not-yet' } : undefined;
      },
    },
    flows,
  );
}
