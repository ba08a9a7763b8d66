import { setTimeout as delay } from 'node:timers/promises';
import { createSteeredClock } from '../../../services/clock/steered-clock.ts';
import { createBullmqJobQueue } from '../../../services/queue/bullmq-job-queue.ts';
import { createInprocessJobQueue } from '../../../services/queue/inprocess-job-queue.ts';
import { startRedisServer } from '../../support/redis-server.ts';
import { silentLog } from '../../support/silent-log.ts';
import { describeJobQueue } from './job-queue.contract.ts';

describeJobQueue('in process', async () => {
  const clock = createSteeredClock(new Date('2026-03-01T08:00:00Z'));
  const queue = createInprocessJobQueue({ clock, log: silentLog, backOffMs: 20 });
  return {
    queue,
    pass: async (ms) => {
      clock.advance(ms);
      await delay(1);
    },
    close: queue.close,
  };
});

for (const cluster of [false, true]) {
  describeJobQueue(cluster ? 'BullMQ on a Redis cluster of one node' : 'BullMQ', async () => {
    const server = await startRedisServer({ cluster });
    const queue = createBullmqJobQueue({ redis: server.settings, log: silentLog, backOffMs: 20 });
    return {
      queue,
      pass: async (ms) => {
        await delay(ms);
      },
      close: async () => {
        await queue.close();
        await server.stop();
      },
    };
  });
}
