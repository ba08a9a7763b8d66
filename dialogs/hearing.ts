import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import {
  caseVerbs,
  isAnswerPayload,
  isCasePayload,
  isFlowPayload,
  isPlacesPayload,
  isTreePayload,
  type CardPayload,
  type CasePayload,
  type HumanWish,
} from '../cards/card-actions.ts';
import type { CommandId } from '../services/i18n/commands.ts';
import type { AdminTalk } from './admin/admin-talk.ts';
import type { AnswerTalk } from './answer-talk.ts';
import type { CaseConversation } from './case-conversation.ts';
import type { DiagnosisTalk } from './diagnosis-talk.ts';
import { actOfPress } from './flow-conversation.ts';
import { conversationMemory } from './conversation-memory.ts';
import { wishOfWords } from './last-trouble.ts';
import { besideTalk, liveFlow, pauseForHelpdesk } from './live-flow.ts';
import { menuItemOf } from './menu.ts';
import type { ActFrom } from './reply-painter.ts';
import type { PlacesTalk } from './places-talk.ts';
import { rest, typedOn, type StackMoves, type StackMovesDeps } from './stack-moves.ts';
import type { Talk, TalkBeside } from './talk.ts';
import type { TreeHeard, TroubleshootTalk } from './troubleshoot-talk.ts';
import { readInput, type TurnInput, type TypedWords } from './turn-input.ts';

export type HearingDeps = StackMovesDeps & {
  readonly cases: CaseConversation;
  readonly talk: Talk;
  readonly places: PlacesTalk;
  readonly diagnosis: Pick<DiagnosisTalk, 'words' | 'agree'>;
  /** Undefined: faults are not looked for. */
  readonly trees?: TroubleshootTalk | undefined;
  /** Undefined: questions are not answered, only commands are. */
  readonly answers?: AnswerTalk | undefined;
  /** Undefined: nobody administrates Avain from a chat. */
  readonly admin?: AdminTalk | undefined;
  readonly now: () => Date;
};
type Parts = { readonly deps: HearingDeps; readonly moves: StackMoves };
type Heard = Promise<DialogTurnResult>;

/**
 * Hears first what only an admin may ask and what belongs to a human, then what counts from anywhere (help, cancel, start over, language, my data, the
 * case, a changed flow), then gives the word to the reset dialog, and answers itself when no flow is open.
 */
export function createHearing(deps: HearingDeps, moves: StackMoves): (inner: DialogContext) => Heard {
  const parts = { deps, moves };
  return async (inner) => {
    if (deps.admin !== undefined && (await deps.admin(inner.context))) return rest(inner);
    const input = readInput(inner.context.activity);
    if (await deps.talk(inner.context, input, besideTalk(inner, deps.flows))) return rest(inner);
    if (await explained(parts, inner, input)) return rest(inner);
    const walked = await troubleshot(parts, inner, input);
    if (walked !== 'no') return walked === 'done' ? rest(inner) : human(parts, inner, {}, walked.case);
    if (await ticked(parts, inner, input)) return rest(inner);
    switch (input.kind) {
      case 'press':
        return pressed(parts, inner, input.payload, input.cardId);
      case 'command':
        if (await asked(parts, inner, input.words, input.command)) return rest(inner);
        return commanded(parts, inner, input.command);
      case 'code':
        return moves.goOn(inner, { want: 'code', typed: input.typed });
      case 'other-words':
        if (await asked(parts, inner, input.words)) return rest(inner);
        return moves.goOn(inner, { want: 'look', note: 'note.not-understood' });
      case 'secret':
        await deps.menu.secretSeen(inner.context);
        return rest(inner);
      case 'unreadable-press':
        await deps.menu.notUnderstood(inner.context);
        return rest(inner);
      case 'flow-changed':
        return moves.changed(inner, input.flowId);
      case 'files':
      case 'nothing':
        return rest(inner);
    }
  };
}

/** A pasted fault code means that fault before anything else; an answer to the troubleshooter's card means the card. */
async function troubleshot({ deps }: Parts, inner: DialogContext, input: TurnInput): Promise<TreeHeard> {
  const { trees } = deps;
  if (trees === undefined || input.kind === 'flow-changed' || input.kind === 'nothing') return 'no';
  const heard = await walk(trees, besideTalk(inner, deps.flows), inner, input);
  if (heard === 'no') trees.forget(inner.context);
  else {
    deps.answers?.forget(inner.context);
    deps.places.forget(inner.context);
  }
  return heard;
}

async function walk(
  trees: TroubleshootTalk,
  beside: TalkBeside,
  { context }: DialogContext,
  input: TurnInput,
): Promise<TreeHeard> {
  switch (input.kind) {
    case 'press':
      return isTreePayload(input.payload) ? trees.press(context, input.payload) : 'no';
    case 'code':
      return trees.words(context, { text: input.typed, maybeCode: true, command: undefined }, beside);
    case 'command':
    case 'other-words': {
      const command = input.kind === 'command' ? input.command : undefined;
      return trees.words(context, { text: input.words.text, maybeCode: false, command }, beside);
    }
    case 'secret':
    case 'unreadable-press':
    case 'files':
    case 'flow-changed':
    case 'nothing':
      return 'no';
  }
}

/** A pasted code of Microsoft's sign-in means that code, whatever else is open. */
async function explained({ deps }: Parts, inner: DialogContext, input: TurnInput): Promise<boolean> {
  if (input.kind !== 'other-words' || !(await deps.diagnosis.words(inner.context, input.words))) return false;
  deps.answers?.forget(inner.context);
  deps.places.forget(inner.context);
  deps.trees?.forget(inner.context);
  return true;
}

/** The person agrees to a look at their sign-ins: it comes with the first proof of a reset. */
async function agreed({ deps, moves }: Parts, inner: DialogContext): Heard {
  deps.diagnosis.agree(inner.context);
  return moves.start(inner);
}

/** Words that only the checklist above explains; after anything else they no longer do. */
async function ticked({ deps }: Parts, inner: DialogContext, input: TurnInput): Promise<boolean> {
  if (input.kind === 'flow-changed' || input.kind === 'nothing') return false;
  const said = input.kind === 'command' || input.kind === 'other-words';
  if (said && inner.activeDialog === undefined && (await deps.places.words(inner.context, input.words))) return true;
  deps.places.forget(inner.context);
  return false;
}

/** Questions are answered only where no step of a reset waits: there, words are the step's. */
async function asked({ deps }: Parts, inner: DialogContext, words: TypedWords, command?: CommandId): Promise<boolean> {
  const { answers } = deps;
  if (answers === undefined || inner.activeDialog !== undefined) return false;
  const done = await (command === undefined
    ? answers.words(inner.context, words)
    : answers.instead(inner.context, words, command));
  if (!done) answers.forget(inner.context);
  return done;
}

async function pressed(parts: Parts, inner: DialogContext, payload: CardPayload, cardId: string | undefined): Heard {
  const { deps, moves } = parts;
  if (isAnswerPayload(payload)) {
    await (deps.answers?.press(inner.context, payload) ?? deps.painter.say(inner.context, 'words.no-flow'));
    return rest(inner);
  }
  deps.answers?.forget(inner.context);
  if (isPlacesPayload(payload)) {
    await deps.places.press(inner.context, payload, cardId);
    return rest(inner);
  }
  // Where there is a troubleshooter it has answered.
  if (isTreePayload(payload)) {
    await deps.painter.say(inner.context, 'words.no-flow');
    return rest(inner);
  }
  if (isCasePayload(payload)) return onCase(parts, inner, payload, cardId);
  if (payload.verb === 'human') return human(parts, inner, payload);
  if (payload.verb === 'look-at-errors') return agreed(parts, inner);
  if (!isFlowPayload(payload)) {
    return payload.verb === 'start-reset' ? moves.start(inner) : moves.menu(inner, payload.verb, cardId);
  }
  const from: ActFrom = { flowId: payload.flow, nonce: payload.nonce, cardId, verb: payload.verb };
  const act = actOfPress(payload);
  if (act === undefined) return moves.leave(inner, from);
  if (inner.activeDialog !== undefined) return inner.continueDialog();
  return moves.follow(inner, await deps.flows.act(inner.context, act, from));
}

async function commanded(parts: Parts, inner: DialogContext, command: CommandId): Heard {
  const { deps, moves } = parts;
  const live = liveFlow(inner.context);
  const open = inner.activeDialog !== undefined;
  if (command === 'start-reset' || (command === 'new-password' && !open)) return moves.start(inner);
  const leaves = command === 'cancel' || command === 'start-over' || command === 'another-account';
  if (live !== undefined && open && leaves) return moves.leave(inner, { ...typedOn(live), verb: command });
  if (command === 'start-over') return moves.start(inner);
  if (command === 'human') return human(parts, inner, wishOfWords(conversationMemory(inner.context), deps.now()));
  if (command === 'look-at-errors') return agreed(parts, inner);
  if (command === 'status') return status(parts, inner);
  const verb = caseVerbs.find((each) => each === command);
  if (verb !== undefined) return onCase(parts, inner, { verb }, undefined);
  const item = menuItemOf(command);
  if (item !== undefined) return moves.menu(inner, item, undefined);
  if (open) return inner.continueDialog();
  const nothing = deps.cases.hinted(inner.context) ? 'case.say.nothing-to-cancel' : 'words.nothing-to-cancel';
  await deps.painter.say(inner.context, command === 'cancel' ? nothing : 'words.no-flow');
  return rest(inner);
}

/** Where things stand: the case, the reset, or both. In a reset, a case is looked for only where one is remembered. */
async function status({ deps, moves }: Parts, inner: DialogContext): Heard {
  const { cases, painter, flows } = deps;
  const { stepOpen } = besideTalk(inner, flows);
  const looks = inner.activeDialog === undefined || cases.hinted(inner.context);
  const view = looks ? await cases.current(inner.context) : undefined;
  if (view !== undefined) await cases.show(inner.context, view);
  if (view !== undefined && !stepOpen) return rest(inner);
  if (inner.activeDialog !== undefined) return inner.continueDialog();
  if (liveFlow(inner.context) !== undefined) return moves.goOn(inner, { want: 'look' });
  if (view === undefined) await painter.say(inner.context, 'words.no-flow');
  return rest(inner);
}

/** A human is wanted: at once, from anywhere. A reset that is open waits meanwhile; one that is over tells what was tried. */
async function human({ deps, moves }: Parts, inner: DialogContext, wish: HumanWish, way?: string): Heard {
  const { cases } = deps;
  if (!cases.available) return moves.menu(inner, 'human', undefined);
  const about = { trouble: wish.trouble ?? 'asked-for-human', flowId: liveFlow(inner.context) ?? wish.about, way };
  await cases.open(inner.context, about, (flowId) => pauseForHelpdesk(inner, deps, flowId));
  return rest(inner);
}

async function onCase({ deps }: Parts, inner: DialogContext, payload: CasePayload, cardId: string | undefined): Heard {
  await deps.cases.act(inner.context, payload, cardId);
  return rest(inner);
}
