import { describe, expect, it } from '@jest/globals';
import type { CaseRecord, CaseVouch } from '../../../services/helpdesk/case-record.ts';
import { defaultProofPolicy } from '../../../services/policy/proof-policy.ts';
import { agentId, caseRecord, caseVouch, secondAgentId } from '../../support/case-record.ts';
import {
  aino,
  createResetWorld,
  expectKind,
  press,
  tenantId,
  type ResetWorld,
  type ResetWorldStores,
} from '../../support/reset-world.ts';

const minutes = (count: number): number => count * 60_000;
const hours = (count: number): number => minutes(60 * count);
const smsOnly = { email: undefined };
const none = { email: undefined, mobile: undefined };
const twoAgents = { ...defaultProofPolicy, unregistered: { enabled: true } };
const worldWith = (methods = {}, given: ResetWorldStores = {}): ResetWorld => {
  const world = createResetWorld(given);
  world.directory.methods = methods;
  return world;
};

const aCase = (world: ResetWorld, changes: Partial<CaseRecord> = {}): CaseRecord =>
  caseRecord({
    target: world.target,
    tenantId,
    targetId: aino.personId,
    openedAt: world.clock.now().toISOString(),
    ...changes,
  });

const vouchNow = (world: ResetWorld, changes: Partial<CaseVouch> = {}): CaseVouch =>
  caseVouch({ at: world.clock.now().toISOString(), ...changes });

const stateOf = async (world: ResetWorld, flowId: string) => (await world.flows.load(flowId))?.record;
const join = (world: ResetWorld, record = aCase(world), vouch = vouchNow(world), earlier?: CaseVouch) =>
  world.caseProofs.join(record, vouch, earlier);

describe('two vouches, for an account without any method', () => {
  const world = () => worldWith(none, { options: { policy: twoAgents } });
  const earlierOf = (w: ResetWorld, age: number) =>
    caseVouch({ at: new Date(w.clock.now().getTime() - age).toISOString(), agentId });
  /** The case as it stands when the manager was told `age` ago and nobody objected. */
  const unopposed = (w: ResetWorld, age: number, changes: Partial<NonNullable<CaseRecord['objection']>> = {}) => {
    const toldAt = new Date(w.clock.now().getTime() - age).toISOString();
    const until = new Date(Date.parse(toldAt) + hours(24)).toISOString();
    return aCase(w, { objection: { until, objectedAt: null, toldAt, ...changes } });
  };
  const later = (w: ResetWorld) => vouchNow(w, { agentId: secondAgentId });

  it('open a flow that is at choosing at once', async () => {
    const w = world();
    expect(await w.caseProofs.judge(aino.personId)).toEqual({ kind: 'two-vouches', manager: undefined });
    const { flowId } = expectKind(await join(w, unopposed(w, hours(25)), later(w), earlierOf(w, hours(25))), 'joined');
    expect(await stateOf(w, flowId)).toMatchObject({ state: 'choosing', methods: [] });
    expect(await w.reset.view(aino, flowId)).toMatchObject({ proved: ['vouch', 'earlier-vouch'], points: 2 });
  });

  it('are both spent: the earlier one of a flow that was given up is no half of another', async () => {
    const w = world();
    const [record, earlier] = [unopposed(w, hours(25)), earlierOf(w, hours(25))];
    const { flowId } = expectKind(await join(w, record, later(w), earlier), 'joined');
    await w.reset.cancel(press((await w.reset.view(aino, flowId))!));
    w.clock.advance(1000);
    expect(await join(w, record, later(w), earlier)).toEqual({ kind: 'too-late', flowId });
    expect(await w.flows.liveOf(w.target)).toBeUndefined();
  });

  it.each([
    ['with one alone', undefined],
    ['with an earlier one younger than a day', hours(23)],
    ['with an earlier one older than three days', hours(72)],
  ])('open nothing %s', async (_, age) => {
    const w = world();
    const earlier = age === undefined ? undefined : earlierOf(w, age);
    expect((await join(w, unopposed(w, hours(25)), later(w), earlier)).kind).toBe('refused');
    expect(await w.flows.liveOf(w.target)).toBeUndefined();
  });

  it.each([
    ['one agent', (w: ResetWorld) => vouchNow(w, { agentId })],
    ['one agent, spelt otherwise', (w: ResetWorld) => vouchNow(w, { agentId: agentId.toUpperCase() })],
    [
      'two accounts of one human',
      (w: ResetWorld) => {
        w.directory.user = { employeeId: 'K-1003' };
        return later(w);
      },
    ],
  ])('open nothing where both are of %s', async (_, second) => {
    const w = world();
    const outcome = await join(w, unopposed(w, hours(25)), second(w), earlierOf(w, hours(25)));
    expect(outcome).toEqual({ kind: 'refused', reason: 'could-not-check' });
    expect(await w.flows.liveOf(w.target)).toBeUndefined();
  });

  it.each([
    ['was never told', { toldAt: null }],
    ['was told less than a day ago', { toldAt: '2026-11-22T09:00:00Z' }],
    ['may still object', { until: '2026-11-23T08:00:01Z' }],
    ['has objected', { objectedAt: '2026-11-23T07:00:00Z' }],
  ])('open nothing while the manager %s', async (_, changes) => {
    const w = world();
    const record = unopposed(w, hours(25), changes);
    expect((await join(w, record, later(w), earlierOf(w, hours(25)))).kind).toBe('refused');
    expect((await join(w, aCase(w), later(w), earlierOf(w, hours(25)))).kind).toBe('refused');
    expect(await w.flows.liveOf(w.target)).toBeUndefined();
  });

  it('open nothing where the organisation does not allow it', async () => {
    const w = worldWith(none);
    expect(await join(w, unopposed(w, hours(25)), later(w), earlierOf(w, hours(25)))).toEqual({
      kind: 'refused',
      reason: 'not-registered',
    });
  });

  it('are one vouch for a person who has registered a method meanwhile', async () => {
    const w = world();
    w.directory.methods = smsOnly;
    const { flowId } = expectKind(await join(w, unopposed(w, hours(25)), later(w), earlierOf(w, hours(25))), 'joined');
    expect(await stateOf(w, flowId)).toMatchObject({ state: 'proving', proofs: [{ method: 'vouch' }] });
  });

  it('name the manager only where the manager can be told', async () => {
    const w = world();
    const employeeId = 'K-1004';
    w.directory.manager = { id: 'm', displayName: 'Mikael', mail: 'mikael@contoso.example', employeeId };
    expect(await w.caseProofs.judge(aino.personId)).toEqual({
      kind: 'two-vouches',
      manager: { id: 'm', name: 'Mikael' },
    });
    w.directory.manager = { ...w.directory.manager, mail: undefined };
    expect(await w.caseProofs.judge(aino.personId)).toMatchObject({ manager: undefined });
    w.directory.manager = { ...w.directory.manager, id: aino.personId.toUpperCase(), mail: 'aino@contoso.example' };
    expect(await w.caseProofs.judge(aino.personId)).toMatchObject({ manager: undefined });
    w.directory.manager = { ...w.directory.manager, id: 'm' };
    w.directory.user = { employeeId: 'k-1004' };
    expect(await w.caseProofs.judge(aino.personId)).toMatchObject({ kind: 'two-vouches', manager: undefined });
    w.directory.failing = ['readManager'];
    expect(await w.caseProofs.judge(aino.personId)).toEqual({ kind: 'refused', reason: 'could-not-check' });
  });
});
