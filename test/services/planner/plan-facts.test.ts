import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { createSteeredClock } from '../../../services/clock/steered-clock.ts';
import type { CoverageDay } from '../../../services/coverage/coverage.ts';
import type { MethodsPolicySight, TenantView } from '../../../services/doctor/doctor-views.ts';
import { blind, seen } from '../../../services/doctor/finding.ts';
import { DependencyError } from '../../../services/errors/app-error.ts';
import { createLiveFindings } from '../../../services/planner/live-findings.ts';
import { planFacts, type PlanFact } from '../../../services/planner/plan-facts.ts';
import type { LiveFinding } from '../../../services/planner/plan.ts';
import { coverageDay } from '../../support/coverage-day.ts';
import { goodViews } from '../../support/doctor-world.ts';
import { silentLog } from '../../support/silent-log.ts';

const now = new Date('2026-11-22T12:00:00Z');
const hour = 60 * 60 * 1000;

type Seen = { readonly tenant?: Partial<TenantView>; readonly coverage?: CoverageDay | undefined; readonly at?: Date };

function findings({ tenant = {}, at = now, ...rest }: Seen) {
  const latest = 'coverage' in rest ? rest.coverage : coverageDay();
  let opened = 0;
  const clock = createSteeredClock(at);
  const look = createLiveFindings({
    openTenant: () => {
      opened += 1;
      return goodViews({ tenant }).tenant;
    },
    coverage: { latest: async () => latest },
    clock,
    log: silentLog,
  });
  return { look, clock, opened: () => opened };
}

async function of(fact: PlanFact, world: Seen): Promise<LiveFinding> {
  return (await findings(world).look('en'))[fact];
}

const policy = (change: Partial<MethodsPolicySight>, off: readonly string[] = []): Partial<TenantView> => ({
  methodsPolicy: async () => {
    const on = ['Email', 'Sms', 'Voice', 'MicrosoftAuthenticator', 'SoftwareOath', 'TemporaryAccessPass'];
    const enabled = Object.fromEntries(on.map((method) => [method, !off.includes(method)]));
    return seen({ migration: 'migrationComplete', enabled, ...change });
  },
});
const domains = (...federated: readonly string[]): Partial<TenantView> => ({
  domains: async () => seen(['contoso.example', ...federated].map((name, i) => ({ name, federated: i > 0 }))),
});
const synchronised = {
  organisation: async () => seen({ id: 't', name: 'Contoso', synchronised: true, lastSync: now }),
};
const silent = { switchedOn: undefined, switchedOff: undefined, agent: undefined, failed: undefined };
const signs = (change: object): Partial<TenantView> => ({
  ...synchronised,
  writebackSigns: async () => seen({ ...silent, ...change }),
});
const ago = (hours: number): Date => new Date(now.getTime() - hours * hour);
const licences = (...subscriptions: readonly (readonly [number, ...string[]])[]): Partial<TenantView> => ({
  licences: async () => seen(subscriptions.map(([units, ...plans]) => ({ units, plans }))),
});
const agent = { name: 'CloudSync', at: ago(9) };

type Row = readonly [fact: PlanFact, verdict: LiveFinding['verdict'], says: RegExp, world: Seen];
const rows: readonly Row[] = [
  ['licences', 'good', /for 500 people \(0 of them P2\)/, {}],
  [
    'licences',
    'good',
    /for 300 people \(100 of them P2\)/,
    { tenant: licences([200, 'AAD_PREMIUM'], [100, 'AAD_PREMIUM_P2']) },
  ],
  [
    'licences',
    'attention',
    /for 40 people .* but 200 people/,
    { tenant: licences([40, 'AAD_PREMIUM', 'AAD_PREMIUM_P2']) },
  ],
  ['licences', 'attention', /No subscription/, { tenant: licences([900, 'EXCHANGE_S_STANDARD']) }],
  ['domains', 'good', /All 2 domains/, {}],
  ['domains', 'attention', /elsewhere: a\.example, b\.example\./, { tenant: domains('a.example', 'b.example') }],
  ['domains', 'attention', /and 2 more/, { tenant: domains('a.ex', 'b.ex', 'c.ex', 'd.ex', 'e.ex', 'f.ex', 'g.ex') }],
  ['domains', 'unknown', /does not say/, { tenant: { domains: async () => seen([]) } }],
  ['synced', 'good', /No account/, { coverage: coverageDay({ synced: 0 }) }],
  ['synced', 'attention', /1 of 200 \(1 %\)/, { coverage: coverageDay({ synced: 1 }) }],
  ['synced', 'unknown', /Nobody has been counted/, { coverage: undefined }],
  ['migration', 'good', /complete/, {}],
  ['migration', 'attention', /has not begun/, { tenant: policy({ migration: 'preMigration' }) }],
  ['migration', 'attention', /under way/, { tenant: policy({ migration: 'migrationInProgress' }) }],
  ['migration', 'unknown', /does not say/, { tenant: policy({ migration: 'unknownFutureValue' }) }],
  ['admin-sspr', 'good', /switch is on/, {}],
  ['admin-sspr', 'attention', /switch is off/, { tenant: { allowedToUseSspr: async () => seen(false) } }],
  ['two-proofs', 'good', /domain of its own/, {}],
  ['two-proofs', 'good', /synchronises/, { tenant: { ...synchronised, domains: async () => seen([]) } }],
  ['two-proofs', 'unknown', /could not be read/, { tenant: { domains: async () => seen([]) } }],
  ['scope', 'good', /all 200 people enabled/, { coverage: coverageDay({ enabled: 200 }) }],
  ['scope', 'attention', /40 of 200/, { coverage: coverageDay({ enabled: 40 }) }],
  ['scope', 'attention', /nobody enabled/, { coverage: coverageDay({ enabled: 0 }) }],
  ['methods', 'good', /are enabled/, { tenant: policy({}) }],
  ['methods', 'attention', /off: Sms, SoftwareOath\./, { tenant: policy({}, ['Sms', 'SoftwareOath']) }],
  ['methods', 'unknown', /does not say/, { tenant: policy({ enabled: { Email: true } }) }],
  ['phone-codes', 'good', /switched off/, { tenant: policy({}, ['Sms', 'Voice']) }],
  ['phone-codes', 'attention', /stops sending them on 1 Feb|stops sending them on Feb 1/, { tenant: policy({}) }],
  ['phone-codes', 'attention', /stopped/, { tenant: policy({}), at: new Date('2027-02-01T00:00:00Z') }],
  ['phone-codes', 'unknown', /does not say/, {}],
  ['temporary-pass', 'good', /is enabled\./, { tenant: policy({}) }],
  [
    'temporary-pass',
    'good',
    /usually 60 minutes, 480 at most, for one use/,
    { tenant: policy({ temporaryPass: { once: true, defaultMinutes: 60, longestMinutes: 480 } }) },
  ],
  ['temporary-pass', 'attention', /switched off/, { tenant: policy({}, ['TemporaryAccessPass']) }],
  ['temporary-pass', 'unknown', /does not say/, {}],
  ['writeback', 'good', /nothing to write back/, {}],
  ['writeback', 'good', /\(CloudSync\)/, { tenant: signs({ agent, failed: ago(1) }) }],
  ['writeback', 'good', /switched on/, { tenant: signs({ switchedOn: ago(2), switchedOff: ago(3) }) }],
  ['writeback', 'attention', /switched off/, { tenant: signs({ switchedOff: ago(1), agent }) }],
  ['writeback', 'attention', /No password has got through/, { tenant: signs({ switchedOn: ago(9), failed: ago(1) }) }],
  ['writeback', 'unknown', /says nothing/, { tenant: signs({}) }],
  ['registered', 'good', /190 of 200 people \(95 %\)/, { coverage: coverageDay({ registered: 190 }) }],
  ['registered', 'attention', /19 of 200 people \(9 %\)/, { coverage: coverageDay({ registered: 19 }) }],
  ['coverage', 'good', /199 of 200 people \(99 %\)/, { coverage: coverageDay({ ready: 199 }) }],
  ['coverage', 'attention', /179 of 200 people \(89 %\)/, { coverage: coverageDay({ ready: 179 }) }],
  ['coverage', 'unknown', /too old/, { coverage: coverageDay({ day: '2026-11-18' }) }],
  ['coverage', 'unknown', /found nobody/, { coverage: coverageDay({ people: 0 }) }],
];

describe('a fact of the plan', () => {
  it.each(rows)('%s is %s: %s', async (fact, verdict, says, world) => {
    const { verdict: found, text } = await of(fact, world);
    expect(text).toMatch(says);
    expect(found).toBe(verdict);
  });

  it('has a row for each of its colours', () => {
    const noUnknown = ['licences', 'admin-sspr', 'scope', 'registered'];
    for (const fact of planFacts) {
      const verdicts = new Set(rows.filter(([id]) => id === fact).map(([, verdict]) => verdict));
      expect([fact, verdicts.has('good')]).toEqual([fact, true]);
      expect([fact, verdicts.has('attention') || fact === 'two-proofs']).toEqual([fact, true]);
      expect([fact, verdicts.has('unknown') || noUnknown.includes(fact)]).toEqual([fact, true]);
    }
  });
});

describe('what cannot be read', () => {
  const forbidden = async () => blind('unknown.no-permission', { permission: 'Some.Read.All' });
  const tenant = {
    ...{ organisation: forbidden, domains: forbidden, allowedToUseSspr: forbidden, methodsPolicy: forbidden },
    ...{ licences: forbidden, writebackSigns: forbidden },
  };

  it('is unknown, every fact of it, and the right that would do is named', async () => {
    const found = await findings({ tenant, coverage: undefined }).look('en');
    expect(planFacts.filter((fact) => found[fact].verdict !== 'unknown')).toEqual([]);
    expect(found.licences.text).toMatch(/it would need Some\.Read\.All/);
    expect(found.writeback.text).toMatch(/it would need Some\.Read\.All/);
    const inFinnish = await findings({ tenant, coverage: undefined }).look('fi');
    expect(inFinnish.licences.text).toMatch(/^Ei saatu luettua: .*Some\.Read\.All/);
  });

  it('hides nothing else where a look breaks off', async () => {
    const broken = { domains: () => Promise.reject(new DependencyError('directory_unavailable', 'gone')) };
    const found = await findings({ tenant: broken }).look('en');
    expect(found.domains).toMatchObject({ verdict: 'unknown' });
    expect(found.migration.verdict).toBe('good');
  });

  it('of the coverage leaves the licences to speak for themselves', async () => {
    const tenant = goodViews().tenant;
    const coverage = { latest: () => Promise.reject(new DependencyError('store_unavailable', 'gone')) };
    const clock = createSteeredClock(now);
    const found = await createLiveFindings({ openTenant: () => tenant, coverage, clock, log: silentLog })('en');
    expect([found.licences.verdict, found.coverage.verdict, found.scope.verdict]).toEqual([
      'good',
      'unknown',
      'unknown',
    ]);
  });
});

describe('findings', () => {
  it('that are slow are unknown at first and known at the next look, and hold up no other', async () => {
    let answer: (sight: Awaited<ReturnType<TenantView['domains']>>) => void = () => undefined;
    const slow = new Promise<Awaited<ReturnType<TenantView['domains']>>>((resolve) => (answer = resolve));
    const { look, clock, opened } = findings({ tenant: { domains: () => slow } });
    const first = look('en');
    // The quick ones answer in this turn of the loop.
    await setImmediate();
    clock.advance(5000);
    const early = await first;
    expect(early.domains).toEqual({ verdict: 'unknown', text: expect.stringMatching(/^Not read yet/) });
    expect(early.migration.verdict).toBe('good');
    answer(seen([{ name: 'contoso.example', federated: false }]));
    expect((await look('en')).domains.verdict).toBe('good');
    expect(opened()).toBe(1);
  });

  it('are read once in ten minutes, in whatever language they are told', async () => {
    const { look, clock, opened } = findings({});
    await Promise.all([look('en'), look('fi'), look('en')]);
    clock.advance(10 * 60 * 1000 - 1);
    await look('fi');
    expect(opened()).toBe(1);
    clock.advance(1);
    await look('en');
    expect(opened()).toBe(2);
  });
});
