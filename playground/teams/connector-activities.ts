import type { JsonAnswer, JsonCall } from '../api/json-http.ts';
import { checkActivity } from './activity-rules.ts';
import { failure, notFound, record, tooMany } from './connector-answers.ts';
import type { ConnectorParts } from './connector-parts.ts';
import type { BotActivity, ChatMessage } from './conversations.ts';
import { threadOf } from './team-rooms.ts';

type ActivityCall = {
  readonly call: JsonCall;
  readonly options: ConnectorParts;
  readonly conversationId: string;
  readonly id: string | undefined;
};

/** `…/activities[/{id}]`: posting, changing and deleting. */
export function answerActivity({ call, options, conversationId, id }: ActivityCall): JsonAnswer {
  const limited = options.limits.count(conversationId);
  if (limited !== undefined) return tooMany(limited.retryAfterSeconds);
  if (call.method === 'DELETE' && id !== undefined) return remove({ conversationId, id }, options);
  const activity = readActivity(call.json);
  if (activity === undefined) return failure(400, 'BadSyntax', 'The body is no activity.');
  const refused = checkActivity(activity, call.text);
  if (refused !== undefined) return failure(refused.status, refused.code, refused.message);
  if (call.method === 'PUT' && id !== undefined) return update({ conversationId, id }, activity, options);
  if (call.method !== 'POST') return notFound();
  return { status: 201, body: { id: postActivity({ conversationId, activity, replyToId: id }, options).id } };
}

type Posted = {
  readonly conversationId: string;
  readonly activity: BotActivity;
  readonly replyToId: string | undefined;
};

/** Takes a checked activity. In a channel as a whole a message starts a thread, or joins the one of what it answers. */
export function postActivity(
  { conversationId, activity, replyToId }: Posted,
  { conversations, rooms, addresses }: ConnectorParts,
): { readonly id: string; readonly conversationId: string } {
  const id = conversations.nextId();
  const place = rooms.locate(conversationId);
  const whole = place !== undefined && place.threadId === undefined;
  const answered = whole && replyToId !== undefined ? messageIn(conversationId, replyToId, conversations) : undefined;
  const at = whole ? (answered?.conversationId ?? threadOf(place.channel, id)) : conversationId;
  if (activity.type === 'typing') conversations.typing(at, addresses.bot.name);
  if (activity.type === 'message') {
    const author = { name: addresses.bot.name, isBot: true };
    conversations.add({ id, conversationId: at, author, ...shown(activity) });
  }
  return { id, conversationId: at };
}

type OwnMessage = { readonly conversationId: string; readonly id: string };

function update(at: OwnMessage, activity: BotActivity, options: ConnectorParts): JsonAnswer {
  const message = ownMessage(at, options);
  if (message === undefined) return noMessage();
  const editedAt = options.clock.now().toISOString();
  options.conversations.change(message, { ...shown(activity), editedAt, failedWith: undefined });
  return { status: 200, body: { id: at.id } };
}

function remove(at: OwnMessage, options: ConnectorParts): JsonAnswer {
  const message = ownMessage(at, options);
  if (message === undefined) return noMessage();
  options.conversations.change(message, { deleted: true, text: '', attachments: [], suggestedActions: [] });
  return { status: 200 };
}

const noMessage = (): JsonAnswer => failure(404, 'ActivityNotFoundInConversation', 'The bot has no such message here.');

/** A message of the bot that is still there; a channel's conversation id reaches the messages of its threads too. */
function ownMessage(at: OwnMessage, { conversations }: ConnectorParts): ChatMessage | undefined {
  const message = messageIn(at.conversationId, at.id, conversations);
  return message?.author.isBot === true && message.deleted === undefined ? message : undefined;
}

function messageIn(
  conversationId: string,
  id: string,
  conversations: ConnectorParts['conversations'],
): ChatMessage | undefined {
  return conversations.read(conversationId).find((message) => message.id === id);
}

function shown(activity: BotActivity) {
  return {
    text: activity.text ?? '',
    textFormat: activity.textFormat ?? 'markdown',
    summary: activity.summary ?? '',
    attachments: activity.attachments ?? [],
    suggestedActions: activity.suggestedActions?.actions ?? [],
  };
}

/** The body as an activity; undefined when it is none. */
export function readActivity(body: unknown): BotActivity | undefined {
  const { type, attachments } = record(body);
  if (typeof type !== 'string') return undefined;
  return attachments === undefined || Array.isArray(attachments) ? (body as BotActivity) : undefined;
}
