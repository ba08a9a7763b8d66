import { describe, expect, it } from '@jest/globals';
import {
  claimed,
  createCaseWorld,
  liisa,
  liisaId,
  mikko,
  onCard,
  typed,
  type CaseWorld,
} from '../../support/case-world.ts';
import { expectKind } from '../../support/reset-world.ts';

const minute = 60_000;
const hour = 60 * minute;
const form = { evidence: 'in-person', reference: 'Badge 20417', confirmed: true } as const;

describe('an account without any registered method', () => {
  const unregistered = { unregistered: { enabled: true, objectionHours: 24 } };
  const twoWorld = () => {
    const world = createCaseWorld({ settings: unregistered });
    Object.assign(world.resets.options.policy, {});
    return world;
  };
  /** The flow's side of it has tests of its own: here it says yes. */
  async function judged(world: CaseWorld) {
    const joined: unknown[] = [];
    Object.assign(world.resets.caseProofs, {
      judge: async () => ({ kind: 'two-vouches', manager: { id: 'boss', name: 'Boss' } }),
      join: async (_: unknown, vouch: unknown, earlier: unknown) => {
        joined.push([vouch, earlier]);
        return { kind: 'joined', flowId: `${world.target}.${'f'.repeat(22)}` };
      },
    });
    return { joined, view: await claimed(world) };
  }
  const told = async (world: CaseWorld, view: { caseId: string }, more = {}) => {
    const found = (await world.cases.load(view.caseId))!;
    const toldAt = world.clock.now().toISOString();
    await world.cases.patch(found, { objection: { ...found.record.objection!, toldAt, ...more } });
  };

  it('shows agents until when the manager may object, counted from their mail', async () => {
    const world = twoWorld();
    const { view } = await judged(world);
    expectKind(await world.agents.vouch(onCard(view), form), 'waiting');
    world.clock.advance(5 * hour);
    await told(world, view);
    const { until } = expectKind(await world.agents.look(typed(view)), 'done').view.objection!;
    expect(until.getTime()).toBe(world.clock.now().getTime() + 24 * hour);
  });

  it('needs two agents, seeing the person, and a day in which the manager says nothing', async () => {
    const world = twoWorld();
    const { joined, view } = await judged(world);
    const weak = { ...form, evidence: 'callback-to-hr-number' } as const;
    expect(await world.agents.vouch(onCard(view), weak)).toMatchObject({ kind: 'form', problem: 'evidence' });
    const first = expectKind(await world.agents.vouch(onCard(view), form), 'waiting');
    expect(first.until.getTime()).toBe(world.clock.now().getTime() + 24 * hour);
    expect(world.jobs.kinds('bot')).toContain('manager-notice');
    await told(world, view);
    expect((await world.agents.vouch(typed(view), form)).kind).toBe('same-agent');
    const taken = expectKind(await world.agents.takeOver(typed(view, liisa)), 'done').view;
    for (const id of [liisaId, mikko.agentId]) world.accounts[id]!.employeeId = 'K-1003';
    expect((await world.agents.vouch(onCard(taken, liisa), form)).kind).toBe('same-agent');
    world.accounts[liisaId]!.employeeId = undefined;
    expect((await world.agents.vouch(onCard(taken, liisa), form)).kind).toBe('too-early');
    await world.run({ kind: 'case-due', caseId: view.caseId });
    expect(joined).toEqual([]);
    world.clock.advance(24 * hour);
    expect((await world.agents.vouch(typed(taken, liisa), form)).kind).toBe('done');
    expect(joined).toEqual([
      [expect.objectContaining({ agentId: liisaId }), expect.objectContaining({ agentId: mikko.agentId })],
    ]);
    expect((await world.agents.vouch(typed(taken, liisa), form)).kind).toBe('not-now');
  });

  it('never without the manager’s having been told', async () => {
    const world = twoWorld();
    const { view } = await judged(world);
    await world.agents.vouch(onCard(view), form);
    await world.agents.takeOver(typed(view, liisa));
    world.clock.advance(30 * hour);
    expect((await world.agents.vouch(typed(view, liisa), form)).kind).toBe('too-early');
  });

  it('is over when the manager objects', async () => {
    const world = twoWorld();
    const { view, joined } = await judged(world);
    await world.agents.vouch(onCard(view), form);
    await told(world, view, { objectedAt: world.clock.now().toISOString() });
    await world.agents.takeOver(typed(view, liisa));
    world.clock.advance(25 * hour);
    expect((await world.agents.vouch(typed(view, liisa), form)).kind).toBe('objected');
    world.clock.advance(50 * hour);
    await world.run({ kind: 'case-due', caseId: view.caseId });
    expect((await world.record(view)).state).toBe('claimed');
    expect((await world.agents.vouch(typed(view, liisa), form)).kind).toBe('objected');
    expect(joined).toEqual([]);
  });

  it('begins anew when the first word grows too old: it is no half of anything then', async () => {
    const world = twoWorld();
    const { view, joined } = await judged(world);
    await world.agents.vouch(onCard(view), form);
    await told(world, view);
    world.clock.advance(72 * hour);
    await world.runJobs();
    expect(await world.record(view)).toMatchObject({ state: 'claimed', vouches: [], objection: null });
    await world.agents.takeOver(typed(view, liisa));
    expect((await world.agents.vouch(typed(view, liisa), form)).kind).toBe('waiting');
    expect(joined).toEqual([]);
  });

  it('also where nobody looked at the case when the first word grew too old', async () => {
    const world = twoWorld();
    const { view, joined } = await judged(world);
    await world.agents.vouch(onCard(view), form);
    await told(world, view);
    world.clock.advance(72 * hour);
    await world.agents.takeOver(typed(view, liisa));
    expect((await world.agents.vouch(typed(view, liisa), form)).kind).toBe('waiting');
    expect((await world.record(view)).vouches).toEqual([expect.objectContaining({ agentId: liisaId })]);
    await world.run({ kind: 'case-due', caseId: view.caseId });
    expect(joined).toEqual([]);
  });

  it('cannot be helped where there is no manager to tell', async () => {
    const world = twoWorld();
    const { view } = await judged(world);
    Object.assign(world.resets.caseProofs, { judge: async () => ({ kind: 'two-vouches', manager: undefined }) });
    expect((await world.agents.vouch(onCard(view), form)).kind).toBe('no-manager');
  });
});
