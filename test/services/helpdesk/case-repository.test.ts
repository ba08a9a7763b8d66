import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  caseTransitions,
  endedCaseStates,
  nextCaseState,
  openCaseStates,
  type CaseEvent,
} from '../../../services/helpdesk/case-state.ts';
import type { CaseRecord } from '../../../services/helpdesk/case-record.ts';
import { drawCaseNumber } from '../../../services/helpdesk/case-number.ts';
import { createStoredCaseRepository } from '../../../services/helpdesk/stored-case-repository.ts';
import { systemRandom } from '../../../services/random/system-random.ts';
import { createRedisKeyValueStore } from '../../../services/store/redis-key-value-store.ts';
import { createRedisRecordStore } from '../../../services/store/redis-record-store.ts';
import type { RecordStore } from '../../../services/store/record-store.ts';
import { createLife } from '../../fakes/dying-process.ts';
import { caseRecord } from '../../support/case-record.ts';
import { memoryStores } from '../../support/case-world.ts';
import { redisWorld, testKeyring as keyring, type StoreUnderTest } from '../../support/store-worlds.ts';

const day = 86_400_000;
const events: readonly CaseEvent[] = [
  'claimed',
  'reassigned',
  'released',
  'asked',
  'answered',
  'vouched',
  'vouch-lapsed',
  'handed-back',
  'resolved',
  'refused',
  'withdrawn',
  'time-over',
];

describe('the table of a case', () => {
  it('lets happen what it lists and nothing else', () => {
    const drawn = openCaseStates.flatMap((state) =>
      events.flatMap((event) => {
        const next = nextCaseState(state, event);
        return next === undefined ? [] : [`${state} --${event}--> ${next}`];
      }),
    );
    const listed = Object.entries(caseTransitions).flatMap(([state, row]) =>
      Object.entries(row).map(([event, next]) => `${state} --${event}--> ${next}`),
    );
    expect([...drawn].sort()).toEqual([...listed].sort());
    for (const state of endedCaseStates)
      for (const event of events) expect(nextCaseState(state, event)).toBeUndefined();
  });

  it('has no way to a vouch, a refusal or an asking of a case that nobody holds', () => {
    for (const event of ['vouched', 'refused', 'asked', 'reassigned', 'handed-back'] as const)
      expect(nextCaseState('open', event)).toBeUndefined();
  });
});

type World = { readonly records: RecordStore; readonly store: { readonly now: () => Promise<Date> } };

function suite(name: string, create: () => Promise<StoreUnderTest<World>>): void {
  describe(`cases in ${name}`, () => {
    let world: StoreUnderTest<World>;
    let counter = 0;
    beforeAll(async () => {
      world = await create();
    });
    afterAll(() => world.close());
    const repository = (records = world.store.records) =>
      createStoredCaseRepository({ records, store: world.store.store });
    const fresh = (changes: Partial<CaseRecord> = {}): CaseRecord => {
      counter += 1;
      const now = world.clock.now().getTime();
      return caseRecord({
        tenantId: 'tenant',
        targetId: 'person',
        id: drawCaseNumber(systemRandom),
        state: 'open',
        owner: null,
        claimedAt: null,
        target: `target-${counter}`,
        teamId: `team-${counter}`,
        openedAt: new Date(now).toISOString(),
        dueAt: new Date(now + 1_800_000).toISOString(),
        expiresAt: new Date(now + 7 * day).toISOString(),
        ...changes,
      });
    };

    it('keeps one open case for each person, also of 30 openings at once', async () => {
      const cases = repository();
      const target = 'raced';
      const drafts = Array.from({ length: 30 }, () => fresh({ target, teamId: 'raced' }));
      const found = await Promise.all(drafts.map((draft) => cases.create(draft)));
      expect(new Set(found.map(({ record }) => record.id)).size).toBe(1);
      expect(await cases.openInTeam('raced', 100)).toEqual([found[0]!.record.id]);
    });

    it('frees the person with the end, and never before', async () => {
      const cases = repository();
      const first = await cases.create(fresh());
      const { target } = first.record;
      expect((await cases.openOf(target))?.record.id).toBe(first.record.id);
      const claimed = await cases.move(first, 'claimed', {});
      if (claimed.kind !== 'moved') throw new Error(claimed.kind);
      expect((await cases.openOf(target))?.record.state).toBe('claimed');
      await cases.move(claimed.found, 'resolved', { endedAt: world.clock.now().toISOString() });
      expect(await cases.openOf(target)).toBeUndefined();
      const second = await cases.create(fresh({ target }));
      expect(second.record.id).not.toBe(first.record.id);
      expect((await cases.openOf(target))?.record.id).toBe(second.record.id);
      expect((await cases.load(first.record.id))?.record.state).toBe('resolved');
    });

    it('heals whatever a process that died between two writes left', async () => {
      for (const when of ['before', 'after'] as const) {
        for (let atCall = 1; atCall <= 8; atCall += 1) {
          const draft = fresh();
          const life = createLife({ atCall, when });
          const dying = repository(life.mortal(world.store.records));
          try {
            const created = await dying.create(draft);
            await dying.move(created, 'withdrawn', { endedAt: world.clock.now().toISOString() });
          } catch {
            expect(life.isDead()).toBe(true);
          }
          const cases = repository();
          const next = await cases.create(fresh({ target: draft.target, teamId: draft.teamId }));
          const open = await cases.openInTeam(draft.teamId, 10);
          expect(open).toEqual([next.record.id]);
          expect((await cases.openOf(draft.target))?.record.id).toBe(next.record.id);
        }
      }
    });

    it('refuses the second of two moves from one reading', async () => {
      const cases = repository();
      const found = await cases.create(fresh());
      const results = await Promise.all(Array.from({ length: 10 }, () => cases.move(found, 'claimed', {})));
      expect(results.filter(({ kind }) => kind === 'moved')).toHaveLength(1);
      expect(results.filter(({ kind }) => kind === 'lost-race')).toHaveLength(9);
      expect((await cases.move(found, 'vouched', {})).kind).toBe('not-allowed');
    });

    it('lists the oldest first, whatever was written later, and tells waiting from held', async () => {
      const cases = repository();
      const made: string[] = [];
      for (let i = 0; i < 5; i += 1) {
        world.clock.advance(1000);
        made.push((await cases.create(fresh({ teamId: 'ordered', target: `ordered-${i}` }))).record.id);
      }
      world.clock.advance(1000);
      const first = await cases.load(made[0]!);
      const claimed = await cases.move(first!, 'claimed', {});
      await cases.patch((await cases.load(made[1]!))!, { lastMessage: 1 });
      expect(await cases.openInTeam('ordered', 10)).toEqual(made);
      expect(await cases.openInTeam('ordered', 2)).toEqual(made.slice(0, 2));
      expect(await cases.waitingInTeam('ordered', 2)).toEqual(made.slice(1, 3));
      if (claimed.kind !== 'moved') throw new Error(claimed.kind);
      await cases.move(claimed.found, 'released', {});
      expect(await cases.waitingInTeam('ordered', 2)).toEqual(made.slice(0, 2));
      expect((await cases.countInTeam('ordered')).waiting).toBeGreaterThanOrEqual(5);
    });

    it('finds an ended case by its day, for 90 days and no longer', async () => {
      const cases = repository();
      const found = await cases.create(fresh({ teamId: 'ending' }));
      const endedAt = world.clock.now().toISOString();
      await cases.move(found, 'withdrawn', { endedAt });
      const on = endedAt.slice(0, 10);
      expect(await cases.endedOn('ending', on)).toEqual([found.record.id]);
      expect(await cases.openInTeam('ending', 10)).toEqual([]);
      world.clock.advance(90 * day - 1);
      expect(await cases.load(found.record.id)).toBeDefined();
      world.clock.advance(1);
      expect(await cases.load(found.record.id)).toBeUndefined();
      expect(await cases.endedOn('ending', on)).toEqual([]);
    });

    it('reaches no key with what is not shaped like a number', async () => {
      for (const id of ['', 'x', '../../x', 'ABCDEFG', 'ABCDEFGO', 'a}b', 'ABCDEFGHJ'])
        expect(await repository().load(id)).toBeUndefined();
    });
  });
}

suite('memory', async () => {
  const { clock, store, records } = memoryStores();
  return { store: { store, records }, clock, close: async () => undefined };
});
suite('real Redis', () =>
  redisWorld(false, (client, time) => ({
    records: createRedisRecordStore({ client, keyring, time }),
    store: createRedisKeyValueStore({ client, keyring, time }),
  })),
);
