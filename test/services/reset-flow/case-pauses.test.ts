import { describe, expect, it } from '@jest/globals';
import type { CaseRecord } from '../../../services/helpdesk/case-record.ts';
import { caseRecord } from '../../support/case-record.ts';
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

const stateOf = async (world: ResetWorld, flowId: string) => (await world.flows.load(flowId))?.record;
const jobKinds = (world: ResetWorld) => world.jobs.map(({ job }) => job.kind);

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
