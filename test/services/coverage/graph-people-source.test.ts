import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createCompany, groupId } from '../../../playground/company/create-company.ts';
import { createGraphPeopleSource } from '../../../services/coverage/graph-people-source.ts';
import type { Page, PeopleSource } from '../../../services/coverage/people-source.ts';
import { createGraphReadClient } from '../../../services/directory/graph-client.ts';
import { startGraphDouble, type GraphDouble } from '../../support/graph-double.ts';
import { createHastyClock, startEntraWorld, type EntraWorld } from '../../support/pretend-entra.ts';

const company = createCompany({ size: 1_500 });
let world: EntraWorld;
let source: PeopleSource;
let double: GraphDouble;
beforeAll(async () => {
  [world, double] = await Promise.all([startEntraWorld({ company, unitsPerTenSeconds: 100_000 }), startGraphDouble()]);
  source = createGraphPeopleSource({
    client: createGraphReadClient(world.clientOptions('reader')),
    baseUrl: world.entra.baseUrl,
    clock: world.clock,
  });
});
beforeEach(() => world.entra.restore());
afterAll(async () => {
  await Promise.all([world.entra.stop(), double.close()]);
});

async function all<T>(read: (cursor?: string) => Promise<Page<T> | undefined>): Promise<readonly T[]> {
  const rows: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    if (page === undefined) throw new RangeError('nothing there');
    rows.push(...page.rows);
    cursor = page.next;
  } while (cursor !== undefined);
  return rows;
}
const paths = () => world.entra.requests().map(({ path }) => path);
const idOf = (persona: string) => world.persona(persona).aadObjectId;

describe('everybody', () => {
  it('comes in two pages, each person once, guests and disabled ones too', async () => {
    const rows = await all((cursor) => source.users(cursor));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(company.accounts.length);
    expect(rows).toHaveLength(company.accounts.length);
    expect(paths()).toEqual(['/v1.0/users', '/v1.0/users']);
    expect(rows.find(({ id }) => id === idOf('aino'))).toEqual({
      id: idOf('aino'),
      displayName: 'Aino Virtanen',
      userPrincipalName: 'aino.virtanen@kuusama.example',
      ...{ accountEnabled: true, guest: false, synced: false, resource: false },
      ...{ preferredLanguage: 'fi-FI', country: 'FI', department: expect.any(String) },
    });
    expect(rows.find(({ id }) => id === idOf('georg'))).toMatchObject({ guest: true });
    expect(rows.find(({ id }) => id === idOf('paavo'))).toMatchObject({ accountEnabled: false });
    expect(rows.find(({ id }) => id === idOf('saimaa'))).toMatchObject({ resource: true });
    expect(rows.find(({ id }) => id === idOf('ilari'))).toMatchObject({ synced: true });
  });

  it('goes on from a cursor that an earlier process kept', async () => {
    const { next } = await source.users();
    const later = createGraphPeopleSource({
      client: createGraphReadClient(world.clientOptions('reader')),
      baseUrl: world.entra.baseUrl,
      clock: world.clock,
    });
    const rest = await later.users(next);
    expect(rest.rows).toHaveLength(company.accounts.length - 999);
    expect(rest.next).toBeUndefined();
  });
});

describe('the report of registrations', () => {
  it('names kinds of methods, and nobody who is disabled', async () => {
    const rows = await all((cursor) => source.registrations(cursor));
    expect(rows.find(({ id }) => id === idOf('aino'))).toMatchObject({ methods: ['email', 'mobilePhone'] });
    expect(rows.find(({ id }) => id === idOf('paavo'))).toBeUndefined();
  });

  it('that is asked too often says when to come back', async () => {
    world.clock.advance(60_000);
    const storm = Array.from({ length: 6 }, () => source.registrations());
    const results = await Promise.allSettled(storm);
    const refused = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason as unknown);
    for (const reason of refused)
      expect(reason).toMatchObject({
        code: 'directory_throttled',
        details: { retryAfterSeconds: expect.any(Number) },
      });
    expect(refused).not.toEqual([]);
  });
});

describe('a group', () => {
  it('is its people and those of the groups in it, without the groups', async () => {
    const [plants, production, logistics] = await Promise.all(
      (['plants', 'production', 'logistics'] as const).map((name) => all((at) => source.members(groupId(name), at))),
    );
    const ids = (rows: typeof plants = []) => rows.map(({ id }) => id);
    expect(plants?.length).toBeGreaterThan(100);
    expect(new Set(ids(plants))).toEqual(new Set([...ids(production), ...ids(logistics)]));
    expect(await source.groupName(groupId('plants'))).toBe('Plants and logistics');
  });

  it('that is not there is undefined, and what is no id is never asked for', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect(await source.members(nobody)).toBeUndefined();
    expect(await source.groupName(nobody)).toBeUndefined();
    await expect(source.members('../users')).rejects.toMatchObject({ code: 'invariant_broken' });
  });
});

describe('new joiners', () => {
  it('are found by their hire date, both days included', async () => {
    const now = world.clock.now();
    const day = (days: number) => new Date(now.getTime() + days * 86_400_000);
    const week = await all((cursor) => source.hired(day(-7), day(7), cursor));
    const month = await all((cursor) => source.hired(day(-31), day(31), cursor));
    expect(week.length).toBeGreaterThan(0);
    expect(month.length).toBeGreaterThan(week.length);
    expect(await all((cursor) => source.hired(day(400), day(401), cursor))).toEqual([]);
  });
});

describe('people by name', () => {
  it('are asked for in one batch and come in the order of the question', async () => {
    const strangers = ['nobody@kuusama.example', '00000000-0000-4000-8000-000000000000', "'; drop", ''];
    const names = ['AINO.virtanen@kuusama.example', ...strangers, idOf('georg').toUpperCase()];
    const found = await source.named(names);
    expect(found.map((row) => row?.id)).toEqual([
      idOf('aino'),
      undefined,
      undefined,
      undefined,
      undefined,
      idOf('georg'),
    ]);
    expect(paths().filter((path) => path.endsWith('$batch'))).toHaveLength(1);
  });

  it('are at most twenty at once', async () => {
    await expect(
      (async () => source.named(Array.from({ length: 21 }, (_, i) => `p${String(i)}@kuusama.example`)))(),
    ).rejects.toMatchObject({ code: 'invariant_broken' });
  });
});

describe('bad days', () => {
  const read = (): PeopleSource => {
    const clock = createHastyClock();
    return createGraphPeopleSource({
      client: createGraphReadClient(double.clientOptions(clock)),
      baseUrl: double.baseUrl,
      clock,
    });
  };
  const user = (index: number) => ({
    id: `${String(index).padStart(8, '0')}-0000-4000-8000-000000000000`,
    userPrincipalName: `p${String(index)}@x.example`,
    displayName: 'P',
    accountEnabled: true,
    userType: 'Member',
  });
  const group = '12121212-1212-4212-8212-121212121212';

  it('a group of 50,000 comes a page at a time, and each page asks for what the first did', async () => {
    double.answer = (url, request) => {
      const skip = Number(url.searchParams.get('$skiptoken') ?? 0);
      const value = Array.from({ length: Math.min(999, 50_000 - skip) }, (_, i) => user(skip + i));
      url.searchParams.set('$skiptoken', String(skip + 999));
      const link = skip + 999 < 50_000 ? { '@odata.nextLink': url.href } : {};
      if (request.headers['consistencylevel'] !== 'eventual') return { status: 400, body: {} };
      return { body: { value, ...link } };
    };
    const people = read();
    let count = 0;
    let cursor: string | undefined;
    do {
      const page = await people.members(group, cursor);
      count += page?.rows.length ?? 0;
      cursor = page?.next;
    } while (cursor !== undefined);
    expect(count).toBe(50_000);
  });

  it.each(['https://evil.example/v1.0/users?$skiptoken=1', 'http://localhost/v1.0/users', 'nonsense'])(
    'a next page at %s is not followed',
    async (link) => {
      double.answer = () => ({ body: { value: [], '@odata.nextLink': link } });
      await expect(read().users()).rejects.toMatchObject({ code: 'directory_unavailable' });
      const before = double.asked.length;
      await expect(read().users(link)).rejects.toMatchObject({ code: 'directory_unavailable' });
      expect(double.asked.length).toBe(before);
    },
  );

  it('a page that Graph has forgotten is told as such, and the first page’s refusal is not', async () => {
    double.answer = () => ({ status: 400, body: { error: { code: 'Directory_ExpiredPageToken', message: 'old' } } });
    const cursor = `${double.baseUrl}v1.0/users?$skiptoken=x`;
    await expect(read().users(cursor)).rejects.toMatchObject({ details: { cursorForgotten: true } });
    const first: unknown = await read()
      .users()
      .catch((error: unknown) => error);
    expect(first).not.toHaveProperty('details.cursorForgotten');
  });

  it('a rest that Graph asks for is handed on', async () => {
    double.answer = () => ({
      status: 429,
      headers: { 'retry-after': '37' },
      body: { error: { code: 'TooManyRequests', message: 'slow' } },
    });
    await expect(read().registrations()).rejects.toMatchObject({
      code: 'directory_throttled',
      details: { retryAfterSeconds: 37 },
    });
  });

  it('an answer that leaves out what decides is no answer', async () => {
    const { userType: _hidden, ...rest } = user(1);
    double.answer = () => ({ body: { value: [rest] } });
    await expect(read().users()).rejects.toMatchObject({ code: 'directory_forbidden' });
  });

  it('an answer that is no list is no empty list', async () => {
    double.answer = () => ({ body: {} });
    await expect(read().users()).rejects.toMatchObject({ code: 'directory_unavailable' });
  });
});
