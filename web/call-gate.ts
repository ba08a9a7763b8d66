import type { Request, Response } from 'restify';
import { AppError } from '../services/errors/app-error.ts';
import { isJson, jsonAnswer, parseJson, readBody, type Answer } from './http-exchange.ts';
import type { PageCall } from './page-calls.ts';
import type { PageDeps } from './page-deps.ts';

type GateDeps = Pick<PageDeps, 'baseUrl' | 'attempts' | 'callerScope' | 'limits' | 'log'>;

/**
 * Everything between the wire and a page call: origin, rate, type and size are checked in this order, and no
 * failure tells more than its status. Never rejects.
 */
export async function answerCall(
  deps: GateDeps,
  call: PageCall,
  request: Request,
  response: Response,
): Promise<Answer> {
  try {
    const refusal = crossSite(deps.baseUrl, request) ?? (await tooMany(deps, request, response));
    if (refusal !== undefined) return refusal;
    const hasBody = request.method === 'POST';
    if (hasBody && !isJson(request)) return jsonAnswer(415, { kind: 'malformed' });
    const body = hasBody ? await readBody(request, response, deps.limits.bodyBytes) : Buffer.alloc(0);
    if (body === 'too-large') return jsonAnswer(413, { kind: 'malformed' });
    const target = `${request.method ?? 'GET'} ${request.path()}`;
    const json = hasBody ? parseJson(body) : undefined;
    const outcome = await call({ target, headers: request.headers, body, json });
    return outcome === undefined ? jsonAnswer(400, { kind: 'malformed' }) : jsonAnswer(200, outcome);
  } catch (error) {
    return failed(deps, request, response, error);
  }
}

/** Only our own page may call. Browsers without `Sec-Fetch-Site` are judged by `Origin` where they send one. */
function crossSite(baseUrl: string, request: Request): Answer | undefined {
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  const foreignSite = site !== undefined && site !== 'same-origin';
  const foreignOrigin = origin !== undefined && origin !== new URL(baseUrl).origin;
  return foreignSite || foreignOrigin ? jsonAnswer(403, { kind: 'malformed' }) : undefined;
}

/** Not for `GET`: the page asks once a second and each answer costs one read. */
async function tooMany(deps: GateDeps, request: Request, response: Response): Promise<Answer | undefined> {
  if (request.method !== 'POST') return undefined;
  try {
    const result = await deps.attempts.admit(`page-caller:${deps.callerScope(request)}`, deps.limits.perCaller);
    return result.kind === 'admitted' ? undefined : jsonAnswer(429, { kind: 'busy' });
  } catch (error) {
    // Soft on purpose: the call itself asks the store again and is refused there when the store is down.
    deps.log.warn({ err: error, requestId: requestIdOf(response) }, 'page calls are not being counted');
    return undefined;
  }
}

function failed(deps: GateDeps, request: Request, response: Response, error: unknown): Answer {
  const requestId = requestIdOf(response);
  deps.log.error({ err: error, requestId, path: request.path() }, 'a page call failed');
  const status = error instanceof AppError && error.retryable ? 503 : 500;
  return jsonAnswer(status, { kind: 'unavailable', requestId });
}

/** Given by the server to every request before its route. */
function requestIdOf(response: Response): string {
  return String(response.getHeader('x-request-id') ?? 'none');
}
