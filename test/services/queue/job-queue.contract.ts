import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InvariantError } from '../../../services/errors/app-error.ts';
import type { BotJob, JobQueue } from '../../../services/queue/job-queue.ts';
import { eventually } from '../../support/eventually.ts';

export type QueueUnderTest = {
  readonly queue: JobQueue;
  /** Lets this much of the queue's time pass (a steered clock), or waits for it (a real one). */
  readonly pass: (ms: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** What every JobQueue does. `create` gives a queue with a back-off of 20 ms. */
export function describeJobQueue(name: string, create: () => Promise<QueueUnderTest>): void {
  describe(`JobQueue: ${name}`, () => {
    let world: QueueUnderTest;
    let queue: JobQueue;
    let counter = 0;
    const notice = (): BotJob & { readonly kind: 'notice' } => ({ kind: 'notice', noticeId: `n${(counter += 1)}` });
    beforeAll(async () => {
      world = await create();
      queue = world.queue;
    });
    afterAll(() => world.close());

    it('hands a job over once, with what was added', async () => {
      const seen: BotJob[] = [];
      const job = notice();
      const stop = await queue.work('bot', async (it) => void seen.push(it), 1);
      await queue.add('bot', job, { id: job.noticeId });
      await eventually(() => expect(seen).toEqual([job]), world.pass);
      await stop();
      expect(seen).toEqual([job]);
    });

    it('keeps jobs until somebody works, and gives each queue its own', async () => {
      const seen: string[] = [];
      await queue.add('executor', { kind: 'reset', flowId: 'f1' }, { id: 'reset:f1' });
      await queue.add('bot', { kind: 'flow-changed', flowId: 'f2' }, { id: 'changed:f2' });
      const stops = [
        await queue.work('executor', async (job) => void seen.push(`executor ${job.kind}`), 1),
        await queue.work('bot', async (job) => void seen.push(`bot ${job.kind}`), 1),
      ];
      await eventually(() => expect(seen.sort()).toEqual(['bot flow-changed', 'executor reset']), world.pass);
      for (const stop of stops) await stop();
    });

    it('takes an id once while its job waits, is delayed or runs, and again afterwards', async () => {
      const seen: string[] = [];
      const { noticeId: id } = notice();
      const add = (tag: string): Promise<void> =>
        queue.add('bot', { kind: 'notice', noticeId: `${id}-${tag}` }, { id });
      await add('first');
      await add('while-waiting');
      let release: (() => void) | undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      const stop = await queue.work(
        'bot',
        async (job) => {
          if (job.kind === 'notice') seen.push(job.noticeId);
          if (seen.length === 1) await held;
        },
        1,
      );
      await eventually(() => expect(seen).toEqual([`${id}-first`]), world.pass);
      await add('while-running');
      release?.();
      await eventually(async () => {
        await add('afterwards');
        expect(seen).toContain(`${id}-afterwards`);
      }, world.pass);
      // The last of those adds may have been taken anew: nothing may be left over for whoever works next.
      const last = notice();
      await queue.add('bot', last, { id: last.noticeId });
      await eventually(() => expect(seen).toContain(last.noticeId), world.pass);
      await stop();
      expect(seen[1]).toBe(`${id}-afterwards`);
    });

    it('holds a delayed job back', async () => {
      const seen: string[] = [];
      const [early, late] = [notice(), notice()];
      const stop = await queue.work('bot', async (job) => void seen.push(job.kind === 'notice' ? job.noticeId : ''), 1);
      await queue.add('bot', late, { id: late.noticeId, delaySeconds: 0.3 });
      await queue.add('bot', late, { id: late.noticeId });
      await queue.add('bot', early, { id: early.noticeId });
      await eventually(
        () => expect(seen).toContain(early.noticeId),
        async () => world.pass(1),
      );
      expect(seen).toEqual([early.noticeId]);
      await eventually(() => expect(seen).toEqual([early.noticeId, late.noticeId]), world.pass);
      await stop();
    });

    it('tries a failing job five times in all and then lets its id go', async () => {
      const job = notice();
      let tries = 0;
      const stop = await queue.work(
        'bot',
        async () => {
          tries += 1;
          if (tries <= 5) throw new InvariantError('on purpose');
        },
        1,
      );
      await queue.add('bot', job, { id: job.noticeId });
      await eventually(() => expect(tries).toBe(5), world.pass);
      await world.pass(500);
      expect(tries).toBe(5);
      await queue.add('bot', job, { id: job.noticeId });
      await eventually(() => expect(tries).toBe(6), world.pass);
      await stop();
    });

    it('tries again until it works', async () => {
      const job = notice();
      let tries = 0;
      const stop = await queue.work(
        'bot',
        async () => {
          tries += 1;
          if (tries < 3) throw new InvariantError('on purpose');
        },
        1,
      );
      await queue.add('bot', job, { id: job.noticeId });
      await eventually(() => expect(tries).toBe(3), world.pass);
      await world.pass(200);
      expect(tries).toBe(3);
      await stop();
    });

    it('runs as many at once as it was told, and no more', async () => {
      let running = 0;
      let most = 0;
      let done = 0;
      const stop = await queue.work(
        'bot',
        async () => {
          running += 1;
          most = Math.max(most, running);
          await new Promise((resolve) => setTimeout(resolve, 20));
          running -= 1;
          done += 1;
        },
        3,
      );
      for (let i = 0; i < 12; i += 1) {
        const job = notice();
        await queue.add('bot', job, { id: job.noticeId });
      }
      await eventually(() => expect(done).toBe(12), world.pass);
      expect(most).toBeLessThanOrEqual(3);
      expect(most).toBeGreaterThan(1);
      await stop();
    });

    it('drains what runs when it is stopped, and takes nothing new', async () => {
      let release: (() => void) | undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      const seen: string[] = [];
      const stop = await queue.work(
        'bot',
        async () => {
          seen.push('begun');
          await held;
          seen.push('ended');
        },
        1,
      );
      const [first, second] = [notice(), notice()];
      await queue.add('bot', first, { id: first.noticeId });
      await eventually(() => expect(seen).toEqual(['begun']), world.pass);
      const stopping = stop();
      await queue.add('bot', second, { id: second.noticeId });
      release?.();
      await stopping;
      expect(seen).toEqual(['begun', 'ended']);
    });

    it('refuses an id that would be a key of its own', async () => {
      const add = async (): Promise<void> => queue.add('bot', notice(), { id: 'a}b' });
      await expect(add()).rejects.toThrow(InvariantError);
    });
  });
}
