import { describe, expect, it } from '@jest/globals';
import { createMemoryCampaignLedger } from '../../../services/campaign/memory-campaign-ledger.ts';
import { createRedisCampaignLedger } from '../../../services/campaign/redis-campaign-ledger.ts';
import { systemRandom as random } from '../../../services/random/system-random.ts';
import { openRedis } from '../../../services/store/redis-connection.ts';
import { startRedisServer } from '../../support/redis-server.ts';
import { silentLog } from '../../support/silent-log.ts';
import { memoryWorld, redisWorld, testKeyring as keyring } from '../../support/store-worlds.ts';
import { describeCampaignLedger, person } from './campaign-ledger.contract.ts';
import { describeCampaignLedgerProperties } from './campaign-ledger.properties.ts';

const memory = () => memoryWorld((clock) => createMemoryCampaignLedger({ clock, random }));
const redis = (cluster: boolean) => () =>
  redisWorld(cluster, (client, time) => createRedisCampaignLedger({ client, keyring, random, time }));

describeCampaignLedger('memory', memory);
describeCampaignLedger('Redis', redis(false));
describeCampaignLedger('Redis cluster of one node', redis(true));
describeCampaignLedgerProperties('memory', 150, memory);
describeCampaignLedgerProperties('Redis', 60, redis(false));

describe('a campaign in Redis', () => {
  it('names nobody in clear, has a lifetime on every key, and binds an id to its campaign and person', async () => {
    const server = await startRedisServer();
    const redis = openRedis(server.settings, 'store', silentLog);
    try {
      await redis.ready(5_000);
      const ledger = createRedisCampaignLedger({ client: redis.client, keyring, random, time: 'redis' });
      await ledger.add('c1', [person('p1'), person('p2')]);
      await ledger.lease('c1', { limit: 1, leaseSeconds: 60 });
      const admin = server.admin();
      const keys = await admin.keys('*');
      expect(keys.sort()).toEqual(['counts', 'due', 'ids', 'leases', 'people'].map((k) => `avain:{campaign:c1}:${k}`));
      for (const key of keys) expect(await admin.pttl(key)).toBeGreaterThan(0);
      const ids = await admin.hgetall('avain:{campaign:c1}:ids');
      expect(JSON.stringify(ids)).not.toContain('id-of');
      await admin.hset('avain:{campaign:c1}:ids', 'p1', ids['p2']!);
      await expect(ledger.page('c1', { cursor: '', limit: 10 })).rejects.toThrow();
    } finally {
      await redis.close();
      await server.stop();
    }
  });
});
