import type { ConversationState, TurnContext } from 'botbuilder';
import type { CaseTrouble } from '../services/outcomes/case-reasons.ts';
import { InvariantError } from '../services/errors/app-error.ts';
import type { Position, TreeAudience } from '../services/outcomes/tree-outcome.ts';

/**
 * What the conversation state holds beside the dialog stack: ids, and at most one masked question. `live` is the card
 * that shows where the flow stands, and what it shows, so that painting the same thing twice sends nothing.
 */
export type ConversationMemory = {
  live: LiveMemory | null;
  /** The case that was open when this chat last heard of it; the record decides, this only says when to look. */
  desk: DeskMemory | null;
  /** What the newest button to a human was about: typed words mean that button. */
  trouble: TroubleMemory | null;
  /** The answer or the choices that were shown last, if nothing was said since. */
  answers?: AnswersMemory | null;
  /** The checklist after a new password. */
  places?: PlacesMemory | null;
  /** The person agreed to one look at their sign-ins, in this reset; `null`: in the one that begins. */
  diagnosis?: { readonly flowId: string | null } | null;
  /** The troubleshooter. */
  trees?: TreeMemory | null;
};

/**
 * Where the person stands in a tree (ids and numbers of choices), the pasted code that led there as the tree spells it,
 * and what was shown last: `null` where something else was said since.
 */
export type TreeMemory = {
  readonly at: Position | null;
  readonly code: string | null;
  /** Where the same code leads in a tree for the others, while that is offered. */
  readonly other?: { readonly audience: TreeAudience; readonly tree: string; readonly node: string } | undefined;
  readonly shown: TreeAudience | 'node' | 'not-helped' | null;
};

/**
 * Ids of items of the knowledge. `missed`: the one that was just said no to. `question`: what was asked last, masked, for
 * as long as nothing else is said: it is passed on only if the person says so, and otherwise forgotten.
 */
export type AnswersMemory = {
  readonly shown: string | null;
  readonly offered: readonly string[];
  readonly missed?: string | null;
  readonly question?: { readonly text: string; readonly language: string } | null;
};

/**
 * `shown`: the device whose places were shown last, empty for the list of devices, null where something else was said
 * since. `done`: ids of ticked places by device.
 */
export type PlacesMemory = {
  readonly shown: string | null;
  readonly done: Readonly<Record<string, readonly string[]>>;
};

export type TroubleMemory = { readonly trouble: CaseTrouble; readonly about: string | null; readonly at: string };

export type LiveMemory = {
  readonly activityId: string;
  readonly flowId: string;
  readonly painted: string;
  /** When it came as a message (ISO): a card that the person has just got can still say more. */
  readonly shownAt?: string;
  /** The news that it says already. */
  readonly told?: string;
};

export type DeskMemory = {
  readonly caseId: string;
  /** The card that shows where the case stands; empty when none does. */
  readonly cardId: string;
  /** The person was told that what they write is added to the case, and has not gone back to the bot since. */
  readonly adding: boolean;
};

const memoryKey = Symbol('avain.conversation-memory');

/** Reads the memory for this turn; changing the object is enough, the state is saved after the turn. */
export async function openMemory(context: TurnContext, state: ConversationState): Promise<void> {
  const memory = await state
    .createProperty<ConversationMemory>('memory')
    .get(context, { live: null, desk: null, trouble: null });
  // A conversation of an earlier build remembers no case and no trouble.
  memory.desk ??= null;
  memory.trouble ??= null;
  context.turnState.set(memoryKey, memory);
}

/** The memory of this turn; undefined in a turn of our own that opened none. */
export function findMemory(context: TurnContext): ConversationMemory | undefined {
  return context.turnState.get<ConversationMemory | undefined>(memoryKey);
}

export function conversationMemory(context: TurnContext): ConversationMemory {
  const memory = findMemory(context);
  if (memory === undefined) throw new InvariantError('the turn has no memory: the root dialog did not run');
  return memory;
}
