import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { makeServerCertificate, trustAuthority } from '../../../playground/entra/certificate.ts';
import { createGraphWriteClient } from '../../../services/directory/graph-client.ts';
import { createGraphCredential } from '../../../services/directory/graph-credential.ts';
import { createGraphDirectoryWriter } from '../../../services/directory/graph-directory-writer.ts';
import type { DirectoryWriter } from '../../../services/directory/directory-writer.ts';
import { Secret } from '../../../services/config/secret.ts';
import { startEntraWorld } from '../../support/pretend-entra.ts';
import type { EntraWorld } from '../../support/pretend-entra.ts';

const password = 'Vihrea-Kivijalka-77';
const nobody = '00000000-0000-4000-8000-000000000000';

let world: EntraWorld;
beforeAll(async () => {
  world = await startEntraWorld();
});
beforeEach(() => world.entra.restore());
afterAll(async () => world.entra.stop());

const write = (persona: string, writer: DirectoryWriter = world.writer, chosen = password) =>
  writer.setPassword({
    userId: world.persona(persona).aadObjectId,
    password: chosen,
    forceChangePasswordNextSignIn: false,
  });
const patches = () => world.entra.requests().filter(({ method }) => method === 'PATCH');
const changed = (persona: string) => world.entra.directory.passwordIs(world.persona(persona).upn, password);

describe('setting a password', () => {
  it('writes it, and the old one is refused at sign-in', async () => {
    const { upn, password: former } = world.persona('aino');
    expect(await write('aino')).toEqual({ kind: 'written', requestId: world.entra.requests()[0]?.id });
    expect(world.entra.signIn(upn, password)).toEqual({ ok: true });
    expect(world.entra.signIn(upn, former)).toEqual({ ok: false, code: 'AADSTS50126' });
  });

  it('sends the password profile and nothing beside it', async () => {
    await write('aino');
    expect(patches().map(({ requestBody }) => requestBody)).toEqual([
      { passwordProfile: { password: expect.stringMatching(/^sha256:/), forceChangePasswordNextSignIn: false } },
    ]);
  });

  it.each([
    ['aino', 'Salasana1', 'password-not-accepted'],
    ['aino', 'short-1A', 'written'],
    ['aino', 'Kuusama-1', 'password-not-accepted'],
    ['aino', 'Pitkä-Salaisuus-77', 'password-not-accepted'],
    ['ilari', password, 'on-premises'],
    ['sarah', password, 'other'],
    ['georg', password, 'forbidden'],
  ])('for %s with %s is answered: %s', async (persona, chosen, reason) => {
    const outcome = await write(persona, world.writer, chosen);
    expect(outcome.kind === 'refused' ? outcome.reason : outcome.kind).toBe(reason);
  });

  it('with the reader’s token is forbidden and changes nothing', async () => {
    const writer = createGraphDirectoryWriter({
      client: createGraphWriteClient(world.clientOptions('reader')),
      clock: world.clock,
    });
    expect(await write('aino', writer)).toMatchObject({ kind: 'refused', reason: 'forbidden' });
    expect(changed('aino')).toBe(false);
  });

  it('for nobody is not-found', async () => {
    const outcome = await world.writer.setPassword({ userId: nobody, password, forceChangePasswordNextSignIn: false });
    expect(outcome).toMatchObject({ kind: 'refused', reason: 'not-found' });
  });

  it('takes no name but an object id', async () => {
    const writing = world.writer.setPassword({
      userId: 'aino.virtanen@kuusama.example',
      password,
      forceChangePasswordNextSignIn: false,
    });
    await expect(writing).rejects.toMatchObject({ code: 'invariant_broken' });
    expect(world.entra.requests()).toEqual([]);
  });
});

describe('a bad day', () => {
  it.each([
    [{ status: 429 }, { kind: 'throttled', retryAfterSeconds: 1 }],
    [{ status: 409, error: { code: 'Directory_ConcurrencyViolation', message: 'x' } }, { kind: 'throttled' }],
    [{ status: 500 }, { kind: 'unknown' }],
    [{ status: 503 }, { kind: 'unknown' }],
    [{ status: 504 }, { kind: 'unknown' }],
    [{ status: 403 }, { kind: 'refused', reason: 'forbidden' }],
    [{ status: 404 }, { kind: 'refused', reason: 'not-found' }],
    [{ status: 400 }, { kind: 'refused', reason: 'password-not-accepted' }],
    [
      { status: 400, error: { code: 'Request_BadRequest', message: 'Something else.' } },
      { kind: 'refused', reason: 'other' },
    ],
  ])('%j is told as %j after exactly one request', async (fault, outcome) => {
    world.entra.addFault({ target: 'graph', method: 'PATCH', times: 5, ...fault });
    expect(await write('aino')).toMatchObject(outcome);
    expect(patches()).toHaveLength(1);
    expect(changed('aino')).toBe(false);
  });

  it('is unknown when the write was applied and the answer lost', async () => {
    world.entra.addFault({ target: 'graph', method: 'PATCH', dropAfterApply: true, times: 1 });
    expect(await write('aino')).toEqual({ kind: 'unknown', requestId: undefined });
    expect(patches()).toHaveLength(1);
    expect(changed('aino')).toBe(true);
  });

  it('is unknown when no answer comes in time', async () => {
    const client = createGraphWriteClient(world.clientOptions('executor', { totalMs: 300 }));
    const writer = createGraphDirectoryWriter({ client, clock: world.clock });
    await writer.revokeSessions(world.persona('aino').aadObjectId);
    world.entra.addFault({ target: 'graph', method: 'PATCH', delayMs: 60_000, times: 1 });
    expect(await write('aino', writer)).toMatchObject({ kind: 'unknown' });
  });

  it('was never sent when the identity is refused: the directory changed nothing', async () => {
    const identity = {
      kind: 'secret',
      clientId: world.entra.apps.executor.appId,
      secret: new Secret('wrong'),
    } as const;
    const { tenantId, authorityHost } = world.entra;
    const credential = createGraphCredential({ identity, tenantId, authorityHost });
    const client = createGraphWriteClient({ ...world.clientOptions('executor'), credential });
    const writer = createGraphDirectoryWriter({ client, clock: world.clock });
    expect(await write('aino', writer)).toEqual({ kind: 'refused', reason: 'forbidden', requestId: undefined });
    expect(world.entra.requests()).toEqual([]);
  });

  it('was never sent when no token can be had: it may be asked again', async () => {
    const credential = { getToken: async () => null };
    const client = createGraphWriteClient({ ...world.clientOptions('executor'), credential });
    const writer = createGraphDirectoryWriter({ client, clock: world.clock });
    expect(await write('aino', writer)).toMatchObject({ kind: 'throttled' });
    expect(world.entra.requests()).toEqual([]);
  });

  it('is not sent any more when the token comes too late', async () => {
    const options = world.clientOptions('executor', { totalMs: 100 });
    const late = Promise.withResolvers<undefined>();
    const arrived = Promise.withResolvers<undefined>();
    const credential = {
      getToken: async () => {
        await late.promise;
        const token = await options.credential.getToken('https://graph.microsoft.com/.default');
        arrived.resolve(undefined);
        return token;
      },
    };
    const client = createGraphWriteClient({ ...options, credential });
    const outcome = await write('aino', createGraphDirectoryWriter({ client, clock: world.clock }));
    late.resolve(undefined);
    await arrived.promise;
    for (const persona of ['emma', 'lauri']) await world.directory.findUser(world.persona(persona).aadObjectId);
    expect(outcome).toMatchObject({ kind: 'unknown' });
    expect(patches()).toEqual([]);
    expect(changed('aino')).toBe(false);
  });
});

describe('in front of something that is not Graph', () => {
  const asWriter = (baseUrl: string) => {
    const client = createGraphWriteClient({ ...world.clientOptions('executor'), baseUrl });
    return createGraphDirectoryWriter({ client, clock: world.clock });
  };

  it.each([
    ['400', 400, '<html>password complexity</html>'],
    ['403', 403, '<html>blocked by proxy</html>'],
  ])('a page with status %s leaves the result unknown', async (_name, status, body) => {
    const gateway = await startGateway((response) => response.writeHead(status).end(body));
    const outcome = await write('aino', asWriter(gateway.baseUrl));
    await gateway.stop();
    expect(outcome).toMatchObject({ kind: 'unknown' });
    expect(gateway.asked()).toBe(1);
  });

  it('a redirect is not followed: the password goes nowhere else', async () => {
    const elsewhere = await startGateway((response) => response.writeHead(204).end());
    const headers = { location: `${elsewhere.baseUrl}v1.0/users/x` };
    const gateway = await startGateway((response) => response.writeHead(307, headers).end());
    const outcome = await write('aino', asWriter(gateway.baseUrl));
    await Promise.all([gateway.stop(), elsewhere.stop()]);
    expect(outcome).toMatchObject({ kind: 'unknown' });
    expect([gateway.asked(), elsewhere.asked()]).toEqual([1, 0]);
  });
});

async function startGateway(answer: (response: ServerResponse) => void) {
  const certificate = await makeServerCertificate();
  trustAuthority(certificate.ca);
  let asked = 0;
  const server = createServer({ cert: certificate.cert, key: certificate.key }, (_request, response) => {
    asked += 1;
    answer(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `https://localhost:${String((server.address() as AddressInfo).port)}/`,
    asked: () => asked,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

describe('ending sessions', () => {
  it('moves the moment from which sessions are valid', async () => {
    const { aadObjectId } = world.persona('aino');
    await world.writer.revokeSessions(aadObjectId);
    const after = world.entra.directory.find(aadObjectId)?.properties.signInSessionsValidFromDateTime;
    expect(after).toBe(`${world.clock.now().toISOString().slice(0, 19)}Z`);
  });

  it('throws when it did not work, and does not repeat by itself', async () => {
    world.entra.addFault({ target: 'graph', path: 'revokeSignInSessions', status: 503, times: 3 });
    const revoking = world.writer.revokeSessions(world.persona('aino').aadObjectId);
    await expect(revoking).rejects.toMatchObject({ code: 'directory_unavailable' });
    expect(world.entra.requests()).toHaveLength(1);
  });
});
