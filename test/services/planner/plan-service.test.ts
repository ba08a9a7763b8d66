import { describe, expect, it } from '@jest/globals';
import { planKind, planKinds } from '../../../services/planner/plan-record.ts';
import type { PlanChange, PlanView } from '../../../services/planner/plan.ts';
import { planTasks } from '../../../services/planner/plan-template.ts';
import { admin, createPlanWorld, planTenant, taskOf } from '../../support/plan-world.ts';

const maija = admin('Maija');
const day = 24 * 60 * 60 * 1000;
const people = {
  'aino@contoso.example': { id: 'AAAAAAAA-1111-4111-8111-111111111111', displayName: 'Aino\u202E Järvinen\n' },
  'off@contoso.example': { id: 'b', accountEnabled: false },
  'guest@contoso.example': { id: 'c', userType: 'Guest' },
  'room@contoso.example': { id: 'd', isResourceAccount: true },
};

async function changed(world: ReturnType<typeof createPlanWorld>, change: PlanChange): Promise<PlanView> {
  const result = await world.plan.change(maija, change, 'en');
  if (result.kind !== 'done') throw new Error(JSON.stringify(result));
  return result.view;
}

describe('a plan that nobody has touched', () => {
  it('is complete, open, in words of the language, and says what comes first', async () => {
    const { plan, store } = createPlanWorld();
    const [view, finnish] = await Promise.all([plan.look('en'), plan.look('fi')]);
    expect(view).toMatchObject({ version: 0, done: 0, total: planTasks.length, unreached: [] });
    expect(view.next).toEqual(planTasks.slice(0, 5).map(({ id }) => id));
    expect(taskOf(view, 'licences')).toMatchObject({
      status: 'open',
      live: { verdict: 'good' },
      role: 'License Administrator',
    });
    expect(taskOf(finnish, 'pilot-group').title).toBe('Luo pilotille yksi käyttöoikeusryhmä');
    expect(await store.get(planKind, planTenant)).toBeUndefined();
  });

  it('has Microsoft’s dates in its texts', async () => {
    const { plan } = createPlanWorld();
    expect(taskOf(await plan.look('fi'), 'dates').text).toContain('1.2.2027');
    expect(taskOf(await plan.look('en'), 'dates').text).toContain('March 2027');
  });
});

describe('a change', () => {
  it('of every field is kept with the day and by whom, for 400 days', async () => {
    const world = createPlanWorld(people);
    const change: PlanChange = {
      taskId: 'scope',
      status: 'done',
      owner: ' Aino@Contoso.example ',
      due: '2026-12-24',
      note: '  pilot\u202E first\n',
      answer: 'selected',
    };
    const task = taskOf(await changed(world, change), 'scope');
    const at = '2026-11-22T06:00:00.000Z';
    expect(task).toMatchObject({
      status: 'done',
      owner: { personId: 'aaaaaaaa-1111-4111-8111-111111111111', displayName: 'Aino Järvinen' },
      due: '2026-12-24',
      note: 'pilot first',
      changed: { by: 'Maija', at },
    });
    expect(task.question?.answer).toEqual({ value: 'selected', by: 'Maija', at });
    expect(task.question?.choices.map(({ value, label }) => `${value}: ${label}`)).toEqual([
      'none: None',
      'selected: Selected',
      'all: All',
    ]);
    const stored = await world.store.get(planKind, planTenant);
    expect(stored?.keepUntil).toEqual(new Date(world.clock.now().getTime() + 400 * day));
    expect(planKinds).toEqual([planKind]);
    world.clock.advance(401 * day);
    expect((await world.plan.look('en')).version).toBe(0);
  });

  it('of one field leaves the others, and null takes each back', async () => {
    const world = createPlanWorld(people);
    await changed(world, { taskId: 'cost', owner: 'aino@contoso.example', due: '2026-12-01', note: 'n', answer: '42' });
    expect(taskOf(await changed(world, { taskId: 'cost', status: 'not-needed' }), 'cost')).toMatchObject({
      status: 'not-needed',
      due: '2026-12-01',
      note: 'n',
      question: { answer: { value: '42' } },
    });
    const view = await changed(world, { taskId: 'cost', owner: null, due: null, note: null, answer: null });
    const task = taskOf(view, 'cost');
    expect([task.owner, task.due, task.note, task.question?.answer]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(view.done).toBe(1);
  });

  it('is in the audit before it holds, under the admin’s subject and the task, without a name or a word of the note', async () => {
    const world = createPlanWorld(people);
    await changed(world, { taskId: 'gates', answer: 'two', note: 'a secret' });
    expect(world.audited.events).toEqual([
      expect.objectContaining({ type: 'admin.acted', act: 'plan.changed', by: 'subject-of-Maija', about: 'gates' }),
    ]);
    expect(JSON.stringify(world.audited.events)).not.toContain('secret');
    world.audited.full = true;
    await expect(changed(world, { taskId: 'gates', answer: 'one' })).rejects.toMatchObject({
      code: 'audit_unavailable',
    });
    expect(taskOf(await world.plan.look('en'), 'gates').question?.answer?.value).toBe('two');
  });

  const wrong: readonly (readonly [string, PlanChange])[] = [
    ['owner', { taskId: 'go', owner: 'nobody@contoso.example' }],
    ['owner', { taskId: 'go', owner: 'off@contoso.example' }],
    ['owner', { taskId: 'go', owner: 'guest@contoso.example' }],
    ['owner', { taskId: 'go', owner: 'room@contoso.example' }],
    ['owner', { taskId: 'go', owner: "x' or '1'='1" }],
    ['due', { taskId: 'go', due: '2026-02-30' }],
    ['due', { taskId: 'go', due: '24.12.2026' }],
    ['due', { taskId: 'go', due: '2206-12-24' }],
    ['note', { taskId: 'go', note: 'x'.repeat(2_001) }],
    ['answer', { taskId: 'scope', answer: 'everyone' }],
    ['answer', { taskId: 'reconfirm', answer: '731' }],
    ['answer', { taskId: 'reconfirm', answer: '-1' }],
    ['answer', { taskId: 'reconfirm', answer: '1e2' }],
    ['answer', { taskId: 'helpdesk-link', answer: 'x'.repeat(501) }],
    ['answer', { taskId: 'go', answer: 'yes' }],
    ['status', { taskId: 'go', status: 'finished' as 'done' }],
  ];
  it.each(wrong)('with a wrong %s changes nothing and is in no audit: %j', async (field, change) => {
    const world = createPlanWorld(people);
    expect(await world.plan.change(maija, { note: 'kept?', ...change }, 'en')).toEqual({ kind: 'invalid', field });
    expect(world.audited.events).toEqual([]);
    expect(await world.store.get(planKind, planTenant)).toBeUndefined();
  });

  it('of a task that the plan does not have is refused', async () => {
    const { plan } = createPlanWorld();
    for (const taskId of ['nothing', '__proto__', 'constructor'])
      expect(await plan.change(maija, { taskId, status: 'done' }, 'en')).toEqual({ kind: 'unknown-task' });
  });

  it('takes 500 characters of whatever alphabet, and the ends of a number', async () => {
    const world = createPlanWorld();
    const note = '😀'.repeat(500);
    expect(taskOf(await changed(world, { taskId: 'go', note }), 'go').note).toBe(note);
    const answered = async (answer: string) =>
      taskOf(await changed(world, { taskId: 'reconfirm', answer }), 'reconfirm').question?.answer?.value;
    expect([await answered('0'), await answered('0730')]).toEqual(['0', '730']);
  });
});

describe('what is late', () => {
  it('comes first, the oldest before the others, from the day after its due day in UTC', async () => {
    const world = createPlanWorld();
    await changed(world, { taskId: 'keep-logs', due: '2026-11-22' });
    await changed(world, { taskId: 'action', due: '2026-11-20' });
    await changed(world, { taskId: 'go', due: '2026-11-01', status: 'done' });
    const today = await world.plan.look('en');
    expect(today.next.slice(0, 2)).toEqual(['action', 'benefits']);
    expect(taskOf(today, 'keep-logs').overdue).toBe(false);
    expect(taskOf(today, 'go').overdue).toBe(false);
    world.clock.advance(18 * 60 * 60 * 1000);
    const tomorrow = await world.plan.look('en');
    expect(tomorrow.next.slice(0, 3)).toEqual(['action', 'keep-logs', 'benefits']);
  });
});
