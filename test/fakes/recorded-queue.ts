import type { Clock } from '../../services/clock/clock.ts';
import type { BotJob, ExecutorJob, JobQueue, QueueName } from '../../services/queue/job-queue.ts';

type Entry = { readonly queue: QueueName; readonly id: string; readonly job: ExecutorJob | BotJob; at: number };

/** A queue whose jobs wait until a test runs them: a job leaves it only when its handler resolved. */
export function createRecordedQueue(clock: Clock) {
  const state = { waiting: [] as Entry[], ever: [] as Entry[], down: false };
  const queue: JobQueue = {
    add: async (name, job, { id, delaySeconds = 0 }) => {
      if (state.waiting.some((entry) => entry.id === id)) return;
      const entry = { queue: name, id, job: structuredClone(job), at: clock.now().getTime() + delaySeconds * 1000 };
      state.waiting.push(entry);
      state.ever.push(entry);
    },
    work: () => Promise.resolve(() => Promise.resolve()),
    close: () => Promise.resolve(),
  };
  const next = (name: QueueName): Entry | undefined =>
    state.waiting.filter((entry) => entry.queue === name).sort((a, b) => a.at - b.at)[0];
  return {
    queue,
    state,
    next,
    done: (entry: Entry): void => {
      state.waiting = state.waiting.filter((one) => one !== entry);
    },
    kinds: (name: QueueName): readonly string[] =>
      state.ever.filter((entry) => entry.queue === name).map(({ job }) => job.kind),
  };
}
