import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { createKeyring } from '../../../services/crypto/aes-keyring.ts';
import { DependencyError } from '../../../services/errors/app-error.ts';
import { createBullmqJobQueue } from '../../../services/queue/bullmq-job-queue.ts';
import { createRedisAttemptStore } from '../../../services/store/redis-attempt-store.ts';
import { openRedis, type RedisSettings } from '../../../services/store/redis-connection.ts';
import { createRedisKeyValueStore } from '../../../services/store/redis-key-value-store.ts';
import { createRedisRecordStore } from '../../../services/store/redis-record-store.ts';
import { eventually } from '../../support/eventually.ts';
import { startRedisServer, type RedisServer } from '../../support/redis-server.ts';
import { silentLog } from '../../support/silent-log.ts';

const keyring = createKeyring([{ id: 'k1', key: new Uint8Array(32).fill(1) }]);
// Being away takes its time: every refused call may wait a second.
jest.setTimeout(30_000);

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function start(cluster: boolean): Promise<RedisServer> {
  const server = await startRedisServer({ cluster });
  closers.push(server.stop);
  return server;
}

function open(settings: RedisSettings) {
  const redis = openRedis(settings, 'store', silentLog);
  closers.push(redis.close);
  const { client } = redis;
  return {
    ready: redis.ready,
    values: createRedisKeyValueStore({ client, keyring, time: 'redis' }),
    attempts: createRedisAttemptStore({ client, time: 'redis' }),
    records: createRedisRecordStore({ client, keyring, time: 'redis' }),
  };
}

/** The code of the refusal, and how long it took. */
async function refusal(call: () => Promise<unknown>): Promise<{ code: string | undefined; ms: number; text: string }> {
  const begun = performance.now();
  // A busy machine lets this timer be late as it lets the product's own be.
  const late = delay(1_000).then(() => performance.now() - begun - 1_000);
  const took = async (): Promise<number> => {
    const ms = performance.now() - begun;
    return ms < 1_500 ? ms : ms - (await late);
  };
  try {
    await call();
    return { code: undefined, ms: await took(), text: '' };
  } catch (error) {
    const code = error instanceof DependencyError ? error.code : String(error);
    const shown =
      error instanceof DependencyError ? JSON.stringify([error.message, error.details, String(error.cause)]) : '';
    return { code, ms: await took(), text: shown };
  }
}

describe.each([
  ['Redis', false],
  ['a one-node cluster', true],
])('when %s is away', (_, cluster) => {
  it('a killed server is store_unavailable within 1.5 s, and the store recovers by itself', async () => {
    const server = await start(cluster);
    const { values, attempts, records, ready } = open(server.settings);
    await ready(5_000);
    await values.set('avain:a', 'v', 60);
    await server.kill();
    const calls = [
      () => values.get('avain:marked-key'),
      () => values.getMany(['avain:a', 'avain:b']),
      () => values.set('avain:a', 'marked-value', 60),
      () => values.now(),
      () => attempts.status('t'),
      () => records.find('person', 'owner', 'p'),
    ];
    for (const { code, ms, text } of await Promise.all(calls.map((call) => refusal(call)))) {
      expect(code).toBe('store_unavailable');
      expect(ms).toBeLessThan(1_500);
      expect(text).not.toContain('marked');
    }
    await server.restart();
    await eventually(() => values.set('avain:a', 'again', 60));
    expect((await values.get('avain:a'))?.value).toBe('again');
  });

  it('a server that stands still is store_unavailable within 1.5 s, and the store recovers by itself', async () => {
    const server = await start(cluster);
    const { values, ready } = open(server.settings);
    await ready(5_000);
    await values.set('avain:a', 'v', 60);
    server.pause();
    const refused = await Promise.all(Array.from({ length: 20 }, () => refusal(() => values.get('avain:a'))));
    for (const { code, ms } of refused) {
      expect(code).toBe('store_unavailable');
      expect(ms).toBeLessThan(1_500);
    }
    for (let i = 0; i < 5; i += 1) expect((await refusal(() => values.get('avain:a'))).ms).toBeLessThan(1_500);
    server.resume();
    await eventually(async () => expect((await values.get('avain:a'))?.value).toBe('v'));
  });

  it('a server that is not there yet is found when it comes', async () => {
    const server = await start(cluster);
    await server.kill();
    const { values, ready } = open(server.settings);
    expect((await refusal(() => values.get('avain:a'))).code).toBe('store_unavailable');
    await expect(ready(50)).rejects.toThrow(DependencyError);
    await server.restart();
    await ready(10_000);
    await eventually(() => values.set('avain:a', 'v', 60));
  });

  it('adding a job is queue_unavailable within 1.5 s; a worker goes on when the server is back', async () => {
    const server = await start(cluster);
    const queue = createBullmqJobQueue({ redis: server.settings, log: silentLog });
    closers.push(queue.close);
    const seen: string[] = [];
    await queue.work('bot', async (job) => void seen.push(job.kind), 1);
    await queue.add('bot', { kind: 'retention' }, { id: 'first' });
    await eventually(() => expect(seen).toHaveLength(1));
    await server.kill();
    for (let i = 0; i < 3; i += 1) {
      const { code, ms } = await refusal(() => queue.add('bot', { kind: 'retention' }, { id: `lost-${i}` }));
      expect(code).toBe('queue_unavailable');
      expect(ms).toBeLessThan(1_500);
    }
    await server.restart();
    await eventually(() => queue.add('bot', { kind: 'retention' }, { id: 'second' }));
    await eventually(() => expect(seen).toHaveLength(2));
  });
});
