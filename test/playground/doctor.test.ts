import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { examine } from '../../bot/examine.ts';
import { startPlayground, type Playground } from '../../playground/compose-playground.ts';
import { loadConfig } from '../../services/config/load-config.ts';
import { systemClock } from '../../services/clock/system-clock.ts';
import { parseDoctorCommand } from '../../services/doctor/doctor-command.ts';
import { silentLog } from '../support/silent-log.ts';

let playground: Playground;
beforeAll(async () => {
  playground = await startPlayground({ port: 0, people: 0, redisUrl: undefined, clock: systemClock, log: silentLog });
}, 60_000);
afterAll(async () => playground.stop());

async function doctor(...args: readonly string[]) {
  const request = parseDoctorCommand(args);
  if (request.kind !== 'run') throw new RangeError(request.kind);
  return examine(loadConfig(playground.settings, { embeddedStore: true }), request);
}

type Report = { readonly findings: readonly { readonly id: string; readonly verdict: string }[] };

async function verdicts(only: string): Promise<Readonly<Record<string, string>>> {
  const report = JSON.parse((await doctor('--json', '--only', only)).text) as Report;
  return Object.fromEntries(report.findings.map(({ id, verdict }) => [id, verdict]));
}

describe('the doctor in the playground', () => {
  it('sees nothing red, and tells no secret', async () => {
    const { text, exitCode } = await doctor();
    expect(text).toContain('0 red');
    expect(exitCode).toBe(0);
    const { settings } = playground;
    const secret = /PASSWORD|KEY|SECRET|GRAPH_(READER|MESSAGING)|EXECUTOR/;
    const values = Object.entries(settings).filter(([name]) => secret.test(name));
    expect(values.length).toBeGreaterThan(8);
    const tails = values.map(([, value]) => value.split(':').at(-1) ?? '').filter((tail) => tail.length > 8);
    for (const tail of tails) expect(text).not.toContain(tail);
    expect(text).not.toMatch(/eyJ[A-Za-z0-9_-]{10}/);
  });

  it('writes, sends and spends nothing', async () => {
    const before = playground.entra.requests().length;
    const mails = playground.outbox.items().length;
    await doctor();
    const asked = playground.entra
      .requests()
      .slice(before)
      .filter(({ path }) => path !== '/v1.0/$batch');
    expect(asked.length).toBeGreaterThan(5);
    expect([...new Set(asked.map(({ method }) => method))]).toEqual(['GET']);
    expect(playground.outbox.items().length).toBe(mails);
  });

  it('goes red for what somebody changes in the tenant, and green again', async () => {
    const checks = 'methods-policy,methods-migration,teams-app';
    playground.entra.directory.setTenant({ policyMigrationState: 'preMigration', teamsApps: [] });
    expect(await verdicts(checks)).toMatchObject({
      'methods-migration': 'red',
      'teams-app': 'red',
      'methods-policy': 'green',
    });
    expect((await doctor('--only', checks)).exitCode).toBe(1);
    playground.entra.restore();
    expect(await verdicts(checks)).toMatchObject({ 'methods-migration': 'green', 'teams-app': 'green' });
  });
});
