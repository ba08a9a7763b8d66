import { describe, expect, it } from '@jest/globals';
import { DependencyError } from '../../../services/errors/app-error.ts';
import { nextDueSeconds } from '../../../services/helpdesk/case-times.ts';
import {
  claimed,
  createCaseWorld,
  memoryStores,
  onCard,
  openCase,
  typed,
  viewFor,
  type CaseWorld,
} from '../../support/case-world.ts';
import { ainoId } from '../../support/directory-answers.ts';
import { aino, expectKind } from '../../support/reset-world.ts';

const minute = 60_000;
const hour = 60 * minute;
const what = async (world: CaseWorld, view: { readonly caseId: string }) =>
  (await world.record(view)).timeline.map((line) => line.what);

describe('a look at a case', () => {
  it('in which nothing is due reads the case once', async () => {
    const stores = memoryStores();
    let reads = 0;
    const get: typeof stores.records.get = (kind, id) => {
      if (kind === 'case') reads += 1;
      return stores.records.get(kind, id);
    };
    const world = createCaseWorld({ stores: { ...stores, records: { ...stores.records, get } } });
    const { caseId } = await claimed(world);
    reads = 0;
    await world.run({ kind: 'case-due', caseId });
    expect(reads).toBe(1);
  });
});

describe('a promise that nobody keeps', () => {
  it('is noted, told to the person, and mailed to the team once', async () => {
    const world = createCaseWorld();
    const view = await openCase(world);
    world.clock.advance(30 * minute - 1000);
    await world.runJobs();
    expect(world.mails).toEqual([]);
    world.clock.advance(1000);
    await world.runJobs();
    for (let i = 0; i < 3; i += 1) await world.run({ kind: 'case-due', caseId: view.caseId });
    expect((await what(world, view)).filter((one) => one === 'unclaimed')).toHaveLength(1);
    expect(world.mails).toHaveLength(1);
    expect(world.mails[0]).toMatchObject({ channel: 'mail', to: 'desk@contoso.example' });
    expect(world.mails[0]!.subject).toContain(view.number);
    expect(world.mails[0]!.text).toContain('Aino Järvinen');
    const news = world.jobs.state.ever.map(({ job }) => job).filter((job) => job.kind === 'case-news');
    expect(news.map((job) => job.news)).toContain('unclaimed');
    expect((await viewFor(world, view)).overdue).toBe(true);
  });

  it('is renewed, so that the apology carries a new time: twice as long, and then once more', async () => {
    const world = createCaseWorld();
    const view = await openCase(world);
    const opened = world.clock.now().getTime();
    const promised = async () => (Date.parse((await world.record(view)).dueAt) - opened) / minute;
    const person = async () => (await world.person.current(aino))?.dueAt.getTime();
    world.clock.advance(30 * minute);
    await world.runJobs();
    expect(await promised()).toBe(30 + 60);
    expect(await person()).toBe(opened + 90 * minute);
    expect((await viewFor(world, view)).overdue).toBe(true);
    world.clock.advance(60 * minute);
    await world.runJobs();
    expect(await promised()).toBe(90 + 120);
    expect(world.mails).toHaveLength(1);
  });

  it('is noted three times at most: after the third nobody is promised or told anything more', async () => {
    const world = createCaseWorld();
    const view = await openCase(world);
    for (let hours = 0; hours < 48; hours += 1) {
      world.clock.advance(hour);
      await world.runJobs();
    }
    const noted = (await world.record(view)).timeline.filter((line) => line.what === 'unclaimed');
    expect(noted).toHaveLength(3);
    expect(Date.parse((await world.record(view)).dueAt)).toBeLessThan(world.clock.now().getTime());
    expect(world.mails).toHaveLength(1);
    const held = expectKind(await world.agents.claim(typed(view)), 'done').view;
    await world.agents.release(onCard(held));
    expect((await viewFor(world, view)).overdue).toBe(true);
    world.clock.advance(31 * minute);
    await world.runJobs();
    expect((await what(world, view)).filter((one) => one === 'unclaimed')).toHaveLength(3);
    expect(world.mails).toHaveLength(1);
  });

  it('is never longer than a day', async () => {
    const world = createCaseWorld({ settings: { claimMinutes: 20 * 60 } });
    const view = await openCase(world);
    world.clock.advance(20 * hour);
    await world.runJobs();
    const { dueAt } = await world.record(view);
    expect(Date.parse(dueAt) - world.clock.now().getTime()).toBe(24 * hour);
  });

  it('is mailed once, also when three workers look at the same moment', async () => {
    const world = createCaseWorld();
    const { caseId } = await openCase(world);
    world.clock.advance(30 * minute);
    await Promise.allSettled([1, 2, 3].map(() => world.run({ kind: 'case-due', caseId })));
    await world.run({ kind: 'case-due', caseId });
    expect(world.mails).toHaveLength(1);
  });

  it('is none where somebody claimed', async () => {
    const world = createCaseWorld();
    await claimed(world);
    world.clock.advance(31 * minute);
    await world.runJobs();
    expect(world.mails).toEqual([]);
  });

  it('is not put off by claiming and putting back: the first promise stands, with one mail', async () => {
    const world = createCaseWorld();
    const view = await openCase(world);
    for (let i = 0; i < 12; i += 1) {
      world.clock.advance(15 * minute);
      await world.agents.claim(typed(view));
      await world.agents.release(typed(view));
      await world.runJobs();
    }
    const noted = (await world.record(view)).timeline.filter((line) => line.what === 'unclaimed');
    expect(noted.map(({ at }) => at.slice(11, 16))).toEqual(['08:30', '09:30']);
    expect(world.mails).toHaveLength(1);
  });

  it('is broken at once where a case is put back after its time, and a new one is made', async () => {
    const world = createCaseWorld();
    const view = await claimed(world);
    world.clock.advance(5 * hour);
    await world.agents.release(onCard(view));
    await world.run({ kind: 'case-due', caseId: view.caseId });
    expect((await what(world, view)).slice(-2)).toEqual(['released', 'unclaimed']);
    expect(Date.parse((await world.record(view)).dueAt) - world.clock.now().getTime()).toBe(hour);
    expect(world.mails).toHaveLength(1);
  });

  it('is mailed again only when the mail was certainly not taken', async () => {
    const world = createCaseWorld();
    const { caseId } = await openCase(world);
    world.clock.advance(30 * minute);
    world.weather.mail = { kind: 'refused', reason: 'throttled' };
    await expect(world.run({ kind: 'case-due', caseId })).rejects.toThrow(DependencyError);
    world.weather.mail = { kind: 'accepted' };
    await world.run({ kind: 'case-due', caseId });
    expect(world.mails).toHaveLength(1);
    const other = createCaseWorld();
    const second = await openCase(other);
    other.clock.advance(30 * minute);
    other.weather.mail = new Error('connection lost');
    await other.run({ kind: 'case-due', caseId: second.caseId });
    other.weather.mail = { kind: 'accepted' };
    await other.run({ kind: 'case-due', caseId: second.caseId });
    expect(other.mails).toEqual([]);
  });

  it('does not wait where the channel cannot be reached', async () => {
    const world = createCaseWorld();
    const view = await openCase(world);
    const found = (await world.cases.load(view.caseId))!;
    await world.cases.patch(found, { post: { ...found.record.post, state: 'unreachable' } });
    await world.run({ kind: 'case-due', caseId: view.caseId });
    expect(world.mails).toHaveLength(1);
    expect(world.mails[0]!.subject).toContain('could not be posted');
  });
});

describe('the looks of a case’s clock', () => {
  it('stay few, however much happens', async () => {
    const world = createCaseWorld();
    const view = await claimed(world);
    for (let i = 0; i < 15; i += 1) {
      await world.agents.tell(typed(view), `line ${i}`);
      world.clock.advance(minute + 777);
      await world.runJobs();
    }
    const planned = world.jobs.state.waiting.filter(({ job }) => job.kind === 'case-due');
    expect(planned.length).toBeLessThanOrEqual(2);
    for (let i = 0; i < 3; i += 1) {
      world.clock.advance(24 * hour);
      await world.runJobs();
    }
    expect(world.jobs.state.waiting.filter(({ job }) => job.kind === 'case-due')).toHaveLength(1);
  });

  it('are never named like the one that runs, also when that runs a little early', () => {
    const opened = new Date('2026-03-01T08:00:00.250Z');
    const record = {
      openedAt: opened.toISOString(),
      expiresAt: '2026-03-08T08:00:00.250Z',
      dueAt: '',
      state: 'claimed',
    };
    for (let ahead = 0; ahead <= 4_000; ahead += 250) {
      const due = new Date(opened.getTime() + 24 * hour - ahead);
      const running = Math.ceil((opened.getTime() + 24 * hour) / 1000);
      const next = nextDueSeconds(record as never, due);
      expect(next.moment).not.toBe(running);
      expect(due.getTime() / 1000 + next.seconds).toBeGreaterThanOrEqual(running - 1);
    }
  });
});

describe('the end of a case that nobody touches', () => {
  it('comes after seven days, and the person may open another', async () => {
    const world = createCaseWorld();
    const view = await openCase(world);
    world.clock.advance(7 * 24 * hour);
    await world.runJobs();
    expect(await world.record(view)).toMatchObject({ state: 'expired', endedBecause: 'time-over' });
    await openCase(world);
  });

  it('is seen also where no job came', async () => {
    const world = createCaseWorld();
    const view = await openCase(world);
    world.clock.advance(7 * 24 * hour);
    expect(await world.person.current(world.speaker(ainoId))).toBeUndefined();
    expect((await world.record(view)).state).toBe('expired');
  });
});
