import { describe, expect, it } from '@jest/globals';
import { createCampaignRunner } from '../../../services/campaign/create-campaign-runner.ts';
import { createLife, type Death } from '../../fakes/dying-process.ts';
import { idOf, startCampaigns } from './campaign.fixture.ts';

const people = 5;
const minute = 60_000;
const hour = 60 * minute;
const everybody = Array.from({ length: people }, (_, n) => idOf(n));

/** Runs a campaign with a process that dies at a call; the next process begins with what the stores hold. */
async function runWithDeath(death: Death) {
  const world = startCampaigns();
  const id = await world.scheduled({ reminders: { afterDays: 1, atMost: 1 } }, people);
  const { runnerOptions: all, teams } = world;
  /** What Teams answered to a process that lived to hear it. */
  const life = createLife(death);
  const runner = createCampaignRunner({
    ...all,
    ...{ campaigns: life.mortal(all.campaigns), ledger: life.mortal(all.ledger), queue: life.mortal(all.queue) },
    ...{ persons: life.mortal(all.persons), optOuts: life.mortal(all.optOuts), store: life.mortal(all.store) },
    ...{ installer: life.mortal(all.installer), messenger: life.mortal(all.messenger) },
    audience: life.mortal(all.audience),
    rows: life.mortal(all.rows),
  });
  // The job of a process that died is given to another when its lock runs out.
  await world.runJobs(world.later(1), runner).catch(() => undefined);
  const died = life.isDead();
  const afterDeath = { installs: [...teams.state.installs], sent: teams.state.sent.map(({ to }) => to.personId) };
  const early = await world.ledger.counts(id);
  expect(Object.values(early.states).reduce((sum, n) => sum + n, 0)).toBe(early.audience);
  await world.runJobs(world.later(10 * minute));
  return { world, id, died, afterDeath };
}

describe('a campaign whose process dies', () => {
  it.each(['before', 'after'] as const)('loses nobody and repeats nothing, %s any call', async (when) => {
    let deaths = 0;
    let unconfirmed = 0;
    for (let atCall = 1; ; atCall += 1) {
      const { world, id, died } = await runWithDeath({ atCall, when });
      if (!died) break;
      deaths += 1;
      const { ledger, teams } = world;
      const { audience, states } = await ledger.counts(id);
      expect(audience).toBe(people);
      expect(states.sent + states.unconfirmed).toBe(people);
      unconfirmed += states.unconfirmed;
      const { people: all } = await ledger.page(id, { cursor: '', limit: 100 });
      for (const { personId, state } of all) {
        const firsts = teams.state.sent.filter(
          ({ to, message }) => to.personId === personId && message.kind === 'first',
        );
        // At most one, ever; exactly one where we say so.
        expect(firsts.length).toBeLessThanOrEqual(1);
        if (state === 'sent') expect(firsts).toHaveLength(1);
      }
      expect(new Set(teams.state.installs)).toEqual(new Set(everybody));
      // Days later: whoever is sent is reminded once, whoever is unconfirmed never hears of it again.
      await world.runJobs(world.later(72 * hour));
      const reminded = teams.state.sent.filter(({ message }) => message.kind === 'reminder');
      expect(reminded).toHaveLength(states.sent);
    }
    expect(deaths).toBeGreaterThan(60);
    expect(unconfirmed).toBeGreaterThan(0);
  });

  it('does not install again what it knows to be installed', async () => {
    const world = startCampaigns();
    const id = await world.scheduled({}, 60);
    let sends = 0;
    world.teams.state.send = () => {
      sends += 1;
      return sends <= 2 ? { kind: 'throttled', retryAt: world.later(45 * minute) } : { kind: 'sent' };
    };
    await world.runJobs(world.later(minute));
    const begun = [...world.teams.state.installs];
    expect(begun.length).toBeLessThan(60);
    await world.runJobs(world.later(hour));
    expect((await world.ledger.counts(id)).states.sent).toBe(60);
    expect(new Set(world.teams.state.installs).size).toBe(world.teams.state.installs.length);
    // Whoever has the app already comes first.
    const first = world.teams.state.sent.slice(0, begun.length).map(({ to }) => to.personId);
    expect(new Set(first)).toEqual(new Set(begun));
  });

  it('clears up after itself also when the campaign was cancelled meanwhile', async () => {
    const world = startCampaigns();
    const id = await world.scheduled({}, people);
    const life = createLife(undefined);
    let hung = 0;
    const never = new Promise<never>(() => undefined);
    const messenger = {
      send: () => {
        hung += 1;
        return never;
      },
    };
    void createCampaignRunner({ ...world.runnerOptions, messenger: life.mortal(messenger) }).run(id);
    for (let turns = 0; turns < 500 && hung < people; turns += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(hung).toBe(people);
    await world.service.cancel(
      {
        tenantId: '11111111-0000-4000-8000-000000000001',
        personId: idOf(900),
        displayName: '',
        language: 'en',
        subject: 's',
      },
      id,
    );
    await world.runJobs(world.later(10 * minute));
    expect((await world.ledger.counts(id)).states).toMatchObject({ unconfirmed: people, queued: 0 });
    expect(await world.stateOf(id)).toBe('cancelled');
  });
});
