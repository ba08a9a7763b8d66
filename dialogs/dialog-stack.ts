import type { StatePropertyAccessor, TurnContext } from 'botbuilder';
import {
  DialogContext,
  DialogContextError,
  DialogSet,
  type DialogState,
  type DialogStateManagerConfiguration,
  type DialogTurnResult,
} from 'botbuilder-dialogs';
import { conversationMemory } from './conversation-memory.ts';
import type { FlowAct } from './flow-conversation.ts';
import { createHearing, type HearingDeps } from './hearing.ts';
import { besideTalk } from './live-flow.ts';
import { createResetPasswordDialogs, resetPasswordDialogId } from './reset-password/reset-password-dialog.ts';
import { createStackMoves, rest, typedOn } from './stack-moves.ts';
import { readInput } from './turn-input.ts';

/** What a conversation keeps of its dialogs; `version`: of which steps the stack is. */
export type KeptDialogs = DialogState & { version?: string };

/**
 * One turn over the dialog stack: what the turn means is heard (`hearing.ts`), then the open step has the word. All
 * dialogs stand in one set and one stack: each level of the SDK's components would build a context of its own in every
 * turn, with a state manager each. Faults leave as they are.
 */
export function createDialogStack(
  deps: HearingDeps,
): (context: TurnContext, kept: StatePropertyAccessor<KeptDialogs>) => Promise<void> {
  const moves = createStackMoves(deps);
  const hear = createHearing(deps, moves);
  const dialogs = new DialogSet();
  for (const dialog of createResetPasswordDialogs(deps.flows)) dialogs.add(dialog);
  const version = `2/${dialogs.getVersion()}`;
  let parts: DialogStateManagerConfiguration | undefined;

  /** Steps differ from the ones this conversation began with: a deploy happened meanwhile. */
  const goOnElsewhere = async (dc: DialogContext): Promise<DialogTurnResult> => {
    await dc.cancelAllDialogs();
    const { talk, flows } = deps;
    const input = readInput(dc.context.activity);
    const { live } = conversationMemory(dc.context);
    if (await talk(dc.context, input, besideTalk(dc, flows))) {
      return live === null ? rest(dc) : dc.beginDialog(resetPasswordDialogId, { flowId: live.flowId });
    }
    // Words and codes were meant for steps that are gone; presses and commands still mean what they say.
    if (live === null || (input.kind !== 'code' && input.kind !== 'other-words')) return hear(dc);
    const act: FlowAct = { want: 'look', note: 'note.updated' };
    return moves.follow(dc, await flows.act(dc.context, act, typedOn(live.flowId)));
  };

  return async (context, kept) => {
    if (parts !== undefined) context.turnState.set(statePartsKey, parts);
    const state = await kept.get(context, { dialogStack: [] });
    const dc = new DialogContext(dialogs, context, state);
    parts ??= { memoryScopes: dc.state.configuration.memoryScopes, pathResolvers: [] };
    const changed = dc.stack.length > 0 && state.version !== version;
    state.version = version;
    await withItsOwnFaults(changed ? goOnElsewhere(dc) : hear(dc));
  };
}

/**
 * Where the SDK looks for the parts of its state manager. It builds them anew for every turn in which it finds none; they
 * hold nothing of a turn (each asks the dialog context that it is given), so one set serves all. The short forms of paths
 * (`$name`), which it tries on every path, are left out: no dialog of ours uses paths.
 */
const statePartsKey = 'DialogStateManagerConfiguration';

/** Each level of dialogs wraps what a step threw in an error of its own; the door wants the fault itself. */
async function withItsOwnFaults(turn: Promise<unknown>): Promise<void> {
  try {
    await turn;
  } catch (error) {
    let inner: unknown = error;
    while (inner instanceof DialogContextError) inner = inner.error;
    throw inner;
  }
}
