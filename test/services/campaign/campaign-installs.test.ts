import { describe, expect, it } from '@jest/globals';
import { createCampaignRunner } from '../../../services/campaign/create-campaign-runner.ts';
import { DependencyError } from '../../../services/errors/app-error.ts';
import type { InstallResult } from '../../../services/installer/app-installer.ts';
import { startCampaigns } from './campaign.fixture.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('an installation that would fail for everybody', () => {
  it.each([
    [
      'a right that nobody granted',
      (): InstallResult => {
        throw new DependencyError('directory_forbidden', 'installApp: 403');
      },
    ],
    ['an app that is not in the catalogue', (): InstallResult => ({ kind: 'refused', reason: 'not-in-catalogue' })],
  ])('%s: rests the campaign a minute at a time, and nobody is given up', async (_what, refuse) => {
    const world = startCampaigns();
    const install = world.teams.state.install;
    world.teams.state.install = refuse;
    const id = await world.scheduled({}, 40);
    const runner = createCampaignRunner({ ...world.runnerOptions, atOnce: 1 });
    await world.runJobs(world.later(30_000), runner);
    const [first = '', ...others] = world.teams.state.installs;
    expect(others).toEqual([]);
    await world.runJobs(world.later(hour), runner);
    // Always the same one: whoever waits behind would hear the same.
    expect(new Set(world.teams.state.installs)).toEqual(new Set([first]));
    expect(world.teams.state.installs.length).toBeLessThanOrEqual(61);
    expect(world.teams.state.installs.length).toBeGreaterThan(30);
    expect((await world.ledger.counts(id)).states).toMatchObject({ queued: 40, failed: 0, 'not-installable': 0 });
    expect((await world.ledger.find(id, world.who(Number(first.slice(-12)))))?.tries).toBe(0);
    world.teams.state.install = install;
    await world.runJobs(world.later(2 * minute), runner);
    expect((await world.ledger.counts(id)).states).toMatchObject({ queued: 0, sent: 40 });
  });
});
