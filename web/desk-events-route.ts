import type { Request, Response } from 'restify';
import type { DeskEvents } from '../services/case-desk/desk-events.ts';
import { AppError } from '../services/errors/app-error.ts';
import { readBody, type Answer } from './http-exchange.ts';
import type { PageDeps } from './page-deps.ts';

/** An event of a ticket is a few hundred bytes; some systems put the whole ticket into it. */
const mostBytes = 64 * 1024;

/** The answer says by its status alone whether to send again (5xx, 429) or not; never why something was refused. */
const bare = (status: number): Answer => ({ status, contentType: 'text/plain; charset=utf-8', body: '' });

/**
 * The ticket system's side of `CaseDesk`: rate, size and signature are checked in this order. No cookie, no origin and no
 * CORS: whoever has the key is the ticket system. Never rejects.
 */
export async function answerDeskEvent(
  deps: Pick<PageDeps, 'attempts' | 'callerScope' | 'limits' | 'log'>,
  events: DeskEvents,
  request: Request,
  response: Response,
): Promise<Answer> {
  try {
    const counted = await deps.attempts.admit(`desk-caller:${deps.callerScope(request)}`, deps.limits.perCaller);
    if (counted.kind !== 'admitted') return bare(429);
    const body = await readBody(request, response, mostBytes);
    if (body === 'too-large') return bare(413);
    const taken = await events.take({ headers: request.headers, body });
    return bare(taken === 'taken' ? 200 : 401);
  } catch (err) {
    const requestId = String(response.getHeader('x-request-id') ?? 'none');
    deps.log.error({ err, requestId, path: request.path() }, 'an event of the ticket system was not taken');
    return bare(err instanceof AppError && err.retryable ? 503 : 500);
  }
}
