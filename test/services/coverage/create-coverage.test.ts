import { describe, expect, it } from '@jest/globals';
import type { CoverageService } from '../../../services/coverage/coverage.ts';
import { coverageKinds } from '../../../services/coverage/coverage-kinds.ts';
import { DependencyError } from '../../../services/errors/app-error.ts';
import { createLife } from '../../fakes/dying-process.ts';
import { personId } from '../../fakes/people-source.ts';
import { begun, coverageWorld, salesGroup, smallOrganisation } from './coverage.fixture.ts';

const dayMs = 24 * 60 * 60 * 1000;

async function everybody(coverage: CoverageService, light: 'red' | 'amber' | 'unknown'): Promise<readonly string[]> {
  const all: string[] = [];
  let cursor: string | undefined;
  do {
    const { people, next } = await coverage.people(light, cursor);
    all.push(...people.map(({ id, reason }) => `${Number.parseInt(id.slice(-12), 16)} ${reason}`));
    cursor = next;
  } while (cursor !== undefined);
  return all;
}

const smallDay = {
  day: '2026-11-22',
  takenAt: begun.toISOString(),
  everybody: { people: 10, lights: { green: 2, amber: 4, red: 3, unknown: 1 } },
  leftOut: { guests: 1, disabled: 1, resources: 1 },
  reasons: {
    ...{ 'phone-at-microsoft': 2, 'one-missing': 1, 'nothing-registered': 1, 'could-not-check': 1 },
    ...{ 'one-for-microsoft': 1, 'nothing-for-microsoft': 1, privileged: 1 },
  },
  methods: { email: 6, mobile: 4, authenticator: 4 },
  countries: {
    FI: { people: 4, lights: { green: 2, amber: 1, red: 1, unknown: 0 } },
    SE: { people: 3, lights: { green: 0, amber: 0, red: 2, unknown: 1 } },
    '': { people: 3, lights: { green: 0, amber: 3, red: 0, unknown: 0 } },
  },
  groups: { [salesGroup]: { name: 'Sales', people: 5, lights: { green: 1, amber: 3, red: 1, unknown: 0 } } },
  entra: { enabled: 9, registered: 5, capable: 5, synced: 2 },
};

describe('the daily look', () => {
  it('counts everybody who may need recovery, and who could not and why', async () => {
    const { coverage, work } = coverageWorld(smallOrganisation);
    expect(await coverage.latest()).toBeUndefined();
    expect(await coverage.lastTry()).toBeUndefined();
    await coverage.schedule();
    await work();
    const day = await coverage.latest();
    const began = new Date(begun.getTime() + 60_000).toISOString();
    expect(day).toMatchObject({ ...smallDay, takenAt: began });
    expect(Object.keys(day?.departments ?? {})).toEqual(['', 'Sales', 'IT', '__proto__']);
    expect(await everybody(coverage, 'red')).toEqual([
      ...['3 one-missing', '4 nothing-registered', '7 nothing-for-microsoft'],
    ]);
    expect(await everybody(coverage, 'amber')).toEqual([
      ...['2 phone-at-microsoft', '6 one-for-microsoft', '8 privileged', '9 phone-at-microsoft'],
    ]);
    expect(await everybody(coverage, 'unknown')).toEqual(['5 could-not-check']);
    expect(await coverage.lastTry()).toEqual({
      ...{ at: began, state: 'done', read: { registrations: 10, people: 13 } },
    });
  });

  it('asks for five pages of the report in ten seconds at most', async () => {
    const { coverage, work, asked } = coverageWorld(smallOrganisation, undefined, 1);
    await coverage.refresh();
    await work();
    const moments = asked.filter(({ what }) => what === 'registrations').map(({ at }) => at);
    expect(moments).toHaveLength(10);
    for (const from of moments) {
      expect(moments.filter((at) => at >= from && at < from + 10_000).length).toBeLessThan(5);
    }
  });

  it('begins again a day later, and draws the curve', async () => {
    const { coverage, work, world, clock, jobs } = coverageWorld(smallOrganisation);
    await coverage.schedule();
    await work();
    world.people = smallOrganisation.slice(0, 3);
    clock.advance((jobs.next('bot')?.at ?? 0) - clock.now().getTime());
    await work();
    const trend = await coverage.trend(30);
    expect(trend.map(({ day, everybody: { people } }) => [day, people])).toEqual([
      ['2026-11-22', 10],
      ['2026-11-23', 3],
    ]);
    expect((await coverage.trend(1)).map(({ day }) => day)).toEqual(['2026-11-23']);
    expect(await everybody(coverage, 'red')).toEqual([]);
  });

  it('takes one refresh at a time', async () => {
    const { coverage, work } = coverageWorld(smallOrganisation);
    expect(await Promise.all([coverage.refresh(), coverage.refresh(), coverage.refresh()])).toEqual([
      ...['begun', 'running', 'running'],
    ]);
    expect(await coverage.lastTry()).toMatchObject({ state: 'running' });
    await work();
    expect((await coverage.latest())?.everybody.people).toBe(10);
    expect(await coverage.refresh()).toBe('begun');
  });

  it('shows the fifty biggest countries and counts the rest together', async () => {
    const people = Array.from({ length: 200 }, (_, n) => ({ methods: [], country: `C${n % 60}` }));
    const { coverage, work } = coverageWorld(people, undefined, 5);
    await coverage.refresh();
    await work();
    const { countries = {} } = (await coverage.latest()) ?? {};
    expect(Object.keys(countries)).toHaveLength(51);
    expect(countries['other']).toEqual({ people: 30, lights: { green: 0, amber: 0, red: 30, unknown: 0 } });
    expect(Object.values(countries).reduce((sum, { people: some }) => sum + some, 0)).toBe(200);
  });
});

describe('bad days of the look', () => {
  const down = (code: 'directory_unavailable' | 'directory_forbidden' | 'directory_throttled', retryAfterSeconds = 0) =>
    new DependencyError(code, 'no', { details: retryAfterSeconds === 0 ? {} : { retryAfterSeconds } });

  it('waits as long as the directory asks', async () => {
    const { coverage, work, world, asked } = coverageWorld(smallOrganisation);
    let refusals = 2;
    world.before = (what) => {
      if (what === 'registrations' && refusals > 0) {
        refusals -= 1;
        throw down('directory_throttled', 77);
      }
    };
    await coverage.refresh();
    await work();
    const [first, second, third] = asked.map(({ at }) => at - begun.getTime());
    expect([first, second, third]).toEqual([0, 77_000, 154_000]);
    expect(await coverage.latest()).toMatchObject(smallDay);
  });

  it('keeps the pages it had when people are refused in the middle', async () => {
    const { coverage, work, world, asked } = coverageWorld(smallOrganisation);
    let users = 0;
    world.before = (what) => {
      users += Number(what === 'users');
      if (what === 'users' && users === 3) throw down('directory_unavailable');
    };
    await coverage.refresh();
    await work();
    expect(asked.filter(({ what }) => what === 'users')).toHaveLength(6);
    expect(await coverage.latest()).toMatchObject(smallDay);
  });

  it.each(['registrations', 'users', 'members'] as const)(
    'begins anew when a page of %s is forgotten',
    async (what) => {
      const { coverage, work, world, records } = coverageWorld(smallOrganisation);
      let asked = 0;
      world.before = (each) => {
        asked += Number(each === what);
        if (each === what && asked === 2)
          throw new DependencyError('directory_unavailable', 'old', { details: { cursorForgotten: true } });
      };
      await coverage.refresh();
      await work();
      const takenAt = (await coverage.latest())?.takenAt ?? '';
      expect(Date.parse(takenAt)).toBeGreaterThan(begun.getTime());
      expect(await coverage.latest()).toMatchObject({ ...smallDay, takenAt });
      for (const kind of coverageKinds) expect(await records.get(kind, `${begun.getTime()}.0`)).toBeUndefined();
      expect(await records.get('coverage-list', `${begun.getTime()}.red.1`)).toBeUndefined();
    },
  );

  it('gives a look up whose pages are forgotten again and again', async () => {
    const { coverage, work, world, asked } = coverageWorld(smallOrganisation);
    let pages = 0;
    world.before = (what) => {
      pages = what === 'registrations' ? pages + 1 : pages;
      if (what === 'registrations' && pages % 2 === 0)
        throw new DependencyError('directory_unavailable', 'old', { details: { cursorForgotten: true } });
    };
    await coverage.refresh();
    await work();
    expect(asked).toHaveLength(8);
    // Four of five requests in ten seconds are ours, a second beginning too.
    const moments = asked.map(({ at }) => at);
    for (const [index, at] of moments.slice(1).entries()) expect(at - moments[index]!).toBeGreaterThanOrEqual(2_500);
    expect(await coverage.lastTry()).toMatchObject({ state: 'failed', reason: 'directory_unavailable' });
  });

  it('leaves the last day standing and says why it could not look', async () => {
    const { coverage, work, world, clock, records } = coverageWorld(smallOrganisation);
    await coverage.refresh();
    await work();
    clock.advance(dayMs - clock.now().getTime() + begun.getTime());
    world.before = (what) => {
      if (what === 'members') throw down('directory_unavailable');
    };
    await coverage.run();
    await work();
    expect(await coverage.latest()).toMatchObject(smallDay);
    expect(await everybody(coverage, 'unknown')).toEqual(['5 could-not-check']);
    expect(await coverage.lastTry()).toMatchObject({
      ...{ at: '2026-11-23T03:00:00.000Z', state: 'failed', reason: 'directory_unavailable' },
    });
    expect(await coverage.trend(9)).toHaveLength(1);
    const second = String(begun.getTime() + dayMs);
    for (const kind of coverageKinds) expect(await records.get(kind, `${second}.0`)).toBeUndefined();
    expect(await records.get('coverage-list', `${second}.red.1`)).toBeUndefined();
  });

  it('does not ask again for what it may not read', async () => {
    const { coverage, work, world, asked } = coverageWorld(smallOrganisation);
    world.before = () => {
      throw down('directory_forbidden');
    };
    await coverage.refresh();
    await work();
    expect(asked).toHaveLength(1);
    expect(await coverage.lastTry()).toMatchObject({ state: 'failed', reason: 'directory_forbidden' });
  });

  it('keeps two lists, so that whoever reads one while a new one is made reads it to its end', async () => {
    const { coverage, work, records } = coverageWorld(smallOrganisation);
    await coverage.refresh();
    await work();
    const first = await coverage.people('amber');
    expect(first.people.map(({ id }) => id)).toEqual([personId(2)]);
    await coverage.refresh();
    await work();
    const second = await coverage.people('amber', first.next);
    expect(second.people.map(({ id }) => id)).toEqual([personId(6), personId(8)]);
    await coverage.refresh();
    await work();
    // That list is gone by now: the newest begins.
    expect((await coverage.people('amber', second.next)).people.map(({ id }) => id)).toEqual([personId(2)]);
    expect(await records.get('coverage-list', `${begun.getTime()}.red.1`)).toBeUndefined();
    for (const cursor of ['', 'x', '1.red.0', `${begun.getTime()}.amber.9999999`]) {
      expect((await coverage.people('amber', cursor)).people.map(({ id }) => id)).toEqual([personId(2)]);
    }
  });

  it('comes to the same day wherever the process dies', async () => {
    for (let atCall = 1, over = false; !over; atCall += 1) {
      for (const when of ['before', 'after'] as const) {
        const { coverage, create, work } = coverageWorld(smallOrganisation);
        await coverage.schedule();
        const life = createLife({ atCall, when });
        const dying = create(life.mortal);
        await work(() => (life.isDead() ? coverage : dying));
        over = !life.isDead();
        expect({ ...(await coverage.latest()), takenAt: begun.toISOString() }).toMatchObject(smallDay);
        expect(await everybody(coverage, 'red')).toHaveLength(3);
        expect(await everybody(coverage, 'amber')).toHaveLength(4);
      }
    }
  });

  it('is taken up again after ten minutes when its job was lost, and anew when hours have passed', async () => {
    const { coverage, work, jobs, clock } = coverageWorld(smallOrganisation);
    await coverage.refresh();
    await coverage.run();
    jobs.state.waiting = jobs.state.waiting.filter(({ id }) => id === 'coverage.watch');
    await work();
    expect(clock.now().getTime() - begun.getTime()).toBeLessThan(30 * 60 * 1000);
    expect(await coverage.latest()).toMatchObject(smallDay);

    await coverage.refresh();
    jobs.state.waiting = [];
    clock.advance(7 * 60 * 60 * 1000);
    await coverage.run();
    expect(await coverage.lastTry()).toMatchObject({ state: 'failed', reason: 'interrupted' });
    expect(await coverage.refresh()).toBe('begun');
  });
});
