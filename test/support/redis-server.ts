import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from '../../playground/free-port.ts';
import type { RedisSettings } from '../../services/store/redis-connection.ts';

export type RedisServerOptions = {
  /** One node that owns all slots. */
  readonly cluster?: boolean;
  /** PEM files; the plain port is closed then. */
  readonly tls?: { readonly certFile: string; readonly keyFile: string; readonly ca: string };
  /** An ACL line without `user <name>`; the default user is switched off. */
  readonly user?: { readonly name: string; readonly password: string; readonly rules: string };
  /** Keeps what was written across a kill and a restart on the same directory. */
  readonly appendOnly?: boolean;
};

export type RedisServer = {
  readonly port: number;
  readonly url: string;
  /** What the product would be configured with. */
  readonly settings: RedisSettings;
  /** A client with all rights, for looking behind the product's back. */
  readonly admin: () => Redis;
  /** The process stands still: connections stay open and nothing is answered. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** Ends the process without a farewell. */
  readonly kill: () => Promise<void>;
  /** Starts it again on the same port, empty unless `appendOnly`. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

const adminPassword = 'test-admin';

/** Starts a private redis-server on a free loopback port; it ends with `stop`, or with this process. */
export async function startRedisServer(options: RedisServerOptions = {}): Promise<RedisServer> {
  const directory = mkdtempSync(join(tmpdir(), 'avain-redis-'));
  const port = await freePort();
  const args = serverArguments(options, { port, busPort: await freePort(), directory });
  const admins: Redis[] = [];
  const connect = (): Redis => {
    const tls = options.tls === undefined ? {} : { tls: { ca: options.tls.ca } };
    const auth = options.user === undefined ? {} : { username: 'admin', password: adminPassword };
    const client = new Redis({
      host: '127.0.0.1',
      port,
      ...tls,
      ...auth,
      retryStrategy: () => 20,
      maxRetriesPerRequest: null,
    });
    client.on('error', () => undefined);
    admins.push(client);
    return client;
  };
  let child = await launch(args, connect, options);
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  };
  const scheme = options.tls === undefined ? 'redis' : 'rediss';
  const url = `${scheme}://127.0.0.1:${port}`;
  return {
    port,
    url,
    settings: settingsFor(options, port, url),
    admin: connect,
    pause: () => child.kill('SIGSTOP'),
    resume: () => child.kill('SIGCONT'),
    kill,
    restart: async () => {
      await kill();
      child = await launch(args, connect, options);
    },
    stop: async () => {
      for (const admin of admins) if (admin.status !== 'end') admin.disconnect();
      await kill();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function settingsFor(options: RedisServerOptions, port: number, url: string): RedisSettings {
  return {
    topology:
      options.cluster === true ? { kind: 'cluster', nodes: [{ host: '127.0.0.1', port }] } : { kind: 'single', url },
    ...(options.user === undefined ? {} : { username: options.user.name, password: options.user.password }),
    ...(options.tls === undefined ? {} : { tls: { ca: options.tls.ca } }),
  };
}

type Place = { readonly port: number; readonly busPort: number; readonly directory: string };

function serverArguments(options: RedisServerOptions, { port, busPort, directory }: Place): string[] {
  const args = ['--bind', '127.0.0.1', '--dir', directory, '--save', '', '--loglevel', 'warning'];
  args.push('--appendonly', options.appendOnly === true ? 'yes' : 'no', '--appendfsync', 'always');
  if (options.tls === undefined) args.push('--port', String(port));
  else {
    args.push('--port', '0', '--tls-port', String(port), '--tls-auth-clients', 'no');
    args.push('--tls-cert-file', options.tls.certFile, '--tls-key-file', options.tls.keyFile);
  }
  if (options.cluster === true) {
    args.push('--cluster-enabled', 'yes', '--cluster-port', String(busPort), '--cluster-announce-ip', '127.0.0.1');
    if (options.tls !== undefined) args.push('--tls-cluster', 'yes', '--tls-ca-cert-file', options.tls.certFile);
  }
  if (options.user !== undefined) {
    const { name, password, rules } = options.user;
    args.push('--user', name, 'on', `>${password}`, ...rules.split(' '));
    args.push('--user', 'admin', 'on', `>${adminPassword}`, '~*', '&*', '+@all');
    args.push('--user', 'default', 'off');
  }
  return args;
}

async function launch(
  args: readonly string[],
  connect: () => Redis,
  options: RedisServerOptions,
): Promise<ChildProcess> {
  const child = spawn(redisProgram(), args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const endWithParent = (): void => void child.kill('SIGKILL');
  process.once('exit', endWithParent);
  child.once('exit', () => process.off('exit', endWithParent));
  const client = connect();
  const ready = (async () => {
    await client.ping();
    if (options.cluster === true) await ownAllSlots(client);
  })();
  const died = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`redis-server ended: ${output}`)));
  });
  try {
    await Promise.race([ready, died]);
  } finally {
    client.disconnect();
  }
  died.catch(() => undefined);
  return child;
}

export function redisProgram(): string {
  return process.env['AVAIN_REDIS_SERVER'] ?? 'redis-server';
}

async function ownAllSlots(client: Redis): Promise<void> {
  for (let begun = false; ; begun = true) {
    const info = String(await client.call('CLUSTER', 'INFO'));
    if (info.includes('cluster_state:ok')) return;
    // A restarted node knows its slots from its file.
    if (!begun && info.includes('cluster_slots_assigned:0'))
      await client.call('CLUSTER', 'ADDSLOTSRANGE', '0', '16383');
    await delay(20);
  }
}
