import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Redis } from 'ioredis';
import { createSteeredClock } from '../../../services/clock/steered-clock.ts';
import { systemClock } from '../../../services/clock/system-clock.ts';
import { createCoverage } from '../../../services/coverage/create-coverage.ts';
import { defaultProofPolicy } from '../../../services/policy/proof-policy.ts';
import { createBullmqJobQueue } from '../../../services/queue/bullmq-job-queue.ts';
import { openRedis, type RedisConnection } from '../../../services/store/redis-connection.ts';
import { createRedisKeyValueStore } from '../../../services/store/redis-key-value-store.ts';
import { createRedisRecordStore } from '../../../services/store/redis-record-store.ts';
import { createPretendPeople } from '../../fakes/people-source.ts';
import { eventually } from '../../support/eventually.ts';
import { startRedisServer, type RedisServer } from '../../support/redis-server.ts';
import { silentLog } from '../../support/silent-log.ts';
import { testKeyring } from '../../support/store-worlds.ts';
import { begun, coverageWorld, salesGroup, smallOrganisation } from './coverage.fixture.ts';

const domains = [{ name: 'contoso.example', federated: false, verified: true }];
const directory = { readTenant: () => Promise.resolve({ displayName: 'Contoso', domains }) };

let server: RedisServer;
let redis: RedisConnection;
let admin: Redis;
beforeAll(async () => {
  server = await startRedisServer();
  redis = openRedis(server.settings, 'store', silentLog);
  await redis.ready(5_000);
  admin = server.admin();
});
afterAll(async () => {
  await redis.close();
  await server.stop();
});

function worldOnRedis() {
  const clock = createSteeredClock(begun);
  const options = { client: redis.client, keyring: testKeyring, time: clock };
  const stores = { clock, store: createRedisKeyValueStore(options), records: createRedisRecordStore(options) };
  return coverageWorld(smallOrganisation, stores);
}

describe('the daily look on Redis', () => {
  it('goes from job to job by itself, with two workers, until the day is taken', async () => {
    await admin.flushall();
    const options = { client: redis.client, keyring: testKeyring, time: 'redis' } as const;
    const queue = createBullmqJobQueue({ redis: server.settings, log: silentLog });
    const { world } = coverageWorld(smallOrganisation);
    const coverage = createCoverage({
      ...{ source: createPretendPeople(systemClock, world, 100).source, directory, policy: defaultProofPolicy },
      ...{ smsDelivered: true, watchedGroupIds: [salesGroup], clock: systemClock, log: silentLog, queue },
      ...{ store: createRedisKeyValueStore(options), records: createRedisRecordStore(options) },
    });
    const handler = (job: { readonly kind: string }): Promise<void> =>
      job.kind === 'coverage' ? coverage.run() : Promise.reject(new Error(job.kind));
    try {
      await Promise.all([queue.work('bot', handler, 2), queue.work('bot', handler, 2)]);
      expect(await coverage.refresh()).toBe('begun');
      await eventually(async () => expect(await coverage.lastTry()).toMatchObject({ state: 'done' }));
      expect((await coverage.latest())?.everybody.people).toBe(10);
      // Tomorrow's look, and the watch over a chain that could break.
      expect(await admin.zcard('avain:{jobs}:bot:delayed')).toBe(2);
    } finally {
      await queue.close();
    }
  });

  it('counts everybody once where two processes do every stretch at the same time', async () => {
    await admin.flushall();
    const { coverage, create, work, world } = worldOnRedis();
    const other = create();
    await coverage.refresh();
    await work(() => ({
      ...coverage,
      run: async () => {
        await Promise.all([coverage.run(), other.run()]);
      },
    }));
    const day = await other.latest();
    expect(day?.everybody).toEqual({ people: 10, lights: { green: 2, amber: 4, red: 3, unknown: 1 } });
    expect((await other.people('amber')).people).toHaveLength(1);
    expect(world.people).toHaveLength(13);
  });

  it('keeps no name in plain text, and nothing of the report once the day is taken', async () => {
    await admin.flushall();
    const { coverage, work } = worldOnRedis();
    await coverage.refresh();
    await coverage.run();
    expect(await admin.keys('avain:record:{coverage-page:*')).toHaveLength(1);
    await work();
    const keys = await admin.keys('avain:*');
    expect(keys.filter((key) => key.startsWith('avain:record:{coverage-page:'))).toEqual([]);
    expect(keys).toContain('avain:record:{coverage-day:2026-11-22}');
    for (const key of keys) {
      const held = (await admin.type(key)) === 'hash' ? JSON.stringify(await admin.hgetall(key)) : '';
      expect(`${key} ${held}`).not.toMatch(/Person|contoso|Sales|00000000-0000-4000/);
    }
  });
});
