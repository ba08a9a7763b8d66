import { beforeEach, describe, expect, it } from '@jest/globals';
import type { RecordStore } from '../../../services/store/record-store.ts';
import { createHelpdeskWorld, seen, type HelpdeskWorld } from '../../support/helpdesk-world.ts';
import { aino, expectKind } from '../../support/reset-world.ts';
import { people } from '../../support/small-company.ts';

const hour = 60 * 60_000;
let world: HelpdeskWorld;
let caseId: string;
beforeEach(async () => {
  world = await createHelpdeskWorld({ twoAgents: true });
  world.company.of('aino').methods = { email: undefined, mobile: undefined, others: [] };
  await world.openCase();
  caseId = await world.caseId();
  expectKind(await world.desk.claim(await world.refOf('olli')), 'done');
  expectKind(await world.desk.vouch(await world.refOf('olli'), seen), 'waiting');
});
const record = async () => (await world.cases.load(caseId))!.record;
const lines = async () => (await record()).timeline.map(({ what }) => what);
const token = (): string => /#([\w-]{43})/.exec(world.outbox.at(-1)?.text ?? '')?.[1] ?? '';
/** The job that was planned for later, when its time has come. */
const laterJob = () => {
  const waiting = world.queued.state.waiting.filter(({ job }) => job.kind === 'manager-notice');
  return waiting.sort((a, b) => b.at - a.at)[0]!;
};

describe('the mail to the manager', () => {
  it('goes out once, names people and time, holds one link and begins the time to object', async () => {
    world.clock.advance(60_000);
    await Promise.all([world.tellManager(caseId), world.tellManager(caseId)]);
    await world.tellManager(caseId);
    expect(world.outbox).toHaveLength(1);
    const { text, subject, to, channel } = world.outbox[0]!;
    expect([channel, to]).toEqual(['mail', 'mikael@contoso.example']);
    expect(subject).toContain('Aino Järvinen');
    expect(text).toMatch(/Olli Agent.*by Nov 24, 2026 at 8:01\sAM \(UTC\)/s);
    expect(text.match(/https:\/\/avain\.example\/objection\?lang=en#[\w-]{43}\s/g)).toHaveLength(1);
    const toldAt = world.clock.now().toISOString();
    expect((await record()).objection).toEqual({
      until: new Date(Date.parse(toldAt) + 24 * hour).toISOString(),
      objectedAt: null,
      toldAt,
    });
    expect((await lines()).at(-1)).toBe('manager-told');
  });

  it('is in the language of the manager', async () => {
    world.company.of('mikael').user = { ...world.company.of('mikael').user, preferredLanguage: 'fi-FI' };
    await world.tellManager(caseId);
    expect(world.outbox[0]).toMatchObject({ language: 'fi' });
    expect(world.outbox[0]!.text).toContain('esihenkilö');
  });

  it('puts no hostile name into more than one line', async () => {
    await world.cases.patch((await world.cases.load(caseId))!, {
      displayName: 'Aino\nClick https://evil.example\u202e',
    });
    await world.tellManager(caseId);
    expect(world.outbox[0]!.text).not.toMatch(/\nClick|\u202e/);
    expect(world.outbox[0]!.subject).not.toMatch(/[\n\u202e]/);
  });

  it('is tried again while the mail system is down, and the time to object begins with it', async () => {
    world.resets.delivery = { kind: 'refused', reason: 'other' };
    for (let tries = 0; tries < 20; tries += 1) {
      await world.tellManager(caseId);
      const entry = laterJob();
      expect(entry.at).toBe(world.clock.now().getTime() + 600_000);
      world.clock.advance(600_000);
      world.queued.done(entry);
    }
    expect((await record()).objection?.toldAt).toBeUndefined();
    world.resets.delivery = { kind: 'accepted' };
    await world.tellManager(caseId);
    const { objection } = await record();
    expect(Date.parse(objection!.until)).toBe(world.clock.now().getTime() + 24 * hour);
  });

  it('gives up after half a day: the vouch lapses and an agent can begin anew', async () => {
    world.resets.delivery = { kind: 'refused', reason: 'throttled' };
    for (let tries = 0; tries < 73; tries += 1) await world.tellManager(caseId);
    expect(await record()).toMatchObject({ state: 'claimed', objection: null, vouches: [] });
    expect((await lines()).at(-1)).toBe('vouch-lapsed');
    world.resets.delivery = { kind: 'accepted' };
    world.clock.advance(1000);
    expectKind(await world.desk.vouch(await world.refOf('olli'), seen), 'waiting');
    await world.tellManager(caseId);
    expect((await record()).objection?.toldAt).toBeTruthy();
  });

  it.each([
    ['nobody knows whether it went out', () => (world.resets.delivery = { kind: 'unconfirmed' })],
    ['the carrier broke', () => (world.resets.delivery = new Error('socket hang up'))],
    ['the address is refused', () => (world.resets.delivery = { kind: 'refused', reason: 'address' })],
    ['the directory names the person as their own manager', () => (world.company.of('aino').manager = people.aino)],
    [
      'the manager is another account of the person',
      () => {
        for (const name of ['aino', 'mikael'] as const)
          world.company.of(name).user = { ...world.company.of(name).user, employeeId: 'K-1003' };
      },
    ],
    ['the manager is gone', () => (world.company.of('aino').manager = undefined)],
    [
      'the manager has no mailbox',
      () => (world.company.of('mikael').user = { ...world.company.of('mikael').user, mail: undefined }),
    ],
  ])('lapses the vouch when %s', async (_, happen) => {
    happen();
    await world.tellManager(caseId);
    expect(await record()).toMatchObject({ state: 'claimed', objection: null, vouches: [] });
    const sent = world.outbox.length;
    await world.tellManager(caseId);
    expect(world.outbox).toHaveLength(sent);
  });

  it('is left to the queue while the directory cannot be read', async () => {
    world.company.failing = ['readManager'];
    await expect(world.tellManager(caseId)).rejects.toMatchObject({ code: 'directory_unavailable' });
    expect(world.outbox).toEqual([]);
    world.company.failing = [];
    await world.tellManager(caseId);
    expect(world.outbox).toHaveLength(1);
  });

  it('found half sent by a process that died counts as not told, after a while', async () => {
    const stop = new Error('the process died');
    // The mail goes out and the process dies before the answer is stored.
    const { put } = world.records;
    let writes = 0;
    const dying: RecordStore['put'] = (kind, ...rest) => {
      if (kind === 'manager-notice' && (writes += 1) > 2) throw stop;
      return put(kind, ...rest);
    };
    Object.assign(world.records, { put: dying });
    await expect(world.tellManager(caseId)).rejects.toBe(stop);
    Object.assign(world.records, { put });
    expect(world.outbox).toHaveLength(1);
    await world.tellManager(caseId);
    expect((await record()).state).toBe('vouched');
    world.clock.advance(121_000);
    await world.tellManager(caseId);
    expect(world.outbox).toHaveLength(1);
    expect(await record()).toMatchObject({ state: 'claimed', vouches: [] });
  });

  it('says nothing when there is nothing to tell', async () => {
    await world.person.withdraw(aino);
    await world.tellManager(caseId);
    await world.tellManager('9ZZZZZZZ');
    expect(world.outbox).toEqual([]);
  });
});

describe('an objection', () => {
  it('is shown by opening, made by the button, once, and told to the person', async () => {
    await world.tellManager(caseId);
    expect(await world.objection.look(token())).toBe('live');
    expect((await record()).objection?.objectedAt).toBeNull();
    expect(await world.objection.object(token())).toBe('accepted');
    expect(await world.objection.object(token())).toBe('done');
    expect(await world.objection.look(token())).toBe('done');
    expect(await record()).toMatchObject({ state: 'claimed', objection: { objectedAt: expect.any(String) } });
    expect((await lines()).filter((what) => what === 'manager-objected')).toHaveLength(1);
    const news = world.queued.state.ever.filter(({ job }) => job.kind === 'case-news' && job.news === 'objected');
    expect(new Set(news.map(({ id }) => id)).size).toBe(1);
    const audited = world.recorded.state.events.filter(
      (event) => event.type === 'case.changed' && event.what === 'manager-objected',
    );
    expect(audited).toHaveLength(1);
  });

  it('is one objection when two clicks arrive at once', async () => {
    await world.tellManager(caseId);
    const both = [world.objection.object(token()), world.objection.object(token())];
    expect((await Promise.all(both)).sort()).toEqual(['accepted', 'done']);
    expect((await lines()).filter((what) => what === 'manager-objected')).toHaveLength(1);
  });

  it('has nothing left to stop when the case is over, or its vouch another one', async () => {
    await world.tellManager(caseId);
    const old = token();
    await world.cases.patch((await world.cases.load(caseId))!, { vouches: [] });
    expect(await world.objection.look(old)).toBe('over');
    expect(await world.objection.object(old)).toBe('over');
    expectKind(await world.desk.refuse(await world.refOf('olli'), 'no-answer'), 'done');
    expect(await world.objection.object(old)).toBe('over');
  });

  it('leaves no token in the store, the audit or the case', async () => {
    await world.tellManager(caseId);
    const kept = JSON.stringify([await record(), world.recorded.state.events, world.queued.state.ever]);
    expect(kept).not.toContain(token());
    expect(kept).not.toContain('mikael@');
  });
});
