import { describe, expect, it } from '@jest/globals';
import { DependencyError } from '../../../services/errors/app-error.ts';
import { planTasks } from '../../../services/planner/plan-template.ts';
import { createMemoryRecordStore } from '../../../services/store/memory-record-store.ts';
import { admin, createPlanWorld, taskOf } from '../../support/plan-world.ts';

const ainoId = 'aaaaaaaa-1111-4111-8111-111111111111';
const eeroId = 'eeeeeeee-1111-4111-8111-111111111111';
const people = {
  'aino@contoso.example': { id: ainoId, displayName: 'Aino' },
  'eero@contoso.example': { id: eeroId, displayName: 'Eero' },
};
const hour = 60 * 60 * 1000;

/** Today is 22 November 2026, 06:00 UTC. Aino has one late, one due today and one due tomorrow; Eero one for tomorrow. */
async function world() {
  const made = createPlanWorld(people);
  const due = async (taskId: string, owner: string, day: string, status: 'open' | 'done' = 'open'): Promise<void> => {
    const change = { taskId, owner: `${owner}@contoso.example`, due: day, status };
    expect(await made.plan.change(admin('Maija'), change, 'en')).toMatchObject({ kind: 'done' });
  };
  await due('licences', 'aino', '2026-11-23');
  await due('raci', 'aino', '2026-11-22');
  await due('keep-logs', 'aino', '2026-11-02');
  await due('cost', 'aino', '2026-11-24');
  await due('go', 'aino', '2026-11-01', 'done');
  await due('domains', 'eero', '2026-11-23');
  return { ...made, due };
}

describe('the reminders of a day', () => {
  it('are one message an owner, of open tasks due tomorrow, today or before, the oldest first', async () => {
    const { plan, messages } = await world();
    await plan.remind();
    expect(messages.map(({ personId, title }) => [personId, title])).toEqual([
      [ainoId, '3 tasks of the password reset plan'],
      [eeroId, 'One task of the password reset plan'],
    ]);
    const [late, today, tomorrow, how, ...more] = messages[0]?.lines ?? [];
    expect(late).toMatch(/^Keep the logs: was due .*2026/);
    expect(today).toMatch(/^Agree who does.*: due .*22/);
    expect(tomorrow).toMatch(/^Check the licences: due .*23/);
    expect([how, more]).toEqual([expect.stringMatching(/^Only administrators/), []]);
  });

  it('go out once a task and day, however often and by how many the job is run', async () => {
    const { plan, another, messages, clock, due } = await world();
    await Promise.all([plan.remind(), another().remind(), plan.remind()]);
    await another().remind();
    expect(messages.flatMap(({ lines }) => lines.filter((line) => line.includes('due')))).toHaveLength(4);
    // What becomes due meanwhile is told, alone.
    await due('cost', 'aino', '2026-11-23');
    await plan.remind();
    expect(messages).toHaveLength(3);
    expect(messages[2]?.lines[0]).toMatch(/^Work out what one call costs/);
    clock.advance(24 * hour);
    await plan.remind();
    expect(messages.slice(3).map(({ personId, lines }) => [personId, lines.length])).toEqual([
      [ainoId, 5],
      [eeroId, 2],
    ]);
  });

  it('are in the language that the chat asks for', async () => {
    const { plan, messages, state } = await world();
    state.language = 'fi';
    await plan.remind();
    expect(messages[0]?.title).toBe('Salasanan palautuksen suunnitelma: 3 tehtävää');
    expect(messages[0]?.lines[0]).toBe('Pidä lokit tallessa: määräpäivä oli 2.11.2026');
  });

  it('reach the new owner where a task has changed hands that day', async () => {
    const { plan, messages, due } = await world();
    await plan.remind();
    await due('keep-logs', 'eero', '2026-11-02');
    await plan.remind();
    expect(messages.slice(2)).toEqual([
      expect.objectContaining({ personId: eeroId, title: expect.stringMatching(/^One/) }),
    ]);
  });

  it('name whom they did not reach, in the plan, until they do', async () => {
    const { plan, state, clock } = await world();
    state.silent.add(ainoId);
    await plan.remind();
    const view = await plan.look('en');
    expect(view.unreached).toEqual([
      { personId: ainoId, displayName: 'Aino', tasks: ['raci', 'licences', 'keep-logs'] },
    ]);
    state.silent.clear();
    clock.advance(24 * hour);
    await plan.remind();
    expect((await plan.look('en')).unreached).toEqual([]);
  });

  it('are not repeated where nobody knows whether they arrived, and the others still get theirs', async () => {
    const { plan, messages, state } = await world();
    state.unsure.add(ainoId);
    await plan.remind();
    await plan.remind();
    expect(messages.map(({ personId }) => personId)).toEqual([ainoId, eeroId]);
    expect((await plan.look('en')).unreached).toEqual([]);
  });

  it('do not make the plan be kept longer, and leave the changes of humans alone', async () => {
    const { plan, store } = await world();
    const before = await store.get('plan', '99999999-9999-4999-8999-999999999999');
    await plan.remind();
    const after = await store.get('plan', '99999999-9999-4999-8999-999999999999');
    expect(after?.keepUntil).toEqual(before?.keepUntil);
    expect(taskOf(await plan.look('en'), 'raci').changed?.by).toBe('Maija');
  });

  it('count what a message has no room for', async () => {
    const made = createPlanWorld(people);
    for (const { id: taskId } of planTasks.slice(0, 20))
      await made.plan.change(admin('M'), { taskId, owner: 'aino@contoso.example', due: '2026-11-22' }, 'en');
    await made.plan.remind();
    expect(made.messages).toHaveLength(1);
    expect(made.messages[0]?.lines).toHaveLength(17);
    expect(made.messages[0]?.lines[15]).toBe('And 5 more.');
  });
});

describe('the job', () => {
  it('is planned at start for today at 07:00 UTC, and by each run for tomorrow, once', async () => {
    const { plan, queue, clock } = createPlanWorld();
    await Promise.all([plan.schedule(), plan.schedule()]);
    const [first] = queue.state.waiting;
    expect(queue.state.waiting).toHaveLength(1);
    expect(first).toMatchObject({ id: 'plan-reminders.2026-11-22', job: { kind: 'plan-reminders' } });
    expect(new Date(first?.at ?? 0).toISOString()).toBe('2026-11-22T07:00:00.000Z');
    clock.advance(2 * hour);
    if (first !== undefined) queue.done(first);
    await Promise.all([plan.remind(), plan.remind()]);
    expect(queue.state.waiting.map(({ id, at }) => [id, new Date(at).toISOString()])).toEqual([
      ['plan-reminders.2026-11-23', '2026-11-23T07:00:00.000Z'],
    ]);
  });

  it('is planned for tomorrow on a day on which the plan cannot be read, too', async () => {
    const { plan, queue } = createPlanWorld(people, (clock) => ({
      ...createMemoryRecordStore({ clock }),
      get: () => Promise.reject(new DependencyError('store_unavailable', 'gone')),
    }));
    await expect(plan.remind()).rejects.toMatchObject({ code: 'store_unavailable' });
    expect(queue.state.waiting.map(({ id }) => id)).toEqual(['plan-reminders.2026-11-23']);
  });

  it('comes a minute after a start later in the day', async () => {
    const { plan, queue, clock } = createPlanWorld();
    clock.advance(12 * hour);
    await plan.schedule();
    expect(queue.state.waiting.map(({ at }) => at - clock.now().getTime())).toEqual([60_000]);
  });
});
