import type { Config } from '../../config/config.ts';
import { isLoopback } from '../addresses.ts';
import type { Check } from '../check.ts';
import type { DoctorViews, RedisNode, StoreSight } from '../doctor-views.ts';
import { judgeSkew } from '../skew.ts';
import { green, judge, red, unknown, warning, type Sight } from '../finding.ts';

const redisDocs = 'https://redis.io/docs/latest/operate/oss_and_stack/management';

/** Redis as the product's own user sees it: INFO, TIME, CLUSTER INFO, and two reads that it ought to be refused. */
export const storeChecks: readonly Check[] = [
  {
    id: 'redis-reachable',
    topic: 'redis-reachable',
    source: `${redisDocs}/admin/`,
    look: async ({ store }) => {
      const found = await store.look();
      if (found.kind === 'unreachable') return red('redis-reachable.away', { reason: found.reason });
      return withNodes(found, ({ nodes }) => {
        const version = nodes.map(({ info }) => info['redis_version'] ?? '').sort()[0] ?? '';
        if (version === '') return unknown('unknown.store-silent');
        return Number.parseInt(version, 10) < 7
          ? red('redis-reachable.old', { version })
          : green('redis-reachable.good', { version });
      });
    },
  },
  {
    id: 'redis-tls',
    topic: 'redis-tls',
    source: `${redisDocs}/security/encryption/`,
    look: async (_views, { redis }) => judgeTls(redis),
  },
  {
    id: 'redis-acl',
    topic: 'redis-acl',
    about: () => ({}),
    source: `${redisDocs}/security/acl/`,
    look: async ({ store, redisRules }) => {
      const sight = judge(await store.rights(), ({ administers, readsForeignKeys }) => {
        if (administers) return red('redis-acl.admin');
        return readsForeignKeys ? red('redis-acl.foreign') : green('redis-acl.good');
      });
      return { ...sight, about: { rules: redisRules } };
    },
  },
  {
    id: 'redis-eviction',
    topic: 'redis-eviction',
    source: 'https://redis.io/docs/latest/develop/reference/eviction/',
    look: onNodes(({ nodes }) => {
      const policies = [...new Set(nodes.map(({ info }) => info['maxmemory_policy']))];
      if (policies.includes(undefined)) return unknown('unknown.store-silent');
      const bad = policies.filter((policy) => policy !== 'noeviction');
      return bad.length === 0 ? green('redis-eviction.good') : red('redis-eviction.bad', { policy: bad.join(', ') });
    }),
  },
  {
    id: 'redis-persistence',
    topic: 'redis-persistence',
    source: `${redisDocs}/persistence/`,
    look: onNodes(({ nodes }) => {
      if (nodes.some(({ info }) => info['aof_enabled'] === undefined)) return unknown('unknown.store-silent');
      if (nodes.some(({ info }) => info['aof_enabled'] !== '1')) return red('redis-persistence.off');
      const failing = nodes.some(({ info }) => info['aof_last_write_status'] !== 'ok');
      return failing ? red('redis-persistence.failing') : green('redis-persistence.good');
    }),
  },
  {
    id: 'redis-topology',
    topic: 'redis-topology',
    source: `${redisDocs}/replication/`,
    look: async ({ store }, { redis: { mode } }) =>
      withNodes(await store.look(), (sight) => judgeTopology(sight, mode)),
  },
  {
    id: 'redis-memory',
    topic: 'redis-memory',
    source: `${redisDocs}/optimization/memory-optimization/`,
    look: onNodes(judgeMemory),
  },
  {
    id: 'clock-redis',
    topic: 'clock-redis',
    source: 'https://redis.io/docs/latest/commands/time/',
    look: async ({ store, now }) =>
      withNodes(await store.look(), ({ nodes }) => {
        const apart = nodes.map(({ time }) => time.getTime() - now().getTime());
        const most = apart.sort((a, b) => Math.abs(b) - Math.abs(a))[0];
        if (most === undefined) return unknown('unknown.store-silent');
        return judgeSkew(most, 'clock-redis.good', 'clock-redis.off');
      }),
  },
];

type Found = Awaited<ReturnType<DoctorViews['store']['look']>>;

function withNodes(found: Found, verdict: (sight: StoreSight) => Sight): Sight {
  switch (found.kind) {
    case 'embedded':
      return unknown('unknown.embedded');
    case 'unreachable':
      return unknown('unknown.store', { reason: found.reason });
    case 'silent':
      return unknown('unknown.store-silent');
    case 'seen':
      return verdict(found.sight);
  }
}

function onNodes(verdict: (sight: StoreSight) => Sight): Check['look'] {
  return async ({ store }) => withNodes(await store.look(), verdict);
}

function judgeTls({ urls }: Config['redis']): Sight {
  if (urls.length === 0) return unknown('unknown.embedded');
  const plain = urls.map((url) => url.reveal()).filter((url) => !url.startsWith('rediss:'));
  const far = plain.find((url) => !isLoopback(url));
  if (far !== undefined) return red('redis-tls.plain', { host: URL.parse(far)?.hostname ?? '?' });
  return plain.length === 0 ? green('redis-tls.good') : green('redis-tls.local');
}

function judgeTopology({ nodes, clusterState }: StoreSight, mode: string): Sight {
  if (nodes.some(({ info }) => info['role'] === undefined)) return unknown('unknown.store-silent');
  if (clusterState !== undefined && clusterState !== 'ok')
    return red('redis-topology.cluster-down', { state: clusterState });
  if (nodes.some(({ info }) => info['role'] !== 'master')) return red('redis-topology.replica');
  const replicas = nodes.map(({ info }) => replicasInStep(info));
  if (replicas.some((count) => count === 0)) return warning('redis-topology.alone', { mode });
  const values = { mode, masters: nodes.length, replicas: replicas.reduce((sum, count) => sum + count, 0) };
  return green('redis-topology.good', values);
}

/** `slave0:ip=…,port=…,state=online,…` */
function replicasInStep(info: RedisNode['info']): number {
  return Object.entries(info).filter(([name, value]) => /^slave\d+$/.test(name) && value.includes('state=online'))
    .length;
}

function judgeMemory({ nodes }: StoreSight): Sight {
  const shares = nodes.map(({ info }) => {
    const number = (name: string): number => Number(info[name] ?? Number.NaN);
    const limit = number('maxmemory') || number('total_system_memory');
    return { limited: number('maxmemory') > 0, limit, percent: Math.round((number('used_memory') / limit) * 100) };
  });
  const fullest = shares.sort((a, b) => b.percent - a.percent)[0];
  if (fullest === undefined || shares.some(({ percent }) => Number.isNaN(percent)))
    return unknown('unknown.store-silent');
  const values = { percent: fullest.percent, limit: Math.round(fullest.limit / 1_048_576) };
  if (fullest.percent >= 95) return red('redis-memory.full', values);
  if (fullest.percent >= 80) return warning('redis-memory.full', values);
  return fullest.limited ? green('redis-memory.good', values) : warning('redis-memory.unlimited', values);
}
