import { describe, expect, it } from '@jest/globals';
import { createCampaignRunner } from '../../../services/campaign/create-campaign-runner.ts';
import { createCampaignService } from '../../../services/campaign/create-campaign-service.ts';
import { createStoredAudienceRows } from '../../../services/campaign/stored-audience-rows.ts';
import { systemRandom as random } from '../../../services/random/system-random.ts';
import { eventually } from '../../support/eventually.ts';
import { createRecordedAudit } from '../../fakes/recorded-audit.ts';
import { admin, idOf, startCampaigns, tenantId, type CampaignWorld } from './campaign.fixture.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const states = async (world: CampaignWorld, id: string) => {
  const counts = await world.ledger.counts(id);
  return Object.fromEntries(Object.entries(counts.states).filter(([, n]) => n > 0));
};

describe('a campaign in trouble', () => {
  it("comes back where a job came a moment early by another machine's clock", async () => {
    const world = startCampaigns();
    const startAt = world.later(3 * hour);
    const id = await world.scheduled({ startAt: startAt.toISOString() });
    await world.runJobs(startAt);
    const job = world.jobs.next('bot')!;
    expect(job.at).toBe(startAt.getTime());
    world.clock.advance(-1);
    await createCampaignRunner(world.runnerOptions).run(id);
    world.jobs.done(job);
    await world.runJobs(world.later(minute));
    expect(world.teams.state.sent).toHaveLength(5);
    expect(await world.stateOf(id)).toBe('running');
  });

  it('goes on past a chat that cannot be reached, tries it again, and gives it up in the end', async () => {
    const world = startCampaigns();
    world.teams.state.send = ({ to }) => ({ kind: to.personId === idOf(0) ? 'not-taken' : 'sent' });
    const quiet = { from: '00:00', to: '00:00', zone: 'UTC', weekends: false };
    const id = await world.scheduled({ quiet });
    // One at a time: whoever always comes first again would hold up everybody.
    const runner = createCampaignRunner({ ...world.runnerOptions, atOnce: 1 });
    await world.runJobs(world.later(minute), runner);
    expect(await states(world, id)).toEqual({ sent: 4, queued: 1 });
    await world.runJobs(world.later(day), runner);
    expect(await states(world, id)).toEqual({ sent: 4, failed: 1 });
    expect((await world.ledger.counts(id)).reasons).toEqual({ 'failed:no-answer': 1 });
    expect(world.teams.state.installs).toHaveLength(5);
  });

  it('leaves most workers of a process to people in need, and lets others go on in turn', async () => {
    const world = startCampaigns();
    const ids = [await world.scheduled(), await world.scheduled(), await world.scheduled()] as const;
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const reached = new Set<string>();
    const runner = createCampaignRunner({
      ...world.runnerOptions,
      audience: {
        page: async (campaign, cursor) => {
          reached.add(campaign.id);
          await held;
          return world.runnerOptions.audience.page(campaign, cursor);
        },
      },
    });
    world.jobs.state.waiting = [];
    const working = ids.slice(0, 2).map((id) => runner.run(id));
    await eventually(() => expect(reached.size).toBe(2));
    await runner.run(ids[2]);
    expect(reached.has(ids[2])).toBe(false);
    letGo();
    await Promise.all(working);
    await world.runJobs(world.later(minute), runner);
    for (const id of ids) expect(await states(world, id)).toEqual({ sent: 5 });
  });

  it('does not bring the app back to whoever removed it', async () => {
    const world = startCampaigns();
    const id = await world.scheduled({}, 2);
    await world.runJobs(world.later(minute));
    expect(world.teams.state.installs).toHaveLength(2);
    await world.ears.removed(tenantId, idOf(0));
    await world.runJobs(world.later(10 * day));
    expect(world.teams.state.installs.filter((personId) => personId === idOf(0))).toHaveLength(1);
    expect(world.teams.state.sent.filter(({ to }) => to.personId === idOf(0))).toHaveLength(1);
    expect(await states(world, id)).toEqual({ sent: 1, 'opted-out': 1 });
    // Of this campaign: an administrator may bring the app to them again one day.
    expect(await world.optOuts.has(world.who(0))).toBe(false);
  });

  it('does not bring it back either to whoever removed it while the audience was being read', async () => {
    const world = startCampaigns();
    const id = await world.scheduled();
    const reader = world.runnerOptions.audience;
    const page: typeof reader.page = async (campaign, cursor) => {
      if (cursor !== undefined) await world.ears.removed(tenantId, idOf(0));
      return reader.page(campaign, cursor);
    };
    await world.runJobs(world.later(minute), createCampaignRunner({ ...world.runnerOptions, audience: { page } }));
    expect(await states(world, id)).toEqual({ sent: 4, 'opted-out': 1 });
    expect(world.teams.state.installs).not.toContain(idOf(0));
  });

  it('is built from the file that was there when it was scheduled, though a colleague is sending another', async () => {
    const world = startCampaigns();
    const rows = createStoredAudienceRows({ store: world.store, random });
    const service = createCampaignService({
      ...{ ...world.runnerOptions, random, rows, audit: createRecordedAudit(world.clock).audit },
      ...{ arrivals: { of: async () => 0 }, people: { named: async () => [] } },
    });
    const id = await world.made({ audience: { kind: 'csv' } });
    const file = async function* (name: string, before: () => Promise<unknown>): AsyncGenerator<Uint8Array> {
      yield Buffer.from('upn\n');
      await before();
      yield Buffer.from(`${name}@contoso.example\n`);
    };
    const first = await service.addRows(
      admin,
      id,
      file('first', async () => undefined),
    );
    expect(first).toMatchObject({ kind: 'taken', rows: 1 });
    const second = await service.addRows(
      admin,
      id,
      file('second', () => service.schedule(admin, id)),
    );
    expect(second).toEqual({ kind: 'not-now', state: 'building' });
    expect((await rows.chunk(id))?.names).toEqual([[2, 'first@contoso.example']]);
  });
});
