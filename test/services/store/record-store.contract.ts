import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { InvariantError } from '../../../services/errors/app-error.ts';
import type { PutResult, RecordStore } from '../../../services/store/record-store.ts';
import type { StoreUnderTest } from '../../support/store-worlds.ts';

const day = 86_400_000;

/** What every RecordStore does. `create` gives a store whose time is a steered clock. */
export function describeRecordStore(name: string, create: () => Promise<StoreUnderTest<RecordStore>>): void {
  describe(`RecordStore: ${name}`, () => {
    let world: StoreUnderTest<RecordStore>;
    let store: RecordStore;
    let kind: string;
    let counter = 0;
    beforeAll(async () => {
      world = await create();
      store = world.store;
    });
    afterAll(() => world.close());
    beforeEach(() => {
      kind = `kind${(counter += 1)}`;
    });

    const put = (
      id: string,
      value: string,
      indexes: Record<string, string> = {},
      expectedVersion?: number,
    ): Promise<PutResult> =>
      store.put(kind, id, {
        value,
        keepUntil: new Date(world.clock.now().getTime() + 30 * day),
        indexes,
        ...(expectedVersion === undefined ? {} : { expectedVersion }),
      });

    it('gives back what was put, with version and date', async () => {
      expect(await store.get(kind, 'a')).toBeUndefined();
      const result = await put('a', '{"ä":"🔑"}');
      const version = result.ok ? result.version : 0;
      const keepUntil = new Date(world.clock.now().getTime() + 30 * day);
      expect(await store.get(kind, 'a')).toEqual({ value: '{"ä":"🔑"}', version, keepUntil });
    });

    it('overwrites without a version, and compares with one', async () => {
      const first = await put('a', '1');
      const second = await put('a', '2');
      if (!first.ok || !second.ok) throw new Error('both are unconditional');
      expect(second.version).toBeGreaterThan(first.version);
      expect(await put('a', '3', {}, first.version)).toMatchObject({
        ok: false,
        current: { value: '2', version: second.version },
      });
      expect(await put('a', '3', {}, 0)).toMatchObject({ ok: false });
      expect(await put('a', '3', {}, second.version)).toMatchObject({ ok: true });
      expect(await put('b', '1', {}, 5)).toEqual({ ok: false, current: undefined });
      expect(await put('b', '1', {}, 0)).toMatchObject({ ok: true });
    });

    it('lets exactly one of 50 racing puts with the same version through', async () => {
      const results = await Promise.all(Array.from({ length: 50 }, (_, i) => put('a', String(i), { owner: 'p' }, 0)));
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await store.find(kind, 'owner', 'p')).toEqual(['a']);
    });

    it('finds by index, oldest write first', async () => {
      await put('b', '1', { owner: 'p', state: 'open' });
      world.clock.advance(1);
      await put('a', '1', { owner: 'p', state: 'closed' });
      world.clock.advance(1);
      await put('c', '1', { owner: 'q', state: 'open' });
      expect(await store.find(kind, 'owner', 'p')).toEqual(['b', 'a']);
      expect(await store.find(kind, 'state', 'open')).toEqual(['b', 'c']);
      expect(await store.find(kind, 'owner', 'nobody')).toEqual([]);
      world.clock.advance(1);
      await put('b', '2', { owner: 'p', state: 'open' });
      expect(await store.find(kind, 'owner', 'p')).toEqual(['a', 'b']);
    });

    it('names the first so many of an index, and counts them', async () => {
      for (let i = 0; i < 250; i += 1) {
        await put(`r${i}`, '1', { state: 'open' });
        world.clock.advance(1);
      }
      for (let i = 0; i < 150; i += 1) await put(`r${i}`, '2', { state: 'closed' });
      expect(await store.find(kind, 'state', 'open', 3)).toEqual(['r150', 'r151', 'r152']);
      expect(await store.count(kind, 'state', 'open')).toBeGreaterThanOrEqual(100);
      expect(await store.find(kind, 'state', 'open', 1000)).toHaveLength(100);
      expect(await store.find(kind, 'state', 'nothing', 5)).toEqual([]);
      world.clock.advance(day);
      expect(await store.find(kind, 'state', 'open')).toHaveLength(100);
      expect(await store.count(kind, 'state', 'open')).toBe(100);
      expect(await store.count(kind, 'state', 'nothing')).toBe(0);
    });

    it('keeps the order that was given, whatever is written later', async () => {
      const write = (id: string, state: string, order: number): Promise<PutResult> =>
        store.put(kind, id, {
          value: '1',
          keepUntil: new Date(world.clock.now().getTime() + 30 * day),
          indexes: { state },
          order: new Date(order),
        });
      await write('a', 'open', 1_000);
      await write('b', 'open', 2_000);
      await write('c', 'open', 3_000);
      world.clock.advance(1);
      await write('a', 'held', 1_000);
      await write('b', 'open', 2_000);
      expect(await store.find(kind, 'state', 'open')).toEqual(['b', 'c']);
      await write('a', 'open', 1_000);
      expect(await store.find(kind, 'state', 'open')).toEqual(['a', 'b', 'c']);
      expect(await store.find(kind, 'state', 'open', 1)).toEqual(['a']);
      await store.remove(kind, 'a');
      expect(await store.find(kind, 'state', 'open')).toEqual(['b', 'c']);
      expect(await store.count(kind, 'state', 'open')).toBe(2);
    });

    it('follows a record whose index value changes, there and back', async () => {
      await put('a', '1', { state: 'open' });
      await put('a', '2', { state: 'closed' });
      expect(await store.find(kind, 'state', 'open')).toEqual([]);
      expect(await store.find(kind, 'state', 'closed')).toEqual(['a']);
      world.clock.advance(day);
      await put('a', '3', { state: 'open' });
      expect(await store.find(kind, 'state', 'open')).toEqual(['a']);
      expect(await store.find(kind, 'state', 'closed')).toEqual([]);
    });

    it('does not index a put that lost', async () => {
      await put('a', '1', { owner: 'p' });
      await put('a', '2', { owner: 'q' }, 0);
      expect(await store.find(kind, 'owner', 'q')).toEqual([]);
      expect(await store.find(kind, 'owner', 'p')).toEqual(['a']);
    });

    it('removes with its index entries, also what is not there', async () => {
      await put('a', '1', { owner: 'p' });
      world.clock.advance(1);
      await store.remove(kind, 'a');
      await store.remove(kind, 'a');
      expect(await store.get(kind, 'a')).toBeUndefined();
      expect(await store.find(kind, 'owner', 'p')).toEqual([]);
      await put('a', '2', { owner: 'p' }, 0);
      expect(await store.find(kind, 'owner', 'p')).toEqual(['a']);
    });

    it('keeps kinds apart', async () => {
      await put('a', '1', { owner: 'p' });
      expect(await store.get(`${kind}-other`, 'a')).toBeUndefined();
      expect(await store.find(`${kind}-other`, 'owner', 'p')).toEqual([]);
    });

    it.each([
      [-1, true, 0],
      [0, false, 1],
      [1, false, 1],
    ])('at its date %i ms a record is there: %s, and removed as due: %i', async (offset, there, removed) => {
      await put('a', '1', { owner: 'p' });
      world.clock.advance(30 * day + offset);
      expect((await store.get(kind, 'a')) !== undefined).toBe(there);
      expect(await store.find(kind, 'owner', 'p')).toEqual(there ? ['a'] : []);
      expect(await store.removeDue(kind, 10)).toBe(removed);
      expect(await store.removeDue(kind, 10)).toBe(0);
    });

    it('removes what is due, at most so many a call, and spares what was prolonged', async () => {
      for (const id of ['a', 'b', 'c', 'd']) await put(id, '1', { owner: 'p' });
      world.clock.advance(10 * day);
      await put('d', '2', { owner: 'p' });
      world.clock.advance(20 * day);
      expect(await store.removeDue(kind, 2)).toBe(2);
      expect(await store.removeDue(kind, 10)).toBe(1);
      expect(await store.removeDue(kind, 10)).toBe(0);
      expect(await store.find(kind, 'owner', 'p')).toEqual(['d']);
    });

    it('refuses ids and values that would reach another key', async () => {
      const bad = async (id: string): Promise<unknown> => put(id, '1');
      await expect(bad('a}b')).rejects.toThrow(InvariantError);
      await expect(bad('')).rejects.toThrow(InvariantError);
      const index = async (): Promise<unknown> => put('a', '1', { owner: 'anna@example.com {x}' });
      await expect(index()).rejects.toThrow(InvariantError);
    });
  });
}
