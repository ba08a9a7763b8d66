import { createHash } from 'node:crypto';
import type { SignedPageCall } from './page-service.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';

/** One opened page: which flow, by which handle, and the browser key that signs every later call. */
export type PageSession = {
  readonly flowId: string;
  readonly handleHash: string;
  readonly browserKey: { readonly x: string; readonly y: string };
  /** The end of the handle, and with it of choosing on this page. ISO. */
  readonly expiresAt: string;
  /** `writeAttempts` when the page was opened: more of them later mean that this page's password was not taken. */
  readonly attemptsAtOpen: number;
  readonly nextHandleIssued: boolean;
};

export type LoadedSession = { readonly session: PageSession; readonly version: number; readonly now: Date };

/** Longer than a flow with the reconciling of an unclear write (30 + 10 minutes), so that the result can be shown. */
const sessionSeconds = 45 * 60;
const skewMs = 120_000;
const idShape = /^[A-Za-z0-9_-]{16,64}$/;

export type PageSessions = {
  readonly store: (sessionId: string, session: PageSession) => Promise<void>;
  /** Whoever asks has to compare the browser key: nothing is checked here. */
  readonly find: (sessionId: string) => Promise<PageSession | undefined>;
  readonly update: (sessionId: string, loaded: LoadedSession, session: PageSession) => Promise<boolean>;
  readonly kill: (sessionId: string) => Promise<void>;
  /** The session of a call whose signature, time and id are good for `target`; each call id works once. */
  readonly verify: (call: SignedPageCall, target: string) => Promise<LoadedSession | undefined>;
};

export function createPageSessions(store: KeyValueStore): PageSessions {
  return {
    store: async (sessionId, session) => {
      await store.set(keyOf(sessionId), JSON.stringify(session), sessionSeconds);
    },
    find: async (sessionId) => {
      const found = await store.get(keyOf(sessionId));
      return found === undefined ? undefined : (JSON.parse(found.value) as PageSession);
    },
    update: async (sessionId, { version }, session) =>
      (await store.swap(keyOf(sessionId), version, JSON.stringify(session), sessionSeconds)).ok,
    kill: (sessionId) => store.delete(keyOf(sessionId)),
    verify: async (call, target) => {
      if (!idShape.test(call.sessionId) || !idShape.test(call.callId) || call.target !== target) return undefined;
      const [found, now] = await Promise.all([store.get(keyOf(call.sessionId)), store.now()]);
      if (found === undefined || !(Math.abs(now.getTime() - call.at) <= skewMs)) return undefined;
      const session = JSON.parse(found.value) as PageSession;
      if (!(await isSigned(call, session.browserKey))) return undefined;
      // Only a call with a good signature may use up an id.
      const fresh = await store.swap(
        `avain:page-call:${call.sessionId}:${call.callId}`,
        0,
        '1',
        (2 * skewMs) / 1000 + 60,
      );
      return fresh.ok ? { session, version: found.version, now } : undefined;
    },
  };
}

/** The public part of a P-256 key, checked by importing it; undefined for anything else. */
export async function readBrowserKey(jwk: JsonWebKey): Promise<PageSession['browserKey'] | undefined> {
  const { kty, crv, x, y } = jwk;
  const coordinate = /^[A-Za-z0-9_-]{43}$/;
  if (kty !== 'EC' || crv !== 'P-256' || typeof x !== 'string' || typeof y !== 'string') return undefined;
  if (!coordinate.test(x) || !coordinate.test(y) || jwk.d !== undefined) return undefined;
  try {
    await importKey({ x, y });
    return { x, y };
  } catch {
    // Not a point on the curve: an opening without a key is no opening.
    return undefined;
  }
}

/** SHA-256 of a body, base64url, as the page computes it. */
export function hashBody(body: string): string {
  return createHash('sha256').update(body).digest('base64url');
}

async function isSigned(call: SignedPageCall, key: PageSession['browserKey']): Promise<boolean> {
  if (!/^[A-Za-z0-9_-]{86}$/.test(call.signature)) return false;
  const text = `${call.target}\n${call.sessionId}\n${call.at}\n${call.callId}\n${call.bodyHash}`;
  const signature = Buffer.from(call.signature, 'base64url');
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
  return crypto.subtle.verify(algorithm, await importKey(key), signature, new TextEncoder().encode(text));
}

function importKey({ x, y }: PageSession['browserKey']) {
  const jwk = { kty: 'EC', crv: 'P-256', x, y };
  return crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
}

function keyOf(sessionId: string): string {
  return `avain:page-session:${sessionId}`;
}
