import type {
  PageOpenOutcome,
  PageStatusOutcome,
  PageSubmitOutcome,
  SealedPassword,
} from '../../services/page/page-service.ts';
import { base64url, sha256 } from './seal-password.ts';

/** The server could not be reached, or answered that it cannot act now. The call may or may not have had an effect. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

export type PageSession = { readonly sessionId: string; readonly clockOffset: number };

export type PageClient = {
  /** Spends the handle and binds this browser's key to the session that begins. `at` is the server's clock, in ms. */
  readonly open: (
    handle: string,
    ssoToken: string | undefined,
  ) => Promise<{ outcome: PageOpenOutcome; clockOffset: number }>;
  readonly status: (session: PageSession) => Promise<PageStatusOutcome>;
  readonly submit: (session: PageSession, sealed: SealedPassword) => Promise<PageSubmitOutcome>;
};

/** Generates a key that never leaves the browser; its public half goes to the server with `open`. */
export async function createBrowserKey(): Promise<CryptoKeyPair> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  return await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
}

/** Headers of a call after opening: they prove the key over method, path, session, time, call id and body. */
export async function signCall(
  keys: CryptoKeyPair,
  session: PageSession,
  { method, path, body }: { readonly method: string; readonly path: string; readonly body: string },
): Promise<Readonly<Record<string, string>>> {
  const at = String(Date.now() + session.clockOffset);
  const callId = base64url(crypto.getRandomValues(new Uint8Array(16)));
  const text = [`${method} ${path}`, session.sessionId, at, callId, await sha256(body)].join('\n');
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
  const signature = await crypto.subtle.sign(algorithm, keys.privateKey, new TextEncoder().encode(text));
  return {
    'x-avain-session': session.sessionId,
    'x-avain-at': at,
    'x-avain-call': callId,
    'x-avain-signature': base64url(new Uint8Array(signature)),
  };
}

export function createPageClient(keys: CryptoKeyPair): PageClient {
  const signed = (session: PageSession, method: string, path: string, body: string) =>
    signCall(keys, session, { method, path, body });
  return {
    open: async (handle, ssoToken) => {
      const { value, clockOffset } = await openWith(keys, '/page/api/open', {
        handle,
        ...(ssoToken === undefined ? {} : { ssoToken }),
      });
      return { outcome: value as PageOpenOutcome, clockOffset };
    },
    status: async (session) => {
      const path = '/page/api/status';
      return (await call('GET', path, await signed(session, 'GET', path, ''))).value as PageStatusOutcome;
    },
    submit: async (session, sealed) => {
      const path = '/page/api/submit';
      const body = JSON.stringify(sealed);
      return (await call('POST', path, await signed(session, 'POST', path, body), body)).value as PageSubmitOutcome;
    },
  };
}

/** An opening call: what is spent, with the public half of this browser's key. `clockOffset` leads to the server's clock, in ms. */
export async function openWith(
  keys: CryptoKeyPair,
  path: string,
  spent: Readonly<Record<string, string>>,
): Promise<{ readonly value: unknown; readonly clockOffset: number }> {
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', keys.publicKey);
  const body = JSON.stringify({ ...spent, browserKey: { kty, crv, x, y } });
  const { value, serverTime } = await call('POST', path, {}, body);
  return { value, clockOffset: serverTime === undefined ? 0 : serverTime - Date.now() };
}

/** One JSON call to our own origin. Throws `Unreachable` for anything that is not an outcome. */
export async function call(
  method: 'GET' | 'POST',
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: string,
): Promise<{ readonly value: unknown; readonly serverTime: number | undefined }> {
  try {
    const response = await fetch(path, {
      method,
      headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body }),
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(15_000),
    });
    if (!response.ok) throw new Unreachable(`status ${response.status}`);
    const date = Date.parse(response.headers.get('date') ?? '');
    return { value: await response.json(), serverTime: Number.isNaN(date) ? undefined : date };
  } catch (error) {
    throw error instanceof Unreachable ? error : new Unreachable('no answer', { cause: error });
  }
}
