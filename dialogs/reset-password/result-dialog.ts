import type { FlowConversation } from '../flow-conversation.ts';
import { FlowStepDialog } from '../flow-step-dialog.ts';

export const resultDialogId = 'result';

const waiting: readonly string[] = ['queued', 'writing', 'unknown', 'with-helpdesk'];

/** The executor or the helpdesk has the word. Any words are answered with where it stands. */
export function createResultDialog(flows: FlowConversation): FlowStepDialog {
  return new FlowStepDialog(
    {
      id: resultDialogId,
      fits: (view) => waiting.includes(view.state),
      words: (_command, view) =>
        view.state === 'with-helpdesk' ? { want: 'look' } : { want: 'look', note: 'note.working' },
    },
    flows,
  );
}
