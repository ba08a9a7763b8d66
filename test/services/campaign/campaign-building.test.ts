import { describe, expect, it } from '@jest/globals';
import { createCampaignRunner } from '../../../services/campaign/create-campaign-runner.ts';
import { DependencyError } from '../../../services/errors/app-error.ts';
import { admin, personRow, startCampaigns } from './campaign.fixture.ts';

const second = 1000;
const minute = 60 * second;

describe('building an audience', () => {
  it('goes on after a throttled directory', async () => {
    const world = startCampaigns();
    world.audience.state.fail = new DependencyError('directory_throttled', 'slow down', {
      details: { retryAfterSeconds: 30 },
    });
    const id = await world.scheduled();
    await world.runJobs(world.later(29 * second));
    expect(world.audience.state.pages).toBe(1);
    world.audience.state.fail = undefined;
    await world.runJobs(world.later(minute));
    expect((await world.ledger.counts(id)).states.sent).toBe(5);
  });

  it('goes back to the draft where no try will help, and begins anew from there', async () => {
    const world = startCampaigns();
    const id = await world.made();
    world.audience.state.fail = new DependencyError('directory_forbidden', 'no right');
    await world.service.schedule(admin, id);
    await world.runJobs(world.later(minute));
    expect((await world.campaigns.load(id))?.campaign).toMatchObject({
      state: 'draft',
      building: { phase: 'failed', failedWith: 'not-allowed' },
    });
    world.audience.state.fail = undefined;
    world.audience.state.people = [];
    await world.service.schedule(admin, id);
    await world.runJobs(world.later(minute));
    expect((await world.campaigns.load(id))?.campaign.building).toMatchObject({ failedWith: 'nobody', read: 0 });
    world.audience.state.people = [personRow(1)];
    await world.service.schedule(admin, id);
    await world.runJobs(world.later(minute));
    expect((await world.ledger.counts(id)).states.sent).toBe(1);
  });

  it('begins anew where the directory forgot the page', async () => {
    const world = startCampaigns();
    const id = await world.scheduled();
    const reader = world.runnerOptions.audience;
    let forgotten = false;
    const page: typeof reader.page = async (campaign, cursor) => {
      if (cursor === undefined || forgotten) return reader.page(campaign, cursor);
      forgotten = true;
      throw new DependencyError('directory_unavailable', 'gone', { details: { cursorForgotten: true } });
    };
    await world.runJobs(world.later(minute), createCampaignRunner({ ...world.runnerOptions, audience: { page } }));
    expect((await world.campaigns.load(id))?.campaign.building).toMatchObject({
      read: 5,
      problemCounts: { disabled: 1 },
    });
    expect((await world.ledger.counts(id)).states.sent).toBe(5);
  });
});
