import { createMemoryRecordStore } from '../../../services/store/memory-record-store.ts';
import { createRedisRecordStore } from '../../../services/store/redis-record-store.ts';
import { memoryWorld, redisWorld, testKeyring as keyring } from '../../support/store-worlds.ts';
import { describeRecordStore } from './record-store.contract.ts';

describeRecordStore('memory', () => memoryWorld((clock) => createMemoryRecordStore({ clock })));
describeRecordStore('Redis', () =>
  redisWorld(false, (client, time) => createRedisRecordStore({ client, keyring, time })),
);
describeRecordStore('Redis cluster of one node', () =>
  redisWorld(true, (client, time) => createRedisRecordStore({ client, keyring, time })),
);
