import { describe, expect, it } from '@jest/globals';
import { noticeKind } from '../../../services/aftercare/notices.ts';
import { anna } from '../../fakes/misbehaving-directory.ts';
import { runJobs } from '../executor/executor.fixture.ts';
import { aftercareWorld, tokenIn, type AftercareWorld } from './aftercare.fixture.ts';

const reset = async (world: AftercareWorld): Promise<void> => {
  await world.queued();
  await runJobs(world, world.executor.handle);
};

describe('notices after a reset', () => {
  it('go to every registered address, with time, zone, link and helpdesk', async () => {
    const world = await aftercareWorld();
    await reset(world);
    await world.sendAll();
    expect(world.outbox.map(({ channel, to }) => [channel, to])).toEqual([
      ['mail', 'anna@home.example'],
      ['sms', '+358401234567'],
    ]);
    for (const { text } of world.outbox) {
      expect(text).toMatch(/https:\/\/avain\.example\/not-me\?lang=en#[A-Za-z0-9_-]{43}/);
      expect(text).toContain('UTC');
      expect(text).toContain('+358 9 123');
      expect(text).not.toContain('{');
    }
    expect(world.recorded.state.events.filter(({ type }) => type === 'notice.sent')).toMatchObject([
      { channel: 'mail', result: 'accepted' },
      { channel: 'sms', result: 'accepted' },
    ]);
  });

  it("speak the account's language and the person's time", async () => {
    const world = await aftercareWorld();
    await world.persons.save({
      tenantId: 'tenant',
      personId: anna.id,
      teamsUserId: 't',
      conversationId: 'c',
      serviceUrl: 's',
      timeZone: 'Europe/Helsinki',
      locale: 'en-GB',
      accountLanguage: 'en',
      chosenLanguage: 'fi',
      welcomedAt: null,
    });
    await reset(world);
    await world.sendAll();
    expect(world.outbox[0]).toMatchObject({ language: 'fi', subject: 'Salasanasi on vaihdettu: Kielä Oy' });
    expect(world.outbox[0]?.text).toContain('klo 10.00 (Europe/Helsinki)');
    expect(world.outbox[0]?.text).toContain('lang=fi');
  });

  it('read the address when sending: nothing about it is stored', async () => {
    const world = await aftercareWorld();
    await reset(world);
    world.company.state.methods = { email: { id: 'e', address: 'new@home.example' }, mobile: undefined, others: [] };
    await world.sendAll();
    expect(world.outbox.map(({ to }) => to)).toEqual(['new@home.example']);
  });

  it('are not sent twice when their job is delivered twice', async () => {
    const world = await aftercareWorld();
    await reset(world);
    const ids = world.jobs.state.waiting.flatMap(({ job }) => (job.kind === 'notice' ? [job.noticeId] : []));
    for (const id of [...ids, ...ids]) await world.sendNotice(id);
    expect(world.outbox).toHaveLength(2);
    expect(world.recorded.types().filter((type) => type === 'notice.sent')).toHaveLength(2);
  });

  it.each([['unconfirmed' as const], ['throws' as const]])(
    'are not repeated when nobody knows whether they went out (%s)',
    async (kind) => {
      const world = await aftercareWorld();
      world.delivery.result = kind === 'throws' ? 'throws' : { kind };
      await reset(world);
      const ids = world.jobs.state.waiting.flatMap(({ job }) => (job.kind === 'notice' ? [job.noticeId] : []));
      for (const id of [...ids, ...ids]) await world.sendNotice(id);
      expect(world.outbox).toHaveLength(2);
      expect(world.recorded.state.events.filter(({ type }) => type === 'notice.sent')).toMatchObject([
        { result: 'unconfirmed' },
        { result: 'unconfirmed' },
      ]);
    },
  );

  it('become unconfirmed when the process died while sending', async () => {
    const world = await aftercareWorld();
    await reset(world);
    const id = world.jobs.state.waiting.flatMap(({ job }) => (job.kind === 'notice' ? [job.noticeId] : []))[0] ?? '';
    const stored = (await world.records.get(noticeKind, id))!;
    const value = JSON.stringify({ ...(JSON.parse(stored.value) as object), state: 'sending' });
    await world.records.put(noticeKind, id, { value, keepUntil: stored.keepUntil, indexes: {} });
    await world.sendNotice(id);
    expect(world.outbox).toEqual([]);
    expect(world.recorded.state.events.at(-1)).toMatchObject({ type: 'notice.sent', result: 'unconfirmed' });
  });

  it('wait while the directory cannot be read', async () => {
    const world = await aftercareWorld();
    await reset(world);
    world.company.state.unreadable = true;
    await expect(world.sendAll()).rejects.toMatchObject({ code: 'directory_unavailable' });
    world.company.state.unreadable = false;
    await world.sendAll();
    expect(world.outbox).toHaveLength(2);
  });

  it('audit what was sent as soon as the audit works again, without sending again', async () => {
    const world = await aftercareWorld();
    await reset(world);
    world.recorded.state.full = true;
    const id = world.jobs.state.waiting.flatMap(({ job }) => (job.kind === 'notice' ? [job.noticeId] : []))[0] ?? '';
    await expect(world.sendNotice(id)).rejects.toMatchObject({ code: 'audit_unavailable' });
    world.recorded.state.full = false;
    await world.sendNotice(id);
    expect(world.outbox).toHaveLength(1);
    expect(world.recorded.types()).toContain('notice.sent');
  });

  it('keep no link in the store: only its hash', async () => {
    const world = await aftercareWorld();
    await reset(world);
    await world.sendAll();
    const token = tokenIn(world.outbox[0]?.text ?? '');
    expect(token).toHaveLength(43);
    const found = await world.records.find('not-me-link', 'target', 'T'.repeat(22));
    const stored = await Promise.all(found.map((id) => world.records.get('not-me-link', id)));
    expect(JSON.stringify([found, stored])).not.toContain(token);
  });

  it('carry no invisible or direction-changing character of a display name', async () => {
    const world = await aftercareWorld();
    world.company.state.user = { ...anna, displayName: 'Anna\u202E\n{evil}\u200B' };
    await world.options.notices.tellHelpdesk('report', {
      tenantId: 'tenant',
      targetId: anna.id,
      target: 'x',
      correlationId: 'c',
      passwordReplaced: true,
    });
    await world.sendAll();
    expect(world.outbox[0]?.text).toMatch(/^Anna \{evil\} \(/);
  });
});
