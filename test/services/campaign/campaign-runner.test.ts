import { describe, expect, it } from '@jest/globals';
import { DependencyError } from '../../../services/errors/app-error.ts';
import { createCampaignRunner } from '../../../services/campaign/create-campaign-runner.ts';
import type { PersonRecord } from '../../../services/person/person-repository.ts';
import { idOf, start, startCampaigns, tenantId, type CampaignWorld } from './campaign.fixture.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const person = (n: number, over: Partial<PersonRecord> = {}): PersonRecord => ({
  tenantId,
  personId: idOf(n),
  teamsUserId: `29:${n}`,
  conversationId: `known-${n}`,
  serviceUrl: 'https://smba.example/emea/',
  timeZone: 'Europe/Helsinki',
  locale: 'fi-FI',
  accountLanguage: null,
  chosenLanguage: null,
  welcomedAt: null,
  ...over,
});

const states = async (world: CampaignWorld, id: string) => {
  const { audience, states: all } = await world.ledger.counts(id);
  expect(Object.values(all).reduce((sum, n) => sum + n, 0)).toBe(audience);
  return Object.fromEntries(Object.entries(all).filter(([, n]) => n > 0));
};

describe('a campaign that runs', () => {
  it('brings the app to each person, and one message in their language', async () => {
    const world = startCampaigns();
    await world.persons.save(person(1, { chosenLanguage: 'fi' }));
    const id = await world.scheduled();
    await world.runJobs(world.later(minute));
    expect(await states(world, id)).toEqual({ sent: 5 });
    expect(world.teams.state.installs.sort()).toEqual([0, 2, 3, 4].map(idOf));
    const sent = new Map(world.teams.state.sent.map((one) => [one.to.personId, one]));
    expect(sent.size).toBe(5);
    expect(sent.get(idOf(1))).toMatchObject({
      to: { conversationId: 'known-1', serviceUrl: 'https://smba.example/emea/' },
      message: { kind: 'first', language: 'fi', text: { title: 'Hei Person 1', body: 'Tässä on Contoso.' } },
    });
    expect(sent.get(idOf(3))?.message).toMatchObject({ language: 'en', text: { title: 'Hello Person 3' } });
    expect(sent.get(idOf(2))?.to.conversationId).toBe(`chat-${idOf(2)}`);
    const { campaign } = (await world.campaigns.load(id))!;
    expect(campaign).toMatchObject({
      state: 'running',
      building: { phase: 'done', read: 5, problemCounts: { disabled: 1 }, cursor: null },
    });
    expect([...world.audience.state.rowsRemoved]).toEqual([id]);
  });

  it('greets instead of the welcome card for a quarter of an hour', async () => {
    const world = startCampaigns();
    world.teams.state.install = (personId) =>
      personId === idOf(0) ? { kind: 'refused', reason: 'no-teams' } : { kind: 'installed', conversationId: 'c' };
    await world.scheduled();
    expect(await world.ears.greets(tenantId, idOf(2))).toBe(false);
    await world.runJobs(world.later(minute));
    expect(await world.ears.greets(tenantId, idOf(2))).toBe(true);
    expect(await world.ears.greets(tenantId, idOf(0))).toBe(false);
    world.clock.advance(15 * minute);
    expect(await world.ears.greets(tenantId, idOf(2))).toBe(false);
  });

  it('waits for its start, and ends with its end', async () => {
    const world = startCampaigns();
    const startAt = world.later(3 * hour).toISOString();
    const id = await world.scheduled({ startAt, endsAt: world.later(2 * day).toISOString() });
    await world.runJobs(world.later(3 * hour - 1));
    expect(await world.stateOf(id)).toBe('scheduled');
    expect(world.teams.state.sent).toEqual([]);
    await world.runJobs(world.later(minute));
    expect(world.teams.state.sent).toHaveLength(5);
    expect(await world.stateOf(id)).toBe('running');
    await world.runJobs(world.later(2 * day));
    expect(await world.stateOf(id)).toBe('finished');
    expect(world.teams.state.sent).toHaveLength(5);
    expect(world.jobs.state.waiting).toEqual([]);
  });

  it('keeps the quiet hours of the person, else of the campaign', async () => {
    const world = startCampaigns();
    // 18:30 in London, 20:30 in Helsinki.
    world.clock.advance(8.5 * hour);
    await world.persons.save(person(1));
    const id = await world.scheduled({}, 2);
    await world.runJobs(world.later(minute));
    expect(world.teams.state.sent.map(({ to }) => to.personId)).toEqual([idOf(0)]);
    expect((await world.ledger.counts(id)).nextAt).toEqual(new Date('2026-03-03T05:00:00Z'));
    await world.runJobs(new Date('2026-03-03T05:00:00Z'));
    expect(world.teams.state.sent).toHaveLength(1);
    await world.runJobs(world.later(minute));
    expect(world.teams.state.sent).toHaveLength(2);
  });

  it('goes by the campaign’s zone where Teams never told the person’s', async () => {
    const world = startCampaigns();
    // Half past four by the record that an installation made, half past six in the evening in Helsinki.
    world.clock.advance(6.5 * hour);
    await world.persons.save(person(0, { timeZone: 'UTC' }));
    await world.scheduled({ quiet: { from: '18:00', to: '07:00', zone: 'Europe/Helsinki', weekends: true } }, 1);
    await world.runJobs(world.later(minute));
    expect(world.teams.state.sent).toEqual([]);
  });

  it('reminds those who did nothing, as often as the draft says, and nobody else', async () => {
    const world = startCampaigns();
    world.teams.state.send = ({ to }) => ({ kind: to.personId === idOf(4) ? 'unconfirmed' : 'sent' });
    const id = await world.scheduled({ reminders: { afterDays: 2, atMost: 2 } });
    await world.runJobs(world.later(minute));
    world.ears.heard(tenantId, idOf(0));
    world.ears.ready(tenantId, idOf(1));
    await world.ears.optOut(tenantId, idOf(2));
    await world.runJobs(world.later(10 * day));
    expect(await states(world, id)).toEqual({ opened: 1, ready: 1, 'opted-out': 1, sent: 1, unconfirmed: 1 });
    const reminders = world.teams.state.sent.filter(({ message }) => message.kind === 'reminder');
    expect(reminders.map(({ to }) => to.personId)).toEqual([idOf(3), idOf(3)]);
    expect((await world.ledger.counts(id)).reminders).toBe(2);
  });

  it('writes to nobody who opted out, before or after the audience was built', async () => {
    const world = startCampaigns();
    await world.ears.optOut(tenantId, idOf(0));
    const id = await world.scheduled({ startAt: world.later(hour).toISOString() });
    await world.runJobs(world.later(minute));
    expect(await states(world, id)).toEqual({ queued: 4, 'opted-out': 1 });
    await world.optOuts.add(world.who(1));
    await world.runJobs(world.later(hour + minute));
    expect(await states(world, id)).toEqual({ sent: 3, 'opted-out': 2 });
    await world.ears.optIn(tenantId, idOf(0));
    const next = await world.scheduled();
    await world.runJobs(world.later(minute));
    expect(await states(world, next)).toEqual({ sent: 4, 'opted-out': 1 });
  });

  it('says why somebody cannot be reached, and tries them again when an admin asks', async () => {
    const world = startCampaigns();
    world.teams.state.install = (personId) =>
      personId === idOf(0)
        ? { kind: 'refused', reason: 'blocked-by-policy' }
        : { kind: 'installed', conversationId: 'c' };
    world.teams.state.send = ({ to }) => ({ kind: to.personId === idOf(1) ? 'unreachable' : 'sent' });
    const id = await world.scheduled();
    await world.runJobs(world.later(minute));
    expect((await world.ledger.counts(id)).reasons).toEqual({
      'not-installable:blocked-by-policy': 1,
      'failed:unreachable': 1,
    });
    world.teams.state.install = () => ({ kind: 'installed', conversationId: 'c' });
    world.teams.state.send = () => ({ kind: 'sent' });
    const { service, made: _ } = world;
    await service.retry({ tenantId, personId: idOf(900), displayName: '', language: 'en', subject: 's' }, id);
    await world.runJobs(world.later(minute));
    expect(await states(world, id)).toEqual({ sent: 5 });
    expect(world.teams.state.sent).toHaveLength(5);
  });

  it('rests as a whole when Teams or Graph asks for it, and loses nobody', async () => {
    const world = startCampaigns();
    let calls = 0;
    world.teams.state.send = () => {
      calls += 1;
      return calls === 3 ? { kind: 'throttled', retryAt: world.later(10 * minute) } : { kind: 'sent' };
    };
    const id = await world.scheduled({}, 60);
    await world.runJobs(world.later(minute));
    const before = world.teams.state.sent.length;
    expect(before).toBeLessThan(60);
    expect((await world.campaigns.load(id))?.campaign.restUntil).toEqual(
      new Date(start.getTime() + 10 * minute).toISOString(),
    );
    await world.runJobs(world.later(8 * minute));
    expect(world.teams.state.sent).toHaveLength(before);
    await world.runJobs(world.later(3 * minute));
    expect(await states(world, id)).toEqual({ sent: 60 });
    expect(new Set(world.teams.state.sent.map(({ to }) => to.personId)).size).toBe(60);
  });

  it('rests when nobody answers, tries again, and gives somebody up in the end', async () => {
    const world = startCampaigns();
    world.teams.state.install = (personId) => {
      if (personId === idOf(0)) throw new DependencyError('directory_unavailable', 'no answer');
      return { kind: 'installed', conversationId: 'c' };
    };
    const id = await world.scheduled({ quiet: { from: '00:00', to: '00:00', zone: 'UTC', weekends: false } });
    await world.runJobs(world.later(minute));
    expect(await states(world, id)).toEqual({ sent: 4, queued: 1 });
    await world.runJobs(world.later(day));
    expect(await states(world, id)).toEqual({ sent: 4, failed: 1 });
    expect((await world.ledger.counts(id)).reasons).toEqual({ 'failed:no-answer': 1 });
  });

  it('treats a send that failed without an answer as unconfirmed', async () => {
    const world = startCampaigns();
    world.teams.state.send = () => {
      throw new DependencyError('messenger_unavailable', 'connection lost');
    };
    const id = await world.scheduled();
    await world.runJobs(world.later(5 * day));
    expect(await states(world, id)).toEqual({ unconfirmed: 5 });
  });

  it('pauses and ends between people', async () => {
    const world = startCampaigns();
    const id = await world.scheduled({}, 100);
    let calls = 0;
    world.teams.state.send = () => {
      calls += 1;
      world.clock.advance(500);
      return { kind: 'sent' };
    };
    const admin = { tenantId, personId: idOf(900), displayName: '', language: 'en', subject: 's' } as const;
    const install = world.teams.state.install;
    world.teams.state.install = (personId) => {
      if (calls === 10) void world.service.pause(admin, id);
      return install(personId);
    };
    await world.runJobs(world.later(10 * minute), createCampaignRunner({ ...world.runnerOptions, atOnce: 1 }));
    const sent = world.teams.state.sent.length;
    expect(sent).toBeGreaterThanOrEqual(10);
    expect(sent).toBeLessThan(20);
    expect(await states(world, id)).toEqual({ sent, queued: 100 - sent });
    expect(await world.stateOf(id)).toBe('paused');
    world.teams.state.install = install;
    await world.service.resume(admin, id);
    await world.runJobs(world.later(10 * minute));
    expect(await states(world, id)).toEqual({ sent: 100 });
  });

  it('pauses when who answers for it is no admin any more; the next admin takes it over', async () => {
    const world = startCampaigns();
    const id = await world.scheduled({ startAt: world.later(hour).toISOString() });
    await world.runJobs(world.later(minute));
    world.rightsState.answer = { kind: 'refused', reason: 'not-admin' };
    await world.runJobs(world.later(2 * hour));
    expect((await world.campaigns.load(id))?.campaign).toMatchObject({
      state: 'paused',
      pausedBecause: 'answerable-gone',
    });
    expect(world.teams.state.sent).toEqual([]);
    world.rightsState.answer = undefined;
    const other = { tenantId, personId: idOf(901), displayName: '', language: 'en', subject: 's2' } as const;
    await world.service.resume(other, id);
    await world.runJobs(world.later(minute));
    const found = await world.campaigns.load(id);
    expect(found?.answerable.personId).toBe(idOf(901));
    expect(found?.campaign.pausedBecause).toBeNull();
    expect(await states(world, id)).toEqual({ sent: 5 });
  });

  it('sends nothing while nobody can say whether that one is an admin', async () => {
    const world = startCampaigns();
    world.rightsState.answer = { kind: 'refused', reason: 'could-not-check' };
    const id = await world.scheduled();
    await world.runJobs(world.later(10 * minute));
    expect(await world.stateOf(id)).toBe('building');
    world.rightsState.answer = undefined;
    await world.runJobs(world.later(2 * minute));
    expect(await states(world, id)).toEqual({ sent: 5 });
  });
});

describe('the pace', () => {
  it('keeps installations and messages of all campaigns within their shares', async () => {
    const world = startCampaigns();
    const moments: number[] = [];
    world.teams.state.send = () => {
      moments.push(world.clock.now().getTime());
      return { kind: 'sent' };
    };
    const rates = { installsPerSecond: 4, sendsPerSecond: 5 };
    // Time goes on where somebody waits for it.
    const clock = {
      now: world.clock.now,
      wait: async (ms: number) => {
        world.clock.advance(ms);
      },
    };
    const runner = createCampaignRunner({ ...world.runnerOptions, rates, clock });
    const ids = [await world.scheduled({}, 12), await world.scheduled({}, 12)];
    await world.runJobs(world.later(minute), runner);
    for (const id of ids) expect(await states(world, id)).toEqual({ sent: 12 });
    // Five at once, then five a second; the same people had the app by the first campaign.
    const taken = (of: readonly number[]): number => Math.max(...of) - Math.min(...of);
    expect(moments).toHaveLength(24);
    expect(taken(moments)).toBeGreaterThanOrEqual(3.8 * second);
    expect(world.teams.state.installs).toHaveLength(12);
  });
});
