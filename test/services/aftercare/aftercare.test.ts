import { describe, expect, it } from '@jest/globals';
import { createOperations } from '../../../services/aftercare/operations.ts';
import { parseOperateCommand, runOperateCommand } from '../../../services/aftercare/operate-command.ts';
import { createPrivacyService } from '../../../services/aftercare/create-privacy-service.ts';
import { createRetention } from '../../../services/aftercare/retention.ts';
import { createSubjectKeys } from '../../../services/aftercare/subject-keys.ts';
import type { PersonRecord } from '../../../services/person/person-repository.ts';
import { personKind } from '../../../services/person/stored-person-repository.ts';
import { systemRandom } from '../../../services/random/system-random.ts';
import type { FlowRecord } from '../../../services/reset-flow/flow-record.ts';
import { anna } from '../../fakes/misbehaving-directory.ts';
import { flowRecord, target } from '../executor/executor.fixture.ts';
import { aftercareWorld, type AftercareWorld } from './aftercare.fixture.ts';

const speaker = { tenantId: 'tenant', personId: anna.id, conversationId: 'c', correlationId: 'k' };
const person: PersonRecord = {
  tenantId: 'tenant',
  personId: anna.id,
  teamsUserId: 't',
  conversationId: 'c',
  serviceUrl: 's',
  timeZone: 'UTC',
  locale: 'en',
  accountLanguage: null,
  chosenLanguage: null,
  welcomedAt: null,
};
const operationsOf = (world: AftercareWorld) =>
  createOperations({
    tenantId: 'tenant',
    guards: world.guards,
    attempts: world.attempts,
    audit: world.recorded.audit,
    pseudonyms: world.pseudonyms,
    auditSubject: world.subjects.auditSubject,
  });
const privacyOf = (world: AftercareWorld) =>
  createPrivacyService({ ...world, audit: world.recorded.audit, personKind });

describe('brakes', () => {
  it('hold until they end, and the longer one of two wins', async () => {
    const { guards, clock } = await aftercareWorld();
    expect(await guards.check(target)).toBeUndefined();
    const until = await guards.freeze(target, 100);
    expect(await guards.freeze(target, 10)).toEqual(until);
    expect(await guards.check(target)).toMatchObject({ reason: 'frozen', until });
    expect(await guards.check('another')).toBeUndefined();
    clock.advance(100_000);
    expect(await guards.check(target)).toBeUndefined();
  });

  it('stop everybody while paused or cooling down', async () => {
    const { guards, clock } = await aftercareWorld();
    await guards.pauseAll();
    expect(await guards.check(target)).toMatchObject({ reason: 'paused' });
    await guards.resumeAll();
    await guards.coolDown(900);
    expect(await guards.check(target)).toMatchObject({ reason: 'cooling-down' });
    clock.advance(900_000);
    expect(await guards.check(target)).toBeUndefined();
  });
});

describe('audit names of people', () => {
  it('stay the same for one person, differ between people, and are gone for good when the key is', async () => {
    const { records, clock } = await aftercareWorld();
    const parts = { records, clock, random: systemRandom };
    const [first, second] = [createSubjectKeys(parts), createSubjectKeys(parts)];
    const [name, same] = await Promise.all([first.auditSubject('a'), second.auditSubject('a')]);
    expect(name).toMatch(/^[0-9a-f]{32}$/);
    expect(same).toBe(name);
    expect(await first.auditSubject('b')).not.toBe(name);
    await first.forget('a');
    expect(await first.auditSubject('a')).not.toBe(name);
    clock.advance(61_000);
    expect(await second.auditSubject('a')).toBe(await first.auditSubject('a'));
  });

  it('keep their key as long as they are used', async () => {
    const { records, clock } = await aftercareWorld();
    const keys = createSubjectKeys({ records, clock, random: systemRandom });
    const name = await keys.auditSubject('a');
    for (let years = 0; years < 6; years += 1) {
      clock.advance(366 * 24 * 3600 * 1000);
      expect(await keys.auditSubject('a')).toBe(name);
    }
  });
});

describe('what is stored about me', () => {
  const target = (world: AftercareWorld): string => world.pseudonyms('tenant', anna.id);
  const store = async (world: AftercareWorld, flow: Partial<FlowRecord>): Promise<void> => {
    await world.persons.save(person);
    const about = { tenantId: 'tenant', targetId: anna.id, target: target(world), correlationId: 'k' };
    await world.options.notices.announce('locked', 'event', about);
    await world.links.issue(about, 'event');
    await world.attempts.lock(target(world), 600);
    const record = flowRecord(world.clock.now());
    await world.flows.create({
      ...record,
      id: record.id.replace(/^T+/, target(world)),
      target: target(world),
      ...flow,
    });
  };

  it('names kinds, counts and dates, and is audited', async () => {
    const world = await aftercareWorld();
    expect(await privacyOf(world).show(speaker)).toEqual([]);
    await store(world, {});
    const items = await privacyOf(world).show(speaker);
    expect(items.map(({ kind, count }) => [kind, count])).toEqual([
      ['contact', 1],
      ['reset', 1],
      ['attempts', 0],
      ['notices', 3],
      ['audit', 1],
    ]);
    expect(items.find(({ kind }) => kind === 'notices')?.keptUntil).toEqual(new Date('2026-12-02T08:00:00Z'));
    expect(world.recorded.types()).toEqual(['personal-data.shown', 'personal-data.shown']);
  });

  it('holds the checks of a phone call in the name of the person for their day, also after an erasure', async () => {
    const world = await aftercareWorld();
    const keepUntil = new Date(world.clock.now().getTime() + 24 * 3600 * 1000);
    const indexes = { target: target(world) };
    await world.records.put('caller-check', '4K7M2QXR', { value: '{}', keepUntil, indexes, expectedVersion: 0 });
    const items = await privacyOf(world).show(speaker);
    expect(items).toContainEqual({ kind: 'checks', count: 1, keptUntil: keepUntil });
    expect(await privacyOf(world).erase(speaker)).toEqual({ kind: 'erased', kept: ['checks', 'audit'] });
    expect(await world.records.find('caller-check', 'target', target(world))).toHaveLength(1);
  });

  it('is not erased while a reset is live', async () => {
    const world = await aftercareWorld();
    await store(world, { state: 'proving' });
    expect(await privacyOf(world).erase(speaker)).toEqual({ kind: 'reset-running' });
    expect(await world.persons.load('tenant', anna.id)).toBeDefined();
  });

  it('is erased but for what stops guessing and what belongs to the organisation', async () => {
    const world = await aftercareWorld();
    await store(world, { state: 'done' });
    const before = await world.subjects.auditSubject(target(world));
    world.clock.advance(7 * 24 * 3600 * 1000);
    await world.attempts.lock(target(world), 600);
    expect(await privacyOf(world).erase(speaker)).toEqual({ kind: 'erased', kept: ['attempts', 'audit'] });
    expect(await world.persons.load('tenant', anna.id)).toBeUndefined();
    for (const kind of ['notice', 'not-me-link', 'not-me-report'])
      expect(await world.records.find(kind, 'target', target(world))).toEqual([]);
    expect(await world.subjects.auditSubject(target(world))).not.toBe(before);
    expect(world.recorded.state.events.at(-1)).toMatchObject({ type: 'personal-data.erased', subject: before });
  });

  it('is erased without the warnings of the last days: a thief of the session cannot silence them', async () => {
    const world = await aftercareWorld();
    await store(world, { state: 'done' });
    const token = await world.links.issue(
      { tenantId: 'tenant', targetId: anna.id, target: target(world), correlationId: 'k' },
      'event',
    );
    const before = await world.subjects.auditSubject(target(world));
    expect(await privacyOf(world).erase(speaker)).toEqual({ kind: 'erased', kept: ['attempts', 'notices', 'audit'] });
    expect(await world.persons.load('tenant', anna.id)).toBeUndefined();
    expect(await world.notMe.look(token)).toBe('live');
    await world.sendAll();
    expect(world.outbox).toHaveLength(2);
    world.clock.advance(120_000);
    expect(await world.subjects.auditSubject(target(world))).toBe(before);
  });

  it('is not erased while a report of "not me" is being carried out', async () => {
    const world = await aftercareWorld();
    await world.reports.create('r', {
      tenantId: 'tenant',
      targetId: anna.id,
      target: target(world),
      correlationId: 'k',
    });
    expect(await privacyOf(world).erase(speaker)).toEqual({ kind: 'reset-running' });
  });

  it('erases nothing without audit', async () => {
    const world = await aftercareWorld();
    await world.persons.save(person);
    world.recorded.state.full = true;
    await expect(privacyOf(world).erase(speaker)).rejects.toMatchObject({ code: 'audit_unavailable' });
    expect(await world.persons.load('tenant', anna.id)).toBeDefined();
  });
});

describe('retention', () => {
  it('removes what is due of every kind, audits how much, and plans the next day', async () => {
    const world = await aftercareWorld();
    const pruned: Date[] = [];
    const retention = createRetention({
      ...world,
      queue: world.jobs.queue,
      audit: world.recorded.audit,
      moreKinds: [personKind],
      auditRetentionDays: 365,
      pruneAudit: async (olderThan) => pruned.push(olderThan),
    });
    await world.persons.save(person);
    await world.options.notices.announce('locked', 'event', {
      tenantId: 'tenant',
      targetId: anna.id,
      target,
      correlationId: 'k',
    });
    world.clock.advance(31 * 24 * 3600 * 1000);
    await retention.run();
    expect(world.recorded.state.events).toEqual([{ type: 'retention.ran', removed: 3 }]);
    expect(pruned).toEqual([new Date(world.clock.now().getTime() - 365 * 24 * 3600 * 1000)]);
    expect(await world.persons.load('tenant', anna.id)).toBeDefined();
    expect(
      world.jobs.state.waiting.some(({ job, id }) => job.kind === 'retention' && id === 'retention.2026-12-04'),
    ).toBe(true);
  });
});

describe('operators', () => {
  const by = { operator: 'Olga', reason: 'ticket 7' };

  it('pause and resume all resets, audited with name and reason', async () => {
    const world = await aftercareWorld();
    const operations = operationsOf(world);
    await operations.pause(by);
    expect(await operations.status(undefined)).toMatchObject({ brake: 'paused' });
    await operations.resume(by);
    expect(await operations.status(undefined)).toMatchObject({ brake: undefined });
    expect(world.recorded.state.events).toEqual([
      { type: 'resets.paused', ...by },
      { type: 'resets.resumed', ...by },
    ]);
  });

  it('unfreeze and unlock an account', async () => {
    const world = await aftercareWorld();
    const operations = operationsOf(world);
    const own = world.pseudonyms('tenant', anna.id);
    await world.guards.freeze(own, 600);
    await world.attempts.lock(own, 600);
    expect(await operations.status(anna.id)).toMatchObject({ brake: 'frozen' });
    await operations.unfreeze(anna.id, by);
    await operations.unlock(anna.id.toUpperCase(), by);
    expect(await operations.status(anna.id)).toMatchObject({ brake: undefined, failures: 0, lockedUntil: undefined });
    expect(world.recorded.types()).toEqual(['recovery.unfrozen', 'recovery.unlocked']);
  });

  it('stop even without audit, but let go of nothing without it', async () => {
    const world = await aftercareWorld();
    const operations = operationsOf(world);
    const own = world.pseudonyms('tenant', anna.id);
    await world.guards.freeze(own, 600);
    await world.attempts.lock(own, 600);
    world.recorded.state.full = true;
    await expect(operations.pause(by)).rejects.toMatchObject({ code: 'audit_unavailable' });
    for (const act of [
      () => operations.resume(by),
      () => operations.unfreeze(anna.id, by),
      () => operations.unlock(anna.id, by),
    ]) {
      await expect(act()).rejects.toMatchObject({ code: 'audit_unavailable' });
    }
    expect(await operations.status(anna.id)).toMatchObject({ brake: 'paused' });
    expect((await world.attempts.status(own)).lockedUntil).toBeDefined();
    await world.guards.resumeAll();
    expect(await operations.status(anna.id)).toMatchObject({ brake: 'frozen' });
  });

  it.each([
    [[]],
    [['dance', '--operator', 'O', '--reason', 'r']],
    [['pause']],
    [['pause', '--operator', 'O']],
    [['pause', '--operator', ' ', '--reason', 'r']],
    [['unfreeze', '--operator', 'O', '--reason', 'r']],
    [['unfreeze', 'anna@kiela.example', '--operator', 'O', '--reason', 'r']],
    [['pause', anna.id, '--operator', 'O', '--reason', 'r']],
    [['pause', '--force']],
  ])('are told how to use the command (%j)', (args) => {
    expect(parseOperateCommand(args).kind).toBe('usage');
  });

  it('read the state of an account', async () => {
    const world = await aftercareWorld();
    const request = parseOperateCommand(['status', anna.id]);
    if (request.kind === 'usage') throw new Error(request.problem);
    expect(await runOperateCommand(operationsOf(world), request)).toBe(
      'brake: none; wrong codes counted: 0; not locked',
    );
  });
});
