import { createBrowserKey } from '../../web/assets/page-client.ts';
import { base64url, sealPassword, sha256 } from '../../web/assets/seal-password.ts';
import type { PageOpenOutcome, PageStatusOutcome, PageSubmitOutcome } from '../../services/page/page-service.ts';

/** The password page without a browser: the same keys, signatures and sealing, over node's fetch. */
export type PageVisitor = {
  /** What opening the link said. */
  readonly opened: PageOpenOutcome;
  readonly status: () => Promise<PageStatusOutcome>;
  readonly submit: (password: string) => Promise<PageSubmitOutcome>;
};

/** Spends the handle of a link as chat and dialog carry it: `…/page/password?lang=fi#<handle>`. */
export async function visitPage(link: string): Promise<PageVisitor> {
  const { origin, hash } = new URL(link);
  return visit(origin, hash.slice(1));
}

async function visit(origin: string, handle: string): Promise<PageVisitor> {
  const keys = await createBrowserKey();
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', keys.publicKey);
  const body = JSON.stringify({ handle, browserKey: { kty, crv, x, y } });
  const opened = await call<PageOpenOutcome>(origin, 'POST', '/page/api/open', {}, body);

  const signed = async (method: string, path: string, text: string): Promise<Record<string, string>> => {
    const sessionId = opened.kind === 'opened' ? opened.sessionId : '';
    const at = String(Date.now());
    const callId = base64url(crypto.getRandomValues(new Uint8Array(16)));
    const message = [`${method} ${path}`, sessionId, at, callId, await sha256(text)].join('\n');
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
    const signature = await crypto.subtle.sign(algorithm, keys.privateKey, new TextEncoder().encode(message));
    return {
      'x-avain-session': sessionId,
      'x-avain-at': at,
      'x-avain-call': callId,
      'x-avain-signature': base64url(new Uint8Array(signature)),
    };
  };
  return {
    opened,
    status: async () => call(origin, 'GET', '/page/api/status', await signed('GET', '/page/api/status', '')),
    submit: async (password) => {
      if (opened.kind !== 'opened') throw new Error(`the page did not open: ${opened.kind}`);
      const text = JSON.stringify(await sealPassword(password, opened.sealing));
      return call(origin, 'POST', '/page/api/submit', await signed('POST', '/page/api/submit', text), text);
    },
  };
}

/** Throws on anything but 200: the page shows "try again" then. */
async function call<Outcome>(
  origin: string,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: string,
): Promise<Outcome> {
  const init = body === undefined ? {} : { body };
  const response = await fetch(origin + path, {
    method,
    // A connection that is kept may belong to a process that has been killed since; browsers try again, fetch does not.
    headers: { ...headers, 'content-type': 'application/json', connection: 'close' },
    ...init,
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
  return (await response.json()) as Outcome;
}
