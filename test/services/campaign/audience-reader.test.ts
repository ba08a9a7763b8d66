import { describe, expect, it } from '@jest/globals';
import type { AudiencePage, AudienceReader } from '../../../services/campaign/audience-reader.ts';
import { createAudienceReader } from '../../../services/campaign/create-audience-reader.ts';
import { createStoredAudienceRows, type StoredAudienceRows } from '../../../services/campaign/stored-audience-rows.ts';
import type { Audience } from '../../../services/campaign/campaign.ts';
import { createSteeredClock } from '../../../services/clock/steered-clock.ts';
import type { CoveragePerson } from '../../../services/coverage/coverage.ts';
import type { PersonRow } from '../../../services/coverage/people-source.ts';
import { DependencyError } from '../../../services/errors/app-error.ts';
import { systemRandom } from '../../../services/random/system-random.ts';
import { createMemoryKeyValueStore } from '../../../services/store/memory-key-value-store.ts';
import { createDirectoryStub } from '../../support/directory-answers.ts';

const groupId = '12121212-1212-4212-8212-121212121212';
const idOf = (index: number) => `${String(index).padStart(8, '0')}-0000-4000-8000-000000000000`;
const person = (index: number, change: Partial<PersonRow> = {}): PersonRow => ({
  id: idOf(index),
  displayName: `P${String(index)}`,
  userPrincipalName: `p${String(index)}@contoso.example`,
  ...{ accountEnabled: true, guest: false, synced: false, resource: false },
  ...{ preferredLanguage: undefined, country: undefined, department: undefined },
  ...change,
});

type Company = {
  readonly people: readonly PersonRow[];
  readonly red?: readonly number[];
  /** Kept by another process. */
  readonly rows?: StoredAudienceRows;
};

/** Graph as far as it is asked here: people by name, a group a few at a time, and what it was asked for. */
function createWorld({ people, red, rows: known }: Company) {
  const clock = createSteeredClock(new Date('2026-03-02T08:00:00Z'));
  const store = createMemoryKeyValueStore({ clock });
  const rows = known ?? createStoredAudienceRows({ store, random: systemRandom });
  const asked: string[][] = [];
  const faults: DependencyError[] = [];
  const find = (name: string) => people.find(({ id, userPrincipalName }) => id === name || userPrincipalName === name);
  const slice = (cursor?: string) => {
    const fault = cursor === undefined ? undefined : faults.shift();
    if (fault !== undefined) throw fault;
    const at = Number(cursor ?? 0);
    return { rows: people.slice(at, at + 3), next: at + 3 < people.length ? String(at + 3) : undefined };
  };
  const hired: Date[][] = [];
  let reds = { run: 1, list: red ?? [] };
  const replaceRed = (list: readonly number[]): void => {
    reds = { run: reds.run + 1, list };
  };
  const reader = createAudienceReader({
    people: {
      members: async (id, cursor) => (id === groupId ? slice(cursor) : undefined),
      hired: async (from, to, cursor) => {
        hired.push([from, to]);
        return slice(cursor);
      },
      named: async (names) => {
        const fault = faults.shift();
        if (fault !== undefined) throw fault;
        asked.push([...names]);
        return names.map(find);
      },
    },
    coverage: {
      latest: async () => (red === undefined ? undefined : ({ day: '2026-03-01' } as never)),
      people: async (_light, cursor) => {
        const [of, place] = (cursor ?? '').split('.');
        const at = of === String(reds.run) ? Number(place) : 0;
        const part = reds.list.slice(at, at + 250).map((index) => ({ id: idOf(index) }) as CoveragePerson);
        return {
          people: part,
          next: at + 250 < reds.list.length ? `${String(reds.run)}.${String(at + 250)}` : undefined,
        };
      },
    },
    rows,
    directory: createDirectoryStub({}),
    clock,
  });
  return { reader, rows, store, clock, asked, faults, hired, replaceRed };
}

async function* upload(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
const csv: Audience = { kind: 'csv' };

/** Every page, each read by what a process that died had kept: the cursor. */
async function all(reader: AudienceReader, audience: Audience): Promise<readonly AudiencePage[]> {
  const pages: AudiencePage[] = [];
  let cursor: string | undefined;
  do {
    const page = await reader.page({ id: 'c1', audience }, cursor);
    if (page.kind === 'gone') throw new RangeError(page.reason);
    pages.push(page);
    cursor = page.next;
  } while (cursor !== undefined);
  return pages;
}
const namesIn = (pages: readonly AudiencePage[]) =>
  pages.flatMap(({ people }) => people.map(({ displayName }) => displayName));
const problemsIn = (pages: readonly AudiencePage[]) => pages.flatMap(({ problems }) => problems);

describe('the audience of a file', () => {
  const people = [
    person(1),
    person(2, { guest: true }),
    person(3, { accountEnabled: false }),
    person(4, { resource: true }),
    person(5),
  ];

  it('is whoever can be written to; everybody else is told with the line and the reason', async () => {
    const { reader, rows, asked } = createWorld({ people });
    const lines = ['p1', 'p2', 'p3', 'p4', 'p9'].map((name) => `${name}@contoso.example`);
    const others = ['eve@other.example', 'x@unverified.example', idOf(5), idOf(1), '=1+1', 'P1@contoso.example'];
    const kept = await rows.keep('c1', upload(['upn', ...lines, ...others].join('\n')));
    expect(kept).toEqual({
      kind: 'kept',
      ...{ rows: 11, names: 9, problemCounts: { formula: 1, duplicate: 1 } },
      problems: [
        { line: 11, problem: 'formula' },
        { line: 12, problem: 'duplicate' },
      ],
    });
    const pages = await all(reader, csv);
    expect(namesIn(pages)).toEqual(['P1', 'P5']);
    expect(problemsIn(pages)).toEqual([
      { line: 3, problem: 'guest' },
      { line: 4, problem: 'disabled' },
      { line: 5, problem: 'not-a-person' },
      { line: 6, problem: 'unknown' },
      { line: 7, problem: 'foreign' },
      { line: 8, problem: 'foreign' },
      { line: 10, problem: 'duplicate' },
    ]);
    // Nobody of another organisation is asked for.
    expect(asked.flat().filter((name) => !name.includes('@contoso.example') && name.includes('@'))).toEqual([]);
  });

  it('is asked for twenty at a time, a few hundred a page, and goes on where a crash left it', async () => {
    const many = Array.from({ length: 1_000 }, (_, index) => person(index));
    const { reader, rows, asked, faults } = createWorld({ people: many });
    await rows.keep('c1', upload(many.map(({ userPrincipalName }) => userPrincipalName).join('\n')));
    const first = await reader.page({ id: 'c1', audience: csv });
    if (first.kind === 'gone') throw new RangeError('gone');
    expect(first.read).toBe(200);
    expect(asked.map(({ length }) => length)).toEqual(Array.from({ length: 10 }, () => 20));
    faults.push(new DependencyError('directory_throttled', 'slow', { details: { retryAfterSeconds: 9 } }));
    await expect(reader.page({ id: 'c1', audience: csv }, first.next)).rejects.toMatchObject({
      details: { retryAfterSeconds: 9 },
    });
    // Another process: nothing but the store and the cursor is left.
    const again = createWorld({ people: many, rows }).reader;
    const rest: AudiencePage[] = [];
    for (let cursor = first.next; cursor !== undefined; cursor = rest.at(-1)?.next) {
      const page = await again.page({ id: 'c1', audience: csv }, cursor);
      if (page.kind === 'page') rest.push(page);
    }
    expect(new Set([...namesIn([first]), ...namesIn(rest)]).size).toBe(1_000);
    expect(rest).toHaveLength(4);
  });

  it('of a second file holds nobody of the first, and an upload that fails changes nothing', async () => {
    const { reader, rows, store } = createWorld({ people });
    await rows.keep('c1', upload('p1@contoso.example\n'));
    const cursorOfFirst = (await store.get('avain:campaign-rows:c1'))?.value;
    await rows.keep('c1', upload('p5@contoso.example\n'));
    expect((await store.get('avain:campaign-rows:c1'))?.value).not.toBe(cursorOfFirst);
    expect(await rows.keep('c1', upload('nothing of use\n'))).toEqual({ kind: 'unreadable', reason: 'no-column' });
    expect(await rows.keep('c1', upload(`p1@contoso.example\n${'p2@contoso.example\n'.repeat(3)}"p3`))).toEqual({
      kind: 'unreadable',
      reason: 'broken-quotes',
    });
    const broken = async function* () {
      yield Buffer.from('p1@contoso.example\n');
      throw new RangeError('connection lost');
    };
    await expect(rows.keep('c1', broken())).rejects.toThrow('connection lost');
    expect(namesIn(await all(reader, csv))).toEqual(['P5']);
    expect(namesIn([await page(reader, `${'x'.repeat(22)}.7`)])).toEqual(['P5']);
  });

  it('leaves no rows behind, neither of an earlier file nor after its removal', async () => {
    const many = Array.from({ length: 500 }, (_, index) => `p${String(index)}@contoso.example`).join('\n');
    const world = createWorld({ people });
    const keys = new Set<string>();
    const rows = createStoredAudienceRows({
      store: {
        ...world.store,
        set: async (key, value, ttl) => {
          keys.add(key);
          return world.store.set(key, value, ttl);
        },
      },
      random: systemRandom,
    });
    await rows.keep('c1', upload(many));
    await rows.keep('c1', upload(`${many}\n"never closed`));
    await rows.keep('c1', upload('p5@contoso.example'));
    const left = async () =>
      (await world.store.getMany([...keys, 'avain:campaign-rows:c1'])).filter((kept) => kept !== undefined).length;
    expect(keys.size).toBeGreaterThan(3);
    expect(await left()).toBe(2);
    await rows.remove('c1');
    expect(await left()).toBe(0);
    expect(await world.reader.page({ id: 'c1', audience: csv })).toEqual({ kind: 'gone', reason: 'no-rows' });
  });
});

async function page(reader: AudienceReader, cursor: string): Promise<AudiencePage> {
  const found = await reader.page({ id: 'c1', audience: csv }, cursor);
  if (found.kind === 'gone') throw new RangeError(found.reason);
  return found;
}

describe('the audience of a group', () => {
  const group: Audience = { kind: 'group', groupId };

  it('is its enabled people, a page at a time', async () => {
    const people = [person(1), person(2, { guest: true }), person(3), person(4, { accountEnabled: false }), person(5)];
    const pages = await all(createWorld({ people }).reader, group);
    expect(pages.map(({ read }) => read)).toEqual([3, 2]);
    expect(namesIn(pages)).toEqual(['P1', 'P3', 'P5']);
    expect(problemsIn(pages)).toEqual([
      { line: null, problem: 'guest' },
      { line: null, problem: 'disabled' },
    ]);
  });

  it('that is gone is gone, and not empty', async () => {
    const { reader } = createWorld({ people: [] });
    const other: Audience = { kind: 'group', groupId: idOf(7) };
    expect(await reader.page({ id: 'c1', audience: other })).toEqual({ kind: 'gone', reason: 'no-such-group' });
    expect(await reader.page({ id: 'c1', audience: group })).toMatchObject({ kind: 'page', people: [] });
  });

  it('hands on what Graph does not answer, a page that it has forgotten too', async () => {
    const { reader, faults } = createWorld({ people: [1, 2, 3, 4].map((index) => person(index)) });
    faults.push(new DependencyError('directory_unavailable', 'old', { details: { cursorForgotten: true } }));
    await expect(reader.page({ id: 'c1', audience: group }, '3')).rejects.toMatchObject({
      details: { cursorForgotten: true },
    });
    expect(await reader.page({ id: 'c1', audience: group }, '3')).toMatchObject({ read: 1 });
    faults.push(new DependencyError('directory_unavailable', 'down'));
    await expect(reader.page({ id: 'c1', audience: group }, '3')).rejects.toThrow('down');
  });
});

describe('the audience of those who cannot recover', () => {
  const audience: Audience = { kind: 'cannot-recover' };

  it('is read afresh, a chunk of the coverage at a time, everybody once', async () => {
    const people = Array.from({ length: 600 }, (_, index) => person(index, { accountEnabled: index !== 3 }));
    const { reader } = createWorld({ people, red: [...people.keys(), 777] });
    const pages = await all(reader, audience);
    expect(pages.map(({ read }) => read)).toEqual([250, 250, 101]);
    expect(new Set(namesIn(pages)).size).toBe(599);
    expect(problemsIn(pages)).toEqual([
      { line: null, problem: 'disabled' },
      { line: null, problem: 'unknown' },
    ]);
  });

  it('leaves nobody out where another list takes the place of the one that is being read', async () => {
    const people = Array.from({ length: 600 }, (_, index) => person(index));
    const { reader, replaceRed } = createWorld({ people, red: [...people.keys()] });
    const first = await reader.page({ id: 'c1', audience });
    if (first.kind === 'gone') throw new RangeError('gone');
    // A cursor into a list that is gone begins the newest one.
    replaceRed(people.map((_, index) => people.length - 1 - index));
    const pages = [first];
    for (let cursor = first.next; cursor !== undefined; cursor = pages.at(-1)?.next) {
      const page = await reader.page({ id: 'c1', audience }, cursor);
      if (page.kind === 'page') pages.push(page);
    }
    expect(new Set(namesIn(pages)).size).toBe(600);
  });

  it('is none before the first look at the coverage, as against nobody', async () => {
    expect(await createWorld({ people: [] }).reader.page({ id: 'c1', audience })).toEqual({
      kind: 'gone',
      reason: 'no-coverage',
    });
    expect(await all(createWorld({ people: [], red: [] }).reader, audience)).toMatchObject([{ read: 0, people: [] }]);
  });
});

describe('the audience of new joiners', () => {
  it('is asked for by the days around now', async () => {
    const { reader, hired } = createWorld({ people: [person(1)] });
    const pages = await all(reader, { kind: 'hired', daysBack: 7, daysAhead: 14 });
    expect(namesIn(pages)).toEqual(['P1']);
    expect(hired).toEqual([[new Date('2026-02-23T08:00:00Z'), new Date('2026-03-16T08:00:00Z')]]);
  });
});
