import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRedisRecordStore } from '../../../services/store/redis-record-store.ts';
import type { RecordStore } from '../../../services/store/record-store.ts';
import { planTasks } from '../../../services/planner/plan-template.ts';
import { admin, createPlanWorld, taskOf } from '../../support/plan-world.ts';
import { redisWorld, testKeyring, type StoreUnderTest } from '../../support/store-worlds.ts';

let redis: StoreUnderTest<RecordStore>;
beforeAll(async () => {
  redis = await redisWorld(false, (client, clock) =>
    createRedisRecordStore({ client, time: clock, keyring: testKeyring }),
  );
});
afterAll(async () => redis.close());

describe('twenty admins in two processes', () => {
  it('change different tasks at once, and every change holds', async () => {
    const world = createPlanWorld({}, () => redis.store);
    const processes = [world.plan, world.another()];
    const tasks = planTasks.slice(0, 20);
    const results = await Promise.all(
      tasks.map(async ({ id }, i) =>
        processes[i % 2]?.change(admin(`A${i}`), { taskId: id, note: `note ${i}`, status: 'done' }, 'en'),
      ),
    );
    expect(results.map((result) => result?.kind)).toEqual(tasks.map(() => 'done'));
    const view = await world.plan.look('en');
    expect(view.done).toBe(20);
    expect(tasks.map(({ id }) => taskOf(view, id).note)).toEqual(tasks.map((_, i) => `note ${i}`));
    expect(tasks.map(({ id }) => taskOf(view, id).changed?.by)).toEqual(tasks.map((_, i) => `A${i}`));
  });

  it('change different fields of one task at once, and both hold', async () => {
    const world = createPlanWorld({}, () => redis.store);
    await Promise.all([
      world.plan.change(admin('A'), { taskId: 'cost', due: '2026-12-31' }, 'en'),
      world.another().change(admin('B'), { taskId: 'cost', answer: '17' }, 'en'),
    ]);
    const task = taskOf(await world.plan.look('en'), 'cost');
    expect([task.due, task.question?.answer?.value]).toEqual(['2026-12-31', '17']);
  });
});
