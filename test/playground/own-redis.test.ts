import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { takeRedis } from '../../playground/own-redis.ts';
import { startRedisServer, type RedisServer } from '../support/redis-server.ts';

describe('the Redis of a playground', () => {
  let redis: RedisServer;
  beforeEach(async () => {
    redis = await startRedisServer();
  });
  afterEach(async () => redis.stop());

  it('is cleared of what an earlier playground left, and of nothing else', async () => {
    await takeRedis(redis.url);
    await redis.admin().mset('avain:epoch', 'sealed with a key that is gone', 'other:key', 'mine');
    await takeRedis(redis.url);
    expect((await redis.admin().keys('*')).sort()).toEqual(['avain:playground', 'other:key']);
  });

  it('is refused when another Avain lives there, and left as it is', async () => {
    await redis.admin().set('avain:epoch', 'of a real one');
    await expect(takeRedis(redis.url)).rejects.toThrow('REDIS_URL');
    expect(await redis.admin().keys('*')).toEqual(['avain:epoch']);
  });

  it('forgets people and flows on restore, and keeps jobs and the marker', async () => {
    const own = await takeRedis(redis.url);
    await redis.admin().mset('avain:epoch', 'marker', 'avain:{jobs}:bot:id', '1', 'avain:{t}:flow:x', 'sealed');
    await own.forget();
    expect((await redis.admin().keys('*')).sort()).toEqual(['avain:epoch', 'avain:playground', 'avain:{jobs}:bot:id']);
  });

  it('is named in the refusal when nobody answers there', async () => {
    await redis.kill();
    await expect(takeRedis(redis.url)).rejects.toThrow('there is no Redis that answers');
  });
});
