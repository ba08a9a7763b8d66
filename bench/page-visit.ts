import type { Agent } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { PageOpenOutcome, PageStatusOutcome, PageSubmitOutcome } from '../services/page/page-service.ts';
import { createBrowserKey } from '../web/assets/page-client.ts';
import { base64url, sealPassword, sha256 } from '../web/assets/seal-password.ts';
import { httpCall } from './http-post.ts';

export type Visit = {
  readonly link: string;
  readonly password: string;
  readonly agent: Agent;
  /** The person's network address, as a proxy would report it. */
  readonly address: string;
};

const pollMs = 250;
const patienceMs = 60_000;

/** Opens the page behind a link, seals and submits a password, and waits for the result: everything but the drawing. */
export async function setPassword({ link, password, agent, address }: Visit): Promise<void> {
  const { origin, hash } = new URL(link);
  const forwarded = { 'x-forwarded-for': address };
  const call = async <T>(method: 'GET' | 'POST', path: string, headers: Headers, body?: string): Promise<T> => {
    const sent = body === undefined ? {} : { body };
    const answer = await httpCall(origin + path, { method, agent, headers: { ...forwarded, ...headers }, ...sent });
    if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return JSON.parse(answer.text) as T;
  };
  const keys = await createBrowserKey();
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', keys.publicKey);
  const open = JSON.stringify({ handle: hash.slice(1), browserKey: { kty, crv, x, y } });
  const opened = await call<PageOpenOutcome>('POST', '/page/api/open', {}, open);
  if (opened.kind !== 'opened') throw new Error(`the page did not open: ${opened.kind}`);

  const sealed = JSON.stringify(await sealPassword(password, opened.sealing));
  const submit = await signed(keys, opened.sessionId, 'POST /page/api/submit', sealed);
  const taken = await call<PageSubmitOutcome>('POST', '/page/api/submit', submit, sealed);
  if (taken.kind !== 'queued') throw new Error(`the password was not taken: ${taken.kind}`);

  for (const end = Date.now() + patienceMs; ;) {
    const headers = await signed(keys, opened.sessionId, 'GET /page/api/status', '');
    const { kind } = await call<PageStatusOutcome>('GET', '/page/api/status', headers);
    if (kind === 'done') return;
    if (kind !== 'working' && kind !== 'checking') throw new Error(`the reset ended as ${kind}`);
    if (Date.now() > end) throw new Error(`the reset did not end, last: ${kind}`);
    await delay(pollMs);
  }
}

type Headers = Readonly<Record<string, string>>;

/** The headers by which a call proves that it comes from the browser that opened the page. */
async function signed(keys: CryptoKeyPair, sessionId: string, target: string, body: string): Promise<Headers> {
  const at = String(Date.now());
  const callId = base64url(crypto.getRandomValues(new Uint8Array(16)));
  const text = [target, sessionId, at, callId, await sha256(body)].join('\n');
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
  const signature = await crypto.subtle.sign(algorithm, keys.privateKey, new TextEncoder().encode(text));
  return {
    'x-avain-session': sessionId,
    'x-avain-at': at,
    'x-avain-call': callId,
    'x-avain-signature': base64url(new Uint8Array(signature)),
  };
}
