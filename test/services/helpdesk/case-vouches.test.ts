import { describe, expect, it } from '@jest/globals';
import { claimed, createCaseWorld, onCard, typed, viewFor, type CaseWorld } from '../../support/case-world.ts';
import { ainoId } from '../../support/directory-answers.ts';
import { aino, expectKind, newestCode, press } from '../../support/reset-world.ts';

const minute = 60_000;
const hour = 60 * minute;
const form = { evidence: 'in-person', reference: 'Badge 20417', confirmed: true } as const;
const what = async (world: CaseWorld, view: { readonly caseId: string }) =>
  (await world.record(view)).timeline.map((line) => line.what);

async function vouched(world: CaseWorld) {
  world.resets.directory.methods = { email: undefined };
  return expectKind(await world.agents.vouch(onCard(await claimed(world)), form), 'done').view;
}

describe('a vouch', () => {
  it('is one proof: with the one registered method the person passes, and the case ends with the password', async () => {
    const world = createCaseWorld();
    const view = await vouched(world);
    expect(view).toMatchObject({ state: 'vouched', vouches: [{ agentName: 'Mikko Laine', evidence: 'in-person' }] });
    const record = await world.record(view);
    const flow = (await world.resets.flows.load(record.flowId!))!.record;
    expect(flow).toMatchObject({ state: 'proving', caseId: view.caseId, proofs: [{ method: 'vouch' }] });
    expect(record.vouches[0]).toMatchObject({ flowId: flow.id, at: (flow.proofs[0] as { at: string }).at });
    const speaker = { ...aino, conversationId: `a:${ainoId}` };
    const ref = { speaker, flowId: flow.id, nonce: undefined };
    expectKind(await world.resets.reset.sendCode(ref, 'sms-code'), 'sent');
    expect(expectKind(await world.resets.reset.submitCode(ref, newestCode(world.resets)), 'verified').passed).toBe(
      true,
    );
    await world.runJobs();
    let at = (await world.resets.flows.load(flow.id))!;
    for (const event of ['password-sealed', 'intent-taken', 'write-confirmed'] as const) {
      const moved = await world.resets.flows.move(at, event, {});
      if (moved.kind !== 'moved') throw new Error(moved.kind);
      at = moved.flow;
    }
    for (let i = 0; i < 2; i += 1) await world.run({ kind: 'case-flow', caseId: view.caseId, flowId: flow.id });
    expect(await world.record(view)).toMatchObject({ state: 'resolved', endedBecause: 'password-set' });
    expect((await what(world, view)).filter((one) => one === 'password-set')).toHaveLength(1);
  });

  it('is audited before it counts, with the hash of the reference and not the reference', async () => {
    const world = createCaseWorld();
    await vouched(world);
    const event = world.audit.state.events.find(({ type }) => type === 'case.vouched');
    expect(event).toMatchObject({ evidence: 'in-person', referenceHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(JSON.stringify(world.audit.state.events)).not.toContain('20417');
  });

  it.each([
    [{ ...form, evidence: 'knows-birthday' as never }, 'evidence'],
    [{ ...form, reference: 'x' }, 'reference'],
    [{ ...form, reference: '1234 5678' }, 'reference'],
    [{ ...form, confirmed: false }, 'checklist'],
  ])('needs the whole form (%j)', async (bad, problem) => {
    const world = createCaseWorld();
    const view = await claimed(world);
    expect(await world.agents.vouch(onCard(view), bad)).toMatchObject({ kind: 'form', problem });
    expect((await world.record(view)).vouches).toEqual([]);
  });

  it.each([
    [{ user: { accountEnabled: false } }, 'disabled'],
    [{ user: { onPremisesSyncEnabled: true } }, 'synced'],
    [{ privilege: { activeRoles: 1 } }, 'privileged'],
    [{ failing: ['listMethods'] }, 'could-not-check'],
    [{ user: null }, 'unsupported-account'],
  ] as const)('gives nothing to an account that may not be reset: %j', async (answers, reason) => {
    const world = createCaseWorld();
    const view = await claimed(world);
    Object.assign(world.resets.directory, answers);
    const outcome = await world.agents.vouch(onCard(view), form);
    expect(outcome).toMatchObject({ kind: 'account-refused', reason });
    expect((await world.record(view)).state).toBe('claimed');
    expect(world.audit.types()).not.toContain('case.vouched');
    expect(await what(world, view)).not.toContain('vouch-lapsed');
  });

  it('lapses after an hour, and can be given again', async () => {
    const world = createCaseWorld();
    const view = await vouched(world);
    world.clock.advance(hour);
    await world.runJobs();
    expect(await world.record(view)).toMatchObject({ state: 'claimed' });
    expect(await what(world, view)).toContain('vouch-lapsed');
    expect((await world.agents.vouch(typed(view), form)).kind).toBe('done');
  });

  it('lapses with its flow', async () => {
    const world = createCaseWorld();
    const view = await vouched(world);
    const { flowId } = await world.record(view);
    const flow = (await world.resets.flows.load(flowId!))!;
    await world.resets.flows.move(flow, 'cancelled', {});
    for (let i = 0; i < 2; i += 1) await world.run({ kind: 'case-flow', caseId: view.caseId, flowId: flowId! });
    expect(await world.record(view)).toMatchObject({ state: 'claimed', flowId: null });
    expect((await what(world, view)).filter((one) => one === 'vouch-lapsed')).toHaveLength(1);
  });
});

describe('asking the person to prove themselves', () => {
  it('shows the agent pending, then passed or failed, and nothing else', async () => {
    for (const [event, seen] of [
      ['pass-mark-reached', 'passed'],
      ['cancelled', 'failed'],
    ] as const) {
      const world = createCaseWorld();
      const held = await claimed(world);
      const asked = expectKind(await world.agents.startVerification(onCard(held)), 'done').view;
      expect(asked.verification).toBe('pending');
      const { flowId } = await world.record(asked);
      const flow = (await world.resets.flows.load(flowId!))!;
      const confirmed = await world.resets.reset.confirmAccount(
        press({ flowId: flowId!, nonce: flow.record.nonce } as never, {
          ...aino,
          conversationId: flow.record.conversationId,
        }),
      );
      expect(confirmed.kind).toBe('confirmed');
      await world.resets.flows.move((await world.resets.flows.load(flowId!))!, event, {});
      for (let i = 0; i < 2; i += 1) await world.run({ kind: 'case-flow', caseId: asked.caseId, flowId: flowId! });
      const view = await viewFor(world, asked);
      expect(view.verification).toBe(seen);
      expect(view.timeline.filter((line) => line.what === `verification-${seen}`)).toHaveLength(1);
      expect(JSON.stringify(view)).not.toMatch(/@|358|posti|mobile/);
    }
  });

  it('is no news to a case that does not watch the flow', async () => {
    const world = createCaseWorld();
    const view = await claimed(world);
    const before = await world.record(view);
    const own = expectKind(await world.resets.reset.start(aino, 'en'), 'identified').view;
    await world.resets.flows.move((await world.resets.flows.load(own.flowId))!, 'cancelled', {});
    const record = { ...before, flowId: own.flowId, verification: 'pending' as const };
    await world.cases.patch((await world.cases.load(view.caseId))!, record);
    await world.run({ kind: 'case-flow', caseId: view.caseId, flowId: own.flowId });
    expect(await world.record(view)).toEqual(record);
    await world.cases.patch((await world.cases.load(view.caseId))!, before);
    await world.run({ kind: 'case-flow', caseId: view.caseId, flowId: `${world.target}.${'x'.repeat(22)}` });
    expect(await world.record(view)).toEqual(before);
  });
});
