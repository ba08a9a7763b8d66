import { createSteeredClock, type SteeredClock } from '../../services/clock/steered-clock.ts';
import { createKeyring } from '../../services/crypto/aes-keyring.ts';
import { openRedis, type RedisClient } from '../../services/store/redis-connection.ts';
import { startRedisServer } from './redis-server.ts';
import { silentLog } from './silent-log.ts';

export type StoreUnderTest<S> = {
  readonly store: S;
  readonly clock: SteeredClock;
  readonly close: () => Promise<void>;
};

const start = new Date('2026-03-01T08:00:00Z');

export const testKeyring = createKeyring([{ id: 'k1', key: new Uint8Array(32).fill(1) }]);

export async function memoryWorld<S>(create: (clock: SteeredClock) => S): Promise<StoreUnderTest<S>> {
  const clock = createSteeredClock(start);
  return { store: create(clock), clock, close: async () => undefined };
}

/** A private redis-server whose scripts see the steered clock's time. */
export async function redisWorld<S>(
  cluster: boolean,
  create: (client: RedisClient, clock: SteeredClock) => S,
): Promise<StoreUnderTest<S>> {
  const clock = createSteeredClock(start);
  const server = await startRedisServer({ cluster });
  const redis = openRedis(server.settings, 'store', silentLog);
  await redis.ready(5_000);
  const close = async (): Promise<void> => {
    await redis.close();
    await server.stop();
  };
  return { store: create(redis.client, clock), clock, close };
}
