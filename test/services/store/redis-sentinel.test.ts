import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { redisState, type StatePorts } from '../../../bot/compose.ts';
import { loadConfig } from '../../../services/config/load-config.ts';
import { DependencyError } from '../../../services/errors/app-error.ts';
import type { JobQueue } from '../../../services/queue/job-queue.ts';
import type { KeyValueStore } from '../../../services/store/key-value-store.ts';
import { openRedis } from '../../../services/store/redis-connection.ts';
import { createRedisKeyValueStore } from '../../../services/store/redis-key-value-store.ts';
import { eventually } from '../../support/eventually.ts';
import { startSentinelWorld, type SentinelWorld } from '../../support/redis-sentinel.ts';
import { silentLog } from '../../support/silent-log.ts';
import { validSettings } from '../../support/valid-settings.ts';
import { testKeyring } from '../../support/store-worlds.ts';

// Sentinels take seconds to agree.
jest.setTimeout(60_000);

describe('through Sentinel', () => {
  let world: SentinelWorld;
  let state: StatePorts;
  let values: KeyValueStore;
  let queue: JobQueue;
  const worked: string[] = [];

  beforeAll(async () => {
    world = await startSentinelWorld();
    state = redisState(loadConfig({ ...validSettings(), ...world.env }), silentLog);
    ({ store: values, queue } = state);
    await queue.work(
      'bot',
      async (job) => {
        if (job.kind === 'flow-changed') worked.push(job.flowId);
      },
      1,
    );
    await eventually(() => values.set('avain:before', 'kept', 600));
    await queue.add('bot', { kind: 'flow-changed', flowId: 'before' }, { id: 'before' });
    await eventually(() => expect(worked).toEqual(['before']));
  });
  afterAll(async () => {
    await state.close();
    await world.stop();
  });

  /** Counts on, each time on a counter of its own, until counting has stopped and begun again. */
  async function countThrough(name: string, disturb: () => Promise<void>) {
    const confirmed: string[] = [];
    const refused: { key: string; code: string }[] = [];
    let sinceRefused = 0;
    const end = Date.now() + 40_000;
    for (let i = 0; refused.length === 0 || sinceRefused < 20; i += 1) {
      if (Date.now() > end)
        throw new Error(`${confirmed.length} counts and no way back: ${JSON.stringify(refused.at(-1))}`);
      const key = `avain:${name}-${i}`;
      try {
        await values.increment(key, 600);
        confirmed.push(key);
        sinceRefused += 1;
      } catch (error) {
        refused.push({ key, code: error instanceof DependencyError ? error.code : String(error) });
        sinceRefused = 0;
      }
      if (i === 20) await disturb();
      await delay(5);
    }
    return { confirmed, refused };
  }

  /** What the counters say that were counted once each: the next count is the second, or after a refusal the first. */
  async function expectCountedOnce({ confirmed, refused }: Awaited<ReturnType<typeof countThrough>>): Promise<void> {
    for (const key of confirmed) expect(await values.increment(key, 600)).toBe(2);
    for (const { key } of refused) expect(await values.increment(key, 600)).toBeLessThanOrEqual(2);
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['store_unavailable']));
    expect((await values.get('avain:before'))?.value).toBe('kept');
  }

  async function expectJobsGoOn(flowId: string): Promise<void> {
    await eventually(() => queue.add('bot', { kind: 'flow-changed', flowId }, { id: flowId }));
    await eventually(() => expect(worked).toContain(flowId));
    expect(new Set(worked).size).toBe(worked.length);
  }

  it('a killed primary is store_unavailable for seconds; nothing is lost and nothing counted twice', async () => {
    const before = await world.primaryPort();
    // The machine of the primary often holds a sentinel too; the first one named does not answer any more.
    world.pauseSentinel(0);
    const counts = await countThrough('killed', world.killPrimary);
    world.resumeSentinel(0);
    expect(await world.primaryPort()).not.toBe(before);
    await expectCountedOnce(counts);
    await expectJobsGoOn('after-the-kill');
  });

  it('a primary that steps down by the book is left in the same way', async () => {
    await world.settled();
    const before = await world.primaryPort();
    await expectCountedOnce(await countThrough('stepped-down', world.stepDown));
    expect(await world.primaryPort()).not.toBe(before);
    await expectJobsGoOn('after-the-step');
  });

  it('a primary that nobody follows may be the old one: the sentinels are asked again', async () => {
    await world.settled();
    const redis = openRedis(world.settings, 'store', silentLog);
    const own = createRedisKeyValueStore({ client: redis.client, keyring: testKeyring, time: 'redis' });
    await eventually(() => own.set('avain:a', 'v', 60));
    const asked = new Promise((resolve) => redis.client.once('reconnecting', resolve));
    await world.demandReplicas(9);
    await expect(own.set('avain:a', 'w', 60)).rejects.toMatchObject({ code: 'store_unavailable' });
    await asked;
    await world.demandReplicas(1);
    await eventually(() => own.set('avain:a', 'w', 60));
    await redis.close();
  });
});
