import type { Request, Response } from 'restify';
import { AppError } from '../services/errors/app-error.ts';
import { isJson, jsonAnswer, parseJson, readBody, type Answer } from './http-exchange.ts';
import type { PageCall } from './page-calls.ts';
import type { PageDeps } from './page-deps.ts';

export type GateDeps = Pick<PageDeps, 'baseUrl' | 'attempts' | 'callerScope' | 'limits' | 'log'>;

/** A call that may be made: what it names and what it brought. */
export type AdmittedCall = Parameters<PageCall>[0];

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
    const admitted = await admitCall(deps, request, response);
    if ('status' in admitted) return admitted;
    const outcome = await call(admitted);
    return outcome === undefined ? jsonAnswer(400, { kind: 'malformed' }) : jsonAnswer(200, outcome);
  } catch (error) {
    return failedCall(deps, request, response, error);
  }
}

/** The call with its JSON, or how it is turned away. Rejects where the connection breaks while the body is read. */
export async function admitCall(deps: GateDeps, request: Request, response: Response): Promise<AdmittedCall | Answer> {
  const refusal = await refuseCaller(deps, request, response);
  if (refusal !== undefined) return refusal;
  const hasBody = request.method === 'POST';
  if (hasBody && !isJson(request)) return jsonAnswer(415, { kind: 'malformed' });
  const body = hasBody ? await readBody(request, response, deps.limits.bodyBytes) : Buffer.alloc(0);
  if (body === 'too-large') return jsonAnswer(413, { kind: 'malformed' });
  const json = hasBody ? parseJson(body) : undefined;
  return { target: `${request.method ?? 'GET'} ${request.path()}`, headers: request.headers, body, json };
}

/** What is asked before a byte of a body is read: by our own page, and not too often. */
export async function refuseCaller(deps: GateDeps, request: Request, response: Response): Promise<Answer | undefined> {
  return crossSite(deps.baseUrl, request) ?? (await tooMany(deps, request, response));
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

/** A fault: logged here, once; the page gets the number by which the log is found. */
export function failedCall(deps: GateDeps, request: Request, response: Response, error: unknown): Answer {
  const requestId = requestIdOf(response);
  deps.log.error({ err: error, requestId, path: request.path() }, 'a page call failed');
  const status = error instanceof AppError && error.retryable ? 503 : 500;
  return jsonAnswer(status, { kind: 'unavailable', requestId });
}

/** Given by the server to every request before its route. */
function requestIdOf(response: Response): string {
  return String(response.getHeader('x-request-id') ?? 'none');
}
