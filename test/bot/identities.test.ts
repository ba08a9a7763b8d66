import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import { generate } from 'selfsigned';
import { createCompany } from '../../playground/company/create-company.ts';
import type { AppName } from '../../playground/company/company.ts';
import { startPlayground, type Playground } from '../../playground/compose-playground.ts';
import { systemClock } from '../../services/clock/system-clock.ts';
import { createChatClient } from '../support/chat-client.ts';
import { silentLog } from '../support/silent-log.ts';

const cluster = 'https://cluster.example';
const graphApps = ['reader', 'messaging', 'executor'] as const satisfies readonly AppName[];
const { appIds } = createCompany({ size: 0 });

/** An own certificate for every app; the workload's tokens of a cluster for those that speak to Graph. */
async function makeCredentials(folder: string) {
  const apps = ['bot', ...graphApps] as const;
  const certificates = await Promise.all(apps.map(() => generate([], { algorithm: 'sha256' })));
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = publicKey.export({ type: 'spki', format: 'pem' });
  const trusted = await Promise.all(
    apps.map(async (app, index) => {
      const own = certificates[index];
      if (own === undefined) throw new RangeError(app);
      await writeFile(join(folder, `${app}.pem`), own.private + own.cert);
      await writeFile(join(folder, `${app}.token`), await workloadToken(app, privateKey));
      const federated = { issuer: cluster, subject: subjectOf(app) };
      return [app, { trusts: [{ pem: own.cert }, { pem, federated }] }] as const;
    }),
  );
  return Object.fromEntries(trusted);
}

const subjectOf = (app: AppName): string => `system:serviceaccount:avain:${app}`;

/** What Kubernetes would project into a pod. */
function workloadToken(app: AppName, key: KeyObject): Promise<string> {
  return new SignJWT({})
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(cluster)
    .setSubject(subjectOf(app))
    .setAudience('api://AzureADTokenExchange')
    .setExpirationTime('10m')
    .sign(key);
}

describe.each([
  ['certificates', 'certificate', 'pem'],
  ["a workload's tokens, and a certificate for the bot", 'federated', 'token'],
])('Avain whose identities are proved by %s', (_, kind, extension) => {
  let folder: string;
  let avain: Playground;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'avain-identities-'));
    const identity = (app: AppName): string => `${kind}:${appIds[app]}:${join(folder, `${app}.${extension}`)}`;
    avain = await startPlayground({
      ...{ port: 0, people: 0, redisUrl: undefined, clock: systemClock, log: silentLog },
      apps: await makeCredentials(folder),
      settings: {
        AVAIN_BOT_APP_PASSWORD: '',
        AVAIN_BOT_CERTIFICATE_FILE: join(folder, 'bot.pem'),
        AVAIN_GRAPH_READER: identity('reader'),
        AVAIN_GRAPH_MESSAGING: identity('messaging'),
        AVAIN_EXECUTOR_IDENTITY: identity('executor'),
      },
    });
  }, 30_000);
  afterAll(async () => {
    await avain.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('reads, speaks in Teams, sends mail and sets a new password', async () => {
    const emma = createChatClient(avain, 'emma');
    await emma.begin();
    await emma.proveAll();
    await emma.sees('Choose a new password');
    const page = await emma.page();
    expect((await page.submit('Seven-Quiet-Otters-42')).kind).toBe('queued');
    await emma.sees('Your password is changed');
    expect(await emma.signsInWith('Seven-Quiet-Otters-42')).toBe(true);
    await emma.noticeCame('mail');
  }, 30_000);
});
