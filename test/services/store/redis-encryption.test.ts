import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Redis } from 'ioredis';
import { createKeyring } from '../../../services/crypto/aes-keyring.ts';
import { InvariantError } from '../../../services/errors/app-error.ts';
import { createRedisAttemptStore } from '../../../services/store/redis-attempt-store.ts';
import { openRedis, type RedisConnection } from '../../../services/store/redis-connection.ts';
import { createRedisKeyValueStore } from '../../../services/store/redis-key-value-store.ts';
import { createRedisRecordStore } from '../../../services/store/redis-record-store.ts';
import type { KeyValueStore } from '../../../services/store/key-value-store.ts';
import type { RecordStore } from '../../../services/store/record-store.ts';
import { startRedisServer, type RedisServer } from '../../support/redis-server.ts';
import { silentLog } from '../../support/silent-log.ts';

const k1 = { id: 'k1', key: new Uint8Array(32).fill(1) };
const k2 = { id: 'k2', key: new Uint8Array(32).fill(2) };
const mark = 'Marked-Secret-4711';

describe('what stands in Redis', () => {
  let server: RedisServer;
  let redis: RedisConnection;
  let admin: Redis;
  let values: KeyValueStore;
  let records: RecordStore;
  beforeAll(async () => {
    server = await startRedisServer();
    admin = server.admin();
    redis = openRedis(server.settings, 'store', silentLog);
    await redis.ready(5_000);
    const common = { client: redis.client, keyring: createKeyring([k1]), time: 'redis' as const };
    values = createRedisKeyValueStore(common);
    records = createRedisRecordStore(common);
  });
  afterAll(async () => {
    await redis.close();
    await server.stop();
  });

  const everything = async (): Promise<string> => {
    const dump: unknown[] = [];
    for (const key of await admin.keys('*')) {
      const type = await admin.type(key);
      if (type === 'hash') dump.push(key, await admin.hgetall(key));
      else if (type === 'zset') dump.push(key, await admin.zrange(key, '0', '-1'));
      else if (type === 'list') dump.push(key, await admin.lrange(key, 0, -1));
      else dump.push(key, await admin.get(key));
    }
    return JSON.stringify(dump);
  };

  it('holds no value in plain', async () => {
    await values.set('avain:conversation:x', mark, 60);
    await values.swap('avain:{t}:flow:x', 0, mark, 60);
    const write = { value: mark, keepUntil: new Date(Date.now() + 60_000), indexes: { owner: 'p' } };
    await records.put('person', 'p', write);
    expect((await values.get('avain:conversation:x'))?.value).toBe(mark);
    expect((await records.get('person', 'p'))?.value).toBe(mark);
    const dump = await everything();
    expect(dump).toContain('avain:conversation:x');
    expect(dump).not.toContain(mark);
    expect(dump).not.toContain(Buffer.from(mark).toString('base64url'));
  });

  it('is refused when somebody changed it', async () => {
    await values.set('avain:a', mark, 60);
    const sealed = (await admin.hget('avain:a', 'v'))!;
    const flipped = sealed.endsWith('A') ? 'B' : 'A';
    await admin.hset(
      'avain:a',
      'v',
      sealed.slice(0, 20) + (sealed[20] === 'A' ? 'B' : 'A') + sealed.slice(21, -1) + flipped,
    );
    await expect(values.get('avain:a')).rejects.toThrow(InvariantError);
    await expect(values.take('avain:a')).rejects.toThrow(InvariantError);
  });

  it('is refused when it was copied under another key, also from one record to another', async () => {
    await values.set('avain:{anna}:flow:1', mark, 60);
    await admin.copy('avain:{anna}:flow:1', 'avain:{mallory}:flow:1');
    await expect(values.get('avain:{mallory}:flow:1')).rejects.toThrow(InvariantError);
    await records.put('person', 'anna', { value: mark, keepUntil: new Date(Date.now() + 60_000), indexes: {} });
    await admin.copy('avain:record:{person:anna}', 'avain:record:{person:mallory}');
    await expect(records.get('person', 'mallory')).rejects.toThrow(InvariantError);
  });

  it('opens after a rotation, and what is written then names the new key', async () => {
    await values.set('avain:old', mark, 60);
    const rotated = createRedisKeyValueStore({ client: redis.client, keyring: createKeyring([k2, k1]), time: 'redis' });
    expect((await rotated.get('avain:old'))?.value).toBe(mark);
    await rotated.set('avain:new', mark, 60);
    expect((await admin.hget('avain:new', 'v'))!.startsWith('k2.')).toBe(true);
    await expect(values.get('avain:new')).rejects.toThrow(InvariantError);
  });

  it('ends by itself: every key has a TTL, a minute behind its deadline', async () => {
    const attempts = createRedisAttemptStore({ client: redis.client, time: 'redis' });
    const hash = 'ab'.repeat(32);
    await values.set('avain:ttl', 'v', 60);
    await values.increment('avain:count', 60);
    await attempts.issue({ target: 't', codeId: 'c', codeHash: hash, lifetimeSeconds: 60 });
    const limits = { triesPerCode: 5, failuresPerTarget: 10, windowSeconds: 60, lockSeconds: 60 };
    await attempts.redeem({ target: 't', codeId: 'c', candidateHashes: ['cd'.repeat(32)], ...limits });
    await attempts.lock('t', 60);
    await attempts.admit('x', [{ seconds: 60, limit: 5 }]);
    for (const key of [
      'avain:ttl',
      'avain:count',
      'avain:{t}:code:c',
      'avain:{t}:failures',
      'avain:{t}:lock',
      'avain:sends:x',
    ]) {
      const ttl = await admin.pttl(key);
      expect(ttl).toBeGreaterThan(115_000);
      expect(ttl).toBeLessThanOrEqual(120_000);
    }
    // Only the lists of indexes and of what is due stay: their entries go one by one.
    for (const key of await admin.keys('*'))
      if (!/^avain:record-(index|due):/.test(key)) expect(await admin.pttl(key)).toBeGreaterThan(0);
  });

  it("compares deadlines with Redis' own time in production", async () => {
    const before = Date.now();
    const now = (await values.now()).getTime();
    expect(Math.abs(now - before)).toBeLessThan(10_000);
    await values.set('avain:short', 'v', 0.05);
    const deadline = Number(await admin.hget('avain:short', 'd'));
    expect(Math.abs(deadline - before)).toBeLessThan(10_000);
    // The steps to the deadline are taken by moving the field, not by waiting.
    await admin.hset('avain:short', 'd', String(now - 1));
    expect(await values.get('avain:short')).toBeUndefined();
  });

  it('sends what is asked in one tick in one go', async () => {
    await values.set('avain:one', '1', 60);
    await values.set('avain:two', '2', 60);
    const before = Number(/total_reads_processed:(\d+)/.exec(await admin.info('stats'))?.[1]);
    await values.getMany(Array.from({ length: 50 }, (_, i) => (i % 2 === 0 ? 'avain:one' : 'avain:two')));
    const after = Number(/total_reads_processed:(\d+)/.exec(await admin.info('stats'))?.[1]);
    // One read for the fifty and one for this INFO itself.
    expect(after - before).toBeLessThanOrEqual(2);
  });

  it('loads its scripts again after the server forgot them', async () => {
    await admin.script('FLUSH');
    await values.set('avain:again', 'v', 60);
    await admin.script('FLUSH');
    expect((await values.getMany(['avain:again', 'avain:again'])).map((entry) => entry?.value)).toEqual(['v', 'v']);
  });
});
