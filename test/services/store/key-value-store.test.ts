import { createSteeredClock } from '../../../services/clock/steered-clock.ts';
import { createKeyring } from '../../../services/crypto/aes-keyring.ts';
import { createMemoryKeyValueStore } from '../../../services/store/memory-key-value-store.ts';
import { openRedis } from '../../../services/store/redis-connection.ts';
import { createRedisKeyValueStore } from '../../../services/store/redis-key-value-store.ts';
import { startRedisServer } from '../../support/redis-server.ts';
import { silentLog } from '../../support/silent-log.ts';
import { describeKeyValueStore } from './key-value-store.contract.ts';

const start = new Date('2026-03-01T08:00:00Z');
const keyring = createKeyring([{ id: 'k1', key: new Uint8Array(32).fill(1) }]);

describeKeyValueStore('memory', async () => {
  const clock = createSteeredClock(start);
  return { store: createMemoryKeyValueStore({ clock }), clock, close: async () => undefined };
});

for (const cluster of [false, true]) {
  describeKeyValueStore(cluster ? 'Redis cluster of one node' : 'Redis', async () => {
    const clock = createSteeredClock(start);
    const server = await startRedisServer({ cluster });
    const redis = openRedis(server.settings, 'store', silentLog);
    await redis.ready(5_000);
    return {
      store: createRedisKeyValueStore({ client: redis.client, keyring, time: clock }),
      clock,
      close: async () => {
        await redis.close();
        await server.stop();
      },
    };
  });
}
