import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Attempt, AttemptStore, RedeemResult } from '../../../services/store/attempt-store.ts';
import type { StoreUnderTest } from '../../support/store-worlds.ts';
import { hashOf } from './attempt-store.contract.ts';

const limits = { triesPerCode: 3, failuresPerTarget: 6, windowSeconds: 1_000, lockSeconds: 500 };
const lifetimeSeconds = 300;

type Act =
  | { readonly do: 'issue'; readonly code: number; readonly slot: number }
  | { readonly do: 'redeem'; readonly codes: readonly number[]; readonly slot: number }
  | { readonly do: 'revoke'; readonly slot: number }
  | { readonly do: 'lock'; readonly seconds: number }
  | { readonly do: 'advance'; readonly ms: number }
  | { readonly do: 'clear' };

const slot = fc.integer({ min: 0, max: 1 });
const code = fc.integer({ min: 0, max: 6 });
const redeem = fc.record({
  do: fc.constant('redeem' as const),
  codes: fc.uniqueArray(code, { minLength: 1, maxLength: 2 }),
  slot,
});
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('issue' as const), code, slot }) },
  { weight: 10, arbitrary: redeem },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('revoke' as const), slot }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lock' as const), seconds: fc.integer({ min: 1, max: 900 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('advance' as const), ms: fc.integer({ min: 1, max: 400_000 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clear' as const) }) },
);

/** The invariant in the plainest words: a list of failures that only time and `clear` shorten. */
type Model = {
  now: number;
  failures: number[];
  lockedUntil: number;
  codes: Map<number, { code: number; deadline: number; tries: number; lastWrong: number | undefined }>;
};

const freshModel = (now: number): Model => ({ now, failures: [], lockedUntil: 0, codes: new Map() });

function live(model: Model): number {
  return model.failures.filter((at) => at + limits.windowSeconds * 1000 > model.now).length;
}

function expected(model: Model, { codes, slot: at }: { codes: readonly number[]; slot: number }): RedeemResult['kind'] {
  if (model.lockedUntil > model.now) return 'locked';
  const held = model.codes.get(at);
  if (held === undefined || held.deadline <= model.now) return 'absent';
  if (held.lastWrong !== undefined && codes.includes(held.lastWrong)) return 'mismatch';
  const lock = (): 'locked' => {
    model.lockedUntil = model.now + limits.lockSeconds * 1000;
    model.codes.delete(at);
    return 'locked';
  };
  if (live(model) >= limits.failuresPerTarget) return lock();
  if (codes.includes(held.code)) {
    model.codes.delete(at);
    return 'accepted';
  }
  model.failures.push(model.now);
  held.tries += 1;
  held.lastWrong = codes[0];
  if (live(model) >= limits.failuresPerTarget) return lock();
  if (held.tries < limits.triesPerCode) return 'mismatch';
  model.codes.delete(at);
  return 'burned';
}

/** Invariant I3 against a model, over random histories. */
export function describeAttemptStoreProperties(
  name: string,
  create: () => Promise<StoreUnderTest<AttemptStore>>,
): void {
  describe(`AttemptStore, any history: ${name}`, () => {
    let world: StoreUnderTest<AttemptStore>;
    let histories = 0;
    beforeAll(async () => {
      world = await create();
    });
    afterAll(() => world.close());

    const perform = async (target: string, model: Model, step: Act): Promise<void> => {
      const { store, clock } = world;
      const id = (at: number): string => `flow:${at}`;
      switch (step.do) {
        case 'issue':
          await store.issue({ target, codeId: id(step.slot), codeHash: hashOf(String(step.code)), lifetimeSeconds });
          model.codes.set(step.slot, {
            code: step.code,
            deadline: model.now + lifetimeSeconds * 1000,
            tries: 0,
            lastWrong: undefined,
          });
          return;
        case 'redeem': {
          const candidateHashes = step.codes.map((n) => hashOf(String(n)));
          const attempt: Attempt = { target, codeId: id(step.slot), candidateHashes, ...limits };
          const result = await store.redeem(attempt);
          expect(result.kind).toBe(expected(model, step));
          if (result.kind === 'mismatch') expect(result.failuresLeft).toBe(limits.failuresPerTarget - live(model));
          return;
        }
        case 'revoke':
          await store.revoke(target, id(step.slot));
          model.codes.delete(step.slot);
          return;
        case 'lock':
          model.lockedUntil = Math.max(model.lockedUntil, model.now + step.seconds * 1000);
          expect((await store.lock(target, step.seconds)).getTime()).toBe(model.lockedUntil);
          return;
        case 'advance':
          clock.advance(step.ms);
          model.now += step.ms;
          return;
        case 'clear':
          await store.clear(target);
          model.failures = [];
          model.lockedUntil = 0;
      }
    };

    it('never lowers the failures but by time and clear, and never compares beyond a limit', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(act, { maxLength: 60 }), async (history) => {
          const target = `history-${(histories += 1)}`;
          const model = freshModel(world.clock.now().getTime());
          for (const step of history) {
            await perform(target, model, step);
            const status = await world.store.status(target);
            expect(status.failures).toBe(live(model));
            expect(status.lockedUntil?.getTime()).toBe(model.lockedUntil > model.now ? model.lockedUntil : undefined);
          }
        }),
        { numRuns: 100 },
      );
    });
  });
}
