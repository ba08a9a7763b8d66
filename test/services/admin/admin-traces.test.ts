import { beforeEach, describe, expect, it } from '@jest/globals';
import { createAdminTraces } from '../../../services/admin/admin-traces.ts';
import { createPrivacyService } from '../../../services/aftercare/create-privacy-service.ts';
import { createCampaignErasure } from '../../../services/campaign/campaign-erasure.ts';
import type { CampaignLedger } from '../../../services/campaign/campaign-ledger.ts';
import { createCampaignOptOuts } from '../../../services/campaign/campaign-opt-outs.ts';
import { createMemoryCampaignLedger } from '../../../services/campaign/memory-campaign-ledger.ts';
import type { CampaignRepository } from '../../../services/campaign/campaign-repository.ts';
import type { CoverageDay } from '../../../services/coverage/coverage.ts';
import type { PrivacyService } from '../../../services/outcomes/privacy-outcome.ts';
import { personKind } from '../../../services/person/stored-person-repository.ts';
import { createPlanErasure } from '../../../services/planner/plan-erasure.ts';
import { createPlanRepository } from '../../../services/planner/plan-record.ts';
import { systemRandom } from '../../../services/random/system-random.ts';
import { coverageDay } from '../../support/coverage-day.ts';
import { aftercareWorld, type AftercareWorld } from '../aftercare/aftercare.fixture.ts';

const tenantId = 'tenant';
const personId = 'a-person';
const speaker = { tenantId, personId, conversationId: 'c', correlationId: 'corr' };
const dayMs = 24 * 3600 * 1000;

let world: AftercareWorld;
let ledger: CampaignLedger;
let optOuts: ReturnType<typeof createCampaignOptOuts>;
let privacy: PrivacyService;
let day: CoverageDay | undefined;
let target: string;
let ended: Record<string, string | null>;
/** The autumn's one ends in half a year. */
const endsInDays: Readonly<Record<string, number>> = { autumn: 183, spring: 20 };
beforeEach(async () => {
  world = await aftercareWorld();
  const { records, clock, store, pseudonyms } = world;
  day = undefined;
  target = pseudonyms(tenantId, personId);
  ledger = createMemoryCampaignLedger({ clock, random: systemRandom });
  optOuts = createCampaignOptOuts({ records, store });
  ended = { autumn: null, spring: null };
  const start = clock.now().getTime();
  const campaigns = createCampaignErasure({
    campaigns: {
      newest: async () => ['autumn', 'spring'],
      load: async (id) => {
        const campaign = { endedAt: ended[id], endsAt: new Date(start + endsInDays[id]! * dayMs).toISOString() };
        return { campaign } as Awaited<ReturnType<CampaignRepository['load']>>;
      },
    },
    ledger,
  });
  const traces = createAdminTraces({
    ...{ records, clock, campaigns, coverage: { latest: async () => day } },
    plan: createPlanErasure({ records, tenantId }),
  });
  privacy = createPrivacyService({ ...world, audit: world.recorded.audit, personKind, traces });
});

const planned = async (): Promise<void> => {
  const task = {
    ...{ status: 'open' as const, due: null, note: null, answer: null, changed: null, reminder: null },
    owner: { personId, displayName: 'Aino Järvinen' },
  } as const;
  const keepUntil = new Date(world.clock.now().getTime() + 400 * dayMs);
  await createPlanRepository(world.records, tenantId).edit(() => ({ tasks: { raci: task } }), keepUntil);
};
const targeted = (who: string, campaign = 'spring') =>
  ledger.add(campaign, [{ who, personId: `id-of-${who}`, displayName: 'Aino', state: 'queued', reason: null }]);

describe('what the admins’ side stores about a person', () => {
  it('is told by kind, with the day on which it ends', async () => {
    expect(await privacy.show(speaker)).toEqual([]);
    await planned();
    await targeted(target);
    await optOuts.add(target);
    const now = world.clock.now();
    day = { ...coverageDay(), takenAt: now.toISOString() };
    const inDays = (days: number) => new Date(now.getTime() + days * dayMs);
    expect((await privacy.show(speaker)).filter(({ kind }) => kind !== 'audit')).toEqual([
      { kind: 'plan', count: 1, keptUntil: inDays(400) },
      { kind: 'campaigns', count: 1, keptUntil: inDays(20 + 400) },
      { kind: 'no-campaigns', count: 1, keptUntil: inDays(400) },
      { kind: 'coverage', count: 1, keptUntil: inDays(8) },
    ]);
  });

  it('of campaigns is kept as long as the one that is kept longest, from its end', async () => {
    await targeted(target, 'autumn');
    await targeted(target);
    const now = world.clock.now().getTime();
    const told = async () => (await privacy.show(speaker)).find(({ kind }) => kind === 'campaigns');
    const in400Days = (from: number) => new Date(from + 400 * dayMs);
    expect(await told()).toEqual({ kind: 'campaigns', count: 2, keptUntil: in400Days(now + 183 * dayMs) });
    ended['autumn'] = new Date(now).toISOString();
    expect(await told()).toEqual({ kind: 'campaigns', count: 2, keptUntil: in400Days(now + 20 * dayMs) });
  });

  it('is erased but for what keeps messages away and lists that end in days; others stay targets', async () => {
    await planned();
    await targeted(target);
    await targeted('somebody-else');
    await optOuts.add(target);
    day = { ...coverageDay(), takenAt: world.clock.now().toISOString() };
    expect(await privacy.erase(speaker)).toEqual({ kind: 'erased', kept: ['no-campaigns', 'coverage', 'audit'] });
    expect((await privacy.show(speaker)).map(({ kind }) => kind)).toEqual(['no-campaigns', 'coverage']);
    expect(await ledger.counts('spring')).toMatchObject({ audience: 1, states: { queued: 1 } });
    expect(await optOuts.has(target)).toBe(true);
    expect(JSON.stringify((await createPlanRepository(world.records, tenantId).load()).record)).not.toContain('Aino');
  });

  it('no longer holds a list whose days are over', async () => {
    day = { ...coverageDay(), takenAt: world.clock.now().toISOString() };
    world.clock.advance(8 * dayMs);
    expect(await privacy.show(speaker)).toEqual([]);
  });

  it('stays whole where the erasure cannot be written down', async () => {
    await targeted(target);
    world.recorded.state.full = true;
    await expect(privacy.erase(speaker)).rejects.toMatchObject({ code: 'audit_unavailable' });
    expect((await ledger.counts('spring')).audience).toBe(1);
  });
});
