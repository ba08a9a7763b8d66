import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createBullmqJobQueue } from '../../../services/queue/bullmq-job-queue.ts';
import type { JobQueue } from '../../../services/queue/job-queue.ts';
import { eventually } from '../../support/eventually.ts';
import { startRedisServer, type RedisServer } from '../../support/redis-server.ts';
import { silentLog } from '../../support/silent-log.ts';

const hangingWorker = fileURLToPath(new URL('../../fixtures/hanging-worker.ts', import.meta.url));

describe('jobs on BullMQ', () => {
  let server: RedisServer;
  let queue: JobQueue;
  beforeAll(async () => {
    server = await startRedisServer();
    queue = createBullmqJobQueue({ redis: server.settings, log: silentLog, backOffMs: 10, lockMs: 500 });
  });
  afterAll(async () => {
    await queue.close();
    await server.stop();
  });

  it('gives a job to another worker when the process that ran it was killed', async () => {
    const child = spawn(process.execPath, [hangingWorker, server.url], { stdio: ['ignore', 'pipe', 'inherit'] });
    await queue.add('executor', { kind: 'reset', flowId: 'f1' }, { id: 'reset:f1' });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    // Still the same job: its id is taken until somebody has finished it.
    await queue.add('executor', { kind: 'reset', flowId: 'another' }, { id: 'reset:f1' });
    const seen: unknown[] = [];
    const stop = await queue.work('executor', async (job) => void seen.push(job), 1);
    await eventually(() => expect(seen).toEqual([{ kind: 'reset', flowId: 'f1' }]));
    await stop();
  }, 20_000);

  it('keeps no text of an error in Redis, and every key under one slot', async () => {
    let runs = 0;
    const stop = await queue.work(
      'bot',
      async () => {
        runs += 1;
        throw new RangeError('could not send to anna@example.com');
      },
      1,
    );
    await queue.add('bot', { kind: 'notice', noticeId: 'n1' }, { id: 'notice:n1' });
    await eventually(() => expect(runs).toBe(5));
    await stop();
    const admin = server.admin();
    const keys = await admin.keys('*');
    expect(keys.every((key) => key.startsWith('avain:{jobs}:'))).toBe(true);
    const jobs = keys.filter((key) => /:bot:\d+$/.test(key));
    expect(jobs.length).toBeGreaterThan(0);
    for (const key of jobs) expect(JSON.stringify(await admin.hgetall(key))).not.toContain('anna');
    expect(JSON.stringify(await admin.xrange('avain:{jobs}:bot:events', '-', '+'))).not.toContain('anna');
  });
});
