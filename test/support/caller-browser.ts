import type { CallerOpenOutcome, CallerPageState } from '../../services/caller-check/caller-page.ts';
import type { SignedPageCall } from '../../services/page/page-service.ts';
import { hashBody } from '../../services/page/page-session.ts';
import type { CallerWorld } from './caller-world.ts';
import { newestCode, expectKind } from './reset-world.ts';

export type CallerBrowser = {
  readonly open: (handle: string) => Promise<CallerOpenOutcome>;
  /** A signed call; `change` spoils it. */
  readonly sign: (path: string, change?: Partial<SignedPageCall>) => Promise<SignedPageCall>;
  readonly answer: (yes: boolean) => Promise<CallerPageState>;
  readonly send: (method: string) => Promise<CallerPageState>;
  readonly type: (code: string) => Promise<CallerPageState>;
  readonly look: () => Promise<CallerPageState>;
};

let calls = 0;

/** A browser without a page: a key of its own, and calls signed as the page signs them. */
export async function createCallerBrowser(world: Pick<CallerWorld, 'callerPage' | 'clock'>): Promise<CallerBrowser> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const keys = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
  const browserKey = await crypto.subtle.exportKey('jwk', keys.publicKey);
  let sessionId = 'none-yet-none-yet-none';
  const sign: CallerBrowser['sign'] = async (path, change = {}) => {
    calls += 1;
    const call = {
      sessionId,
      at: world.clock.now().getTime(),
      callId: `call-number-${String(calls).padStart(8, '0')}`,
      target: `POST /page/api/call/${path}`,
      bodyHash: hashBody('{}'),
      ...change,
    };
    const text = `${call.target}\n${call.sessionId}\n${call.at}\n${call.callId}\n${call.bodyHash}`;
    const hash = { name: 'ECDSA', hash: 'SHA-256' };
    const signature = await crypto.subtle.sign(hash, keys.privateKey, new TextEncoder().encode(text));
    return { ...call, signature: change.signature ?? Buffer.from(signature).toString('base64url') };
  };
  const { callerPage } = world;
  return {
    sign,
    open: async (handle) => {
      const { kty, crv, x, y } = browserKey;
      const outcome = await callerPage.open({ handle, browserKey: { kty, crv, x, y } as JsonWebKey });
      if (outcome.kind === 'opened') sessionId = outcome.sessionId;
      return outcome;
    },
    answer: async (yes) => callerPage.answer(await sign('answer'), yes),
    send: async (method) => callerPage.send(await sign('send'), method),
    type: async (code) => callerPage.type(await sign('type'), code),
    look: async () => callerPage.look(await sign('look')),
  };
}

/** From a yes to the passed page, by the code that comes to the other address. */
export async function proveSecond(
  world: CallerWorld,
  browser: CallerBrowser,
): Promise<{ readonly passwordHandle: string }> {
  expectKind(await browser.send('email-code'), 'proving');
  return expectKind(await browser.type(newestCode(world)), 'passed');
}
