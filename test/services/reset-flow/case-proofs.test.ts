import { describe, expect, it } from '@jest/globals';
import type { CaseRecord, CaseVouch } from '../../../services/helpdesk/case-record.ts';
import { caseRecord, caseVouch } from '../../support/case-record.ts';
import {
  aino,
  createResetWorld,
  expectKind,
  press,
  prove,
  startChoosing,
  startProving,
  tenantId,
  type ResetWorld,
  type ResetWorldStores,
} from '../../support/reset-world.ts';

const minutes = (count: number): number => count * 60_000;
const hours = (count: number): number => minutes(60 * count);
const smsOnly = { email: undefined };
const none = { email: undefined, mobile: undefined };
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

const jobKinds = (world: ResetWorld) => world.jobs.map(({ job }) => job.kind);

describe('a vouch', () => {
  it('opens the flow of a person with one method, who then needs only that method', async () => {
    const world = worldWith(smsOnly);
    expect(expectKind(await world.reset.start(aino, 'en'), 'refused').refusal.reason).toBe('half-registered');
    const { flowId } = expectKind(await join(world), 'joined');
    const view = (await world.reset.view(aino, flowId))!;
    expect(view).toMatchObject({ state: 'proving', points: 1, proved: ['vouch'] });
    expect(view.methods.map(({ method }) => method)).toEqual(['sms-code']);
    const after = await prove(world, view, 'sms-code');
    expect(after.state).toBe('choosing');
    expectKind(await world.reset.issuePageLink(press(after)), 'page');
    expect(jobKinds(world)).toEqual(['flow-changed', 'case-flow']);
  });

  it('joins the flow that the case paused, and goes straight to choosing when the other proof is still good', async () => {
    const world = worldWith();
    const view = await prove(world, await startProving(world), 'email-code');
    expect(await world.caseProofs.pause(view.flowId, '4K7M2QXR')).toBe(true);
    world.clock.advance(minutes(5));
    expect(await join(world)).toEqual({ kind: 'joined', flowId: view.flowId });
    expect(await stateOf(world, view.flowId)).toMatchObject({
      state: 'choosing',
      caseId: '4K7M2QXR',
      countedReset: true,
    });
  });

  it('is worth one point: the flow of a person who proved nothing else goes on proving', async () => {
    const world = worldWith();
    const { flowId } = expectKind(await join(world), 'joined');
    expect(await stateOf(world, flowId)).toMatchObject({ state: 'proving', proofs: [{ method: 'vouch' }] });
  });

  it('keeps the flow alive for an hour, and no longer', async () => {
    const world = worldWith(smsOnly);
    const { flowId } = expectKind(await join(world), 'joined');
    world.clock.advance(minutes(59));
    expect((await world.reset.view(aino, flowId))?.state).toBe('proving');
    world.clock.advance(minutes(1));
    expect((await world.reset.view(aino, flowId))?.state).toBe('expired');
  });

  it('is spent once: pressed again it is in the same flow, and after that flow in none', async () => {
    const world = worldWith(smsOnly);
    const [record, vouch] = [aCase(world), vouchNow(world)];
    const first = expectKind(await join(world, record, vouch), 'joined');
    expect(await join(world, record, vouch)).toEqual(first);
    expect((await stateOf(world, first.flowId))?.proofs).toHaveLength(1);
    await world.reset.cancel(press((await world.reset.view(aino, first.flowId))!));
    expect(await join(world, record, vouch)).toEqual({ kind: 'too-late', flowId: first.flowId });
    expect(await world.flows.liveOf(world.target)).toBeUndefined();
  });

  it('is in one flow when two presses arrive at once', async () => {
    const world = worldWith(smsOnly);
    const [record, vouch] = [aCase(world), vouchNow(world)];
    const both = await Promise.all([join(world, record, vouch), join(world, record, vouch)]);
    const live = (await world.flows.liveOf(world.target))!.record;
    expect(both).toEqual([
      { kind: 'joined', flowId: live.id },
      { kind: 'joined', flowId: live.id },
    ]);
    expect(live.proofs).toHaveLength(1);
  });

  it('is in its flow still when the press is repeated while the password is being written', async () => {
    const world = worldWith(smsOnly);
    const [record, vouch] = [aCase(world), vouchNow(world)];
    const joined = expectKind(await join(world, record, vouch), 'joined');
    await prove(world, (await world.reset.view(aino, joined.flowId))!, 'sms-code');
    await world.flows.move((await world.flows.load(joined.flowId))!, 'password-sealed', {});
    expect(await join(world, record, vouch)).toEqual(joined);
  });

  it('of yesterday is refused, and opens nothing', async () => {
    const world = worldWith(smsOnly);
    const vouch = vouchNow(world);
    world.clock.advance(hours(1));
    expect(await join(world, aCase(world), vouch)).toEqual({ kind: 'refused', reason: 'could-not-check' });
    expect(await world.flows.liveOf(world.target)).toBeUndefined();
  });

  it('counts although the clock of its process is a moment ahead', async () => {
    const world = worldWith(smsOnly);
    const ahead = new Date(world.clock.now().getTime() + 3000).toISOString();
    expect((await join(world, aCase(world), vouchNow(world, { at: ahead }))).kind).toBe('joined');
    const far = new Date(world.clock.now().getTime() + 30_000).toISOString();
    expect((await join(world, aCase(world), vouchNow(world, { at: far }))).kind).toBe('refused');
  });

  it.each([
    ['locked', (world: ResetWorld) => world.attempts.lock(world.target, 60)],
    ['frozen', (world: ResetWorld) => world.guards.freeze(world.target, 60)],
    ['paused', (world: ResetWorld) => world.guards.pauseAll()],
    ['cooling-down', (world: ResetWorld) => world.guards.coolDown(60)],
  ])('does not take off a brake: %s', async (reason, brake) => {
    const world = worldWith(smsOnly);
    await brake(world);
    expect(await join(world)).toEqual({ kind: 'refused', reason });
    expect(await world.caseProofs.begin(aCase(world))).toEqual({ kind: 'refused', reason });
  });

  it('counts as a start', async () => {
    const world = worldWith(smsOnly);
    for (let round = 0; round < 5; round += 1) {
      const { flowId } = expectKind(await join(world, aCase(world), vouchNow(world)), 'joined');
      await world.reset.cancel(press((await world.reset.view(aino, flowId))!));
      world.clock.advance(1000);
    }
    expect(await join(world)).toEqual({ kind: 'refused', reason: 'too-many-starts' });
  });

  it('does not bring an account to the pass mark more than three times a day', async () => {
    const world = worldWith();
    for (let round = 0; round < 3; round += 1) {
      const view = await startChoosing(world);
      await world.reset.cancel(press(view));
      world.clock.advance(minutes(30));
    }
    world.clock.advance(hours(1));
    const view = await prove(world, await startProving(world), 'email-code');
    expect(await join(world)).toEqual({ kind: 'refused', reason: 'recently-reset' });
    expect((await stateOf(world, view.flowId))?.state).toBe('refused');
  });

  it.each([
    ['privileged', { privilege: { activeRoles: 1 } }],
    ['disabled', { user: { accountEnabled: false } }],
    ['synced', { user: { onPremisesSyncEnabled: true } }],
    ['guest', { user: { userType: 'Guest' } }],
    ['could-not-check', { failing: ['readPrivilege'] as const }],
    ['not-registered', { methods: none }],
  ])('does not help an account that is %s', async (reason, answers) => {
    const world = worldWith(smsOnly);
    Object.assign(world.directory, answers);
    expect(await join(world)).toEqual({ kind: 'refused', reason });
    expect(await world.caseProofs.judge(aino.personId)).toEqual({ kind: 'refused', reason });
  });

  it('comes too late when a password is on its way', async () => {
    const world = worldWith();
    const view = await startChoosing(world);
    const flow = (await world.flows.load(view.flowId))!;
    await world.flows.move(flow, 'password-sealed', {});
    expect(await join(world)).toEqual({ kind: 'too-late', flowId: view.flowId });
  });

  it('of a case about another account, or a frozen one, is refused', async () => {
    const world = worldWith(smsOnly);
    const other = '99999999-9999-4999-8999-999999999999';
    expect(await join(world, aCase(world, { targetId: other }))).toEqual({
      kind: 'refused',
      reason: 'could-not-check',
    });
    const frozenAt = world.clock.now().toISOString();
    expect(await join(world, aCase(world, { frozenAt }))).toEqual({ kind: 'refused', reason: 'frozen' });
  });

  it('opens the flow in the chat where the person is today', async () => {
    const world = worldWith(smsOnly);
    const { personId } = aino;
    await world.persons.save({
      ...{ tenantId, personId, teamsUserId: 't', conversationId: 'a:today', serviceUrl: 'https://x.example' },
      ...{ timeZone: 'UTC', locale: 'en', accountLanguage: null, chosenLanguage: null, welcomedAt: null },
    });
    const { flowId } = expectKind(await join(world), 'joined');
    expect((await stateOf(world, flowId))?.conversationId).toBe('a:today');
  });

  it('lets the codes of the other method be sent only while it holds', async () => {
    const world = worldWith(smsOnly);
    const { flowId } = expectKind(await join(world), 'joined');
    const view = (await world.reset.view(aino, flowId))!;
    const flow = (await world.flows.load(flowId))!;
    await world.flows.patch(flow, { proofs: [] });
    expect(expectKind(await world.reset.sendCode(press(view), 'sms-code'), 'refused').refusal.reason).toBe(
      'half-registered',
    );
  });
});
