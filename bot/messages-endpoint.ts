import type { Activity, InvokeResponse, TurnContext } from 'botbuilder';
import type { Request, Response } from 'restify';
import { AppError } from '../services/errors/app-error.ts';
import type { Logger } from '../services/logging/logger.ts';
import { dropRest } from '../web/drop-rest.ts';
import type { AvainAdapter } from './adapter.ts';
import { readJsonBody } from './json-body.ts';
import type { TokenGate } from './token-gate.ts';

export type MessagesEndpointOptions = {
  readonly gate: TokenGate;
  readonly adapter: Pick<AvainAdapter, 'receive'>;
  /** The bot's turn: `(context) => bot.run(context)`. */
  readonly run: (context: TurnContext) => Promise<void>;
  readonly log: Logger;
};

/** POST /api/messages: body, token, turn. Answers carry no reasons; the log has them. */
export function createMessagesEndpoint({ gate, adapter, run, log }: MessagesEndpointOptions) {
  return async (request: Request, response: Response): Promise<void> => {
    try {
      const body = await readJsonBody(request);
      if (body.kind === 'refused') {
        // What was not read must not be taken for the next request on this connection.
        if (body.status !== 400) {
          response.setHeader('Connection', 'close');
          await dropRest(request);
        }
        answer(response, body.status);
        return;
      }
      const { authorization } = request.headers;
      const admitted = await gate.check(authorization, body.value);
      if (admitted.kind === 'refused' || authorization === undefined) {
        answer(response, 401);
        return;
      }
      const activity = toActivity(body.value);
      if (activity === undefined) {
        answer(response, 400);
        return;
      }
      const result = await adapter.receive(authorization, activity, run);
      if (result.kind === 'unauthorized') {
        log.warn({}, 'a request passed the token gate and was refused by the SDK');
        answer(response, 401);
      } else answer(response, result.response?.status ?? 200, result.response?.body);
    } catch (error) {
      // Teams delivers again after a 5xx: right for a door that cannot check tokens just now.
      log.error({ err: error }, 'a request to the bot failed outside a turn');
      answer(response, error instanceof AppError && error.retryable ? 503 : 500);
    }
  };
}

function answer(response: Response, status: number, body?: InvokeResponse['body']): void {
  if (response.headersSent || response.destroyed) return;
  response.statusCode = status;
  if (body === undefined || body === null) {
    response.end();
    return;
  }
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(body));
}

/** The body as an activity, or undefined when what every turn leans on is missing or of another type. */
function toActivity(body: Record<string, unknown>): Activity | undefined {
  const { type, conversation, from, recipient } = body;
  const named = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && typeof (value as { id?: unknown }).id === 'string';
  if (typeof type !== 'string' || type === '' || !named(conversation) || !named(from) || !named(recipient))
    return undefined;
  const texts = ['id', 'name', 'text', 'locale', 'replyToId', 'localTimezone', 'action', 'deliveryMode'] as const;
  if (texts.some((key) => body[key] !== undefined && body[key] !== null && typeof body[key] !== 'string'))
    return undefined;
  const lists = ['entities', 'attachments', 'membersAdded', 'membersRemoved'] as const;
  if (lists.some((key) => body[key] !== undefined && body[key] !== null && !isListOfObjects(body[key])))
    return undefined;
  // Buffered replies would bypass the connector and its limits; Teams never asks for them.
  const { deliveryMode: _ignored, callerId: _claimed, ...rest } = body;
  return rest as unknown as Activity;
}

function isListOfObjects(value: unknown): boolean {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'object' && entry !== null);
}
