import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FlowView } from '../../../services/outcomes/reset-outcome.ts';
import { codeMethods, type CodeMethod } from '../../../services/policy/proof-policy.ts';
import { isEnd } from '../../../services/reset-flow/flow-state.ts';
import { aino, createResetWorld, otherCode, type ResetWorld } from '../../support/reset-world.ts';

/** Everything a person, a thief of cards or a confused client can do, in any order. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ do: 'start' } as const) },
  { weight: 3, arbitrary: fc.constant({ do: 'confirm' } as const) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('send' as const), method: fc.constantFrom(...codeMethods) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('code' as const),
      what: fc.constantFrom('newest' as const, 'newest' as const, 'any' as const, 'wrong' as const, 'garbage' as const),
      pick: fc.nat(20),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ do: 'link' } as const) },
  { weight: 1, arbitrary: fc.constant({ do: 'cancel' } as const) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(1, 60, 120, 300, 600) }),
  },
);
const command = fc.record({
  step,
  /** Press with the live nonce, an old one, or a typed word; by the person or by somebody else; once or doubled. */
  nonce: fc.constantFrom('live', 'live', 'live', 'old', 'typed'),
  speaker: fc.constantFrom('own', 'own', 'own', 'own', 'foreign'),
  twice: fc.boolean(),
});
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

type Run = { world: ResetWorld; view: FlowView | undefined; nonces: string[]; sent: Set<string> };

async function act(run: Run, { step: what, nonce, speaker: who }: Command): Promise<unknown> {
  const { world } = run;
  const speaker = who === 'own' ? aino : { ...aino, personId: '33333333-3333-4333-8333-333333333333' };
  if (what.do === 'wait') {
    world.clock.advance(what.seconds * 1000);
    return undefined;
  }
  if (what.do === 'start') return who === 'own' ? world.reset.start(aino, 'en') : undefined;
  if (run.view === undefined) return undefined;
  const chosen = nonce === 'live' ? run.view.nonce : nonce === 'old' ? run.nonces[0] : undefined;
  const ref = { speaker, flowId: run.view.flowId, nonce: chosen };
  switch (what.do) {
    case 'confirm':
      return world.reset.confirmAccount(ref);
    case 'send':
      return world.reset.sendCode(ref, what.method);
    case 'link':
      return world.reset.issuePageLink(ref);
    case 'cancel':
      return world.reset.cancel(ref);
    case 'code': {
      const codes = world.outbox.map(({ text }) => /[0-9]{4} [0-9]{4}/.exec(text)![0]);
      const newest = codes.at(-1) ?? '00000000';
      const any = codes[what.pick % Math.max(1, codes.length)] ?? newest;
      const typed = { newest, any, wrong: otherCode(newest), garbage: 'help' }[what.what];
      return world.reset.submitCode(ref, typed);
    }
  }
}

async function checkInvariants(run: Run, before: { failures: number; count: Map<string, number> }): Promise<void> {
  const { world } = run;
  const accepted = world.audited.filter(({ type }) => type === 'code.accepted');
  // I1: every proof stands for one code that was sent, and no code for two proofs.
  expect(accepted.length).toBeLessThanOrEqual(world.outbox.length);
  const { failures } = await world.attempts.status(world.target);
  // I3: failures go down only by time.
  expect(failures).toBeGreaterThanOrEqual(before.failures);
  const live = await world.flows.liveOf(world.target);
  if (live === undefined) return;
  const { record } = live;
  const now = world.clock.now().getTime();
  for (const proof of record.proofs) expect([proof.flowId, proof.target]).toEqual([record.id, record.target]);
  expect(new Set(record.proofs.map(({ method }) => method)).size).toBe(record.proofs.length);
  const own = accepted.filter((event) => 'flowId' in event && event.flowId === record.id);
  expect(own.length).toBeGreaterThanOrEqual(record.proofs.length);
  // I2: choosing was reached on two different kinds, both fresh when the second was made.
  if (record.state === 'choosing') {
    expect(record.proofs.map(({ method }) => method).sort()).toEqual([...codeMethods].sort());
    const times = record.proofs.map(({ at }) => Date.parse(at));
    expect(Math.max(...times) - Math.min(...times)).toBeLessThan(15 * 60_000);
    expect(Math.max(...times)).toBeLessThanOrEqual(now);
  }
  if (record.pageHandleHash !== null)
    expect(['choosing', 'expired', 'cancelled', 'refused', 'locked']).toContain(record.state);
  for (const method of codeMethods) expect(record.sends[method]?.count ?? 0).toBeLessThanOrEqual(3);
}

describe('any order of presses, words, thefts and waits', () => {
  it('keeps the invariants I1, I2 and I3', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 60 }), async (commands) => {
        const run: Run = { world: createResetWorld(), view: undefined, nonces: [], sent: new Set() };
        for (const each of commands) {
          const { failures } = await run.world.attempts.status(run.world.target);
          const outcomes = each.twice ? await Promise.all([act(run, each), act(run, each)]) : [await act(run, each)];
          for (const outcome of outcomes) {
            if (each.speaker === 'foreign' && outcome !== undefined && each.step.do !== 'wait') {
              expect(outcome).toEqual({ kind: 'not-yours' });
            }
            const view = (outcome as { view?: FlowView } | undefined)?.view;
            if (view === undefined) continue;
            if (view.nonce !== run.view?.nonce && run.view !== undefined) run.nonces.unshift(run.view.nonce);
            run.view = view;
          }
          await checkInvariants(run, { failures, count: new Map() });
        }
      }),
      { numRuns: 300 },
    );
  });

  it('reaches the page at all, often enough for the property to mean something', async () => {
    let reached = 0;
    const happy = fc.array(fc.constantFrom<CodeMethod>(...codeMethods), { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(happy, async (methods) => {
        const world = createResetWorld();
        const run: Run = { world, view: undefined, nonces: [], sent: new Set() };
        const go = async (what: Command['step']) => {
          const outcome = await act(run, { step: what, nonce: 'typed', speaker: 'own', twice: false });
          run.view = (outcome as { view?: FlowView }).view ?? run.view;
        };
        await go({ do: 'start' });
        await go({ do: 'confirm' });
        for (const method of methods) {
          await go({ do: 'send', method });
          await go({ do: 'code', what: 'newest', pick: 0 });
        }
        if (run.view?.state === 'choosing') reached += 1;
        expect(run.view?.state === 'choosing').toBe(new Set(methods).size === 2);
        expect(isEnd(run.view!.state)).toBe(false);
      }),
      { numRuns: 50 },
    );
    expect(reached).toBeGreaterThan(10);
  });
});
