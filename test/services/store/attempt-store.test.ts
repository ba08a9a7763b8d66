import { createMemoryAttemptStore } from '../../../services/store/memory-attempt-store.ts';
import { createRedisAttemptStore } from '../../../services/store/redis-attempt-store.ts';
import { memoryWorld, redisWorld } from '../../support/store-worlds.ts';
import { describeAttemptStore } from './attempt-store.contract.ts';
import { describeAttemptStoreProperties } from './attempt-store.properties.ts';

const memory = () => memoryWorld((clock) => createMemoryAttemptStore({ clock }));
const redis = (cluster: boolean) => () =>
  redisWorld(cluster, (client, time) => createRedisAttemptStore({ client, time }));

describeAttemptStore('memory', memory);
describeAttemptStore('Redis', redis(false));
describeAttemptStore('Redis cluster of one node', redis(true));
describeAttemptStoreProperties('memory', memory);
describeAttemptStoreProperties('Redis', redis(false));
