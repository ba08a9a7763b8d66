import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { parseCardPayload, type CardPayload } from '../cards/card-actions.ts';
import {
  codeIn,
  commandInTalk,
  isPhrase,
  looksLikeSecret,
  namesSecret,
  parseCommand,
  type CommandId,
} from '../services/i18n/commands.ts';
import { isSignInCode } from '../services/diagnosis/sign-in-codes.ts';
import { isFaultCode } from '../services/troubleshooter/fault-codes.ts';
import { holdsFiles } from './attached-files.ts';

/** Name of the event activity with which `Messenger.flowChanged` wakes a conversation; `value` is `{ flowId }`. */
export const flowChangedEvent = 'avain.flow-changed';

/** What came in, read once a turn. Nothing here is kept: a code lives in this value and in the service call only. */
export type TurnInput =
  | { readonly kind: 'press'; readonly payload: CardPayload; readonly cardId: string | undefined }
  /** A card's data that no card of ours sends. */
  | { readonly kind: 'unreadable-press' }
  | { readonly kind: 'command'; readonly command: CommandId; readonly words: TypedWords }
  | { readonly kind: 'code'; readonly typed: string }
  | { readonly kind: 'secret' }
  | { readonly kind: 'other-words'; readonly words: TypedWords }
  /** Files or pictures without a word. */
  | { readonly kind: 'files' }
  | { readonly kind: 'flow-changed'; readonly flowId: string }
  | { readonly kind: 'nothing' };

/** A message as it was typed, for whoever it is passed on to. */
export type TypedWords = { readonly text: string; readonly files: boolean };

/** Whether typed words are a command also while the person talks with a human; see `commandInTalk`. */
export function isCommandInTalk({ text }: TypedWords, stepOpen: boolean): boolean {
  return commandInTalk(text, stepOpen) !== undefined;
}

/** Whether the words are one of the phrases as a whole, and not just alike. */
export function isWholePhrase({ text }: TypedWords): boolean {
  return isPhrase(text);
}

const flowChanged = z.object({ flowId: z.string().min(3).max(200) });

export function readInput(activity: Activity): TurnInput {
  if (activity.type === 'event') return readEvent(activity);
  if (activity.type !== 'message') return { kind: 'nothing' };
  if (activity.value !== undefined && activity.value !== null) {
    const payload = parseCardPayload(activity.value);
    return payload === undefined
      ? { kind: 'unreadable-press' }
      : { kind: 'press', payload, cardId: activity.replyToId };
  }
  return readText({ text: textOf(activity), files: holdsFiles(activity) });
}

function readText(words: TypedWords): TurnInput {
  const { text, files } = words;
  if (files && text.trim() === '') return { kind: 'files' };
  if (namesSecret(text)) return { kind: 'secret' };
  const command = parseCommand(text);
  if (command !== undefined) return { kind: 'command', command, words };
  const typed = codeIn(text);
  if (typed !== undefined) return { kind: 'code', typed };
  // A code of Microsoft's, copied with its colon, is as mixed as a password.
  const secret = looksLikeSecret(text) && !isSignInCode(text) && !isFaultCode(text);
  return secret ? { kind: 'secret' } : { kind: 'other-words', words };
}

function readEvent(activity: Activity): TurnInput {
  if (activity.name !== flowChangedEvent) return { kind: 'nothing' };
  const parsed = flowChanged.safeParse(activity.value);
  return parsed.success ? { kind: 'flow-changed', flowId: parsed.data.flowId } : { kind: 'nothing' };
}

/** The activity's body comes from outside, whatever its type says. */
function textOf(activity: Activity): string {
  const text: unknown = activity.text;
  return typeof text === 'string' ? text : '';
}
