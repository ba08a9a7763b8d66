import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { InvariantError } from '../../../services/errors/app-error.ts';
import type { CampaignLedger, Leased, NewTarget } from '../../../services/campaign/campaign-ledger.ts';
import type { StoreUnderTest } from '../../support/store-worlds.ts';

export const person = (who: string, over: Partial<NewTarget> = {}): NewTarget => ({
  who,
  personId: `id-of-${who}`,
  displayName: `Ä ${who}`,
  language: 'fi',
  state: 'queued',
  reason: null,
  ...over,
});

/** What every CampaignLedger does. `create` gives one whose time is a steered clock. */
export function describeCampaignLedger(name: string, create: () => Promise<StoreUnderTest<CampaignLedger>>): void {
  describe(`CampaignLedger: ${name}`, () => {
    let world: StoreUnderTest<CampaignLedger>;
    let ledger: CampaignLedger;
    let id: string;
    let counter = 0;
    beforeAll(async () => {
      world = await create();
      ledger = world.store;
    });
    afterAll(() => world.close());
    beforeEach(() => {
      id = `c${(counter += 1)}`;
    });

    const lease = async (limit = 10, leaseSeconds = 60) => ledger.lease(id, { limit, leaseSeconds });
    const one = async (): Promise<Leased> => {
      const [first] = (await lease(1)).leased;
      if (first === undefined) throw new Error('nobody was leased');
      return first;
    };
    const begun = async (): Promise<Leased> => {
      const leased = await one();
      expect(await ledger.begin(id, leased, 'sending')).toBe(true);
      return leased;
    };
    const stateOf = async (who: string) => {
      const { people } = await ledger.page(id, { cursor: '', limit: 1000 });
      return people.find((each) => each.who === who);
    };
    const soon = (ms: number) => new Date(world.clock.now().getTime() + ms);

    it('knows nobody at first', async () => {
      expect(await ledger.counts(id)).toMatchObject({ audience: 0, reasons: {}, reminders: 0, nextAt: undefined });
      expect(await lease()).toEqual({ leased: [], lapsed: 0 });
      expect(await ledger.page(id, { cursor: '', limit: 10 })).toEqual({ people: [], cursor: '' });
      expect(await ledger.note(id, 'a', 'opened')).toBe(false);
    });

    it('adds each person once and leaves who is there as they are', async () => {
      const refused = person('c', { state: 'failed', reason: 'disabled' });
      expect(await ledger.add(id, [person('a'), person('b', { state: 'opted-out' }), refused])).toEqual({
        added: 3,
        already: 0,
      });
      expect(await ledger.add(id, [person('b'), person('d', { language: undefined }), person('d')])).toEqual({
        added: 1,
        already: 2,
      });
      expect(await ledger.counts(id)).toMatchObject({
        audience: 4,
        states: { queued: 2, 'opted-out': 1, failed: 1, sent: 0 },
        reasons: { 'failed:disabled': 1 },
        nextAt: world.clock.now(),
      });
      expect(await stateOf('b')).toMatchObject({ state: 'opted-out', displayName: 'Ä b', language: 'fi' });
      expect(await stateOf('d')).toMatchObject({
        personId: 'id-of-d',
        language: undefined,
        changedAt: world.clock.now(),
      });
    });

    it('hands each person to one worker until the lease ends', async () => {
      await ledger.add(id, [person('a'), person('b'), person('c')]);
      const first = await lease(2);
      const second = await lease(2);
      expect([...first.leased, ...second.leased].map(({ who }) => who).sort()).toEqual(['a', 'b', 'c']);
      expect((await lease()).leased).toEqual([]);
      expect((await ledger.counts(id)).nextAt).toEqual(soon(60_000));
      world.clock.advance(60_000);
      expect((await lease()).leased).toHaveLength(3);
    });

    it('lets a late worker begin and settle nothing', async () => {
      await ledger.add(id, [person('a')]);
      const late = await one();
      world.clock.advance(60_000);
      expect(await ledger.begin(id, late, 'sending')).toBe(false);
      const next = await one();
      expect(await ledger.settle(id, late, { to: 'failed', reason: null })).toBe(false);
      expect(await ledger.begin(id, next, 'installing')).toBe(true);
      expect(await ledger.begin(id, next, 'installing')).toBe(false);
      expect(await ledger.begin(id, next, 'sending')).toBe(true);
      expect(await ledger.begin(id, next, 'sending')).toBe(false);
      expect(await ledger.settle(id, next, { to: 'sent', reason: null })).toBe(true);
      expect(await ledger.settle(id, next, { to: 'sent', reason: null })).toBe(false);
    });

    it('counts a message whose worker died as unconfirmed and never hands it out again', async () => {
      await ledger.add(id, [person('a'), person('b')]);
      const both = (await lease()).leased;
      await ledger.begin(id, both[0]!, 'sending');
      await ledger.begin(id, both[1]!, 'installing');
      world.clock.advance(59_999);
      expect(await lease()).toMatchObject({ leased: [], lapsed: 0 });
      world.clock.advance(1);
      expect(await lease(0)).toEqual({ leased: [], lapsed: 1 });
      const after = await lease();
      expect(after.lapsed).toBe(0);
      expect(after.leased.map(({ who }) => who)).toEqual([both[1]!.who]);
      expect(after.leased[0]).toMatchObject({ tries: 1 });
      expect(await stateOf(both[0]!.who)).toMatchObject({ state: 'unconfirmed' });
      expect(await ledger.requeue(id)).toBe(0);
    });

    it('takes a result that comes after the end of a lease nobody has cleared up', async () => {
      await ledger.add(id, [person('a')]);
      const leased = await begun();
      world.clock.advance(90_000);
      expect(await ledger.settle(id, leased, { to: 'sent', reason: null })).toBe(true);
      expect(await lease()).toEqual({ leased: [], lapsed: 0 });
    });

    it('takes no fate of a message that was never begun', async () => {
      await ledger.add(id, [person('a')]);
      const leased = await one();
      for (const to of ['sent', 'unconfirmed', 'queued'] as const)
        expect(await ledger.settle(id, leased, { to, reason: null })).toBe(false);
      expect(await ledger.settle(id, leased, { to: 'not-installable', reason: 'no-teams' })).toBe(true);
    });

    it('brings somebody back at the time that was named, with the tries so far', async () => {
      await ledger.add(id, [person('a')]);
      const leased = await begun();
      await ledger.settle(id, leased, { again: soon(5_000) });
      expect(await ledger.counts(id)).toMatchObject({ states: { queued: 1 }, nextAt: soon(5_000) });
      expect((await lease()).leased).toEqual([]);
      world.clock.advance(5_000);
      const second = await one();
      expect(second).toMatchObject({ state: 'queued', tries: 1 });
      await ledger.begin(id, second, 'installing');
      await ledger.settle(id, second, { again: world.clock.now(), untried: true });
      expect(await one()).toMatchObject({ tries: 1 });
    });

    it('reminds whoever is `sent`, and counts it', async () => {
      await ledger.add(id, [person('a')]);
      await ledger.settle(id, await begun(), { to: 'sent', reason: null, nextAt: soon(1_000) });
      expect((await lease()).leased).toEqual([]);
      world.clock.advance(1_000);
      const again = await begun();
      expect(again).toMatchObject({ state: 'sent', reminders: 0, tries: 0 });
      await ledger.settle(id, again, { to: 'sent', reason: null });
      expect(await stateOf('a')).toMatchObject({ state: 'sent', reminders: 1 });
      expect(await ledger.counts(id)).toMatchObject({
        audience: 1,
        states: { sent: 1 },
        reminders: 1,
        nextAt: undefined,
      });
    });

    it('reminds nobody who acted, and believes the person rather than the worker', async () => {
      await ledger.add(id, [person('a'), person('b')]);
      const leased = (await lease()).leased;
      for (const each of leased) await ledger.begin(id, each, 'sending');
      await ledger.settle(id, leased[0]!, { to: 'sent', reason: null, nextAt: soon(10) });
      expect(await ledger.note(id, leased[0]!.who, 'opened')).toBe(true);
      expect(await ledger.note(id, leased[0]!.who, 'opened')).toBe(false);
      expect(await ledger.note(id, leased[1]!.who, 'opened')).toBe(true);
      expect(await ledger.settle(id, leased[1]!, { to: 'unconfirmed', reason: null })).toBe(false);
      world.clock.advance(100_000);
      expect(await lease()).toEqual({ leased: [], lapsed: 0 });
      expect(await ledger.counts(id)).toMatchObject({ states: { opened: 2 }, nextAt: undefined });
      expect(await ledger.note(id, 'a', 'ready')).toBe(true);
      expect(await ledger.note(id, 'a', 'opened')).toBe(false);
    });

    it('leaves somebody in the queue who talks about something else, and hears an opt-out there', async () => {
      await ledger.add(id, [person('a')]);
      expect(await ledger.note(id, 'a', 'opened')).toBe(false);
      const leased = await one();
      expect(await ledger.note(id, 'a', 'opened')).toBe(false);
      expect(await ledger.note(id, 'a', 'opted-out')).toBe(true);
      expect(await ledger.begin(id, leased, 'sending')).toBe(false);
    });

    it('puts back who could not be reached, but nobody who had a message', async () => {
      await ledger.add(id, [person('a'), person('b'), person('c')]);
      const [a, b, c] = (await lease()).leased;
      await ledger.settle(id, a!, { to: 'not-installable', reason: 'no-teams' });
      await ledger.begin(id, b!, 'sending');
      await ledger.settle(id, b!, { to: 'failed', reason: 'unreachable' });
      await ledger.begin(id, c!, 'sending');
      await ledger.settle(id, c!, { to: 'sent', reason: null, nextAt: soon(1) });
      world.clock.advance(1);
      await ledger.settle(id, await begun(), { to: 'failed', reason: 'unreachable' });
      expect((await ledger.counts(id)).reasons).toEqual({ 'not-installable:no-teams': 1, 'failed:unreachable': 2 });
      expect(await ledger.requeue(id)).toBe(2);
      expect(await ledger.requeue(id)).toBe(0);
      expect(await ledger.counts(id)).toMatchObject({
        states: { queued: 2, failed: 1 },
        reasons: { 'failed:unreachable': 1 },
      });
      expect((await lease()).leased.map(({ who }) => who).sort()).toEqual(['a', 'b']);
    });

    it('pages through 1,200 people, and those of one state', async () => {
      const names = Array.from({ length: 1_200 }, (_, i) => `p${i}`);
      await ledger.add(
        id,
        names.slice(0, 1_000).map((who) => person(who)),
      );
      await ledger.add(
        id,
        names.slice(1_000).map((who) => person(who, { state: 'ready' })),
      );
      const seen = async (state?: 'ready') => {
        const found = new Set<string>();
        let cursor = '';
        do {
          const page = await ledger.page(id, { cursor, limit: 500, ...(state && { state }) });
          for (const { who } of page.people) found.add(who);
          cursor = page.cursor;
        } while (cursor !== '');
        return found;
      };
      expect((await seen()).size).toBe(1_200);
      expect([...(await seen('ready'))].sort()).toEqual(names.slice(1_000).sort());
    });

    it('finds one person, and forgets them with every number, even while they are leased', async () => {
      await ledger.add(id, [person('a'), person('b')]);
      await ledger.settle(id, await begun(), { to: 'sent', reason: null, nextAt: world.clock.now() });
      await ledger.settle(id, await begun(), { to: 'failed', reason: 'unreachable' });
      const { people } = await ledger.page(id, { cursor: '', limit: 10 });
      for (const { who, state } of people) expect(await ledger.find(id, who)).toMatchObject({ who, state });
      expect(await ledger.find(id, 'c')).toBeUndefined();
      for (const { who } of people) {
        const leased = (await lease(1)).leased[0];
        expect(await ledger.forget(id, who)).toBe(true);
        expect(await ledger.forget(id, who)).toBe(false);
        expect(await ledger.find(id, who)).toBeUndefined();
        if (leased?.who === who) expect(await ledger.begin(id, leased, 'sending')).toBe(false);
      }
      expect(await ledger.counts(id)).toMatchObject({ audience: 0, reasons: {}, reminders: 0, nextAt: undefined });
      expect(Object.values((await ledger.counts(id)).states).every((n) => n === 0)).toBe(true);
    });

    it('keeps campaigns apart and forgets one', async () => {
      await ledger.add(id, [person('a')]);
      await ledger.add(`${id}x`, [person('a')]);
      await ledger.remove(id);
      expect((await ledger.counts(id)).audience).toBe(0);
      expect((await ledger.counts(`${id}x`)).audience).toBe(1);
    });

    it('refuses what is no pseudonym, no word, no lease', async () => {
      await expect(ledger.add(id, [person('a b')])).rejects.toThrow(InvariantError);
      await expect(ledger.add(id, [person('a', { reason: 'Anna Virta' })])).rejects.toThrow(InvariantError);
      await expect(lease(-1)).rejects.toThrow(InvariantError);
      await expect(ledger.add('a}b', [person('a')])).rejects.toThrow(InvariantError);
    });
  });
}
