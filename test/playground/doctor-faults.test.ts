import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { examine } from '../../bot/examine.ts';
import { startPlayground, type Playground } from '../../playground/compose-playground.ts';
import { systemClock } from '../../services/clock/system-clock.ts';
import { loadConfig } from '../../services/config/load-config.ts';
import { parseDoctorCommand } from '../../services/doctor/doctor-command.ts';
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

describe('the doctor in the playground, with other settings', () => {
  const old = (name: string): string => (playground.settings[name] ?? '').replace(/20\d{6}:/, '20200101:');
  const other: readonly (readonly [string, string, () => Readonly<Record<string, string>>])[] = [
    ['key-age', 'warning', () => ({ AVAIN_CODE_KEYS: old('AVAIN_CODE_KEYS') })],
    ['proxy-hops', 'warning', () => ({ AVAIN_PROXY_HOPS: '2' })],
    ['sms', 'red', () => ({ AVAIN_SMS: '', AVAIN_SMS_WEBHOOK_KEY: '' })],
    [
      'identity-reader',
      'red',
      () => ({ AVAIN_GRAPH_READER: `certificate:${playground.entra.apps.reader.appId}:/nowhere/reader.pem` }),
    ],
  ];

  it.each(other)('%s is %s', async (check, expected, settings) => {
    expect((await verdicts([check], settings()))[check]).toBe(expected);
    expect((await verdicts([check]))[check]).toBe(atRest[check]);
    expect(atRest[check]).not.toBe('red');
  });
});
