import type { JsonAnswer } from '../api/json-http.ts';

/** Errors as the Bot Connector spells them. */
export function failure(status: number, code: string, message: string): JsonAnswer {
  return { status, body: { error: { code, message } } };
}

export function tooMany(seconds: number): JsonAnswer {
  return { ...failure(429, 'TooManyRequests', 'Too many requests'), headers: { 'retry-after': String(seconds) } };
}

export const notFound = (): JsonAnswer => failure(404, 'NotFound', 'No such call.');

export const noConversation = (): JsonAnswer => failure(404, 'ConversationNotFound', 'Conversation not found.');

export const notOnRoster = (): JsonAnswer =>
  failure(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');

/** An object's members, whatever came. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
