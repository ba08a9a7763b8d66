import { describe, expect, it } from '@jest/globals';
import { createPlanErasure } from '../../../services/planner/plan-erasure.ts';
import { admin, createPlanWorld, planTenant, taskOf } from '../../support/plan-world.ts';

const ainoId = 'aaaaaaaa-1111-4111-8111-111111111111';
const people = { 'aino@contoso.example': { id: ainoId, displayName: 'Aino Järvinen' } };
const maija = admin('Maija Meikäläinen');

async function world() {
  const made = createPlanWorld(people);
  const change = { owner: 'aino@contoso.example', due: '2026-11-22', answer: 'two', note: 'as agreed' };
  await made.plan.change(maija, { taskId: 'gates', ...change }, 'en');
  await made.plan.remind();
  return { ...made, erasure: createPlanErasure({ records: made.store, tenantId: planTenant }) };
}

describe('what the plan holds about a person', () => {
  it('is counted for owners and for admins, and nothing for others', async () => {
    const { erasure, clock } = await world();
    const keptUntil = new Date(clock.now().getTime() + 400 * 24 * 60 * 60 * 1000);
    expect(await erasure.held(ainoId.toUpperCase())).toEqual({ tasks: 1, keptUntil });
    expect(await erasure.held(maija.personId)).toEqual({ tasks: 1, keptUntil });
    expect(await erasure.held('somebody-else')).toEqual({ tasks: 0, keptUntil: undefined });
  });

  it('goes on erasure, and what was decided stays', async () => {
    const { erasure, store, plan } = await world();
    await Promise.all([erasure.erase(ainoId), erasure.erase(maija.personId), erasure.erase(ainoId)]);
    const stored = (await store.get('plan', planTenant))?.value ?? '';
    for (const trace of ['Aino', ainoId, 'Maija', maija.personId]) expect(stored).not.toContain(trace);
    const task = taskOf(await plan.look('en'), 'gates');
    expect(task).toMatchObject({ owner: undefined, due: '2026-11-22', note: 'as agreed', changed: { by: '–' } });
    expect(task.question?.answer).toMatchObject({ value: 'two', by: '–' });
    expect(await erasure.held(ainoId)).toEqual({ tasks: 0, keptUntil: undefined });
  });

  it('is nothing where nobody has planned, and nothing is written', async () => {
    const { store } = createPlanWorld();
    const erasure = createPlanErasure({ records: store, tenantId: planTenant });
    await erasure.erase(ainoId);
    expect(await store.get('plan', planTenant)).toBeUndefined();
  });
});
