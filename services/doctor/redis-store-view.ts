import { Cluster, type Redis } from 'ioredis';
import type { Logger } from '../logging/logger.ts';
import { faultReason, openRedis, type RedisConnection, type RedisSettings } from '../store/redis-connection.ts';
import type { RedisNode, StoreSight, StoreView } from './doctor-views.ts';
import { blind, seen } from './finding.ts';

const readyMs = 4_000;
/** A key that is not ours: reading it changes nothing, and our user is to be refused. */
const foreignKey = 'doctor:not-of-avain';

/**
 * Looks at Redis as the product's own user, over the product's own kind of connection. Every command reads:
 * INFO, TIME, CLUSTER INFO, and two that a well-kept user is refused, CONFIG GET and EXISTS of a foreign key.
 */
export function createRedisStoreView(settings: RedisSettings): {
  readonly view: StoreView;
  readonly close: () => Promise<void>;
} {
  let reason = 'not-connected';
  let connection: RedisConnection | undefined;
  let ready: Promise<RedisConnection | undefined> | undefined;

  const open = async (): Promise<RedisConnection | undefined> => {
    connection = openRedis(
      settings,
      'store',
      listening((heard) => (reason = heard)),
    );
    try {
      await connection.ready(readyMs);
      return connection;
    } catch {
      return undefined;
    }
  };
  const connected = (): Promise<RedisConnection | undefined> => (ready ??= open());
  let look: ReturnType<StoreView['look']> | undefined;

  const lookOnce = async (): ReturnType<StoreView['look']> => {
    const found = await connected();
    if (found === undefined) return { kind: 'unreachable', reason };
    try {
      return { kind: 'seen', sight: await sightOf(found.client) };
    } catch (error) {
      const word = faultReason(error);
      return word === 'NOPERM' ? { kind: 'silent' } : { kind: 'unreachable', reason: word };
    }
  };
  return {
    view: {
      look: () => (look ??= lookOnce()),
      rights: async () => {
        const found = await connected();
        const [node] = found === undefined ? [] : nodesOf(found.client);
        if (node === undefined) return blind('unknown.store', { reason });
        const administers = await allowed(node.config('GET', 'maxmemory-policy'));
        const readsForeignKeys = await allowed(node.exists(foreignKey));
        if (administers === undefined || readsForeignKeys === undefined)
          return blind('unknown.store', { reason: 'no-answer' });
        return seen({ administers, readsForeignKeys });
      },
    },
    close: async () => connection?.close(),
  };
}

async function sightOf(client: RedisConnection['client']): Promise<StoreSight> {
  const nodes = await Promise.all(nodesOf(client).map(async (node) => nodeOf(node)));
  if (!(client instanceof Cluster)) return { nodes, clusterState: undefined };
  const state = parseInfo(String(await client.call('CLUSTER', 'INFO')))['cluster_state'];
  return { nodes, clusterState: state ?? 'unknown' };
}

function nodesOf(client: RedisConnection['client']): readonly Redis[] {
  return client instanceof Cluster ? client.nodes('master') : [client];
}

async function nodeOf(node: Redis): Promise<RedisNode> {
  const [info, time] = await Promise.all([node.info(), node.time()]);
  const [seconds, microseconds] = time.map(Number);
  return { info: parseInfo(info), time: new Date((seconds ?? 0) * 1000 + (microseconds ?? 0) / 1000) };
}

function parseInfo(text: string): Readonly<Record<string, string>> {
  const lines = text.split(/\r?\n/).map((line) => /^([^#:]+):(.*)$/.exec(line));
  return Object.fromEntries(lines.flatMap((line) => (line === null ? [] : [[line[1] ?? '', line[2] ?? '']])));
}

/** Undefined: neither answered nor refused. Another error than "no permission" means that the command ran. */
async function allowed(command: Promise<unknown>): Promise<boolean | undefined> {
  try {
    await command;
    return true;
  } catch (error) {
    const reason = faultReason(error);
    if (reason === 'NOPERM') return false;
    return reason === 'MOVED' || reason === 'ERR' ? true : undefined;
  }
}

/** Keeps the last word about a failed connection, which says more than that there is none. */
function listening(hear: (reason: string) => void): Logger {
  const log: Logger = {
    debug: () => undefined,
    info: () => undefined,
    warn: ({ reason }) => {
      if (typeof reason === 'string') hear(reason);
    },
    error: () => undefined,
    child: () => log,
  };
  return log;
}
