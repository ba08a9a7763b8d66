import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { generate } from 'selfsigned';
import type { GraphIdentity } from '../../../services/config/config.ts';
import { Secret } from '../../../services/config/secret.ts';
import { createGraphCredential } from '../../../services/directory/graph-credential.ts';
import { startEntraWorld } from '../../support/pretend-entra.ts';
import type { EntraWorld } from '../../support/pretend-entra.ts';

const scope = 'https://graph.microsoft.com/.default';
const federated = { issuer: 'https://cluster.example', subject: 'system:serviceaccount:avain:executor' };

let world: EntraWorld;
let folder: string;
let certificatePath: string;
let foreignPath: string;
let tokenFile: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'avain-credential-'));
  const [own, foreign] = await Promise.all([
    generate([], { algorithm: 'sha256' }),
    generate([], { algorithm: 'sha256' }),
  ]);
  certificatePath = path.join(folder, 'own.pem');
  foreignPath = path.join(folder, 'foreign.pem');
  tokenFile = path.join(folder, 'token');
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const assertion = await new SignJWT({})
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(federated.issuer)
    .setSubject(federated.subject)
    .setAudience('api://AzureADTokenExchange')
    .setExpirationTime('5m')
    .sign(privateKey);
  await Promise.all([
    writeFile(certificatePath, own.private + own.cert),
    writeFile(foreignPath, foreign.private + foreign.cert),
    writeFile(tokenFile, assertion),
  ]);
  world = await startEntraWorld({
    apps: {
      reader: { trusts: [{ pem: own.cert }] },
      executor: { trusts: [{ pem: await exportSPKI(publicKey), federated }] },
    },
  });
});
afterAll(async () => {
  await world.entra.stop();
  await rm(folder, { recursive: true });
});

const tokenFor = async (identity: GraphIdentity) => {
  const { tenantId, authorityHost } = world.entra;
  return createGraphCredential({ identity, tenantId, authorityHost }).getToken(scope);
};
const clientId = (app: 'reader' | 'executor') => world.entra.apps[app].appId;

describe('an identity of Avain', () => {
  it('gets a token with a client secret', async () => {
    const { appId, secret } = world.entra.apps.messaging;
    expect(await tokenFor({ kind: 'secret', clientId: appId, secret: new Secret(secret) })).toMatchObject({
      token: expect.any(String),
    });
  });

  it('gets a token with its certificate, and none with another', async () => {
    expect(await tokenFor({ kind: 'certificate', clientId: clientId('reader'), path: certificatePath })).not.toBeNull();
    const foreign = tokenFor({ kind: 'certificate', clientId: clientId('reader'), path: foreignPath });
    await expect(foreign).rejects.toMatchObject({ message: expect.stringContaining('AADSTS') });
  });

  it('gets a token with a federated workload token, and none for another app', async () => {
    expect(await tokenFor({ kind: 'federated', clientId: clientId('executor'), tokenFile })).not.toBeNull();
    await expect(tokenFor({ kind: 'federated', clientId: clientId('reader'), tokenFile })).rejects.toMatchObject({
      message: expect.stringContaining('AADSTS'),
    });
  });

  it('is refused with a wrong secret, in an error that does not quote it', async () => {
    const refusal = tokenFor({ kind: 'secret', clientId: clientId('reader'), secret: new Secret('wrong-secret-4711') });
    await expect(refusal).rejects.toMatchObject({ message: expect.stringContaining('AADSTS') });
    await refusal.catch((error: unknown) => expect(String(error)).not.toContain('wrong-secret-4711'));
  });

  it('goes to https only', async () => {
    const identity = { kind: 'secret', clientId: clientId('reader'), secret: new Secret('x') } as const;
    const { tenantId } = world.entra;
    expect(() => createGraphCredential({ identity, tenantId, authorityHost: 'http://localhost:1' })).toThrow(/https/);
  });
});
