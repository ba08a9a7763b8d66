import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { InvariantError } from '../../../services/errors/app-error.ts';
import type { Attempt, AttemptStore, RedeemResult } from '../../../services/store/attempt-store.ts';
import type { StoreUnderTest } from '../../support/store-worlds.ts';

export const hashOf = (code: string): string => createHash('sha256').update(code).digest('hex');

/** DESIGN's numbers. */
const limits = { triesPerCode: 5, failuresPerTarget: 10, windowSeconds: 86_400, lockSeconds: 86_400 };

/** What every AttemptStore does. `create` gives a store whose time is a steered clock. */
export function describeAttemptStore(name: string, create: () => Promise<StoreUnderTest<AttemptStore>>): void {
  describe(`AttemptStore: ${name}`, () => {
    let world: StoreUnderTest<AttemptStore>;
    let store: AttemptStore;
    let target: string;
    let counter = 0;
    let guesses = 0;
    const codeId = 'flow:email-code';
    beforeAll(async () => {
      world = await create();
      store = world.store;
    });
    afterAll(() => world.close());
    beforeEach(() => {
      target = `target-${(counter += 1)}`;
    });

    const issue = (code: string, id = codeId): Promise<void> =>
      store.issue({ target, codeId: id, codeHash: hashOf(code), lifetimeSeconds: 300 });
    const attempt = (codes: readonly string[], over: Partial<Attempt> = {}): Promise<RedeemResult> =>
      store.redeem({ target, codeId, candidateHashes: codes.map(hashOf), ...limits, ...over });
    const guess = (): Promise<RedeemResult> => attempt([`wrong-${(guesses += 1)}`]);
    /** Burns whole codes until `count` failures stand. */
    const fail = async (count: number): Promise<void> => {
      for (let i = 0; i < count; i += 1) {
        if (i % 4 === 0) await issue('right');
        await guess();
      }
    };

    it('accepts the right code once', async () => {
      await issue('right');
      expect(await attempt(['right'])).toEqual({ kind: 'accepted' });
      expect(await attempt(['right'])).toEqual({ kind: 'absent' });
      expect((await store.status(target)).failures).toBe(0);
    });

    it('accepts one of 200 parallel right codes', async () => {
      await issue('right');
      const results = await Promise.all(Array.from({ length: 200 }, () => attempt(['right'])));
      expect(results.filter(({ kind }) => kind === 'accepted')).toHaveLength(1);
      expect(results.filter(({ kind }) => kind === 'absent')).toHaveLength(199);
    });

    it('compares at most five of 100 parallel wrong codes and counts five', async () => {
      await issue('right');
      const results = await Promise.all(Array.from({ length: 100 }, guess));
      const kinds = results.map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === 'mismatch')).toHaveLength(4);
      expect(kinds.filter((kind) => kind === 'burned')).toHaveLength(1);
      expect(kinds.filter((kind) => kind === 'absent')).toHaveLength(95);
      expect((await store.status(target)).failures).toBe(5);
      expect(await attempt(['right'])).toEqual({ kind: 'absent' });
    });

    it('counts down the tries of the code and the failures of the target', async () => {
      await issue('right');
      expect(await guess()).toEqual({ kind: 'mismatch', triesLeft: 4, failuresLeft: 9, repeated: false });
      expect(await guess()).toEqual({ kind: 'mismatch', triesLeft: 3, failuresLeft: 8, repeated: false });
      expect(await attempt(['right'])).toEqual({ kind: 'accepted' });
      expect((await store.status(target)).failures).toBe(2);
    });

    it('burns the code with its last try', async () => {
      await issue('right');
      for (let i = 0; i < 4; i += 1) await guess();
      expect(await guess()).toEqual({ kind: 'burned', failuresLeft: 5 });
      expect(await attempt(['right'])).toEqual({ kind: 'absent' });
    });

    it('counts a wrong code that is delivered again once', async () => {
      await issue('right');
      expect(await attempt(['wrong'])).toEqual({ kind: 'mismatch', triesLeft: 4, failuresLeft: 9, repeated: false });
      expect(await attempt(['wrong'])).toEqual({ kind: 'mismatch', triesLeft: 4, failuresLeft: 9, repeated: true });
      expect(await attempt(['other'])).toMatchObject({ triesLeft: 3, repeated: false });
      expect(await attempt(['wrong'])).toMatchObject({ triesLeft: 2, repeated: false });
      await issue('right');
      expect(await attempt(['wrong'])).toMatchObject({ repeated: false });
    });

    it('compares every candidate: a code hashed before a key rotation still opens', async () => {
      await issue('old-key');
      expect(await attempt(['new-key', 'old-key'])).toEqual({ kind: 'accepted' });
      await issue('old-key');
      expect(await attempt(['a-new', 'a-old'])).toMatchObject({ kind: 'mismatch', triesLeft: 4 });
      expect(await attempt(['b-newest', 'a-new', 'a-old'])).toMatchObject({ repeated: true });
    });

    it('lets a new code kill the old one and never touches the failures', async () => {
      await issue('first');
      await guess();
      await issue('second');
      expect(await attempt(['first'])).toMatchObject({ kind: 'mismatch', triesLeft: 4, failuresLeft: 8 });
      expect(await attempt(['second'])).toEqual({ kind: 'accepted' });
      expect((await store.status(target)).failures).toBe(2);
    });

    it('keeps codes of different methods and targets apart', async () => {
      await issue('right', 'flow:email-code');
      await issue('other', 'flow:sms-code');
      expect(await attempt(['right'], { codeId: 'flow:sms-code' })).toMatchObject({ kind: 'mismatch' });
      expect(await attempt(['right'], { target: `${target}-neighbour` })).toEqual({ kind: 'absent' });
      expect(await attempt(['right'])).toEqual({ kind: 'accepted' });
    });

    it('revokes a code, also one that is not there', async () => {
      await issue('right');
      await store.revoke(target, codeId);
      await store.revoke(target, codeId);
      expect(await attempt(['right'])).toEqual({ kind: 'absent' });
    });

    it.each([
      [-1, 'accepted'],
      [0, 'absent'],
      [1, 'absent'],
    ])('at its deadline %i ms a code is %s', async (offset, kind) => {
      await issue('right');
      world.clock.advance(300_000 + offset);
      expect(await attempt(['right'])).toEqual({ kind });
    });

    it('locks with the tenth failure over all codes, and the right code no longer counts', async () => {
      await fail(9);
      await issue('right');
      const until = new Date(world.clock.now().getTime() + 86_400_000);
      expect(await guess()).toEqual({ kind: 'locked', until });
      await issue('right');
      expect(await attempt(['right'])).toEqual({ kind: 'locked', until });
      expect(await store.status(target)).toEqual({ failures: 10, lockedUntil: until });
    });

    it('accepts the right code as the tenth try', async () => {
      await fail(9);
      await issue('right');
      expect(await attempt(['right'])).toEqual({ kind: 'accepted' });
    });

    it('compares at most ten of 100 parallel guesses over 20 codes', async () => {
      const ids = Array.from({ length: 20 }, (_, i) => `flow-${i}:email-code`);
      for (const id of ids) await issue('right', id);
      const results = await Promise.all(
        Array.from({ length: 100 }, (_, i) => attempt([`wrong-${(guesses += 1)}`], { codeId: ids[i % 20]! })),
      );
      const compared = results.filter(({ kind }) => kind === 'mismatch' || kind === 'burned').length;
      expect(compared).toBe(9);
      expect((await store.status(target)).failures).toBe(10);
    });

    it.each([
      [-1, 'locked'],
      [0, 'accepted'],
      [1, 'accepted'],
    ])('at the end of the lock %i ms the answer is %s', async (offset, kind) => {
      await fail(9);
      await issue('right');
      await guess();
      world.clock.advance(86_400_000 + offset);
      await issue('right');
      expect(await attempt(['right'])).toMatchObject({ kind });
    });

    it('counts a failure for the length of the window, each for itself', async () => {
      await issue('right');
      await guess();
      world.clock.advance(3_600_000);
      await issue('right');
      await guess();
      world.clock.advance(86_400_000 - 3_600_000 - 1);
      expect((await store.status(target)).failures).toBe(2);
      world.clock.advance(1);
      expect((await store.status(target)).failures).toBe(1);
      await issue('right');
      expect(await guess()).toMatchObject({ failuresLeft: 8 });
    });

    it('locks again without comparing when a lock is shorter than the window', async () => {
      const short = { lockSeconds: 60 };
      await fail(9);
      await issue('right');
      await attempt(['wrong'], short);
      world.clock.advance(60_000);
      await issue('right');
      expect(await attempt(['right'], short)).toMatchObject({ kind: 'locked' });
      expect((await store.status(target)).failures).toBe(10);
    });

    it('locks by hand, extends and never shortens', async () => {
      const now = world.clock.now().getTime();
      expect(await store.lock(target, 100)).toEqual(new Date(now + 100_000));
      expect(await store.lock(target, 50)).toEqual(new Date(now + 100_000));
      expect(await store.lock(target, 200)).toEqual(new Date(now + 200_000));
      await issue('right');
      expect(await attempt(['right'])).toEqual({ kind: 'locked', until: new Date(now + 200_000) });
    });

    it('clears failures and lock', async () => {
      await fail(9);
      await issue('right');
      await guess();
      await store.clear(target);
      expect(await store.status(target)).toEqual({ failures: 0, lockedUntil: undefined });
      await issue('right');
      expect(await attempt(['right'])).toEqual({ kind: 'accepted' });
    });

    it('refuses a code in clear and limits that are none', async () => {
      const bad = async (over: Partial<Attempt>): Promise<unknown> => attempt(['x'], over);
      await expect(bad({ candidateHashes: ['12345678'] })).rejects.toThrow(InvariantError);
      await expect(bad({ candidateHashes: [] })).rejects.toThrow(InvariantError);
      await expect(bad({ triesPerCode: 0 })).rejects.toThrow(InvariantError);
      await expect(bad({ failuresPerTarget: Number.NaN })).rejects.toThrow(InvariantError);
      await expect(bad({ target: 'a}b' })).rejects.toThrow(InvariantError);
      const clear = async (): Promise<void> =>
        store.issue({ target, codeId, codeHash: '12345678', lifetimeSeconds: 300 });
      await expect(clear()).rejects.toThrow(InvariantError);
    });

    describe('admit', () => {
      const hourAndDay = [
        { seconds: 3600, limit: 5 },
        { seconds: 86_400, limit: 10 },
      ];
      const admit = (): ReturnType<AttemptStore['admit']> => store.admit(`destination:${target}`, hourAndDay);

      it('admits up to the limit, refuses the next and says when there is room', async () => {
        const first = world.clock.now().getTime();
        for (let i = 0; i < 5; i += 1) {
          expect(await admit()).toEqual({ kind: 'admitted' });
          world.clock.advance(1_000);
        }
        expect(await admit()).toEqual({ kind: 'refused', retryAt: new Date(first + 3_600_000) });
        world.clock.advance(3_600_000 - 5_000 - 1);
        expect((await admit()).kind).toBe('refused');
        world.clock.advance(1);
        expect((await admit()).kind).toBe('admitted');
        expect((await admit()).kind).toBe('refused');
      });

      it('counts a refused use in no window', async () => {
        for (let i = 0; i < 5; i += 1) await admit();
        for (let i = 0; i < 20; i += 1) expect((await admit()).kind).toBe('refused');
        world.clock.advance(3_600_000);
        for (let i = 0; i < 5; i += 1) expect((await admit()).kind).toBe('admitted');
        world.clock.advance(3_600_000);
        const refused = await admit();
        expect(refused).toMatchObject({ kind: 'refused' });
        expect(refused.kind === 'refused' && refused.retryAt).toEqual(
          new Date(world.clock.now().getTime() + 86_400_000 - 2 * 3_600_000),
        );
      });

      it('admits exactly five of 100 parallel uses', async () => {
        const results = await Promise.all(Array.from({ length: 100 }, admit));
        expect(results.filter(({ kind }) => kind === 'admitted')).toHaveLength(5);
      });

      it('keeps scopes apart and refuses windows that are none', async () => {
        for (let i = 0; i < 5; i += 1) await admit();
        expect((await store.admit(`requester:${target}`, hourAndDay)).kind).toBe('admitted');
        const none = async (): Promise<unknown> => store.admit('x', [{ seconds: 60, limit: 0 }]);
        await expect(none()).rejects.toThrow(InvariantError);
      });
    });
  });
}
