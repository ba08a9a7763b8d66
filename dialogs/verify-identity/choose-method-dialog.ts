import type { FlowConversation } from '../flow-conversation.ts';
import { FlowStepDialog } from '../flow-step-dialog.ts';

export const chooseMethodDialogId = 'choose-method';

/** Which way to prove it next. */
export function createChooseMethodDialog(flows: FlowConversation): FlowStepDialog {
  return new FlowStepDialog(
    {
      id: chooseMethodDialogId,
      fits: (view) => view.state === 'proving' && view.asking === undefined,
      words: (command, view) => {
        if (command === 'email-code' || command === 'sms-code') return { want: 'send', method: command };
        const [only, ...more] = view.methods.filter(({ sendsLeft }) => sendsLeft > 0);
        if (command === 'yes' && only !== undefined && more.length === 0) return { want: 'send', method: only.method };
        if (command === 'other-method') return { want: 'look' };
        return command === 'new-password' || command === 'resend' ? { want: 'look', note: 'note.not-yet' } : undefined;
      },
    },
    flows,
  );
}
