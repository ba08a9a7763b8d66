import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TenantView } from '../../../services/doctor/doctor-views.ts';
import { createGraphReadClient } from '../../../services/directory/graph-client.ts';
import { createGraphTenantView } from '../../../services/doctor/graph-tenant-view.ts';
import type { Looked } from '../../../services/doctor/finding.ts';
import { startEntraWorld, type EntraWorld } from '../../support/pretend-entra.ts';

let world: EntraWorld;
beforeAll(async () => {
  world = await startEntraWorld();
});
afterAll(async () => world.entra.stop());
beforeEach(() => world.entra.restore());

function view(app: 'reader' | 'executor' = 'reader'): TenantView {
  return createGraphTenantView({ client: createGraphReadClient(world.clientOptions(app)), clock: world.clock });
}

function value<T>(looked: Looked<T>): T {
  if (looked.kind === 'blind') throw new Error(`blind: ${looked.why.key}`);
  return looked.value;
}

const hoursAgo = (hours: number): Date =>
  new Date(Math.floor(world.clock.now().getTime() / 1000) * 1000 - hours * 60 * 60 * 1000);

describe('what only a roll-out asks of the tenant', () => {
  it('is which service plans are bought, and for how many', async () => {
    const [bought] = value(await view().licences());
    expect(bought?.plans).toEqual(expect.arrayContaining(['AAD_PREMIUM', 'AAD_PREMIUM_P2']));
    expect(bought?.units).toBeGreaterThan(50);
    world.entra.directory.setTenant({ licence: 'none' });
    expect(value(await view().licences()).flatMap(({ plans }) => plans)).toEqual([]);
  });

  it('is what the log shows of writeback: the newest of each kind', async () => {
    expect(value(await view().writebackSigns())).toEqual({
      switchedOn: hoursAgo(20 * 24),
      switchedOff: undefined,
      agent: { name: 'Microsoft Entra Connect', at: hoursAgo(30) },
      failed: undefined,
    });
    world.entra.directory.setTenant({ writeback: 'fails' });
    expect(value(await view().writebackSigns())).toMatchObject({ agent: undefined, failed: hoursAgo(30) });
    world.entra.directory.setTenant({ writeback: 'no-sign' });
    expect(value(await view().writebackSigns())).toEqual({
      switchedOn: undefined,
      switchedOff: undefined,
      agent: undefined,
      failed: undefined,
    });
  });

  it('is how the temporary access pass is set, read along with the policy', async () => {
    world.entra.directory.setTenant({ temporaryAccessPass: { maximumLifetimeInMinutes: 480, isUsableOnce: true } });
    const { temporaryPass } = value(await view().methodsPolicy());
    expect(temporaryPass).toEqual({ once: true, defaultMinutes: 60, longestMinutes: 480 });
  });

  it('is not known to an identity without the right, which is named', async () => {
    const blind = view('executor');
    expect(await blind.licences()).toEqual({
      kind: 'blind',
      why: { key: 'unknown.no-permission', values: { permission: 'LicenseAssignment.Read.All' } },
    });
    expect(await blind.writebackSigns()).toMatchObject({
      kind: 'blind',
      why: { values: { permission: 'AuditLog.Read.All' } },
    });
  });
});
