import { Redis } from 'ioredis';
import { ConfigError } from '../services/errors/app-error.ts';
import { epochKey } from '../services/store/epoch-guard.ts';
import { jobKeyPrefix } from '../services/queue/bullmq-job-queue.ts';

/** The Redis that a playground was given. Every run has keys of its own, so what an earlier run left is of no use. */
export type OwnRedis = {
  /** Forgets people, flows and counters; the jobs and the marker of the store stay, because Avain runs on. */
  readonly forget: () => Promise<void>;
};

const mark = 'avain:playground';

/**
 * Clears away what an earlier playground left there. A Redis with keys of an Avain that was no playground is refused
 * and left alone.
 */
export async function takeRedis(url: string): Promise<OwnRedis> {
  await withRedis(url, async (redis) => {
    const keys = await avainKeys(redis);
    if (keys.length > 0 && !keys.includes(mark)) {
      throw new ConfigError(
        'REDIS_URL: that Redis holds the state of another Avain; the playground wants an empty one',
      );
    }
    await remove(redis, keys);
    await redis.set(mark, 'yes');
  });
  const stays = (key: string): boolean => key === mark || key === epochKey || key.startsWith(jobKeyPrefix);
  return {
    forget: () =>
      withRedis(url, async (redis) =>
        remove(
          redis,
          (await avainKeys(redis)).filter((key) => !stays(key)),
        ),
      ),
  };
}

async function withRedis(url: string, work: (redis: Redis) => Promise<void>): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null });
  redis.on('error', () => undefined);
  try {
    await redis.connect().catch(() => {
      throw new ConfigError('REDIS_URL: there is no Redis that answers');
    });
    await work(redis);
  } finally {
    // One that has ended already would wait two seconds for a second end.
    if (redis.status !== 'end') redis.disconnect();
  }
}

async function avainKeys(redis: Redis): Promise<readonly string[]> {
  const keys: string[] = [];
  for await (const some of redis.scanStream({ match: 'avain:*', count: 1000 }) as AsyncIterable<string[]>)
    keys.push(...some);
  return keys;
}

async function remove(redis: Redis, keys: readonly string[]): Promise<void> {
  for (const key of keys) await redis.unlink(key);
}
