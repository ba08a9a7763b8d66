import { webcrypto } from 'node:crypto';
import type { PageOpenOutcome, SealedPassword, SignedPageCall } from '../../../services/page/page-service.ts';
import { hashBody } from '../../../services/page/page-session.ts';
import type { ResetWorld } from '../../support/reset-world.ts';

export const statusTarget = 'GET /page/api/status';
export const submitTarget = 'POST /page/api/submit';
export const sealed: SealedPassword = {
  keyId: 'seal1',
  ephemeralKey: 'E'.repeat(87),
  iv: 'I'.repeat(16),
  ciphertext: 'C'.repeat(60),
};

/** A browser with a key of its own. */
export async function createBrowser(world: ResetWorld) {
  const keys = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  const browserKey = await webcrypto.subtle.exportKey('jwk', keys.publicKey);
  let calls = 0;
  const sign = async (
    sessionId: string,
    target: string,
    changes: Partial<SignedPageCall> = {},
  ): Promise<SignedPageCall> => {
    calls += 1;
    const unsigned = {
      sessionId,
      target,
      at: world.clock.now().getTime(),
      callId: `call-id-number-${calls}`,
      bodyHash: hashBody(''),
      ...changes,
    };
    const text = `${unsigned.target}\n${unsigned.sessionId}\n${unsigned.at}\n${unsigned.callId}\n${unsigned.bodyHash}`;
    const signature = await webcrypto.subtle.sign(
      { name: 'ECDSA', hash: 'SHA-256' },
      keys.privateKey,
      Buffer.from(text),
    );
    return {
      ...unsigned,
      signature: Buffer.from(signature).toString('base64url'),
      ...('signature' in changes ? { signature: changes.signature } : {}),
    };
  };
  return {
    browserKey,
    sign,
    open: (handle: string, ssoToken?: string): Promise<PageOpenOutcome> =>
      world.page.open({ handle, browserKey, ssoToken }),
    status: async (sessionId: string) => world.page.status(await sign(sessionId, statusTarget)),
    submit: async (sessionId: string, password = sealed) =>
      world.page.submit(await sign(sessionId, submitTarget), password),
  };
}
