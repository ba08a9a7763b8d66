import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { placeOf } from './addresses.ts';
import type { CertificateSight, NoAnswer, Place, WebAnswer, WebView } from './doctor-views.ts';
import { failureWord, isLate } from './failure-word.ts';
import { blind, seen } from './finding.ts';

export type WebViewOptions = {
  /** Public origin of the product. */
  readonly baseUrl: string;
  /** Origin of Graph with a final slash. */
  readonly graphUrl: string;
  /** Milliseconds for one exchange. */
  readonly timeoutMs?: number;
};

const usualTimeoutMs = 6_000;
/** More of a body than a verdict needs. */
const mostBytes = 64 * 1024;

/** Looks over http and TLS from where the doctor stands, without a token or a cookie. Redirects are not followed. */
export function createHttpWebView({ baseUrl, graphUrl, timeoutMs = usualTimeoutMs }: WebViewOptions): WebView {
  return {
    ask: async (method, path) => {
      try {
        const body = method === 'POST' ? { body: '{}', headers: { 'content-type': 'application/json' } } : {};
        const signal = AbortSignal.timeout(timeoutMs);
        return await readAnswer(await fetch(new URL(path, baseUrl), { method, redirect: 'manual', signal, ...body }));
      } catch (error) {
        return noAnswer(error);
      }
    },
    certificate: async () => {
      const place = placeOf(baseUrl);
      if (place?.tls !== true) return noAnswer(new TypeError('not https'));
      return knock({ ...place, trustAnyone: true }, timeoutMs, certificateOf);
    },
    connect: async (place) =>
      knock({ ...place, trustAnyone: false }, timeoutMs, () => ({ kind: 'connected' as const })),
    graphDate: async () => {
      try {
        const answer = await fetch(new URL('v1.0/', graphUrl), {
          redirect: 'manual',
          signal: AbortSignal.timeout(timeoutMs),
        });
        await answer.body?.cancel();
        const date = new Date(answer.headers.get('date') ?? '');
        return Number.isNaN(date.getTime())
          ? blind('unknown.no-answer', { address: graphUrl, reason: 'date' })
          : seen(date);
      } catch (error) {
        return blind('unknown.no-answer', { address: graphUrl, reason: noAnswer(error).reason });
      }
    },
  };
}

async function readAnswer(answer: Response): Promise<WebAnswer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > mostBytes) break;
  }
  const headers = Object.fromEntries(answer.headers.entries());
  return { kind: 'answer', status: answer.status, headers, body: Buffer.concat(chunks).toString('utf8') };
}

/** Opens a connection, takes a look and closes it; nothing is sent beyond the handshake. */
async function knock<T>(
  { host, port, tls, trustAnyone }: Place & { readonly trustAnyone: boolean },
  timeoutMs: number,
  look: (socket: Socket | TLSSocket) => T,
): Promise<T | NoAnswer> {
  const name = isIP(host) === 0 ? { servername: host } : {};
  const socket: Socket | TLSSocket = tls
    ? connectTls({ host, port, rejectUnauthorized: !trustAnyone, ...name })
    : connectTcp({ host, port });
  try {
    return await new Promise<T | NoAnswer>((resolve) => {
      socket.setTimeout(timeoutMs, () => resolve({ kind: 'no-answer', reason: 'timeout', late: true }));
      socket.once('error', (error) => resolve(noAnswer(error)));
      socket.once(tls ? 'secureConnect' : 'connect', () => resolve(look(socket)));
    });
  } finally {
    socket.on('error', () => undefined);
    socket.destroy();
  }
}

function certificateOf(socket: Socket | TLSSocket): CertificateSight | NoAnswer {
  const certificate = 'getPeerX509Certificate' in socket ? socket.getPeerX509Certificate() : undefined;
  if (certificate === undefined) return { kind: 'no-answer', reason: 'no certificate', late: false };
  const problem = 'authorizationError' in socket && !socket.authorized ? String(socket.authorizationError) : undefined;
  return { kind: 'certificate', validTo: certificate.validToDate, problem };
}

function noAnswer(error: unknown): NoAnswer {
  return { kind: 'no-answer', reason: failureWord(error), late: isLate(error) };
}
