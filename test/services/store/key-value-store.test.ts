import { createMemoryKeyValueStore } from '../../../services/store/memory-key-value-store.ts';
import { createRedisKeyValueStore } from '../../../services/store/redis-key-value-store.ts';
import { memoryWorld, redisWorld, testKeyring as keyring } from '../../support/store-worlds.ts';
import { describeKeyValueStore } from './key-value-store.contract.ts';

describeKeyValueStore('memory', () => memoryWorld((clock) => createMemoryKeyValueStore({ clock })));
describeKeyValueStore('Redis', () =>
  redisWorld(false, (client, time) => createRedisKeyValueStore({ client, keyring, time })),
);
describeKeyValueStore('Redis cluster of one node', () =>
  redisWorld(true, (client, time) => createRedisKeyValueStore({ client, keyring, time })),
);
