import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRedisStoreView } from '../../../services/doctor/redis-store-view.ts';
import { redisAclRules } from '../../../services/store/redis-client.ts';
import type { RedisSettings } from '../../../services/store/redis-connection.ts';
import { goodConfig, goodViews, say } from '../../support/doctor-world.ts';
import { startRedisServer, type RedisServer, type RedisServerOptions } from '../../support/redis-server.ts';

const config = goodConfig();
const started: RedisServer[] = [];
afterAll(async () => {
  for (const server of started) await server.stop();
});

async function start(options?: RedisServerOptions): Promise<RedisServer> {
  const server = await startRedisServer(options);
  started.push(server);
  return server;
}

/** What the named checks say of a Redis, each as `verdict key`. */
async function says(settings: RedisSettings, ...ids: readonly string[]): Promise<readonly string[]> {
  const { view, close } = createRedisStoreView(settings);
  try {
    const views = { ...goodViews(), now: () => new Date(), store: view };
    const findings = await Promise.all(ids.map((id) => say(id, views, config)));
    return findings.map(({ verdict, seen }) => `${verdict} ${seen.key}`);
  } finally {
    await close();
  }
}

describe('a Redis kept as docs/deploy.md says', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await start({
      appendOnly: true,
      user: { name: 'avain', password: 'a-redis-password', rules: redisAclRules },
    });
  });

  it('is green with the rights of the product alone, and says that it has no replica', async () => {
    const ids = [
      'redis-reachable',
      'redis-acl',
      'redis-eviction',
      'redis-persistence',
      'clock-redis',
      'redis-topology',
    ];
    expect(await says(server.settings, ...ids)).toEqual([
      'green redis-reachable.good',
      'green redis-acl.good',
      'green redis-eviction.good',
      'green redis-persistence.good',
      'green clock-redis.good',
      'warning redis-topology.alone',
    ]);
  });

  it('is red for the wrong password, with the word Redis says', async () => {
    const { view, close } = createRedisStoreView({ ...server.settings, password: 'another' });
    expect(await view.look()).toEqual({ kind: 'unreachable', reason: 'WRONGPASS' });
    await close();
  });

  it('is red when it evicts', async () => {
    await server.admin().config('SET', 'maxmemory-policy', 'allkeys-lru');
    expect(await says(server.settings, 'redis-eviction')).toEqual(['red redis-eviction.bad']);
    await server.admin().config('SET', 'maxmemory-policy', 'noeviction');
  });

  it('is red when its memory is nearly full', async () => {
    await server.admin().config('SET', 'maxmemory', '1mb');
    expect(await says(server.settings, 'redis-memory')).toEqual(['red redis-memory.full']);
    await server.admin().config('SET', 'maxmemory', '0');
    expect(await says(server.settings, 'redis-memory')).toEqual(['warning redis-memory.unlimited']);
  });

  it('is unknown, never green, for a user who may not ask', async () => {
    await server.admin().call('ACL', 'SETUSER', 'avain', '-info');
    const ids = ['redis-eviction', 'redis-persistence', 'redis-memory'];
    expect(await says(server.settings, ...ids)).toEqual(ids.map(() => 'unknown unknown.store-silent'));
    await server.admin().call('ACL', 'SETUSER', 'avain', '+info');
  });

  it('is examined without a key being written', async () => {
    await says(server.settings, 'redis-reachable', 'redis-acl');
    expect(await server.admin().dbsize()).toBe(0);
  });

  it('is red when nobody answers', async () => {
    await server.kill();
    const [reachable, acl] = await says(server.settings, 'redis-reachable', 'redis-acl');
    expect([reachable, acl]).toEqual(['red redis-reachable.away', 'unknown unknown.store']);
    await server.restart();
  });
});

describe('a Redis as it comes', () => {
  it('is red for its user and its persistence', async () => {
    const server = await start();
    expect(await says(server.settings, 'redis-acl', 'redis-persistence')).toEqual([
      'red redis-acl.admin',
      'red redis-persistence.off',
    ]);
  });

  it('is red when the user may read foreign keys only', async () => {
    const rules = `${redisAclRules} ~*`;
    const server = await start({ user: { name: 'avain', password: 'a-redis-password', rules } });
    expect(await says(server.settings, 'redis-acl')).toEqual(['red redis-acl.foreign']);
  });

  it('tells of a replica that takes no writes', async () => {
    const [primary, replica] = await Promise.all([start({ appendOnly: true }), start()]);
    await replica.admin().replicaof('127.0.0.1', primary.port);
    await replica.admin().call('INFO', 'replication');
    expect(await says(replica.settings, 'redis-topology')).toEqual(['red redis-topology.replica']);
  });
});

describe('a cluster', () => {
  it('is looked at node by node, and is away while slots are without a node', async () => {
    const server = await start({ cluster: true, appendOnly: true });
    expect(await says(server.settings, 'redis-reachable', 'redis-persistence', 'redis-topology', 'redis-acl')).toEqual([
      'green redis-reachable.good',
      'green redis-persistence.good',
      'warning redis-topology.alone',
      'red redis-acl.admin',
    ]);
    // The product's client does not take a cluster with holes, so nothing else can be looked at.
    await server.admin().call('CLUSTER', 'DELSLOTS', '77');
    expect(await says(server.settings, 'redis-reachable', 'redis-topology')).toEqual([
      'red redis-reachable.away',
      'unknown unknown.store',
    ]);
  });
});
