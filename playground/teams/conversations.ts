import type { Clock } from '../../services/clock/clock.ts';

/** What a bot may send: the part of the protocol's activity that a client shows. */
export type BotActivity = {
  readonly type: string;
  readonly text?: string;
  readonly textFormat?: string;
  readonly summary?: string;
  readonly attachments?: readonly Attachment[];
  readonly suggestedActions?: { readonly actions?: readonly SuggestedAction[] };
  readonly replyToId?: string;
};

type Attachment = { readonly contentType: string; readonly content?: unknown };
type SuggestedAction = { readonly type: string; readonly title: string; readonly value?: unknown };

/** One line of a chat as the page draws it. */
export type ChatMessage = {
  readonly id: string;
  readonly conversationId: string;
  readonly author: { readonly name: string; readonly isBot: boolean; readonly personaId?: string };
  /** ISO 8601. */
  readonly at: string;
  readonly editedAt?: string;
  readonly deleted?: true;
  readonly text?: string;
  readonly textFormat?: string;
  readonly summary?: string;
  readonly attachments: readonly Attachment[];
  readonly suggestedActions: readonly SuggestedAction[];
  /** A person's message that the bot did not take: its HTTP status, or 0 when it did not answer at all. */
  readonly failedWith?: number | undefined;
  /** Written in a channel without naming the bot, or where the bot is not: it was not sent to the bot. */
  readonly unheard?: true;
  /** Name of a file the person added. */
  readonly file?: string;
};

export type ConversationEvent =
  | { readonly kind: 'message' | 'changed'; readonly message: ChatMessage }
  | { readonly kind: 'typing'; readonly conversationId: string; readonly name: string }
  | { readonly kind: 'cleared' };

export type Conversations = {
  /** A fresh activity id: milliseconds since the epoch, as Teams forms them, never twice the same. */
  readonly nextId: () => string;
  readonly add: (message: Omit<ChatMessage, 'at'>) => ChatMessage;
  /** Undefined when there is no such message in that conversation. */
  readonly change: (at: MessageAddress, change: Partial<ChatMessage>) => ChatMessage | undefined;
  readonly find: (at: MessageAddress) => ChatMessage | undefined;
  /** Messages of a conversation; a channel's include all its threads. Oldest first. */
  readonly read: (conversationId: string) => readonly ChatMessage[];
  /** Somebody of that name is writing. */
  readonly typing: (conversationId: string, name: string) => void;
  readonly subscribe: (listener: (event: ConversationEvent) => void) => () => void;
  readonly clear: () => void;
};

export type MessageAddress = { readonly conversationId: string; readonly id: string };

/** All chats of the playground, in memory. */
export function createConversations({ clock }: { readonly clock: Clock }): Conversations {
  const listeners = new Set<(event: ConversationEvent) => void>();
  /** By chat, or by channel with all its threads: ten thousand chats are not searched for one message. */
  const rooms = new Map<string, ChatMessage[]>();
  let lastId = 0;
  const tell = (event: ConversationEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const roomOf = (conversationId: string): ChatMessage[] => {
    const name = conversationId.split(';messageid=')[0] ?? conversationId;
    const known = rooms.get(name) ?? [];
    rooms.set(name, known);
    return known;
  };
  const find = (at: MessageAddress): ChatMessage | undefined =>
    roomOf(at.conversationId).find((message) => message.id === at.id && message.conversationId === at.conversationId);

  return {
    nextId: () => {
      lastId = Math.max(lastId + 1, clock.now().getTime());
      return String(lastId);
    },
    add: (added) => {
      const message: ChatMessage = { ...added, at: clock.now().toISOString() };
      roomOf(message.conversationId).push(message);
      tell({ kind: 'message', message });
      return message;
    },
    change: (at, change) => {
      const old = find(at);
      if (old === undefined) return undefined;
      const message: ChatMessage = { ...old, ...change };
      const room = roomOf(at.conversationId);
      room[room.indexOf(old)] = message;
      tell({ kind: 'changed', message });
      return message;
    },
    find,
    read: (conversationId) =>
      roomOf(conversationId).filter(
        (message) =>
          message.conversationId === conversationId ||
          message.conversationId.startsWith(`${conversationId};messageid=`),
      ),
    typing: (conversationId, name) => tell({ kind: 'typing', conversationId, name }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear: () => {
      rooms.clear();
      tell({ kind: 'cleared' });
    },
  };
}
