import { describe, expect, it } from '@jest/globals';
import { createLife } from '../../fakes/dying-process.ts';
import { createCaseWorld, typed, type CaseWorld } from '../../support/case-world.ts';
import { aino, expectKind, startProving } from '../../support/reset-world.ts';

/** A case that an agent holds, and the reset that waits because of it. */
async function waiting() {
  const world = createCaseWorld();
  const { flowId } = await startProving(world.resets);
  const about = { language: 'en', trouble: 'asked-for-human', flowId } as const;
  const { view } = expectKind(await world.person.open(aino, about), 'opened');
  expectKind(await world.agents.claim(typed(view)), 'done');
  expect(await stateOf(world, flowId)).toBe('with-helpdesk');
  return { world, view, flowId };
}
const stateOf = async (world: CaseWorld, flowId: string) => (await world.resets.flows.load(flowId))?.record.state;

describe('a reset that waits for a case', () => {
  it.each(['solved-otherwise', 'not-the-person', 'no-answer', 'not-entitled'] as const)(
    'ends with it (%s), so that the person can begin a new one at once',
    async (because) => {
      const { world, view, flowId } = await waiting();
      const act = because === 'solved-otherwise' ? world.agents.resolve : world.agents.refuse;
      expectKind(await act(typed(view), because), 'done');
      expect(await stateOf(world, flowId)).toBe('cancelled');
      expectKind(await world.resets.reset.start(aino, 'en'), 'identified');
    },
  );

  it('goes on where the helpdesk says that self-service works again', async () => {
    const { world, view, flowId } = await waiting();
    expectKind(await world.agents.resolve(typed(view), 'self-service-again'), 'done');
    expect(await stateOf(world, flowId)).toBe('proving');
  });

  it('ends with a frozen case and with one that nobody touched any more', async () => {
    for (const end of ['frozen', 'time'] as const) {
      const { world, view, flowId } = await waiting();
      if (end === 'frozen') {
        const found = (await world.cases.load(view.caseId))!;
        await world.cases.patch(found, { frozenAt: world.clock.now().toISOString() });
        expectKind(await world.agents.resolve(typed(view), 'self-service-again'), 'done');
      } else {
        const found = (await world.cases.load(view.caseId))!;
        await world.cases.patch(found, { expiresAt: world.clock.now().toISOString() });
        await world.run({ kind: 'case-due', caseId: view.caseId });
      }
      expect([end, await stateOf(world, flowId)]).toEqual([end, 'cancelled']);
    }
  });

  it.each(['before', 'after'] as const)('is not left waiting where the process dies %s any call', async (when) => {
    for (let atCall = 1; ; atCall += 1) {
      const { world, view, flowId } = await waiting();
      const life = world.born(createLife({ atCall, when }).mortal);
      const outcome = await life.agents.refuse(typed(view), 'no-answer').catch(() => undefined);
      world.clock.advance(60_000);
      await world.runJobs();
      const over = (await world.record(view)).state === 'refused';
      expect([atCall, await stateOf(world, flowId)]).toEqual([atCall, over ? 'cancelled' : 'with-helpdesk']);
      if (outcome !== undefined) break;
    }
  });

  it('for the next case already is not woken by a late look at the one before', async () => {
    const { world, view, flowId } = await waiting();
    expectKind(await world.person.withdraw(aino), 'withdrawn');
    const about = { language: 'en', trouble: 'asked-for-human', flowId } as const;
    expectKind(await world.person.open(aino, about), 'opened');
    expect(await stateOf(world, flowId)).toBe('with-helpdesk');
    await world.run({ kind: 'case-due', caseId: view.caseId });
    expect(await stateOf(world, flowId)).toBe('with-helpdesk');
  });

  it('of another case is left alone', async () => {
    const { world, view, flowId } = await waiting();
    const flow = (await world.resets.flows.load(flowId))!;
    await world.resets.flows.patch(flow, { caseId: '9ABCDEFG' });
    expectKind(await world.agents.refuse(typed(view), 'no-answer'), 'done');
    expect(await stateOf(world, flowId)).toBe('with-helpdesk');
  });
});

describe('a reset that a vouch has joined', () => {
  const form = { evidence: 'in-person', reference: 'Badge 20417', confirmed: true } as const;

  it.each(['withdrawn', 'self-service-again', 'not-the-person', 'solved-otherwise'] as const)(
    'ends with its case (%s): the vouch counts in it no more',
    async (because) => {
      const world = createCaseWorld();
      world.resets.directory.methods = { email: undefined };
      const about = { language: 'en', trouble: 'asked-for-human', flowId: undefined } as const;
      const { view } = expectKind(await world.person.open(aino, about), 'opened');
      expectKind(await world.agents.claim(typed(view)), 'done');
      expectKind(await world.agents.vouch(typed(view), form), 'done');
      const flowId = (await world.record(view)).flowId ?? '';
      expect(await stateOf(world, flowId)).toBe('proving');
      if (because === 'withdrawn') expectKind(await world.person.withdraw(aino), 'withdrawn');
      else if (because === 'not-the-person') expectKind(await world.agents.refuse(typed(view), because), 'done');
      else expectKind(await world.agents.resolve(typed(view), because), 'done');
      expect(await stateOf(world, flowId)).toBe('cancelled');
      expect(world.jobs.kinds('bot')).toContain('flow-changed');
    },
  );
});
