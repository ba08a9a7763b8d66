import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { Redis } from 'ioredis';
import { freePort } from './free-port.ts';

export type RedisChild = {
  readonly url: string;
  readonly version: string;
  /** CPU of the server since its start, in microseconds. */
  readonly cpuMicros: () => Promise<number>;
  /** Empties the counter of the executor's password writes. */
  readonly forgetWriteCap: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** A private redis-server, durable as docs/deploy.md asks (append-only file, synced every second). */
export async function startRedis(): Promise<RedisChild> {
  const program = process.env['AVAIN_REDIS_SERVER'] ?? 'redis-server';
  const directory = mkdtempSync(join(tmpdir(), 'avain-bench-redis-'));
  const port = await freePort();
  const child = spawn(
    program,
    ['--port', String(port), '--bind', '127.0.0.1', '--dir', directory, '--save', '', '--appendonly', 'yes'],
    { stdio: 'ignore' },
  );
  const endWithParent = (): void => void child.kill('SIGKILL');
  process.once('exit', endWithParent);
  const failed = new Promise<never>((_, reject) => {
    child.once('error', () => reject(new Error(`${program} cannot be started: set AVAIN_REDIS_SERVER`)));
  });
  const client = new Redis(port, '127.0.0.1', { maxRetriesPerRequest: null, retryStrategy: () => 50 });
  client.on('error', () => undefined);
  await Promise.race([client.ping(), failed]);
  failed.catch(() => undefined);
  const info = async (section: string, field: string): Promise<number> =>
    Number(new RegExp(`^${field}:([\\d.]+)`, 'm').exec(await client.info(section))?.[1] ?? 0);
  return {
    url: `redis://127.0.0.1:${port}`,
    version: /v=([\d.]+)/.exec(spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout)?.[1] ?? 'unknown',
    cpuMicros: async () => ((await info('cpu', 'used_cpu_sys')) + (await info('cpu', 'used_cpu_user'))) * 1e6,
    forgetWriteCap: async () => {
      await client.del('avain:sends:executor');
    },
    stop: async () => {
      client.disconnect();
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
      process.off('exit', endWithParent);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
