import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createRelay, type Relay } from '../../../services/helpdesk/relay.ts';
import { openRedis } from '../../../services/store/redis-connection.ts';
import { createRedisKeyValueStore } from '../../../services/store/redis-key-value-store.ts';
import { createRedisRecordStore } from '../../../services/store/redis-record-store.ts';
import { createSteeredClock } from '../../../services/clock/steered-clock.ts';
import { createLife, type Death } from '../../fakes/dying-process.ts';
import { startRedisServer } from '../../support/redis-server.ts';
import { silentLog } from '../../support/silent-log.ts';
import { testKeyring } from '../../support/store-worlds.ts';
import { deskWorld, start, type DeskWorld, type Teams } from './desk.fixture.ts';

type World = Awaited<ReturnType<typeof deskWorld>>;
type Life = { readonly relay: Relay; readonly isDead: () => boolean };

/** One process life of a worker: every port dies with it. */
function live({ options }: World, death: Death | undefined): Life {
  const { mortal, isDead } = createLife(death);
  const relay = createRelay({
    ...options,
    records: mortal(options.records),
    cases: mortal(options.cases),
    queue: mortal(options.queue),
    messenger: mortal(options.messenger),
    audit: mortal(options.audit),
    store: mortal(options.store),
  });
  return { relay, isDead };
}

/** Says one thing; a turn that died is delivered again by Teams, with the same press. */
async function sayThrough(world: World, text: string, deaths: readonly (Death | undefined)[]): Promise<void> {
  for (const death of [...deaths, undefined]) {
    const { relay, isDead } = live(world, death);
    try {
      await relay.append(await world.found(), 'person', 'Aino Järvinen', text, `press-${text}`);
      return;
    } catch (error) {
      if (!isDead()) throw error;
    }
  }
}

/** Jobs until none is left, one worker after the other; a job whose worker died is delivered again. */
async function deliverThrough(world: World, deaths: readonly Death[]): Promise<void> {
  for (const death of [...deaths, undefined]) {
    const { relay, isDead } = live(world, death);
    try {
      for (let run = 0; run < 500; run += 1) {
        const entry = world.jobs.state.waiting.filter(({ job }) => job.kind === 'relay').sort((a, b) => a.at - b.at)[0];
        if (entry === undefined) break;
        world.clock.advance(Math.max(0, entry.at - world.clock.now().getTime()));
        await relay.deliver(world.caseId);
        world.jobs.done(entry);
      }
    } catch (error) {
      if (!isDead()) throw error;
    }
    world.clock.advance(30_000);
  }
}

async function judge(world: World, texts: readonly string[]): Promise<void> {
  const { said } = world.teams.state;
  // In order and never twice.
  expect(said.map(({ number }) => number)).toEqual(
    [...new Set(said.map(({ number }) => number))].sort((a, b) => a - b),
  );
  const states = await Promise.all(texts.map(async (_, i) => world.message(i + 1)));
  // Stored once each, in the order in which they were said.
  expect(states.map(({ text }) => text)).toEqual(texts);
  expect(await world.records.get('relay-message', `${world.caseId}.${texts.length + 1}`)).toBeUndefined();
  for (const { number, state } of states) {
    const arrived = said.some((one) => one.number === number);
    // Every message has an end, and none that says more than is known.
    expect(['delivered', 'unconfirmed', 'undeliverable']).toContain(state);
    if (state === 'delivered') expect(arrived).toBe(true);
    if (state === 'undeliverable') expect(arrived).toBe(false);
  }
}

const death = fc.record({
  atCall: fc.integer({ min: 1, max: 45 }),
  when: fc.constantFrom('before' as const, 'after' as const),
});
const teams = fc.array(
  fc.constantFrom<Teams>('said', 'said', 'said', 'unconfirmed', 'unreachable', 'not-now', 'hidden'),
  { maxLength: 8 },
);

describe('a worker that dies between any two steps', () => {
  it('loses no message, doubles none, and lets none overtake', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(death, { maxLength: 4 }),
        fc.array(fc.option(death, { nil: undefined }), { maxLength: 3 }),
        teams,
        async (deaths, turns, next) => {
          const world = await deskWorld();
          world.teams.state.next = [...next];
          const texts = ['one', 'two', 'three', 'four'];
          for (const [i, text] of texts.entries()) await sayThrough(world, text, turns.slice(i, i + 1));
          await deliverThrough(world, deaths);
          await judge(world, texts);
        },
      ),
      { numRuns: 300 },
    );
  }, 60_000);

  it.each(['said', 'unreachable', 'not-now', 'hidden'] as const)(
    'holds for a single death at each of the first 40 calls (%s)',
    async (first) => {
      for (let atCall = 1; atCall <= 40; atCall += 1) {
        for (const when of ['before', 'after'] as const) {
          const world = await deskWorld();
          world.teams.state.next = [first];
          for (const text of ['one', 'two']) await sayThrough(world, text, []);
          await deliverThrough(world, [{ atCall, when }]);
          await judge(world, ['one', 'two']);
        }
      }
    },
    60_000,
  );

  it('keeps what was stored by a turn that died before it planned the delivery', async () => {
    for (let atCall = 1; atCall <= 12; atCall += 1) {
      for (const when of ['before', 'after'] as const) {
        const world = await deskWorld();
        const { relay, isDead } = live(world, { atCall, when });
        await relay.append(await world.found(), 'person', 'Aino Järvinen', 'one', 'press').catch(() => undefined);
        const stored = (await world.records.get('relay-message', `${world.caseId}.1`)) !== undefined;
        await deliverThrough(world, []);
        expect({ atCall, when, said: world.teams.state.said.length }).toEqual({ atCall, when, said: stored ? 1 : 0 });
        if (!isDead()) return;
      }
    }
  });
});

describe('two workers on real Redis', () => {
  let server: Awaited<ReturnType<typeof startRedisServer>>;
  beforeAll(async () => {
    server = await startRedisServer();
  });
  afterAll(() => server.stop());

  const cases = ['2222222A', '2222222B', '2222222C', '2222222D', '2222222E', '2222222F', '2222222G', '2222222H'];
  const connect = async () => {
    const redis = openRedis(server.settings, 'store', silentLog);
    await redis.ready(5_000);
    return redis;
  };

  it('deliver a case in order and once, whichever of them dies where', async () => {
    const first = await connect();
    const second = await connect();
    // Time stands still, so that a dead worker's message is never given up within a run; it moves in between.
    const clock = createSteeredClock(start);
    const worldOn = (client: Awaited<ReturnType<typeof connect>>['client']): DeskWorld => ({
      clock,
      store: createRedisKeyValueStore({ client, keyring: testKeyring, time: clock }),
      records: createRedisRecordStore({ client, keyring: testKeyring, time: clock }),
    });
    try {
      let next = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(death, { minLength: 1, maxLength: 3 }),
          fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 5 }),
          async (deaths, pauses) => {
            const id = cases[next++]!;
            const changes = { id, target: id.padEnd(22, 'T') };
            const world = await deskWorld(changes, worldOn(first.client));
            const { messenger } = world.options;
            const slow = {
              ...messenger,
              tellTeam: async (...args: Parameters<typeof messenger.tellTeam>) => {
                await delay(pauses[args[1].number % pauses.length]);
                return messenger.tellTeam(...args);
              },
            };
            const texts = Array.from({ length: 8 }, (_, i) => `text ${i}`);
            for (const text of texts) await sayThrough(world, text, []);
            const far: World = { ...world, options: { ...world.options, ...worldOn(second.client), messenger: slow } };
            for (const one of deaths) {
              // One dies somewhere, the other goes on; both begin at once.
              await Promise.allSettled([live(world, one).relay.deliver(id), live(far, undefined).relay.deliver(id)]);
              clock.advance(61_000);
            }
            await deliverThrough(world, []);
            await judge(world, texts);
          },
        ),
        { numRuns: cases.length },
      );
    } finally {
      await first.close();
      await second.close();
    }
  }, 60_000);
});
