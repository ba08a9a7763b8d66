import type { Redis } from 'ioredis';
import { jobKeyPrefix } from '../../services/queue/bullmq-job-queue.ts';
import type { QueueName } from '../../services/queue/job-queue.ts';
import type { RedisServer } from './redis-server.ts';

const keyOf = (queue: QueueName): string => `${jobKeyPrefix}:${queue}`;

/**
 * What the time of two locks (a minute) without any worker does to a role's jobs: a check notes those that are held, their
 * locks run out, and the next check is due, so that the next worker takes them up at its start. Call it while none runs.
 */
export async function locksRunOut(redis: Pick<RedisServer, 'admin'>, role: QueueName = 'bot'): Promise<void> {
  const admin = redis.admin();
  const queue = keyOf(role);
  const held = await admin.lrange(`${queue}:active`, 0, -1);
  if (held.length > 0) await admin.sadd(`${queue}:stalled`, ...held);
  await admin.del(`${queue}:stalled-check`, ...held.map((id) => `${queue}:${id}:lock`));
}

/** Whether no worker has a job of the bot in its hands, and none waits for one. Jobs for later do not count. */
export async function noJobRuns(admin: Redis): Promise<boolean> {
  const queue = keyOf('bot');
  return (await admin.llen(`${queue}:active`)) + (await admin.llen(`${queue}:wait`)) === 0;
}
