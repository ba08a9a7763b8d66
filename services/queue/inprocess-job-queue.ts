import type { Clock } from '../clock/clock.ts';
import type { Logger } from '../logging/logger.ts';
import type { JobOf, JobQueue, QueueName } from './job-queue.ts';
import { jobAttempts, requireAddOptions } from './job-rules.ts';

export type InprocessJobQueueOptions = {
  readonly clock: Clock;
  readonly log: Logger;
  /** Wait before the second attempt; doubles with each further one. */
  readonly backOffMs?: number;
};

type Entry = { readonly id: string; readonly job: JobOf<QueueName>; attempts: number };
type Consumer = { readonly handler: (job: JobOf<QueueName>) => Promise<void>; free: number };
type Line = {
  readonly waiting: Entry[];
  /** Ids waiting, delayed, running or between two attempts. */
  readonly known: Set<string>;
  readonly consumers: Set<Consumer>;
  readonly running: Set<Promise<void>>;
};

/** A sleeper looks up this often, so that closing does not leave a timer of hours behind. */
const longestNapMs = 1_000;

/** Jobs inside the process, on the clock's time: for the playground and tests. Forgets everything at the end. */
export function createInprocessJobQueue({ clock, log, backOffMs = 1_000 }: InprocessJobQueueOptions): JobQueue {
  const lines: Record<QueueName, Line> = { executor: emptyLine(), bot: emptyLine() };
  let closed = false;

  const enter = async (line: Line, entry: Entry, delayMs: number): Promise<void> => {
    const due = clock.now().getTime() + delayMs;
    for (let left = delayMs; left > 0 && !closed; left = due - clock.now().getTime())
      await clock.wait(Math.min(left, longestNapMs));
    if (closed) return;
    line.waiting.push(entry);
    pump(line);
  };

  const pump = (line: Line): void => {
    for (const consumer of line.consumers) {
      while (consumer.free > 0) {
        const entry = line.waiting.shift();
        if (entry === undefined) return;
        const run = runOne(line, consumer, entry).finally(() => line.running.delete(run));
        line.running.add(run);
      }
    }
  };

  const runOne = async (line: Line, consumer: Consumer, entry: Entry): Promise<void> => {
    consumer.free -= 1;
    entry.attempts += 1;
    try {
      await consumer.handler(entry.job);
      line.known.delete(entry.id);
    } catch (error) {
      log.warn(
        { job: entry.job.kind, attempt: entry.attempts, err: error },
        'a job failed and will be tried again while attempts are left',
      );
      if (entry.attempts >= jobAttempts) line.known.delete(entry.id);
      else void enter(line, entry, backOffMs * 2 ** (entry.attempts - 1));
    } finally {
      consumer.free += 1;
      pump(line);
    }
  };

  return {
    add: async (name, job, options) => {
      requireAddOptions(options);
      const line = lines[name];
      if (closed || line.known.has(options.id)) return;
      line.known.add(options.id);
      // A copy, as it would come out of Redis.
      void enter(
        line,
        { id: options.id, job: structuredClone(job), attempts: 0 },
        Math.round((options.delaySeconds ?? 0) * 1000),
      );
    },
    work: async (name, handler, concurrency) => {
      const line = lines[name];
      // The line holds only jobs of this queue: `add` is typed by the same name.
      const consumer: Consumer = { handler: handler as Consumer['handler'], free: concurrency };
      line.consumers.add(consumer);
      pump(line);
      return async () => {
        line.consumers.delete(consumer);
        await Promise.all(line.running);
      };
    },
    close: async () => {
      closed = true;
      for (const line of Object.values(lines)) line.consumers.clear();
      await Promise.all(Object.values(lines).flatMap((line) => [...line.running]));
    },
  };
}

function emptyLine(): Line {
  return { waiting: [], known: new Set(), consumers: new Set(), running: new Set() };
}
