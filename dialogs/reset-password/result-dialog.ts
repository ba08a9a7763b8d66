import type { FlowView } from '../../services/outcomes/reset-outcome.ts';
import type { FlowConversation } from '../flow-conversation.ts';
import { FlowStepDialog } from '../flow-step-dialog.ts';

export const resultDialogId = 'result';

/** The executor has the word. */
const working: readonly FlowView['state'][] = ['queued', 'writing', 'unknown'];

/** The executor or the helpdesk has the word. Any words are answered with where it stands. */
export function createResultDialog(flows: FlowConversation): FlowStepDialog {
  return new FlowStepDialog(
    {
      id: resultDialogId,
      fits: ({ state }) => state === 'with-helpdesk' || working.includes(state),
      words: (_command, { state }) =>
        working.includes(state) ? { want: 'look', note: 'note.working' } : { want: 'look' },
    },
    flows,
  );
}
