import { setTimeout as delay } from 'node:timers/promises';
import { Cluster, Redis, type ClusterOptions, type RedisOptions } from 'ioredis';
import { ConfigError, DependencyError } from '../errors/app-error.ts';
import type { Logger } from '../logging/logger.ts';

/** Where Redis is and who we are there. Redis 7 or later (scripts replicate by effect, ACL). */
export type RedisSettings = {
  readonly topology:
    /** `redis://` or, with TLS, `rediss://`; may carry user and password. */
    | { readonly kind: 'single'; readonly url: string }
    | {
        readonly kind: 'sentinel';
        readonly nodes: readonly HostPort[];
        readonly masterName: string;
        readonly sentinelUsername?: string | undefined;
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

export type RedisConnection = {
  readonly client: RedisClient;
  /** Resolves when commands can be sent; throws `store_unavailable` after `timeoutMs`. Reconnection goes on regardless. */
  readonly ready: (timeoutMs: number) => Promise<void>;
  /** Whether client and copies have a connection just now. */
  readonly answering: () => boolean;
  /** Ends the client, and the copies that BullMQ made of it. */
  readonly close: () => Promise<void>;
};

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
const closeTimeoutMs = 2_500;
/** How long a call may take with everything the client does behind it: a cluster's client looks for the node again. */
const callTimeoutMs = 1_000;

/**
 * `store`: fails fast, never queues while disconnected, never repeats a command (a repeated increment would count twice),
 * sends the commands of one tick together. `adding`: the same without the last, for BullMQ's queue objects. `working`:
 * for BullMQ's workers, whose blocking reads wait for the server as long as it takes.
 */
export type RedisPurpose = 'store' | 'adding' | 'working';

/** Connects at once and reconnects for ever, at most a second apart; needs no server to be there yet. */
export function openRedis(settings: RedisSettings, purpose: RedisPurpose, log: Logger): RedisConnection {
  const copies: RedisClient[] = [];
  const life = { over: false };
  const client = createClient(settings, purpose, (times) => (life.over ? null : backOff(times)));
  rememberCopies(client, copies);
  // Without a listener the client writes to the console. The error may carry command arguments: only its code is kept.
  client.on('error', (error: unknown) => {
    log.warn({ purpose, reason: faultReason(error) }, 'redis connection failed');
  });
  client.on('ready', () => {
    log.debug({ purpose }, 'redis connection ready');
  });
  return {
    client,
    ready: async (timeoutMs) => {
      for (let waited = 0; client.status !== 'ready'; waited += 20) {
        if (waited >= timeoutMs) throw unavailable('not-connected');
        await delay(20);
      }
    },
    answering: () => [client, ...copies].every(isAnswering),
    close: async () => {
      life.over = true;
      const all = [client, ...copies].filter(({ status }) => status !== 'end');
      const ended = all.map((one) => new Promise((resolve) => one.once('end', resolve)));
      // One that is about to reconnect gives up by itself; disconnecting it would leave its waiting commands unanswered.
      for (const one of all) if (one.status !== 'reconnecting') one.disconnect();
      await Promise.race([Promise.all(ended), delay(closeTimeoutMs, undefined, { ref: false })]);
    },
  };
}

/** Runs a call against Redis; whatever goes wrong becomes `store_unavailable`, without the command's arguments. */
export async function storeCall<T>(call: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(unavailable('timeout')), callTimeoutMs);
  });
  try {
    return await Promise.race([call, tooLong]);
  } catch (error) {
    throw error instanceof DependencyError ? error : unavailable(faultReason(error));
  } finally {
    clearTimeout(timer);
  }
}

function unavailable(reason: string): DependencyError {
  return new DependencyError('store_unavailable', 'the store did not answer', { details: { reason } });
}

/** A word about a failure that is safe to log: an errno, Redis's own error prefix, or the kind of failure. */
export function faultReason(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown';
  const { code, message, name } = error as {
    readonly code?: unknown;
    readonly message?: unknown;
    readonly name?: unknown;
  };
  if (typeof code === 'string') return code;
  if (message === 'Command timed out') return 'timeout';
  const prefix = typeof message === 'string' ? /^[A-Z]{2,20}(?= )/.exec(message)?.[0] : undefined;
  return prefix ?? (typeof name === 'string' ? name : 'unknown');
}

function isAnswering(client: RedisClient): boolean {
  if (client.status !== 'ready') return false;
  return !(client instanceof Cluster) || client.nodes('master').some((node) => node.status === 'ready');
}

/** Keeps hold of what BullMQ duplicates, and hears its errors after BullMQ has stopped to. */
function rememberCopies(client: RedisClient, copies: RedisClient[]): void {
  const duplicate = client.duplicate.bind(client) as (...args: unknown[]) => RedisClient;
  const remembering = (...args: unknown[]): RedisClient => {
    const copy = duplicate(...args);
    copy.on('error', () => undefined);
    copies.push(copy);
    return copy;
  };
  Object.assign(client, { duplicate: remembering });
}

function createClient(settings: RedisSettings, purpose: RedisPurpose, retry: Retry): RedisClient {
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
        ...(topology.sentinelUsername === undefined ? {} : { sentinelUsername: topology.sentinelUsername }),
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
    // A demoted primary answers READONLY: look for the new one.
    reconnectOnError: (error) => error.message.startsWith('READONLY'),
    enableOfflineQueue: waiting,
    autoResendUnfulfilledCommands: waiting,
    maxRetriesPerRequest: waiting ? null : 0,
    enableAutoPipelining: purpose === 'store',
    // A peer that takes bytes and answers nothing is dropped, so that the next command does not queue behind it.
    ...(waiting ? {} : { commandTimeout: commandTimeoutMs, socketTimeout: 2 * commandTimeoutMs }),
    ...(settings.username === undefined ? {} : { username: settings.username }),
    ...(settings.password === undefined ? {} : { password: settings.password }),
    ...(settings.tls === undefined ? {} : { tls: tlsOptions(settings.tls) }),
  };
}

function clusterOptions(common: Options, purpose: RedisPurpose, retry: Retry) {
  const { retryStrategy: _retry, enableOfflineQueue: _queue, enableAutoPipelining: _pipelining, ...nodes } = common;
  return {
    // Connections refused while a node is found again: two redirections and no more.
    maxRedirections: purpose === 'working' ? 16 : 3,
    retryDelayOnFailover: 100,
    retryDelayOnClusterDown: 100,
    slotsRefreshTimeout: commandTimeoutMs,
    clusterRetryStrategy: retry,
    clusterNodeRetryStrategy: retry,
    enableOfflineQueue: purpose === 'working',
    enableAutoPipelining: purpose === 'store',
    // Without this a certificate's host name would be looked up and then compared with an address.
    dnsLookup: (address: string, callback: (error: null, address: string) => void) => {
      callback(null, address);
    },
    redisOptions: nodes,
  } satisfies ClusterOptions;
}

function backOff(times: number): number {
  return Math.min(50 * 2 ** Math.min(times - 1, 5), 1_000);
}

function urlOptions(text: string, settings: RedisSettings): Omit<RedisOptions, 'replyMapping'> {
  if (!URL.canParse(text)) throw new ConfigError('the Redis url cannot be read');
  const url = new URL(text);
  if (url.protocol !== 'redis:' && url.protocol !== 'rediss:')
    throw new ConfigError('a Redis url begins redis:// or rediss://');
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
