import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createSteeredClock } from '../../../services/clock/steered-clock.ts';
import { createGraphReadClient } from '../../../services/directory/graph-client.ts';
import { createGraphTenantView } from '../../../services/doctor/graph-tenant-view.ts';
import { createLiveFindings } from '../../../services/planner/live-findings.ts';
import { planFacts } from '../../../services/planner/plan-facts.ts';
import { coverageDay } from '../../support/coverage-day.ts';
import { startEntraWorld, type EntraWorld } from '../../support/pretend-entra.ts';
import { silentLog } from '../../support/silent-log.ts';

let world: EntraWorld;
beforeAll(async () => {
  world = await startEntraWorld();
});
afterAll(async () => world.entra.stop());
beforeEach(() => world.entra.restore());

/** The pretend tenant's clock lets no wait pass; this one waits, as a real one does. */
function look(app: 'reader' | 'executor' = 'reader') {
  const clock = createSteeredClock(world.clock.now());
  const day = clock.now().toISOString().slice(0, 10);
  return createLiveFindings({
    openTenant: () =>
      createGraphTenantView({ client: createGraphReadClient(world.clientOptions(app)), clock: world.clock }),
    coverage: { latest: async () => coverageDay({ day, people: 60, ready: 60, enabled: 60, registered: 60 }) },
    clock,
    log: silentLog,
  })('en');
}

describe('the findings of a real look', () => {
  it('know everything with the rights of docs/deploy.md, by reads alone', async () => {
    const found = await look();
    expect(planFacts.filter((fact) => found[fact].verdict === 'unknown')).toEqual([]);
    expect(found.writeback.text).toMatch(/\(Microsoft Entra Connect\)/);
    expect(found['temporary-pass'].text).toMatch(/usually 60 minutes, 480 at most/);
    expect(found.domains.verdict).toBe('attention');
    const sent = world.entra.requests().filter(({ path }) => path !== '/v1.0/$batch');
    expect([...new Set(sent.map(({ method }) => method))]).toEqual(['GET']);
    expect(sent.filter(({ path }) => path.includes('/auditLogs/'))).toHaveLength(1);
  });

  it('follow what somebody changes', async () => {
    world.entra.directory.setTenant({
      ...{ allowedToUseSSPR: false, policyMigrationState: 'preMigration', licence: 'none' },
      ...{ onPremisesSyncEnabled: null },
    });
    const found = await look();
    expect([found['admin-sspr'].verdict, found.migration.verdict, found.licences.verdict]).toEqual([
      ...['attention', 'attention', 'attention'],
    ]);
    expect(found.writeback.text).toMatch(/nothing to write back/);
  });

  it('are unknown, and only those of the tenant, to an identity without the rights or while Graph is away', async () => {
    const hidden = await look('executor');
    const ofReport = ['synced', 'scope', 'registered', 'coverage'];
    expect(planFacts.filter((fact) => hidden[fact].verdict !== 'unknown')).toEqual(ofReport);
    world.entra.addFault({ target: 'graph', status: 503, times: 100 });
    const away = await look();
    expect(planFacts.filter((fact) => away[fact].verdict !== 'unknown')).toEqual(ofReport);
  });
});
