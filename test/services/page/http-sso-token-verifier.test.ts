import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createSteeredClock } from '../../../services/clock/steered-clock.ts';
import { createHttpSsoTokenVerifier } from '../../../services/page/http-sso-token-verifier.ts';

const tenantId = '22222222-2222-4222-8222-222222222222';
const oid = '33333333-3333-4333-8333-333333333333';
const now = new Date('2026-11-23T08:00:00Z');

describe('the sign-in of Teams', () => {
  let server: Server;
  let authorityHost: string;
  let keys: Awaited<ReturnType<typeof generateKeyPair>>;
  let status = 200;
  beforeAll(async () => {
    keys = await generateKeyPair('RS256');
    const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'k', alg: 'RS256', use: 'sig' };
    server = createServer((_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ keys: [jwk] }));
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    authorityHost = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  const verifier = () =>
    createHttpSsoTokenVerifier({ tenantId, authorityHost, audience: 'api://page', clock: createSteeredClock(now) });
  const token = (claims: object = {}, header: object = {}) =>
    new SignJWT({ oid, tid: tenantId, aud: 'api://page', iss: `${authorityHost}/${tenantId}/v2.0`, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'k', ...header })
      .setExpirationTime(new Date(now.getTime() + 600_000))
      .sign(keys.privateKey);

  it('names the person of a good token', async () => {
    status = 200;
    expect(await verifier()(await token())).toEqual({ oid, tid: tenantId });
  });

  it.each([
    ['another audience', { aud: 'api://other' }],
    ['another issuer', { iss: 'https://login.evil.example' }],
    ['another tenant', { tid: '44444444-4444-4444-8444-444444444444' }],
    ['no person', { oid: undefined }],
  ])('does not know a token of %s', async (_what, claims) => {
    status = 200;
    expect(await verifier()(await token(claims))).toBeUndefined();
  });

  it('does not know a token under a key that is not published, or no token at all', async () => {
    status = 200;
    expect(await verifier()(await token({}, { kid: 'other' }))).toBeUndefined();
    expect(await verifier()('x.y.z')).toBeUndefined();
  });

  it('says that it could not look when the keys are away, instead of calling the person a stranger', async () => {
    status = 503;
    await expect(verifier()(await token())).rejects.toMatchObject({ code: 'directory_unavailable' });
  });
});
