import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { createRequestTargets, headerList, type RequestTarget } from '../http/request-target.ts';
import type { GraphSignal } from './graph-signal.ts';
import { toResponse, type GraphAnswer } from './graph-response.ts';

/** One HTTPS exchange with Graph. */
export type GraphExchange = (outgoing: GraphOutgoing) => Promise<GraphAnswer>;

export type GraphOutgoing = {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly signal: GraphSignal | undefined;
};

/**
 * Exchanges over kept sockets of node:https, at about half of the CPU of `fetch`, which the SDK's own handler uses. A
 * redirect is never followed: it would carry the body, which may hold a password, elsewhere. As with `fetch` and
 * `redirect: 'error'`, a redirect is a failure, a lost connection is a `TypeError`, and an aborted signal fails with its
 * reason.
 */
export function createGraphExchange(): GraphExchange {
  // Idle sockets go before a server would close them: a write that meets a closing socket has an unknown result.
  const agent = new Agent({
    keepAlive: true,
    keepAliveMsecs: 1_000,
    maxSockets: 64,
    maxFreeSockets: 64,
    timeout: 4_000,
  });
  const targetOf = createRequestTargets();
  return (outgoing) => exchange(outgoing, agent, targetOf);
}

/** The last link of the SDK's chain. */
export function graphHttp(send: GraphExchange): Middleware {
  return {
    execute: async (context) => {
      context.response = toResponse(await send(outgoingOf(context)));
    },
  };
}

const largestAnswerBytes = 8 * 1024 * 1024;

/** What the SDK asks for. */
export function outgoingOf({ request: target, options = {} }: Context): GraphOutgoing {
  const { signal, body, method = 'GET' } = options;
  return {
    url: typeof target === 'string' ? target : target.url,
    method,
    headers: plain(options.headers),
    body: typeof body === 'string' ? body : undefined,
    signal: signal ?? undefined,
  };
}

/** The SDK hands a plain object on; the other two shapes are what its types allow. */
function plain(headers: RequestInit['headers']): Readonly<Record<string, string>> {
  if (headers === undefined || headers instanceof Headers || Array.isArray(headers))
    return Object.fromEntries(new Headers(headers).entries());
  return headers;
}

async function exchange(
  { url, method, headers, body, signal }: GraphOutgoing,
  agent: Agent,
  targetOf: (url: string) => RequestTarget,
): Promise<GraphAnswer> {
  if (signal?.aborted === true) throw signal.reason as Error;
  const { host, ...target } = targetOf(url);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { ...target, method, agent, headers: headerList(host, headers, body, method) },
      (response) => {
        readAnswer(response, settled(resolve), failed);
      },
    );
    const abort = (): void => {
      outgoing.destroy();
      settled(reject)(signal?.reason);
    };
    const settled =
      <T>(settle: (value: T) => void) =>
      (value: T): void => {
        signal?.removeEventListener('abort', abort);
        settle(value);
      };
    const failed = (cause: unknown): void =>
      settled(reject)(new TypeError('the exchange with Graph failed', { cause }));
    signal?.addEventListener('abort', abort, { once: true });
    outgoing.once('error', failed);
    // As text, so that head and body leave in one write.
    outgoing.end(body);
  });
}

/** Not an async iteration: that builds a dozen promises for an answer that comes in one piece. */
function readAnswer(
  incoming: IncomingMessage,
  done: (answer: GraphAnswer) => void,
  failed: (cause: unknown) => void,
): void {
  const status = incoming.statusCode ?? 0;
  const chunks: Buffer[] = [];
  let size = 0;
  incoming.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size > largestAnswerBytes) incoming.destroy(new RangeError('the answer is too long'));
  });
  incoming.once('error', failed);
  // An error is built only when there is one: its stack trace costs more than the rest of this function.
  incoming.once('close', () => {
    if (!incoming.complete) failed(new TypeError('the answer broke off'));
  });
  incoming.once('end', () => {
    if (isRedirect(status)) failed(new TypeError('a redirect is not followed'));
    else done({ status, headers: joined(incoming.headers), body: size === 0 ? undefined : Buffer.concat(chunks) });
  });
}

/** Anything but an answer that says yes or no by itself. */
export function isRedirect(status: number): boolean {
  return status < 200 || (status >= 300 && status < 400);
}

function joined(headers: IncomingMessage['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}
