import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from '../../playground/free-port.ts';
import type { RedisSettings } from '../../services/store/redis-connection.ts';
import { eventually } from './eventually.ts';
import { redisProgram } from './redis-server.ts';

export type SentinelWorld = {
  /** What the product's environment says. */
  readonly env: Readonly<Record<string, string>>;
  /** What the product makes of it. */
  readonly settings: RedisSettings;
  /** Ends it without a farewell; the sentinels notice after half a second. */
  readonly killPrimary: () => Promise<void>;
  /** The sentinel stands still: connections are taken and nothing is answered. */
  readonly pauseSentinel: (index: number) => void;
  readonly resumeSentinel: (index: number) => void;
  /**
   * Makes a replica the primary although nothing is wrong, as docs/deploy.md tells operators to: writes wait first, or
   * the old primary would confirm some that the new one never hears of.
   */
  readonly stepDown: () => Promise<void>;
  /** The primary takes writes only while so many replicas follow it. */
  readonly demandReplicas: (count: number) => Promise<void>;
  /** No change of the primary is under way any more. */
  readonly settled: () => Promise<void>;
  /** Port of the primary as the last sentinel knows it. */
  readonly primaryPort: () => Promise<number>;
  readonly stop: () => Promise<void>;
};

const masterName = 'avain';
const password = 'of/the:nodes';
const sentinelPassword = 'of-the-sentinels';
const nodeCount = 3;
const sentinelCount = 3;

/**
 * A primary with two replicas, watched by three sentinels of which two must agree, all behind passwords. The primary
 * takes no write while no replica follows it: without that rule a write could be confirmed and then lost.
 */
export async function startSentinelWorld(): Promise<SentinelWorld> {
  const directory = mkdtempSync(join(tmpdir(), 'avain-sentinel-'));
  const ports = await Promise.all(Array.from({ length: nodeCount + sentinelCount }, freePort));
  const nodePorts = ports.slice(0, nodeCount);
  const sentinelPorts = ports.slice(nodeCount);
  const [primary = 0] = nodePorts;
  const children = new Map<number, ChildProcess>();
  const run = (port: number, lines: readonly string[], mode: readonly string[] = []): void => {
    const home = join(directory, String(port));
    mkdirSync(home);
    const file = join(home, 'redis.conf');
    writeFileSync(file, [`port ${port}`, 'bind 127.0.0.1', `dir ${home}`, ...lines].join('\n'));
    children.set(port, start([file, ...mode]));
  };
  for (const port of nodePorts) run(port, nodeLines(port === primary ? undefined : primary));
  await eventually(() =>
    askNode(primary, (redis) => redis.info('replication')).then(requireText('connected_slaves:2')),
  );
  for (const port of sentinelPorts) run(port, sentinelLines(primary), ['--sentinel']);
  await Promise.all(
    sentinelPorts.map(async (port) => {
      await eventually(() => askSentinel(port, hurry));
      await eventually(() => seesAll(port));
    }),
  );
  const lastSentinel = sentinelPorts[sentinelCount - 1] ?? 0;
  const primaryPort = async (): Promise<number> => {
    const address = await askSentinel(lastSentinel, (redis) =>
      redis.call('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', masterName),
    );
    return Number((address as readonly string[])[1]);
  };
  const sentinel = (index: number): ChildProcess | undefined => children.get(sentinelPorts[index] ?? 0);
  return {
    env: {
      REDIS_URL: sentinelPorts.map((port) => `redis://:${encodeURIComponent(password)}@127.0.0.1:${port}`).join(','),
      AVAIN_REDIS_MODE: 'sentinel',
      AVAIN_REDIS_SENTINEL_MASTER: masterName,
      AVAIN_REDIS_SENTINEL_PASSWORD: sentinelPassword,
    },
    settings: {
      topology: {
        kind: 'sentinel',
        nodes: sentinelPorts.map((port) => ({ host: '127.0.0.1', port })),
        masterName,
        sentinelPassword,
      },
      password,
    },
    killPrimary: async () => end(children.get(await primaryPort())),
    pauseSentinel: (index) => void sentinel(index)?.kill('SIGSTOP'),
    resumeSentinel: (index) => void sentinel(index)?.kill('SIGCONT'),
    stepDown: async () => {
      await askNode(await primaryPort(), (redis) => redis.call('CLIENT', 'PAUSE', '2000', 'WRITE'));
      await askSentinel(lastSentinel, (redis) => redis.call('SENTINEL', 'FAILOVER', masterName));
    },
    demandReplicas: async (count) => {
      await askNode(await primaryPort(), (redis) => redis.config('SET', 'min-replicas-to-write', count));
    },
    settled: async () => {
      await eventually(async () => requireText('flags master link')(await description(lastSentinel)));
    },
    primaryPort,
    stop: async () => {
      await Promise.all([...children.values()].map(end));
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function nodeLines(primary: number | undefined): string[] {
  const lines = [
    `requirepass ${password}`,
    `masterauth ${password}`,
    'save ""',
    'repl-diskless-sync-delay 0',
    'min-replicas-to-write 1',
  ];
  return primary === undefined ? lines : [...lines, `replicaof 127.0.0.1 ${primary}`];
}

function sentinelLines(primary: number): string[] {
  return [
    `sentinel monitor ${masterName} 127.0.0.1 ${primary} 2`,
    `sentinel auth-pass ${masterName} ${password}`,
    `sentinel down-after-milliseconds ${masterName} 500`,
    `sentinel failover-timeout ${masterName} 5000`,
    `requirepass ${sentinelPassword}`,
    `sentinel sentinel-pass ${sentinelPassword}`,
  ];
}

function start(args: readonly string[]): ChildProcess {
  const child = spawn(redisProgram(), args, { stdio: 'ignore' });
  const endWithParent = (): void => void child.kill('SIGKILL');
  process.once('exit', endWithParent);
  child.once('exit', () => process.off('exit', endWithParent));
  return child;
}

async function end(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

/** Sentinels greet each other every two seconds, and let four greetings pass before they turn an old primary. */
function hurry(redis: Redis): Promise<unknown> {
  return redis.call('SENTINEL', 'DEBUG', 'publish-period', '250', 'info-period', '500');
}

async function seesAll(port: number): Promise<void> {
  const words = await description(port);
  requireText('num-slaves 2 num-other-sentinels 2')(words);
}

/** What a sentinel knows of the primary, as one line of names and values. */
async function description(port: number): Promise<string> {
  const fields = await askSentinel(port, (redis) => redis.call('SENTINEL', 'MASTER', masterName));
  return (fields as readonly string[]).join(' ');
}

function askNode<T>(port: number, question: (redis: Redis) => Promise<T>): Promise<T> {
  return ask(port, password, question);
}

function askSentinel<T>(port: number, question: (redis: Redis) => Promise<T>): Promise<T> {
  return ask(port, sentinelPassword, question);
}

/** One question on a connection of its own. */
async function ask<T>(port: number, password: string, question: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis({ host: '127.0.0.1', port, password, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  redis.on('error', () => undefined);
  try {
    return await question(redis);
  } finally {
    redis.disconnect();
  }
}

function requireText(wanted: string): (text: string) => void {
  return (text) => {
    if (!text.includes(wanted)) throw new Error(`${wanted} is not in ${text}`);
  };
}
