import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { examine } from '../../bot/examine.ts';
import { startPlayground, type Playground } from '../../playground/compose-playground.ts';
import { systemClock } from '../../services/clock/system-clock.ts';
import { loadConfig } from '../../services/config/load-config.ts';
import { parseDoctorCommand } from '../../services/doctor/doctor-command.ts';
import { redisAclRules } from '../../services/store/redis-client.ts';
import { startRedisServer, type RedisServer } from '../support/redis-server.ts';
import { silentLog } from '../support/silent-log.ts';

let playground: Playground;
let atRest: Readonly<Record<string, string>>;
beforeAll(async () => {
  playground = await startPlayground({ port: 0, people: 0, redisUrl: undefined, clock: systemClock, log: silentLog });
  atRest = await verdicts();
}, 60_000);
afterAll(async () => playground.stop());

/** Check id → verdict, by the doctor as `npm run doctor` runs it. */
async function verdicts(only: readonly string[] = [], settings = {}): Promise<Readonly<Record<string, string>>> {
  const request = parseDoctorCommand(only.length === 0 ? ['--json'] : ['--json', '--only', only.join(',')]);
  if (request.kind !== 'run') throw new RangeError(request.kind);
  const config = loadConfig({ ...playground.settings, ...settings }, { embeddedStore: true });
  const report = JSON.parse((await examine(config, request)).text) as {
    readonly findings: readonly { readonly id: string; readonly verdict: string }[];
  };
  return Object.fromEntries(report.findings.map(({ id, verdict }) => [id, verdict]));
}

async function call(method: string, body?: object): Promise<{ readonly status: number; readonly body: unknown }> {
  const response = await fetch(`${playground.url}/playground/api/tenant`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

/** Fault → the verdict of its checks while it is there; red where nothing is said. */
const faults: Readonly<Record<string, string>> = {
  'admin-sspr-off': 'warning',
  'methods-off': 'red',
  'not-migrated': 'red',
  'app-unpublished': 'red',
  'all-federated': 'red',
  'sync-stale': 'red',
  'other-tenant': 'red',
  'clock-skew': 'red',
  'helpdesk-domain-lost': 'warning',
  'helpdesk-group-gone': 'red',
  'blocked-group-gone': 'red',
  'admin-group-gone': 'red',
  'watched-group-gone': 'red',
  'sender-gone': 'red',
  'secret-ended-reader': 'red',
  'secret-ended-messaging': 'red',
  'secret-ended-executor': 'red',
  'secret-ended-bot': 'red',
  'permission-missing-reader': 'red',
  'permission-missing-messaging': 'red',
  'permission-missing-executor': 'red',
  'permission-too-many-reader': 'red',
  'permission-too-many-bot': 'red',
  'sms-away': 'red',
  'desk-away': 'red',
  'proxy-lost': 'red',
  'proxy-portal': 'red',
  'proxy-framing': 'red',
  'proxy-bare': 'red',
  'audit-forged': 'red',
  'audit-readable': 'warning',
};

describe('a fault of the playground', () => {
  it('is listed here, each with the verdict it brings', () => {
    expect(playground.seededFaults.all().map(({ id }) => id)).toEqual(Object.keys(faults));
    for (const { on } of playground.seededFaults.all()) expect(on).toBe(false);
  });

  it.each(Object.entries(faults))('%s is %s for its checks, and nothing is once it is gone', async (id, expected) => {
    const { checks } = playground.seededFaults.all().find((each) => each.id === id)!;
    for (const check of checks) expect(['green', 'warning']).toContain(atRest[check]);
    expect((await call('POST', { [id]: true })).status).toBe(200);
    const broken = await verdicts(checks);
    expect((await call('POST', { [id]: false })).status).toBe(200);
    const repaired = await verdicts(checks);
    for (const check of checks) {
      expect([check, broken[check]]).toEqual([check, expected]);
      expect([check, repaired[check]]).toEqual([check, atRest[check]]);
    }
  });

  it('is seen by nothing that it does not touch', async () => {
    await call('POST', { 'sync-stale': true, 'sms-away': true });
    const seen = await verdicts();
    await playground.seededFaults.clear();
    const changed = Object.keys(seen).filter((check) => seen[check] !== atRest[check]);
    expect(changed.sort()).toEqual(['sms', 'sync']);
    expect(await verdicts()).toEqual(atRest);
  });

  it('is undone by putting everything back', async () => {
    await call('POST', { 'methods-off': true, 'proxy-bare': true, 'audit-forged': true });
    await fetch(`${playground.url}/playground/api/restore`, { method: 'POST', body: '{}' });
    expect((await call('GET')).body).toMatchObject({
      faults: expect.arrayContaining([{ id: 'methods-off' }].map(off)),
    });
    expect(await verdicts(['methods-policy', 'page-headers', 'audit-chain'])).toMatchObject({
      'methods-policy': 'green',
      'page-headers': 'green',
      'audit-chain': 'green',
    });
  });

  it.each([{ 'no-such-fault': true }, { 'sms-away': 'yes' }])('is not %j', async (body) => {
    expect((await call('POST', body)).status).toBe(400);
  });
});

const off = ({ id }: { readonly id: string }): unknown => expect.objectContaining({ id, on: false });

/** Settings that a playground starts with: broken by examining the same world with others. */
const undated = (name: string): string => (playground.settings[name] ?? '').replace(/20\d{6}:/, '20200101:');
const spare = (id: string): string => `${id}:${randomBytes(32).toString('base64')}`;
const ended = (name: string): string => `certificate:${name}:/nowhere/gone.pem`;
const otherSettings: Readonly<Record<string, readonly [string, () => Readonly<Record<string, string>>]>> = {
  'key-age': ['warning', () => ({ AVAIN_CODE_KEYS: undated('AVAIN_CODE_KEYS') })],
  'key-count': [
    'warning',
    () => ({
      AVAIN_CODE_KEYS: [playground.settings['AVAIN_CODE_KEYS'], spare('b20250102'), spare('a20250101')].join(),
    }),
  ],
  'proxy-hops': ['warning', () => ({ AVAIN_PROXY_HOPS: '2' })],
  sms: ['red', () => ({ AVAIN_SMS: '', AVAIN_SMS_WEBHOOK_KEY: '' })],
  'audit-directory': ['red', () => ({ AVAIN_AUDIT_DIRECTORY: '/nowhere/audit' })],
  'audit-copy': ['red', () => ({ AVAIN_AUDIT_COPY_TO: 'https://127.0.0.1:9/copy' })],
  'base-url': ['red', () => ({ AVAIN_BASE_URL: 'http://avain.kuusama.example' })],
  'helpdesk-mail': ['warning', () => ({ AVAIN_HELPDESK_MAIL: '' })],
  'identity-bot': ['red', () => ({ AVAIN_BOT_APP_PASSWORD: '', AVAIN_BOT_CERTIFICATE_FILE: '/nowhere/bot.pem' })],
  'identity-reader': ['red', () => ({ AVAIN_GRAPH_READER: ended(playground.entra.apps.reader.appId) })],
  'identity-messaging': ['red', () => ({ AVAIN_GRAPH_MESSAGING: ended(playground.entra.apps.messaging.appId) })],
  'identity-executor': ['red', () => ({ AVAIN_EXECUTOR_IDENTITY: ended(playground.entra.apps.executor.appId) })],
};

describe('the doctor in the playground, with other settings', () => {
  it.each(Object.entries(otherSettings))(
    '%s is no longer what it was, and is again',
    async (check, [verdict, other]) => {
      expect((await verdicts([check], other()))[check]).toBe(verdict);
      expect((await verdicts([check]))[check]).toBe(atRest[check]);
      expect(atRest[check]).not.toBe('red');
    },
  );
});

/** What a Redis of one's own is told to do wrongly, and to do rightly again. */
const redisFaults: Readonly<Record<string, readonly [string, string, string]>> = {
  'redis-eviction': ['maxmemory-policy', 'allkeys-lru', 'noeviction'],
  'redis-persistence': ['appendonly', 'no', 'yes'],
  'redis-memory': ['maxmemory', '1mb', '0'],
};

describe('the doctor beside a Redis of one’s own', () => {
  const user = { name: 'avain', password: 'a-redis-password', rules: redisAclRules };
  let redis: RedisServer;
  let onRedis: { readonly REDIS_URL: string };
  beforeAll(async () => {
    redis = await startRedisServer({ appendOnly: true, user });
    onRedis = { REDIS_URL: `redis://${user.name}:${user.password}@127.0.0.1:${String(redis.port)}` };
  });
  afterAll(async () => redis.stop());

  it.each(Object.entries(redisFaults))(
    'sees that %s is wrong, and right again',
    async (check, [name, wrong, right]) => {
      const before = (await verdicts([check], onRedis))[check];
      expect(['green', 'warning']).toContain(before);
      await redis.admin().config('SET', name, wrong);
      expect((await verdicts([check], onRedis))[check]).toBe('red');
      await redis.admin().config('SET', name, right);
      expect((await verdicts([check], onRedis))[check]).toBe(before);
    },
  );

  it('sees too many rights, and no Redis at all', async () => {
    const checks = ['redis-acl', 'redis-reachable'];
    expect(await verdicts(checks, onRedis)).toMatchObject({ 'redis-acl': 'green', 'redis-reachable': 'green' });
    await redis.admin().call('ACL', 'SETUSER', user.name, '+@all', '~*');
    expect(await verdicts(checks, onRedis)).toMatchObject({ 'redis-acl': 'red', 'redis-reachable': 'green' });
    await redis.kill();
    expect(await verdicts(checks, onRedis)).toMatchObject({ 'redis-acl': 'unknown', 'redis-reachable': 'red' });
    await redis.restart();
    expect(await verdicts(checks, onRedis)).toMatchObject({ 'redis-acl': 'green', 'redis-reachable': 'green' });
  });
});

/** Shown red in test/services/doctor/, each on views of its own: no hand reaches them in a playground. */
const elsewhere: Readonly<Record<string, string>> = {
  settings: 'settings that do not fit end the examination, and the playground with it',
  'node-version': 'the Node.js that runs this',
  'node-env': 'a playground is no production',
  'role-split': 'the playground is one process',
  'sealing-keys': 'the playground makes its own',
  'app-policy': 'nobody can read it: always unknown',
  writeback: 'no app may read it: always unknown where accounts are synchronised',
  'audit-space': 'the disk of this machine',
  'redis-tls': 'a Redis on this machine needs none',
  'redis-topology': 'a Redis alone has no replica to lose',
  'clock-redis': 'the Redis has the clock of this machine',
  'helpdesk-channels': 'the pretend connector is on this machine',
};

describe('every check of the doctor', () => {
  it('is broken here, or the reason why it cannot be is named', () => {
    const broken = [
      ...playground.seededFaults.all().flatMap(({ checks }) => checks),
      ...Object.keys(otherSettings),
      ...Object.keys(redisFaults),
      ...['redis-acl', 'redis-reachable'],
    ];
    const all = Object.keys(atRest);
    expect(all.length).toBeGreaterThan(45);
    expect([...new Set([...broken, ...Object.keys(elsewhere)])].sort()).toEqual([...all].sort());
    expect(broken.filter((check) => elsewhere[check] !== undefined)).toEqual([]);
  });
});
