import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { answerBatch, batchPath } from './graph-batch.ts';
import { directoryRoutes } from './graph-directory-routes.ts';
import type { GraphReply, GraphRequestIn } from './graph-request.ts';
import type { Faults, GraphFault } from './faults.ts';
import { badRequest, denied, GraphFailure, usualFailure } from './graph-failure.ts';
import { groupRoutes } from './graph-group-routes.ts';
import { policyRoutes } from './graph-policy-routes.ts';
import { reportRoutes } from './graph-report-routes.ts';
import { signInRoutes } from './graph-sign-in-routes.ts';
import { teamworkRoutes } from './graph-teamwork-routes.ts';
import { tenantRoutes } from './graph-tenant-routes.ts';
import { userRoutes } from './graph-user-routes.ts';
import type { GraphAnswer, GraphRoute, GraphWorld } from './graph-world.ts';
import { requireKnownOptions } from './odata.ts';
import type { RequestLogEntry } from './request-log.ts';
import { withoutPasswords } from './request-log.ts';
import type { Throttle } from './throttle.ts';
import type { GraphCaller, TokenIssuer } from './tokens.ts';
import type { WindowLimits } from './window-limits.ts';

export type GraphDoorOptions = {
  readonly world: () => GraphWorld;
  readonly issuer: TokenIssuer;
  readonly faults: Faults;
  readonly throttle: Throttle;
  readonly windows: WindowLimits;
  /** Ends every wait that a fault asked for. */
  readonly closing: AbortSignal;
  readonly record: (entry: RequestLogEntry) => void;
};

const routes: readonly GraphRoute[] = [
  ...userRoutes,
  ...directoryRoutes,
  ...groupRoutes,
  ...policyRoutes,
  ...tenantRoutes,
  ...reportRoutes,
  ...signInRoutes,
  ...teamworkRoutes,
];

/** What a request and the requests in a batch have in common. */
type Door = { readonly caller: GraphCaller | undefined; readonly options: GraphDoorOptions };

/** A request, or the requests of a batch, each of which goes the whole way by itself. */
export async function answerGraph(request: GraphRequestIn, options: GraphDoorOptions): Promise<GraphReply> {
  const door = { caller: await callerOf(request.headers, options.issuer), options };
  return request.url.pathname === batchPath ? answerWhole(request, door) : answerOne(request, door);
}

/** A batch: fault and token of its own, then what is in it. */
async function answerWhole(request: GraphRequestIn, door: Door): Promise<GraphReply> {
  return answerOne(request, door, async () => {
    if (request.method !== 'POST') throw badRequest("Resource not found for the segment '$batch'.", 'BadRequest');
    if (door.caller === undefined) throw usualFailure(401, request.method);
    const body = await answerBatch(request, parseJson(request.text), (inner) => answerOne(inner, door));
    return body === 'drop' ? 'drop' : { status: 200, body };
  });
}

/** The way of a request: fault, token, budget, route, permission, handler; and into the log, whatever came of it. */
async function answerOne(
  request: GraphRequestIn,
  { caller, options }: Door,
  instead?: () => Promise<GraphAnswer | 'drop'>,
): Promise<GraphReply> {
  const world = options.world();
  const requestId = randomUUID();
  const entry = {
    id: requestId,
    at: world.clock.now().toISOString(),
    method: request.method,
    path: request.url.pathname,
    query: Object.fromEntries(request.url.searchParams),
    requestBody: withoutPasswords(parseJson(request.text)),
  };
  const fault = options.faults.take(request.method, request.url.pathname);
  if (fault?.delayMs !== undefined)
    await delay(fault.delayMs, undefined, { signal: options.closing }).catch(() => undefined);
  const done = await handle({ request, caller, world, options, fault, instead });
  const appId = caller?.appId ?? null;
  if (done === 'drop' || fault?.dropAfterApply === true) {
    options.record({ ...entry, status: 0, responseBody: null, appId });
    return { kind: 'drop' };
  }
  const body = done.failure === undefined ? (done.body ?? null) : errorBody(done.failure, requestId, world.clock.now());
  options.record({ ...entry, status: done.status, responseBody: withoutPasswords(body), appId });
  return { kind: 'answer', status: done.status, body, headers: { 'request-id': requestId, ...done.failure?.headers } };
}

type Done = GraphAnswer & { readonly failure?: GraphFailure };

type Arrived = {
  readonly request: GraphRequestIn;
  readonly caller: GraphCaller | undefined;
  readonly world: GraphWorld;
  readonly options: GraphDoorOptions;
  readonly fault: GraphFault | undefined;
  /** What answers in place of a route. */
  readonly instead: (() => Promise<GraphAnswer | 'drop'>) | undefined;
};

async function handle({ request, caller, world, options, fault, instead }: Arrived): Promise<Done | 'drop'> {
  try {
    if (fault?.status !== undefined) throw faultFailure(fault, fault.status, request.method);
    if (instead !== undefined) return await instead();
    if (caller === undefined) throw usualFailure(401, request.method);
    const { route, params } = findRoute(request);
    const wait = spend(caller, route, options);
    if (wait !== undefined)
      throw new GraphFailure(429, 'TooManyRequests', 'Too many requests.', { 'retry-after': String(wait) });
    if (route.anyOf.length > 0 && !route.anyOf.some((role) => caller.roles.has(role))) throw denied();
    requireKnownOptions(request.url.searchParams, route.query);
    const body = parseJson(request.text);
    if (body === undefined && request.text !== '')
      throw badRequest('Unable to read JSON request payload.', 'BadRequest');
    const path = request.url.pathname.replace(/^\/v1\.0/, '');
    const { method, headers } = request;
    return await route.handle({ method, path, params, query: request.url.searchParams, headers, body, caller }, world);
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    return { status: error.status, failure: error };
  }
}

/** Seconds to stay away; a request that the narrower limit refuses costs nothing of the budget. */
function spend(caller: GraphCaller, route: GraphRoute, { throttle, windows }: GraphDoorOptions): number | undefined {
  const narrow = route.limit === undefined ? undefined : windows.spend(route.limit, caller.appId);
  return narrow ?? throttle.spend(caller.appId, route.units);
}

function faultFailure(fault: GraphFault, status: number, method: string): GraphFailure {
  const usual = usualFailure(status, method);
  return fault.error === undefined
    ? usual
    : new GraphFailure(status, fault.error.code, fault.error.message, usual.headers);
}

async function callerOf(headers: IncomingHttpHeaders, issuer: TokenIssuer): Promise<GraphCaller | undefined> {
  const token = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
  return token === undefined ? undefined : issuer.verifyGraphToken(token);
}

function findRoute(request: GraphRequestIn): {
  readonly route: GraphRoute;
  readonly params: Readonly<Record<string, string>>;
} {
  const wanted = request.url.pathname.replace(/^\/v1\.0/, '').split('/');
  for (const route of routes) {
    const params = route.method === request.method ? match(route.path.split('/'), wanted) : undefined;
    if (params !== undefined) return { route, params };
  }
  throw badRequest(`Resource not found for the segment '${wanted.at(-1) ?? ''}'.`, 'BadRequest');
}

function match(pattern: readonly string[], wanted: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== wanted.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const value = decode(wanted[index] ?? '');
    if (part.startsWith(':')) params[part.slice(1)] = value;
    else if (part !== value) return undefined;
  }
  return params;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw badRequest('The request URL is malformed.', 'BadRequest');
  }
}

function errorBody(failure: GraphFailure, requestId: string, now: Date): unknown {
  const inner = failure.inner === undefined ? {} : { code: failure.inner, message: failure.message };
  const innerError = {
    ...inner,
    date: now.toISOString().slice(0, 19),
    'request-id': requestId,
    'client-request-id': requestId,
  };
  return { error: { code: failure.code, message: failure.message, innerError } };
}

function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Answered with 400 where a body is needed.
    return undefined;
  }
}
