import { Cluster, Redis, type ClusterOptions, type RedisOptions } from 'ioredis';
import { ConfigError } from '../errors/app-error.ts';

/** Where Redis is and who we are there. Redis 7 or later (scripts replicate by effect, ACL). */
export type RedisSettings = {
  readonly topology:
    /** `redis://` or, with TLS, `rediss://`; may carry user and password. */
    | { readonly kind: 'single'; readonly url: string }
    | {
        readonly kind: 'sentinel';
        readonly nodes: readonly HostPort[];
        readonly masterName: string;
        readonly sentinelPassword?: string | undefined;
      }
    | { readonly kind: 'cluster'; readonly nodes: readonly HostPort[] };
  /** ACL user and password; win over the url's. */
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /** Present = TLS (also switched on by `rediss://`). `ca`: PEM of a private authority, instead of the public ones. */
  readonly tls?: { readonly ca?: string | undefined; readonly serverName?: string | undefined } | undefined;
};

export type HostPort = { readonly host: string; readonly port: number };
export type RedisClient = Redis | Cluster;

/** Replies keep one shape, whether the server speaks RESP2 or RESP3. */
type Options = Omit<RedisOptions, 'replyMapping'> & { readonly replyMapping: 'legacy' };

/**
 * The rights the product's Redis user needs, for an ACL line `user avain on >password <these>`: its own keys, no channel,
 * nothing that administers. `info` is asked by the client (is the server still loading?) and by BullMQ (version).
 */
export const redisAclRules = [
  'resetkeys resetchannels ~avain:*',
  '-@all +@read +@write +@connection +@transaction +eval +evalsha +time',
  '-@dangerous -@pubsub +info +cluster|slots +cluster|info +cluster|shards',
].join(' ');

/** Milliseconds until the next attempt; null = no more. */
type Retry = (times: number) => number | null;

/** How long one command may take (DESIGN: a turn has 8 seconds and waits for the store about twice). */
const commandTimeoutMs = 500;
const connectTimeoutMs = 1_000;

/**
 * `store`: fails fast, never queues while disconnected, never repeats a command (a repeated increment would count twice),
 * and in a cluster sends the commands of one tick together. `adding`: the same without the last, for BullMQ's queue
 * objects. `working`: for BullMQ's workers, whose blocking reads wait for the server as long as it takes.
 */
export type RedisPurpose = 'store' | 'adding' | 'working';

/** A client that tries to connect at once; `retry` says when it tries again. */
export function createRedisClient(settings: RedisSettings, purpose: RedisPurpose, retry: Retry): RedisClient {
  const { topology } = settings;
  const common = commonOptions(settings, purpose, retry);
  switch (topology.kind) {
    case 'single':
      return new Redis({ ...common, ...urlOptions(topology.url, settings) });
    case 'sentinel':
      return new Redis({
        ...common,
        sentinels: topology.nodes.map(({ host, port }) => ({ host, port })),
        name: topology.masterName,
        // A sentinel that takes the connection and answers nothing: without a limit the next one is never asked.
        sentinelCommandTimeout: connectTimeoutMs,
        sentinelRetryStrategy: retry,
        ...(topology.sentinelPassword === undefined ? {} : { sentinelPassword: topology.sentinelPassword }),
        ...(common.tls === undefined ? {} : { sentinelTLS: common.tls, enableTLSForSentinelMode: true }),
      });
    case 'cluster':
      return new Cluster([...topology.nodes], clusterOptions(common, purpose, retry));
  }
}

function commonOptions(settings: RedisSettings, purpose: RedisPurpose, retry: Retry): Options {
  const waiting = purpose === 'working';
  return {
    replyMapping: 'legacy',
    connectTimeout: connectTimeoutMs,
    retryStrategy: retry,
    // READONLY: a primary that was demoted. NOREPLICAS: one that was cut off from its replicas and may be succeeded by now.
    reconnectOnError: ({ message }) => /^(READONLY|NOREPLICAS) /.test(message),
    enableOfflineQueue: waiting,
    autoResendUnfulfilledCommands: waiting,
    maxRetriesPerRequest: waiting ? null : 0,
    // A peer that takes bytes and answers nothing is dropped, so that the next command does not queue behind it.
    ...(waiting ? {} : { commandTimeout: commandTimeoutMs, socketTimeout: 2 * commandTimeoutMs }),
    ...(settings.username === undefined ? {} : { username: settings.username }),
    ...(settings.password === undefined ? {} : { password: settings.password }),
    ...(settings.tls === undefined ? {} : { tls: tlsOptions(settings.tls) }),
  };
}

function clusterOptions(common: Options, purpose: RedisPurpose, retry: Retry) {
  const { retryStrategy: _retry, enableOfflineQueue: _queue, ...nodes } = common;
  return {
    // Connections refused while a node is found again: two redirections and no more.
    maxRedirections: purpose === 'working' ? 16 : 3,
    retryDelayOnFailover: 100,
    retryDelayOnClusterDown: 100,
    slotsRefreshTimeout: commandTimeoutMs,
    clusterRetryStrategy: retry,
    clusterNodeRetryStrategy: retry,
    enableOfflineQueue: purpose === 'working',
    // A single server gets one script for all of a tick instead (redis-bundle.ts).
    enableAutoPipelining: purpose === 'store',
    // Without this a certificate's host name would be looked up and then compared with an address.
    dnsLookup: (address: string, callback: (error: null, address: string) => void) => {
      callback(null, address);
    },
    redisOptions: nodes,
  } satisfies ClusterOptions;
}

function urlOptions(text: string, settings: RedisSettings): Omit<RedisOptions, 'replyMapping'> {
  if (!URL.canParse(text)) throw new ConfigError('the Redis url cannot be read');
  const url = new URL(text);
  if (url.protocol !== 'redis:' && url.protocol !== 'rediss:')
    throw new ConfigError('a Redis url begins redis:// or rediss://');
  if (!/^\/?\d*$/.test(url.pathname)) throw new ConfigError('the path of a Redis url is the number of a database');
  const username = settings.username ?? decodeURIComponent(url.username);
  const password = settings.password ?? decodeURIComponent(url.password);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? 6379 : Number(url.port),
    db: Number(url.pathname.slice(1)),
    ...(username === '' ? {} : { username }),
    ...(password === '' ? {} : { password }),
    ...(url.protocol === 'rediss:' ? { tls: tlsOptions(settings.tls ?? {}) } : {}),
  };
}

function tlsOptions(tls: NonNullable<RedisSettings['tls']>): NonNullable<RedisOptions['tls']> {
  return {
    minVersion: 'TLSv1.2',
    ...(tls.ca === undefined ? {} : { ca: tls.ca }),
    ...(tls.serverName === undefined ? {} : { servername: tls.serverName }),
  };
}
