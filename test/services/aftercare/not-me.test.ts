import { describe, expect, it } from '@jest/globals';
import { randomPassword } from '../../../services/executor/random-password.ts';
import { checkPassword } from '../../../services/policy/password-policy.ts';
import { systemRandom } from '../../../services/random/system-random.ts';
import { anna, type NextWrite } from '../../fakes/misbehaving-directory.ts';
import { openIn } from '../../fakes/recorded-audit.ts';
import { flowRecord, runJobs, target } from '../executor/executor.fixture.ts';
import { aftercareWorld, tokenIn, type AftercareWorld } from './aftercare.fixture.ts';

/** A reset is done, its notices are out, and the reader of the mail holds a link. */
async function noticed(): Promise<AftercareWorld & { readonly token: string; readonly other: string }> {
  const world = await aftercareWorld();
  await world.queued();
  await runJobs(world, world.executor.handle);
  await world.sendAll();
  world.clock.advance(60_000);
  const [token = '', other = ''] = world.outbox.map(({ text }) => tokenIn(text));
  world.outbox.length = 0;
  world.company.state.writes.length = 0;
  world.company.state.applied.length = 0;
  world.company.state.revoked.length = 0;
  world.recorded.state.events.length = 0;
  world.recorded.state.times.length = 0;
  return { ...world, token, other };
}

const act = async (world: AftercareWorld): Promise<void> => {
  await runJobs(world, world.executor.handle);
  await world.sendAll();
};

describe('"this was not me"', () => {
  it('replaces the password, ends sessions, freezes recovery, tells everybody', async () => {
    const world = await noticed();
    expect(await world.notMe.report(world.token)).toBe('accepted');
    await act(world);
    expect(world.company.state.applied).toHaveLength(1);
    expect(world.company.state.applied[0]).toMatchObject({ userId: anna.id, forceChangePasswordNextSignIn: false });
    expect(world.company.state.revoked).toEqual([anna.id]);
    expect(await world.guards.check(target)).toMatchObject({ reason: 'frozen' });
    expect(world.outbox.map(({ to }) => to)).toEqual(['anna@home.example', '+358401234567', 'help@kiela.example']);
    expect(world.outbox[2]?.text).toContain('anna.virtanen@kiela.example');
    expect(world.outbox[2]?.text).toContain('nobody knows');
    for (const { text } of world.outbox) expect(text).not.toContain('/not-me');
    expect(world.recorded.types()).toEqual([
      'wasnt-me.reported',
      'recovery.frozen',
      'wasnt-me.intended',
      'wasnt-me.completed',
      'notice.sent',
      'notice.sent',
    ]);
    expect(openIn(world.recorded.state.events)).toEqual([]);
  });

  it('acts once, however often and through whichever link it is said', async () => {
    const world = await noticed();
    await Promise.all([
      world.notMe.report(world.token),
      world.notMe.report(world.token),
      world.notMe.report(world.other),
    ]);
    await act(world);
    expect(await world.notMe.report(world.token)).toBe('done');
    expect(await world.notMe.report(world.other)).toBe('done');
    await act(world);
    await world.executor.handle({ kind: 'wasnt-me', reportId: (await world.links.find(world.token))!.reportId });
    expect(world.company.state.writes).toHaveLength(1);
  });

  it('changes nothing by being looked at', async () => {
    const world = await noticed();
    expect(await world.notMe.look(world.token)).toBe('live');
    expect(world.jobs.next('executor')).toBeUndefined();
    await world.notMe.report(world.token);
    expect(await world.notMe.look(world.token)).toBe('done');
    expect(await world.notMe.look(world.other)).toBe('done');
  });

  it('knows no made-up and no old link', async () => {
    const world = await noticed();
    for (const token of ['', 'x', systemRandom.token(), `${world.token}x`, '../../..', 'x'.repeat(10_000)]) {
      expect(await world.notMe.look(token)).toBe('dead');
      expect(await world.notMe.report(token)).toBe('dead');
    }
    world.clock.advance(8 * 24 * 3600 * 1000);
    expect(await world.notMe.report(world.token)).toBe('dead');
  });

  it('cancels a flow that is under way', async () => {
    const world = await noticed();
    const flow = { ...flowRecord(world.clock.now()), state: 'choosing' as const };
    await world.flows.create(flow);
    await world.notMe.report(world.token);
    await act(world);
    expect((await world.flows.load(flow.id))?.record).toMatchObject({
      state: 'cancelled',
      endedBecause: 'not-me-reported',
    });
  });

  it('lets a write that is under way end first, so that the last password is the one nobody knows', async () => {
    const world = await noticed();
    const flow = {
      ...flowRecord(world.clock.now()),
      state: 'writing' as const,
      write: { startedAt: world.clock.now().toISOString(), beforeImage: null },
    };
    await world.flows.create(flow);
    await world.notMe.report(world.token);
    const first = world.jobs.next('executor')!;
    await world.executor.handle(first.job as never);
    world.jobs.done(first);
    expect(world.company.state.writes).toEqual([]);
    const loaded = await world.flows.load(flow.id);
    await world.flows.move(loaded!, 'write-confirmed', {});
    await act(world);
    expect(world.company.state.writes).toHaveLength(1);
  });

  it.each([
    [
      'privileged',
      (w: AftercareWorld) =>
        Object.assign(w.company.state, { privilege: { activeRoles: 1, eligibleRoles: 0, roleAssignableGroups: 0 } }),
    ],
    [
      'synced',
      (w: AftercareWorld) => Object.assign(w.company.state, { user: { ...anna, onPremisesSyncEnabled: true } }),
    ],
    ['a guest by now', (w: AftercareWorld) => Object.assign(w.company.state, { user: { ...anna, userType: 'Guest' } })],
    [
      'of a federated domain by now',
      (w: AftercareWorld) =>
        Object.assign(w.company.directory, {
          readTenant: async () => ({
            displayName: 'Kielä Oy',
            domains: [{ name: anna.userPrincipalName.split('@')[1] ?? '', federated: true, verified: true }],
          }),
        }),
    ],
    ['gone', (w: AftercareWorld) => Object.assign(w.company.state, { user: undefined })],
  ] as const)('only freezes and tells when the account is %s', async (name, change) => {
    const world = await noticed();
    change(world);
    await world.notMe.report(world.token);
    await act(world);
    expect(world.company.state.writes).toEqual([]);
    expect(world.company.state.revoked).toEqual([]);
    expect(await world.guards.check(target)).toMatchObject({ reason: 'frozen' });
    expect(world.recorded.state.events.find(({ type }) => type === 'wasnt-me.completed')).toMatchObject({
      passwordReplaced: false,
    });
    if (name !== 'gone') expect(world.outbox.at(-1)?.text).toContain('could not be replaced');
  });

  it('freezes at once and waits for the directory', async () => {
    const world = await noticed();
    world.company.state.unreadable = true;
    await world.notMe.report(world.token);
    const first = world.jobs.next('executor')!;
    await world.executor.handle(first.job as never);
    world.jobs.done(first);
    expect(await world.guards.check(target)).toMatchObject({ reason: 'frozen' });
    world.company.state.unreadable = false;
    await act(world);
    expect(world.company.state.applied).toHaveLength(1);
  });

  it.each<readonly [NextWrite, number, boolean]>([
    ['unknown-applied', 1, true],
    ['unknown-not-applied', 2, false],
    ['password-not-accepted', 3, false],
    ['forbidden', 1, false],
    ['throws', 2, false],
  ])('ends when the directory answers %s', async (next, writes, passwordReplaced) => {
    const world = await noticed();
    world.company.state.next = [next];
    await world.notMe.report(world.token);
    await act(world);
    expect(world.company.state.writes).toHaveLength(writes);
    expect(new Set(world.company.state.writes.map(({ password }) => password)).size).toBe(writes);
    expect(world.recorded.state.events.find(({ type }) => type === 'wasnt-me.completed')).toMatchObject({
      passwordReplaced,
    });
    expect(openIn(world.recorded.state.events)).toEqual([]);
  });

  it('gives up after a day of throttling, and says so to the helpdesk', async () => {
    const world = await noticed();
    world.company.state.next = ['throttled'];
    await world.notMe.report(world.token);
    await act(world);
    expect(world.outbox.at(-1)?.text).toContain('could not be replaced');
    expect(world.company.state.writes.length).toBeLessThan(100);
    expect(openIn(world.recorded.state.events)).toEqual([]);
  });

  it('waits when throttled', async () => {
    const world = await noticed();
    world.company.state.next = ['throttled', 'throttled', 'throttled', 'written'];
    await world.notMe.report(world.token);
    await act(world);
    expect(world.company.state.applied).toHaveLength(1);
    expect(openIn(world.recorded.state.events)).toEqual([]);
  });

  it('writes nothing without an intent on disk, and freezes all the same', async () => {
    const world = await noticed();
    await world.notMe.report(world.token);
    world.recorded.state.full = true;
    const first = world.jobs.next('executor')!;
    await expect(world.executor.handle(first.job as never)).rejects.toMatchObject({ code: 'audit_unavailable' });
    expect(world.company.state.writes).toEqual([]);
    expect(await world.guards.check(target)).toMatchObject({ reason: 'frozen' });
  });

  it('uses passwords that Entra takes and that never repeat', () => {
    const made = Array.from({ length: 200 }, () => randomPassword(systemRandom));
    expect(new Set(made).size).toBe(200);
    const context = { names: [], organisationWords: [], minLength: 64, isCommon: () => false };
    for (const password of made) expect(checkPassword(password, context).rejection).toBeUndefined();
  });
});
