import { setTimeout as delay } from 'node:timers/promises';
import { Cluster } from 'ioredis';
import { DependencyError } from '../errors/app-error.ts';
import type { Logger } from '../logging/logger.ts';
import { createRedisClient, type RedisClient, type RedisPurpose, type RedisSettings } from './redis-client.ts';

export type { RedisClient, RedisSettings } from './redis-client.ts';

export type RedisConnection = {
  readonly client: RedisClient;
  /** Resolves when commands can be sent; throws `store_unavailable` after `timeoutMs`. Reconnection goes on regardless. */
  readonly ready: (timeoutMs: number) => Promise<void>;
  /** Whether client and copies have a connection just now. */
  readonly answering: () => boolean;
  /** Ends the client, and the copies that BullMQ made of it. */
  readonly close: () => Promise<void>;
};

const closeTimeoutMs = 2_500;
/** How long a call may take with everything the client does behind it: a cluster's client looks for the node again. */
const callTimeoutMs = 1_000;

/** Connects at once and reconnects for ever, at most a second apart; needs no server to be there yet. */
export function openRedis(settings: RedisSettings, purpose: RedisPurpose, log: Logger): RedisConnection {
  const copies: RedisClient[] = [];
  const life = { over: false };
  const client = createRedisClient(settings, purpose, (times) => (life.over ? null : backOff(times)));
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

/** An error that Redis gave to one call, whatever its text holds. */
export function storeFault(text: string): DependencyError {
  return unavailable(faultReason({ message: text, name: 'script' }));
}

/** A cluster's client, which has to know the slot of each command. */
export function isCluster(client: RedisClient): client is Cluster {
  return client instanceof Cluster;
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

function backOff(times: number): number {
  return Math.min(50 * 2 ** Math.min(times - 1, 5), 1_000);
}
