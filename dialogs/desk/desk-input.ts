import type { Activity } from 'botbuilder';
import { parseDeskPayload, type DeskPayload } from '../../cards/desk-actions.ts';
import { parseDeskCommand, type DeskCommand } from '../../services/i18n/desk-commands.ts';
import { holdsFiles } from '../attached-files.ts';

/** What came in from the channel, read once a turn. */
export type DeskInput =
  | { readonly kind: 'press'; readonly payload: DeskPayload; readonly cardId: string | undefined }
  /** A card's data that no card of ours sends. */
  | { readonly kind: 'unreadable-press' }
  | ({ readonly kind: 'command' } & DeskCommand)
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'files' }
  | { readonly kind: 'nothing' };

/** Reads an activity of a helpdesk channel. What does not mention the bot is the agents' own talk and not ours to hear. */
export function readDeskInput(activity: Activity): DeskInput {
  if (activity.type !== 'message') return { kind: 'nothing' };
  if (activity.value !== undefined && activity.value !== null) {
    const payload = parseDeskPayload(activity.value);
    return payload === undefined
      ? { kind: 'unreadable-press' }
      : { kind: 'press', payload, cardId: pressedCard(activity) };
  }
  const mention = mentionOf(activity);
  if (mention === undefined) return { kind: 'nothing' };
  if (holdsFiles(activity)) return { kind: 'files' };
  const text = spoken(typeof activity.text === 'string' ? activity.text : '', mention);
  const command = parseDeskCommand(text);
  return command === undefined ? { kind: 'words', text } : { kind: 'command', ...command };
}

/** The card that a press came from, which can be replaced; undefined when the channel does not say. */
export function pressedCard({ replyToId }: Activity): string | undefined {
  return replyToId === '' ? undefined : replyToId;
}

type Mention = {
  readonly type?: unknown;
  readonly text?: unknown;
  readonly mentioned?: { readonly id?: unknown } | null;
};

/** How the text names the bot (`<at>Avain</at>`); undefined when it does not. */
function mentionOf({ entities, recipient }: Activity): string | undefined {
  const found = (entities as readonly Mention[] | undefined)?.find(
    ({ type, mentioned, text }) => type === 'mention' && mentioned?.id === recipient.id && typeof text === 'string',
  );
  return typeof found?.text === 'string' ? found.text : undefined;
}

const named: Readonly<Record<string, string>> = { nbsp: ' ', lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };

/** The words without the bot's own name; other people's mentions keep theirs. Escapes are undone once. */
function spoken(text: string, mention: string): string {
  return text
    .replaceAll(mention, ' ')
    .replace(/<at(?:\s[^<>]*)?>([^<]*)<\/at>/giu, '$1')
    .replace(/&(nbsp|lt|gt|amp|quot|#39);/gu, (_all, name: string) => named[name] ?? '')
    .trim();
}
