import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import type { Context, Middleware } from '@microsoft/microsoft-graph-client';

/**
 * The last link of the chain: one HTTPS exchange over kept sockets of node:https, at about half of the CPU of `fetch`,
 * which the SDK's own handler uses. A redirect is never followed: it would carry the body, which may hold a password,
 * elsewhere. As with `fetch` and `redirect: 'error'`, a redirect is a failure, a lost connection
 * is a `TypeError`, and an aborted signal fails with its reason.
 */
export function graphHttp(): Middleware {
  // Idle sockets go before a server would close them: a write that meets a closing socket has an unknown result.
  const agent = new Agent({
    keepAlive: true,
    keepAliveMsecs: 1_000,
    maxSockets: 64,
    maxFreeSockets: 64,
    timeout: 4_000,
  });
  return {
    execute: async (context) => {
      context.response = await exchange(context, agent);
    },
  };
}

const largestAnswerBytes = 8 * 1024 * 1024;
/** RFC 9110: these have no body, and `Response` takes none for them. */
const bodiless = new Set([204, 205, 304]);

async function exchange({ request: target, options = {} }: Context, agent: Agent): Promise<Response> {
  const { signal, body, method = 'GET' } = options;
  const url = typeof target === 'string' ? target : target.url;
  signal?.throwIfAborted();
  const payload = typeof body === 'string' ? Buffer.from(body) : undefined;
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, agent, headers: headersOf(options.headers, payload) }, (response) => {
      readAnswer(response).then(settled(resolve), failed);
    });
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
    outgoing.end(payload);
  });
}

function headersOf(headers: RequestInit['headers'], payload: Buffer | undefined): Record<string, string | number> {
  const given = Object.fromEntries(new Headers(headers).entries());
  return payload === undefined ? given : { ...given, 'content-length': payload.length };
}

async function readAnswer(incoming: IncomingMessage): Promise<Response> {
  const status = incoming.statusCode ?? 0;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > largestAnswerBytes) throw new RangeError('the answer is too long');
  }
  if (status < 200 || (status >= 300 && status < 400)) throw new TypeError('a redirect is not followed');
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return new Response(bodiless.has(status) ? null : Buffer.concat(chunks), { status, headers });
}
