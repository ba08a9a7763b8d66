import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InvariantError } from '../../../services/errors/app-error.ts';
import type { KeyValueStore } from '../../../services/store/key-value-store.ts';
import type { StoreUnderTest } from '../../support/store-worlds.ts';

/** What every KeyValueStore does. `create` gives a store whose time is a steered clock. */
export function describeKeyValueStore(name: string, create: () => Promise<StoreUnderTest<KeyValueStore>>): void {
  describe(`KeyValueStore: ${name}`, () => {
    let world: StoreUnderTest<KeyValueStore>;
    let store: KeyValueStore;
    let counter = 0;
    const fresh = (): string => `avain:test:${(counter += 1)}`;
    beforeAll(async () => {
      world = await create();
      store = world.store;
    });
    afterAll(() => world.close());

    it('answers undefined for a key that was never written', async () => {
      expect(await store.get(fresh())).toBeUndefined();
    });

    it('gives back what was written, whatever the characters', async () => {
      for (const value of ['', 'x', '{"a":1}', 'ääkköset 🔑 \u0000 \r\n', 'y'.repeat(100_000)]) {
        const key = fresh();
        const version = await store.set(key, value, 60);
        expect(await store.get(key)).toEqual({ value, version });
      }
    });

    it('reads several keys in their order', async () => {
      const [a, b, c] = [fresh(), fresh(), fresh()];
      await store.set(a, 'A', 60);
      await store.set(c, 'C', 60);
      const found = await store.getMany([c, b, a]);
      expect(found.map((entry) => entry?.value)).toEqual(['C', undefined, 'A']);
      expect(await store.getMany([])).toEqual([]);
    });

    it('raises the version with every write', async () => {
      const key = fresh();
      const first = await store.set(key, '1', 60);
      const second = await store.set(key, '2', 60);
      const third = await store.swap(key, second, '3', 60);
      expect(second).toBeGreaterThan(first);
      expect(third.ok && third.version > second).toBe(true);
    });

    it('does not repeat a version when a key is deleted and made again later', async () => {
      const key = fresh();
      const before = await store.set(key, '1', 60);
      await store.delete(key);
      world.clock.advance(1);
      expect(await store.set(key, '2', 60)).toBeGreaterThan(before);
    });

    it.each([
      ['a millisecond before', -1, true],
      ['at', 0, false],
      ['a millisecond after', 1, false],
    ])('%s the deadline a value is there: %#', async (_, offset, there) => {
      const [read, taken, swapped, counted] = [fresh(), fresh(), fresh(), fresh()];
      await store.set(read, 'v', 60);
      await store.set(taken, 'v', 60);
      await store.set(swapped, 'v', 60);
      await store.increment(counted, 60);
      world.clock.advance(60_000 + offset);
      expect((await store.get(read)) !== undefined).toBe(there);
      expect((await store.take(taken)) !== undefined).toBe(there);
      expect((await store.swap(swapped, 0, 'w', 60)).ok).toBe(!there);
      expect(await store.increment(counted, 60)).toBe(there ? 2 : 1);
    });

    it('deletes, also what is not there', async () => {
      const key = fresh();
      await store.set(key, 'v', 60);
      await store.delete(key);
      await store.delete(key);
      expect(await store.get(key)).toBeUndefined();
    });

    it('hands a value to exactly one of 50 takers', async () => {
      const key = fresh();
      await store.set(key, 'v', 60);
      const taken = await Promise.all(Array.from({ length: 50 }, () => store.take(key)));
      expect(taken.filter((entry) => entry !== undefined).map((entry) => entry.value)).toEqual(['v']);
    });

    it('tells what counters stand at, and 0 where there is none, a value or one that is over', async () => {
      const [counted, valued, never] = [fresh(), fresh(), fresh()];
      await store.increment(counted, 60);
      await store.increment(counted, 60);
      await store.set(valued, 'x', 60);
      expect(await store.counts([never, counted, valued])).toEqual([0, 2, 0]);
      world.clock.advance(60_000);
      expect(await store.counts([counted])).toEqual([0]);
    });

    it('counts every one of 50 racing increments, in a window that begins with the first', async () => {
      const key = fresh();
      const counts = await Promise.all(Array.from({ length: 50 }, () => store.increment(key, 60)));
      expect(counts.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
      world.clock.advance(59_000);
      expect(await store.increment(key, 60)).toBe(51);
      world.clock.advance(1_000);
      expect(await store.increment(key, 60)).toBe(1);
    });

    it('lets exactly one of 50 racing swaps through and shows the others what is there', async () => {
      const key = fresh();
      const version = await store.set(key, 'old', 60);
      const results = await Promise.all(Array.from({ length: 50 }, (_, i) => store.swap(key, version, `new-${i}`, 60)));
      const winners = results.filter((result) => result.ok);
      expect(winners).toHaveLength(1);
      const now = await store.get(key);
      for (const result of results) if (!result.ok) expect(result.current).toEqual(now);
    });

    it('swaps 0 only into an absent key', async () => {
      const key = fresh();
      expect((await store.swap(key, 0, 'a', 60)).ok).toBe(true);
      expect(await store.swap(key, 0, 'b', 60)).toMatchObject({ ok: false, current: { value: 'a' } });
      expect(await store.swap(fresh(), 7, 'b', 60)).toEqual({ ok: false, current: undefined });
    });

    it('keeps values and counters apart', async () => {
      const [counted, valued] = [fresh(), fresh()];
      await store.increment(counted, 60);
      expect(await store.get(counted)).toBeUndefined();
      await store.set(valued, 'v', 60);
      await expect(store.increment(valued, 60)).rejects.toThrow(InvariantError);
    });

    it('refuses a foreign key and a lifetime that is none', async () => {
      await expect((async () => store.get('other:key'))()).rejects.toThrow(InvariantError);
      await expect((async () => store.set('other:key', 'v', 60))()).rejects.toThrow(InvariantError);
      for (const lifetime of [0, -1, Number.NaN, Infinity]) {
        await expect((async () => store.set(fresh(), 'v', lifetime))()).rejects.toThrow(InvariantError);
      }
    });

    it('tells the time that deadlines are compared with', async () => {
      expect(await store.now()).toEqual(world.clock.now());
    });
  });
}
