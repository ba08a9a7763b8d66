import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleAssets } from '../deploy/bundle-assets.mjs';
import type { Company, Persona } from '../playground/company/company.ts';
import { createCompany } from '../playground/company/create-company.ts';
import { trustAuthority } from '../playground/entra/certificate.ts';
import { startPretendEntra } from '../playground/entra/pretend-entra.ts';
import { createOutbox } from '../playground/outbox/outbox.ts';
import { settingsFor } from '../playground/settings-for.ts';
import { settingsOfRole, type SeparateRole } from '../playground/settings-of-role.ts';
import { startSmsGateway } from '../playground/sms-gateway.ts';
import { createChannelIdentity } from '../playground/teams/channel-identity.ts';
import { systemClock } from '../services/clock/system-clock.ts';
import { systemRandom } from '../services/random/system-random.ts';
import { createConnectorSink, type ConnectorSink } from './connector-sink.ts';
import { startMeasured, type Measured, type MeasuredOptions } from './child.ts';
import { freePort } from './free-port.ts';
import { startRedis, type RedisChild } from './redis-child.ts';

/** Everything around the measured processes: company, Entra and Graph, connector, post office, Redis. */
export type BenchWorld = {
  readonly redis: RedisChild;
  readonly company: Company;
  readonly connector: ConnectorSink;
  /** A bearer token for the bot, as the channel signs it; kept for the run. */
  readonly channelToken: string;
  readonly serviceUrl: string;
  /** What all of Avain would be started with; `settingsOfRole` takes a role's part. */
  readonly settings: Readonly<Record<string, string>>;
  /** People who can reset by themselves, each of whom one measurement may use once. */
  readonly people: readonly Persona[];
  /** Waits for nothing: the newest unread code of an address, which the bot sent before its turn ended. */
  readonly takeCode: (persona: Persona, channel: 'mail' | 'sms') => string;
  /** Notices of a changed password that have arrived since the last `forget`. */
  readonly notices: () => number;
  /** Sign-in sessions revoked since the last `forget`. */
  readonly revocations: () => number;
  /** Empties the logs that this process keeps, and gives everybody the first password again. */
  readonly forget: () => void;
  readonly start: (role: SeparateRole, how?: Launch) => Promise<Measured>;
  /** For measuring a start: what `start` would launch. */
  readonly launchOptions: (role: SeparateRole, how?: Launch) => Promise<MeasuredOptions>;
  readonly stop: () => Promise<void>;
};

type Launch = {
  /** Node flags, e.g. for a CPU profile. */
  readonly flags?: readonly string[];
  /** Differences from the playground's settings. */
  readonly settings?: Readonly<Record<string, string>>;
};

export type BenchWorldOptions = {
  /** People in the company; rather more than half can take the conversation's way. */
  readonly people: number;
};

export async function startBenchWorld({ people }: BenchWorldOptions): Promise<BenchWorld> {
  const redis = await startRedis();
  const company = createCompany({ size: people });
  const clock = systemClock;
  const outbox = createOutbox({ clock });
  const entra = await startPretendEntra({
    company,
    clock,
    // One test tenant's throttling budget would be what is measured.
    unitsPerTenSeconds: Number.MAX_SAFE_INTEGER,
    onMail: async ({ to, subject, text }) => {
      await outbox.deliver({ channel: 'mail', to, subject, text, language: 'en', messageId: systemRandom.id() });
      return undefined;
    },
  });
  trustAuthority(entra.caCertificate);
  const smsKey = Buffer.from(systemRandom.bytes(32)).toString('hex');
  const sms = await startSmsGateway({ outbox, key: smsKey });
  const identity = await createChannelIdentity({ appId: company.appIds.bot, clock, random: systemRandom });
  const connector = createConnectorSink();
  const front = createServer((request, response) => {
    if (request.url === '/metadata') send(response, identity.metadata(`${origin()}/keys`));
    else if (request.url === '/keys') send(response, identity.keys());
    else connector.take(request, response);
  });
  await new Promise<void>((resolve) => {
    front.listen(0, '127.0.0.1', resolve);
  });
  const origin = (): string => `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
  const directory = mkdtempSync(join(tmpdir(), 'avain-bench-'));
  writeFileSync(join(directory, 'ca.pem'), entra.caCertificate);
  for (const [name, content] of Object.entries(await bundleAssets())) writeFileSync(join(directory, name), content);

  const botPort = await freePort();
  const settings = {
    ...settingsFor({
      ...{ company, entra, smsKey },
      url: `http://127.0.0.1:${botPort}`,
      metadataUrl: `${origin()}/metadata`,
      smsUrl: sms.url,
      auditDirectory: directory,
      redisUrl: redis.url,
    }),
    NODE_EXTRA_CA_CERTS: join(directory, 'ca.pem'),
    AVAIN_PAGE_ASSETS_DIRECTORY: directory,
    AVAIN_REVOKE_DELAY_SECONDS: '5',
    // The driver stands for people at many addresses; it names them as a proxy would.
    AVAIN_PROXY_HOPS: '1',
  };
  let instances = 0;
  const launchOptions: BenchWorld['launchOptions'] = async (role, { flags = [], settings: changes = {} } = {}) => {
    instances += 1;
    return {
      program: 'bot/index.ts',
      environment: {
        ...settingsOfRole(role, { ...settings, ...changes }),
        AVAIN_AUDIT_DIRECTORY: join(directory, `${role}-${String(instances)}`),
      },
      port: role === 'bot' ? botPort : await freePort(),
      readyPath: '/readyz',
      flags,
    };
  };

  const codes = new Map<string, string>();
  let notices = 0;
  outbox.subscribe(({ channel, to, code, link }) => {
    if (code !== undefined) codes.set(`${channel} ${squeezed(to)}`, code);
    if (link?.includes('/not-me') === true) notices += 1;
  });
  const addressOf = registeredAddresses(company);
  return {
    redis,
    company,
    connector,
    channelToken: await identity.issueToken(`${origin()}/teams/`),
    serviceUrl: `${origin()}/teams/`,
    settings,
    people: company.personas.filter(
      (persona) =>
        persona.classes.includes('generated') &&
        persona.classes.includes('ordinary') &&
        // Both ways that the conversation takes: some of the company have other ones.
        (['mail', 'sms'] as const).every((channel) => addressOf(persona, channel) !== ''),
    ),
    takeCode: (persona, channel) => {
      const address = `${channel} ${addressOf(persona, channel)}`;
      const code = codes.get(address);
      codes.delete(address);
      if (code === undefined) throw new Error(`no code came to ${persona.id} by ${channel}`);
      return code;
    },
    notices: () => notices,
    revocations: () => entra.requests().filter(({ path }) => path.endsWith('/revokeSignInSessions')).length,
    forget: () => {
      notices = 0;
      codes.clear();
      outbox.clear();
      connector.clear();
      entra.restore();
    },
    start: async (role, how) => startMeasured(await launchOptions(role, how)),
    launchOptions,
    stop: async () => {
      front.closeAllConnections();
      front.close();
      await Promise.all([sms.stop(), entra.stop(), redis.stop()]);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function registeredAddresses(company: Company): (persona: Persona, channel: 'mail' | 'sms') => string {
  const methods = new Map(company.accounts.map(({ properties, methods: all }) => [properties.id, all]));
  return (persona, channel) => {
    const texts = (methods.get(persona.aadObjectId) ?? []).map(
      (method) => method as { readonly emailAddress?: string; readonly phoneNumber?: string },
    );
    const found = texts.map((each) => (channel === 'mail' ? each.emailAddress : each.phoneNumber)).find(Boolean);
    return squeezed(found ?? '');
  };
}

const squeezed = (address: string): string => address.replaceAll(' ', '');

function send(response: ServerResponse, body: object): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(body));
}
