import { describe, expect, it } from '@jest/globals';
import type { CaseRecord, CaseVouch } from '../../../services/helpdesk/case-record.ts';
import { defaultProofPolicy } from '../../../services/policy/proof-policy.ts';
import { agentId, caseRecord, caseVouch, secondAgentId } from '../../support/case-record.ts';
import {
  aino,
  createResetWorld,
  expectKind,
  newestCode,
  press,
  prove,
  send,
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

describe('a case', () => {
  it('pauses a flow for a day: nothing is asked, the open page is dead, and it comes back where it was', async () => {
    const world = worldWith();
    const view = await startChoosing(world);
    const link = expectKind(await world.reset.issuePageLink(press(view)), 'page');
    expect(await world.caseProofs.pause(view.flowId, 'C')).toBe(true);
    expect(await world.caseProofs.pause(view.flowId, 'C')).toBe(true);
    expect(await stateOf(world, view.flowId)).toMatchObject({
      state: 'with-helpdesk',
      caseId: 'C',
      pageHandleHash: null,
    });
    expectKind(await world.reset.issuePageLink(press(link.view)), 'stale');
    world.clock.advance(minutes(10));
    expect(await world.caseProofs.resume(view.flowId)).toBe(true);
    expect(await world.caseProofs.resume(view.flowId)).toBe(true);
    expect(await stateOf(world, view.flowId)).toMatchObject({ state: 'choosing' });
    expect(world.jobs.filter(({ job }) => job.kind === 'case-flow')).toHaveLength(1);
  });

  it('gives a flow back for proving anew when its proofs ran out meanwhile', async () => {
    const world = worldWith();
    const view = await startChoosing(world);
    await world.caseProofs.pause(view.flowId, 'C');
    world.clock.advance(hours(3));
    expect(await world.caseProofs.resume(view.flowId)).toBe(true);
    const back = (await world.reset.view(aino, view.flowId))!;
    expect(back).toMatchObject({ state: 'proving', points: 0 });
    await send(world, back, 'email-code');
  });

  it('does not count a flow among the resets of the day for coming back', async () => {
    const world = worldWith();
    const view = await startChoosing(world);
    for (let round = 0; round < 5; round += 1) {
      await world.caseProofs.pause(view.flowId, 'C');
      expect(await world.caseProofs.resume(view.flowId)).toBe(true);
    }
    expect((await stateOf(world, view.flowId))?.state).toBe('choosing');
  });

  it('keeps a flow no longer than a day', async () => {
    const world = worldWith();
    const view = await startProving(world);
    await world.caseProofs.pause(view.flowId, 'C');
    world.clock.advance(hours(24));
    expect(await world.caseProofs.resume(view.flowId)).toBe(false);
    expect((await stateOf(world, view.flowId))?.state).toBe('expired');
    expect(jobKinds(world)).toContain('case-flow');
  });

  it('gives no new time: a flow that waits again and again has its half hour and no more', async () => {
    const world = worldWith();
    const view = await startProving(world);
    for (let round = 0; round < 3; round += 1) {
      world.clock.advance(minutes(9));
      expect(await world.caseProofs.pause(view.flowId, 'C')).toBe(true);
      world.clock.advance(hours(1));
      expect(await world.caseProofs.resume(view.flowId)).toBe(true);
    }
    world.clock.advance(minutes(3) - 1000);
    expect(await world.reset.view(aino, view.flowId)).toMatchObject({ state: 'proving' });
    world.clock.advance(1000);
    expect(await world.reset.view(aino, view.flowId)).toMatchObject({ state: 'expired' });
  });

  it('keeps a flow no longer than a day in all, however often it waits', async () => {
    const world = worldWith();
    const view = await startProving(world);
    await world.caseProofs.pause(view.flowId, 'C');
    world.clock.advance(hours(23));
    expect(await world.caseProofs.resume(view.flowId)).toBe(true);
    expect(await world.caseProofs.pause(view.flowId, 'C')).toBe(true);
    world.clock.advance(hours(1));
    expect(await world.caseProofs.resume(view.flowId)).toBe(false);
    expect((await stateOf(world, view.flowId))?.state).toBe('expired');
  });

  it('has a flow not wait again when its day is over, and leaves it to the person', async () => {
    const world = worldWith();
    const view = await startProving(world);
    await world.caseProofs.pause(view.flowId, 'C');
    world.clock.advance(hours(24) - minutes(1));
    expect(await world.caseProofs.resume(view.flowId)).toBe(true);
    world.clock.advance(minutes(2));
    expect(await world.caseProofs.pause(view.flowId, 'D')).toBe(false);
    expect(await stateOf(world, view.flowId)).toMatchObject({ state: 'proving', caseId: 'D' });
  });

  it('begins a verification anew where the time that is left would not be enough', async () => {
    const world = worldWith();
    const view = await startProving(world);
    for (let round = 0; round < 3; round += 1) {
      world.clock.advance(minutes(8));
      await world.caseProofs.pause(view.flowId, '4K7M2QXR');
      if (round < 2) await world.caseProofs.resume(view.flowId);
    }
    const { flowId } = expectKind(await world.caseProofs.begin(aCase(world)), 'joined');
    expect(flowId).not.toBe(view.flowId);
    expect(await stateOf(world, view.flowId)).toMatchObject({ state: 'cancelled', endedBecause: 'replaced' });
    expect(await stateOf(world, flowId)).toMatchObject({ state: 'identified', caseId: '4K7M2QXR', proofs: [] });
  });

  it('neither pauses what is over nor what is being written, but watches the latter', async () => {
    const world = worldWith();
    const view = await startChoosing(world);
    await world.flows.move((await world.flows.load(view.flowId))!, 'password-sealed', {});
    expect(await world.caseProofs.pause(view.flowId, 'C')).toBe(false);
    expect(await stateOf(world, view.flowId)).toMatchObject({ state: 'queued', caseId: 'C' });
    expect(await world.caseProofs.pause('no-flow', 'C')).toBe(false);
    expect(await world.caseProofs.resume('no-flow')).toBe(false);
  });

  it('is told what was tried, in order and without an address', async () => {
    const world = worldWith();
    const proved = await prove(world, await startProving(world), 'email-code');
    world.clock.advance(1000);
    const asked = await send(world, proved, 'sms-code');
    const code = newestCode(world);
    await world.reset.submitCode(press(asked), code === '1111 1111' ? '2222 2222' : '1111 1111');
    const { flowId, entries } = await world.caseProofs.tried(world.target, asked.flowId);
    expect(flowId).toBe(asked.flowId);
    expect(entries.map(({ what, detail }) => `${what} ${detail}`)).toEqual([
      'tried-method email-code',
      'proved-method email-code',
      'tried-method sms-code',
      'wrong-codes 1',
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/posti|401234567/);
    expect(await world.caseProofs.tried(world.target, undefined)).toMatchObject({ flowId: asked.flowId });
  });

  it("is told why a flow ended, and nothing of another account's flow", async () => {
    const world = worldWith();
    const view = await startProving(world);
    world.clock.advance(minutes(31));
    const { entries } = await world.caseProofs.tried(world.target, view.flowId);
    expect(entries.at(-1)).toMatchObject({ what: 'flow-ended', detail: 'time-over' });
    expect(await world.caseProofs.tried('X'.repeat(22), view.flowId)).toEqual({ flowId: null, entries: [] });
  });

  it('begins a verification in the chat, or takes up the one that is there', async () => {
    const world = worldWith();
    const { flowId } = expectKind(await world.caseProofs.begin(aCase(world)), 'joined');
    expect(await stateOf(world, flowId)).toMatchObject({ state: 'identified', caseId: '4K7M2QXR', proofs: [] });
    expect(await world.caseProofs.begin(aCase(world))).toEqual({ kind: 'joined', flowId });
    await world.caseProofs.pause(flowId, '4K7M2QXR');
    expect(await world.caseProofs.begin(aCase(world))).toEqual({ kind: 'joined', flowId });
    expect((await stateOf(world, flowId))?.state).toBe('proving');
  });

  it('cannot begin for somebody who could not begin alone', async () => {
    const world = worldWith(smsOnly);
    expect(await world.caseProofs.begin(aCase(world))).toEqual({ kind: 'refused', reason: 'half-registered' });
  });

  it('watches a flow that its person begins, to its end', async () => {
    const world = worldWith({}, { options: { caseOf: async () => 'C' } });
    const view = await startProving(world);
    expect((await stateOf(world, view.flowId))?.caseId).toBe('C');
    await world.reset.cancel(press(view));
    expect(world.jobs.filter(({ job }) => job.kind === 'case-flow').map(({ job }) => job)).toEqual([
      { kind: 'case-flow', caseId: 'C', flowId: view.flowId },
    ]);
  });
});
