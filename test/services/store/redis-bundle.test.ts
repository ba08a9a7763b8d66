import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createKeyring } from '../../../services/crypto/aes-keyring.ts';
import { createRedisAttemptStore } from '../../../services/store/redis-attempt-store.ts';
import { createRedisKeyValueStore } from '../../../services/store/redis-key-value-store.ts';
import { openRedis, type RedisConnection } from '../../../services/store/redis-connection.ts';

import { startRedisServer, type RedisServer } from '../../support/redis-server.ts';
import { silentLog } from '../../support/silent-log.ts';

let server: RedisServer;
let connection: RedisConnection;
beforeAll(async () => {
  server = await startRedisServer();
  connection = openRedis(server.settings, 'store', silentLog);
  await connection.ready(5_000);
});
beforeEach(async () => {
  await server.admin().flushall();
});
afterAll(async () => {
  await connection.close();
  await server.stop();
});

const keyring = createKeyring([{ id: 'k', key: new Uint8Array(32).fill(7) }]);
const values = () => createRedisKeyValueStore({ client: connection.client, keyring, time: 'redis' });

/** Scripts that Redis has run, however they were named. */
async function scriptsRun(): Promise<number> {
  const stats = await server.admin().info('commandstats');
  return [...stats.matchAll(/cmdstat_(?:eval|evalsha):calls=(\d+)/g)].reduce(
    (sum, [, count]) => sum + Number(count),
    0,
  );
}

describe('the calls of one tick', () => {
  it('are one command, each with an answer of its own', async () => {
    const store = values();
    await store.set('avain:a', 'one', 60);
    const before = await scriptsRun();
    const [a, b, count, swapped, now] = await Promise.all([
      store.get('avain:a'),
      store.get('avain:b'),
      store.increment('avain:c', 60),
      store.swap('avain:a', 0, 'two', 60),
      store.now(),
    ]);
    expect(await scriptsRun()).toBe(before + 1);
    expect([a?.value, b, count]).toEqual(['one', undefined, 1]);
    expect(swapped).toEqual({ ok: false, current: a });
    expect(Math.abs(now.getTime() - Date.now())).toBeLessThan(5_000);
  });

  it('see what the ones before them did', async () => {
    const store = values();
    const [first, second, read] = await Promise.all([
      store.swap('avain:a', 0, 'one', 60),
      store.swap('avain:a', 0, 'two', 60),
      store.get('avain:a'),
    ]);
    expect([first.ok, second.ok, read?.value]).toEqual([true, false, 'one']);
    expect(await Promise.all(Array.from({ length: 5 }, () => store.increment('avain:n', 60)))).toEqual([1, 2, 3, 4, 5]);
  });

  it('fail one by one: what went wrong in one is not told to the others', async () => {
    const store = values();
    await server.admin().set('avain:wrong', 'not a hash');
    const [good, bad, after] = await Promise.allSettled([
      store.set('avain:a', 'one', 60),
      store.get('avain:wrong'),
      store.get('avain:a'),
    ]);
    expect(good.status).toBe('fulfilled');
    expect(bad).toMatchObject({ reason: { code: 'store_unavailable', details: { reason: 'WRONGTYPE' } } });
    expect(after).toMatchObject({ status: 'fulfilled', value: { value: 'one' } });
  });

  it('go in bundles of 64, in their order', async () => {
    const store = values();
    const before = await scriptsRun();
    const counts = await Promise.all(Array.from({ length: 150 }, () => store.increment('avain:n', 60)));
    expect(counts).toEqual(Array.from({ length: 150 }, (_, index) => index + 1));
    expect(await scriptsRun()).toBe(before + 3);
  });

  it('of two stores on one client are one command', async () => {
    const attempts = createRedisAttemptStore({ client: connection.client, time: 'redis' });
    const store = values();
    const before = await scriptsRun();
    const [status, value] = await Promise.all([attempts.status('t'.repeat(22)), store.get('avain:a')]);
    expect(await scriptsRun()).toBe(before + 1);
    expect(status).toEqual({ failures: 0, lockedUntil: undefined });
    expect(value).toBeUndefined();
  });

  it('are run again after the server has forgotten its scripts', async () => {
    const store = values();
    await store.set('avain:a', 'one', 60);
    await server.admin().script('FLUSH');
    expect(await Promise.all([store.get('avain:a'), store.increment('avain:n', 60)])).toEqual([
      expect.objectContaining({ value: 'one' }),
      1,
    ]);
  });

  it('are all refused by a server that takes no writes, so that the client looks for another', async () => {
    const store = values();
    await store.set('avain:a', 'one', 60);
    const heard: string[] = [];
    const hear = () => heard.push('reconnecting');
    connection.client.on('reconnecting', hear);
    await server.admin().replicaof('127.0.0.1', 1);
    try {
      const results = await Promise.allSettled([store.get('avain:a'), store.set('avain:b', 'two', 60)]);
      for (const result of results) expect(result).toMatchObject({ reason: { code: 'store_unavailable' } });
    } finally {
      await server.admin().replicaof('NO', 'ONE');
      connection.client.off('reconnecting', hear);
    }
    await connection.ready(5_000);
    expect(heard).toEqual(['reconnecting']);
    expect((await store.get('avain:a'))?.value).toBe('one');
    expect(await store.get('avain:b')).toBeUndefined();
  });
});
