import { nextTick } from 'node:process';
import { isRedirect, type GraphExchange, type GraphOutgoing } from './graph-http.ts';
import type { GraphAnswer } from './graph-response.ts';
import { createGraphStop, type GraphSignal } from './graph-signal.ts';

/** Graph's own limit (https://learn.microsoft.com/graph/json-batching). */
const mostInBatch = 20;
/** What belongs to the exchange as a whole, not to the requests in it. */
const ofTheExchange: ReadonlySet<string> = new Set(['authorization', 'sdkversion', 'client-request-id', 'accept']);
const isOfTheExchange = (name: string): boolean => ofTheExchange.has(name) || ofTheExchange.has(name.toLowerCase());

type Waiting = {
  readonly outgoing: GraphOutgoing;
  readonly resolve: (answer: GraphAnswer) => void;
  readonly reject: (reason: unknown) => void;
};

/**
 * Sends what leaves in the same tick as one POST to `$batch`, up to twenty at a time; one that leaves alone goes as it
 * is. Each request keeps its own status, headers and body, so that the retry and the error mapping in front see no
 * difference; when the exchange itself fails, it fails for each. For requests that change nothing: a request that is
 * given up may have been carried out with the others.
 *
 * `baseUrl` is the version's root with a final slash, e.g. `https://graph.microsoft.com/v1.0/`; what is not below it goes
 * alone.
 */
export function batching(send: GraphExchange, baseUrl: string): GraphExchange {
  let queue: Waiting[] = [];
  const flush = (): void => {
    const leaving = queue;
    queue = [];
    for (const group of grouped(leaving)) {
      if (group.length === 1) group.forEach((one) => void send(one.outgoing).then(one.resolve, one.reject));
      else void exchangeTogether(send, baseUrl, group);
    }
  };
  return (outgoing) => {
    if (!outgoing.url.startsWith(baseUrl)) return send(outgoing);
    return new Promise((resolve, reject) => {
      // Runs when everything that this tick has started has come this far.
      if (queue.length === 0) nextTick(flush);
      queue.push({ outgoing, resolve, reject });
    });
  };
}

/** By token (a renewal may fall between two requests), at most twenty each. Who gave up meanwhile is not sent. */
function grouped(leaving: readonly Waiting[]): readonly (readonly Waiting[])[] {
  const groups: { readonly token: string | undefined; readonly members: Waiting[] }[] = [];
  for (const one of leaving) {
    const { signal } = one.outgoing;
    if (signal?.aborted === true) {
      one.reject(signal.reason);
      continue;
    }
    const token = tokenOf(one);
    const group = groups.find(({ token: other, members }) => other === token && members.length < mostInBatch);
    if (group === undefined) groups.push({ token, members: [one] });
    else group.members.push(one);
  }
  return groups.map(({ members }) => members);
}

function tokenOf({ outgoing: { headers } }: Waiting): string | undefined {
  return (
    headers['Authorization'] ?? Object.entries(headers).find(([name]) => name.toLowerCase() === 'authorization')?.[1]
  );
}

async function exchangeTogether(send: GraphExchange, baseUrl: string, group: readonly Waiting[]): Promise<void> {
  const stop = createGraphStop();
  let left = group.length;
  const watched = group.map((one) =>
    mayGiveUp(one, () => {
      left -= 1;
      if (left === 0) stop.abort(new DOMException('Everybody gave up', 'AbortError'));
    }),
  );
  try {
    const answer = await send(batchRequest(baseUrl, group, stop.signal));
    const parts = answer.status === 200 ? partsOf(answer) : undefined;
    for (const [index, one] of watched.entries()) {
      const part = parts === undefined ? answer : parts.get(nameOf(index));
      if (part === undefined || isRedirect(part.status))
        one.reject(new TypeError('a batch came back without an answer'));
      else one.resolve(part);
    }
  } catch (error) {
    for (const one of watched) one.reject(error);
  }
}

/** One request's time may be over while the others still wait: it leaves alone, and the last one ends the exchange. */
function mayGiveUp({ outgoing, resolve, reject }: Waiting, gaveUp: () => void): Waiting {
  const { signal } = outgoing;
  const abort = (): void => {
    reject(signal?.reason);
    gaveUp();
  };
  signal?.addEventListener('abort', abort, { once: true });
  const over = (): void => signal?.removeEventListener('abort', abort);
  return {
    outgoing,
    resolve: (answer) => {
      over();
      resolve(answer);
    },
    reject: (reason) => {
      over();
      reject(reason);
    },
  };
}

const nameOf = (index: number): string => String(index + 1);

function batchRequest(baseUrl: string, group: readonly Waiting[], signal: GraphSignal): GraphOutgoing {
  const requests = group.map(({ outgoing }, index) => ({
    id: nameOf(index),
    method: outgoing.method,
    url: asOnTheWire(outgoing.url).slice(baseUrl.length - 1),
    headers: headersWhere(outgoing.headers, (name) => !isOfTheExchange(name)),
    ...(outgoing.body === undefined ? {} : { body: JSON.parse(outgoing.body) as unknown }),
  }));
  const shared = headersWhere(group[0]?.outgoing.headers ?? {}, isOfTheExchange);
  return {
    url: `${baseUrl}$batch`,
    method: 'POST',
    headers: { ...shared, 'Content-Type': 'application/json' },
    body: JSON.stringify({ requests }),
    signal,
  };
}

/** Characters that stand in an address as they are. */
const plainUrl = /^[\w\-.~:/?&=$,@()%]*$/u;

/** A filter's spaces and quotes are encoded. */
function asOnTheWire(url: string): string {
  return plainUrl.test(url) ? url : new URL(url).href;
}

function headersWhere(
  headers: Readonly<Record<string, string>>,
  wanted: (name: string) => boolean,
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) if (wanted(name)) found[name] = value;
  return found;
}

/** The answers by id: Graph gives them in any order. What is not shaped like one is no answer, and neither are two. */
function partsOf({ headers, body }: GraphAnswer): ReadonlyMap<string, GraphAnswer> {
  const parsed = parseJson(body);
  const list = isObject(parsed) && Array.isArray(parsed['responses']) ? (parsed['responses'] as unknown[]) : [];
  const parts = new Map<string, GraphAnswer>();
  const met = new Set<string>();
  for (const part of list) {
    if (!isObject(part) || typeof part['id'] !== 'string' || typeof part['status'] !== 'number') continue;
    const again = met.has(part['id']);
    met.add(part['id']);
    if (again) {
      parts.delete(part['id']);
      continue;
    }
    const own = isObject(part['headers']) ? part['headers'] : {};
    const requestId = headers['request-id'];
    parts.set(part['id'], {
      status: part['status'],
      headers: lowerCased(own, requestId === undefined ? {} : { 'request-id': requestId }),
      body: part['body'] === undefined || part['body'] === null ? undefined : { parsed: part['body'] },
    });
  }
  return parts;
}

function parseJson(body: GraphAnswer['body']): unknown {
  if (body === undefined || 'parsed' in body) return undefined;
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

function lowerCased(headers: Readonly<Record<string, unknown>>, into: Record<string, string>): Record<string, string> {
  for (const [name, value] of Object.entries(headers)) into[name.toLowerCase()] = String(value);
  return into;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
