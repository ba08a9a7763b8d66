import { setTimeout as delay } from 'node:timers/promises';
import { Queue, Worker, type JobsOptions } from 'bullmq';
import { AppError, DependencyError, InvariantError } from '../errors/app-error.ts';
import type { Logger } from '../logging/logger.ts';
import { faultReason, openRedis, type RedisConnection, type RedisSettings } from '../store/redis-connection.ts';
import type { JobOf, JobQueue, QueueName } from './job-queue.ts';
import { jobAttempts, requireAddOptions } from './job-rules.ts';

export type BullmqJobQueueOptions = {
  readonly redis: RedisSettings;
  readonly log: Logger;
  /** Wait before the second attempt; doubles with each further one. */
  readonly backOffMs?: number;
  /** How long a worker may be silent before its job is given to another. */
  readonly lockMs?: number;
};

/** All of BullMQ's keys in one slot of a cluster. */
export const jobKeyPrefix = 'avain:{jobs}';

/** A worker that died is noticed after at most a lock and an interval; a job survives that many deaths. */
const maxStalled = 5;

/** How long a closing worker may talk to Redis after its last job. */
const farewellMs = 2_000;

/** How long an add waits for a connection that is just being made. */
const readyWithinMs = 500;

const finished = {
  // For the operator's eye; nothing reads them.
  removeOnComplete: { age: 3600, count: 1000 },
  removeOnFail: { age: 7 * 24 * 3600, count: 1000 },
  stackTraceLimit: 0,
} satisfies JobsOptions;

/** Jobs on BullMQ. Adding fails within a second when Redis is away; workers wait for it as long as it takes. */
export function createBullmqJobQueue({
  redis,
  log,
  backOffMs = 1_000,
  lockMs = 30_000,
}: BullmqJobQueueOptions): JobQueue {
  const adding = openRedis(redis, 'adding', log);
  const queues = new Map<QueueName, Queue>();
  const stops = new Set<() => Promise<void>>();
  const queueOf = (name: QueueName): Queue => {
    const queue = queues.get(name) ?? openQueue(name, adding, log);
    queues.set(name, queue);
    return queue;
  };
  return {
    add: async (name, job, options) => {
      requireAddOptions(options);
      try {
        await adding.ready(readyWithinMs);
        await queueOf(name).add(job.kind, job, {
          ...finished,
          // Held while the job is waiting, delayed, running or between two attempts, and let go at its end.
          deduplication: { id: options.id },
          delay: Math.round((options.delaySeconds ?? 0) * 1000),
          attempts: jobAttempts,
          backoff: { type: 'exponential', delay: backOffMs },
        });
      } catch (error) {
        throw new DependencyError('queue_unavailable', 'the job queue did not answer', {
          details: { reason: faultReason(error) },
        });
      }
    },
    work: async (name, handler, concurrency) => {
      const stop = startWorker({ name, handler, concurrency, redis, log, lockMs });
      const once = (): Promise<void> => {
        stops.delete(once);
        return stop();
      };
      stops.add(once);
      return once;
    },
    close: async () => {
      await Promise.all([...stops].map((stop) => stop()));
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      await adding.close();
    },
  };
}

function openQueue(name: QueueName, connection: RedisConnection, log: Logger): Queue {
  const queue = new Queue(name, {
    connection: connection.client,
    prefix: jobKeyPrefix,
    // Neither may hold up an add: an unreachable Redis is an answer to the caller.
    skipWaitingForReady: true,
    skipVersionCheck: true,
    skipMetasUpdate: true,
  });
  queue.on('error', (error) => log.warn({ queue: name, reason: faultReason(error) }, 'job queue connection failed'));
  return queue;
}

type WorkerSetup<Q extends QueueName> = {
  readonly name: Q;
  readonly handler: (job: JobOf<Q>) => Promise<void>;
  readonly concurrency: number;
  readonly redis: RedisSettings;
  readonly log: Logger;
  readonly lockMs: number;
};

function startWorker<Q extends QueueName>(setup: WorkerSetup<Q>): () => Promise<void> {
  const { name, handler, concurrency, redis, log, lockMs } = setup;
  const connection = openRedis(redis, 'working', log);
  const running = new Set<Promise<void>>();
  const worker = new Worker<JobOf<Q>, void>(
    name,
    async (job) => {
      const run = handler(job.data);
      running.add(run);
      try {
        await run;
      } catch (error) {
        const fields = { queue: name, job: job.name, attempt: job.attemptsMade + 1, err: error };
        log.warn(fields, 'a job failed and will be tried again while attempts are left');
        // BullMQ keeps an error's message in Redis: only its code may go there.
        throw new InvariantError(error instanceof AppError ? error.code : 'failed');
      } finally {
        running.delete(run);
      }
    },
    {
      connection: connection.client,
      prefix: jobKeyPrefix,
      concurrency,
      lockDuration: lockMs,
      stalledInterval: lockMs,
      maxStalledCount: maxStalled,
      // BullMQ's default waits 15 s after a lost connection; people are waiting for these jobs.
      // The version check stays on: without it delays are rounded up to whole seconds.
      runRetryDelay: 1_000,
    },
  );
  worker.on('error', (error) => log.warn({ queue: name, reason: faultReason(error) }, 'job worker connection failed'));
  return async () => {
    // BullMQ's farewell waits for ever on a client that is about to reconnect: with Redis away the connections end first.
    // Whatever was not acknowledged then, another worker takes when the lock has run out.
    const away = !connection.answering();
    const closed = away ? undefined : worker.close();
    await Promise.allSettled(running);
    if (away) await connection.close();
    await Promise.race([closed ?? worker.close(), delay(farewellMs, undefined, { ref: false })]);
    await connection.close();
  };
}
