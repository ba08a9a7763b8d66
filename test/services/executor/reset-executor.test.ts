import { describe, expect, it } from '@jest/globals';
import { sealedIntentKey } from '../../../services/executor/sealed-intent.ts';
import type { FlowRecord } from '../../../services/reset-flow/flow-record.ts';
import { anna } from '../../fakes/misbehaving-directory.ts';
import { openIn } from '../../fakes/recorded-audit.ts';
import {
  executorWorld,
  flowRecord,
  goodPassword,
  requeue,
  runJobs,
  start,
  stateOf,
  target,
  type ExecutorWorld,
} from './executor.fixture.ts';

const run = async (world: ExecutorWorld): Promise<void> => runJobs(world, world.executor.handle);

describe('a reset', () => {
  it('sets the password, audits intent and outcome, clears the failures, ends sessions and sends notices', async () => {
    const world = await executorWorld();
    await world.attempts.lock(target, 1);
    world.clock.advance(2000);
    const flow = await world.queued();
    await run(world);
    expect(await stateOf(world, flow)).toMatchObject({ state: 'done', lastRejection: null });
    expect(world.company.state.applied).toEqual([
      { userId: anna.id, password: goodPassword, forceChangePasswordNextSignIn: false },
    ]);
    expect(world.recorded.types()).toEqual(['password-reset.intended', 'password-reset.completed', 'sessions.revoked']);
    expect(world.recorded.state.events[0]).toMatchObject({
      attempt: 1,
      beforeImage: '2026-01-01T00:00:00.000Z',
      proofs: ['email-code', 'sms-code'],
      subject: `subject-of-${target}`,
    });
    expect(world.company.state.revoked).toEqual([anna.id]);
    expect(world.jobs.kinds('bot')).toEqual(['notice', 'notice', 'flow-changed']);
    expect(await world.attempts.status(target)).toMatchObject({ failures: 0 });
  });

  it('ends the sessions only after the person could see the result', async () => {
    const world = await executorWorld();
    const flow = await world.queued();
    await world.executor.handle({ kind: 'reset', flowId: flow.id });
    expect(world.company.state.revoked).toEqual([]);
    expect(world.jobs.state.ever.find((entry) => entry.job.kind === 'revoke-sessions')?.at).toBe(
      start.getTime() + 20_000,
    );
  });

  it('leaves no trace of the password in store, records, queue or audit', async () => {
    const world = await executorWorld();
    const flow = await world.queued();
    await run(world);
    const seen = JSON.stringify([await world.flows.load(flow.id), world.jobs.state.ever, world.recorded.state.events]);
    expect(seen).not.toContain(goodPassword);
    expect(await world.store.get(sealedIntentKey(flow.id, 'handle'))).toBeUndefined();
  });

  it('goes back to choosing when the rules refuse the password, and ends after the third', async () => {
    const world = await executorWorld();
    const flow = await world.queued('short');
    await run(world);
    expect(await stateOf(world, flow)).toMatchObject({
      state: 'choosing',
      writeAttempts: 1,
      lastRejection: 'too-short',
    });
    for (const attempt of [2, 3]) {
      const again = await world.flows.load(flow.id);
      await world.flows.move(again!, 'password-sealed', {});
      await requeue(world, flow, 'short');
      await run(world);
      expect((await stateOf(world, flow)).writeAttempts).toBe(attempt);
    }
    expect(await stateOf(world, flow)).toMatchObject({ state: 'failed', endedBecause: 'too-many-refused' });
    expect(world.company.state.writes).toEqual([]);
  });

  it('goes back to choosing when the directory refuses the password', async () => {
    const world = await executorWorld();
    world.company.state.next = ['password-not-accepted', 'written'];
    const flow = await world.queued();
    await run(world);
    expect(await stateOf(world, flow)).toMatchObject({
      state: 'choosing',
      writeAttempts: 1,
      lastRejection: 'refused-by-directory',
    });
    await world.flows.move((await world.flows.load(flow.id))!, 'password-sealed', {});
    await requeue(world, flow, 'Another-Good-Phrase-91');
    await run(world);
    expect((await stateOf(world, flow)).state).toBe('done');
    expect(openIn(world.recorded.state.events)).toEqual([]);
  });

  it.each([
    ['forbidden', 'directory-forbidden'],
    ['not-found', 'directory-refused'],
    ['on-premises', 'directory-refused'],
  ] as const)('ends when the directory answers %s', async (next, endedBecause) => {
    const world = await executorWorld();
    world.company.state.next = [next];
    const flow = await world.queued();
    await run(world);
    expect(await stateOf(world, flow)).toMatchObject({ state: 'failed', endedBecause });
  });

  it('waits and sends again when throttled, and does not count it', async () => {
    const world = await executorWorld();
    world.company.state.next = ['throttled', 'throttled', 'written'];
    const flow = await world.queued();
    await run(world);
    expect((await stateOf(world, flow)).state).toBe('done');
    expect(world.company.state.writes).toHaveLength(3);
  });

  it('goes back to choosing without counting when throttled for too long', async () => {
    const world = await executorWorld();
    world.company.state.next = ['throttled'];
    const flow = await world.queued();
    await run(world);
    expect(await stateOf(world, flow)).toMatchObject({ state: 'choosing', writeAttempts: 0 });
    expect(world.company.state.writes).toHaveLength(3);
    expect(openIn(world.recorded.state.events)).toEqual([]);
  });
});

describe('an answer that never came', () => {
  it.each(['unknown-applied', 'throws'] as const)('never writes again (%s)', async (next) => {
    const world = await executorWorld();
    world.company.state.next = [next];
    await world.queued();
    await run(world);
    expect(world.company.state.writes).toHaveLength(1);
  });

  it('is done as soon as the directory shows a newer change', async () => {
    const world = await executorWorld();
    world.company.state.next = ['unknown-applied'];
    const flow = await world.queued();
    await run(world);
    expect((await stateOf(world, flow)).state).toBe('done');
    expect(world.recorded.types()).toEqual([
      'password-reset.intended',
      'password-reset.unknown',
      'password-reset.completed',
      'sessions.revoked',
    ]);
  });

  it('counts as not applied after ten minutes of looking, and not before', async () => {
    const world = await executorWorld();
    world.company.state.next = ['unknown-not-applied'];
    const flow = await world.queued();
    await run(world);
    expect(await stateOf(world, flow)).toMatchObject({ state: 'failed', endedBecause: 'not-applied' });
    const waited = world.clock.now().getTime() - start.getTime();
    expect(waited).toBeGreaterThanOrEqual(600_000);
    expect(waited).toBeLessThan(665_000);
  });

  it('is looked for until the directory can be read again', async () => {
    const world = await executorWorld();
    world.company.state.next = ['unknown-applied'];
    const flow = await world.queued();
    await world.executor.handle({ kind: 'reset', flowId: flow.id });
    world.jobs.done(world.jobs.next('executor')!);
    world.company.state.unreadable = true;
    for (let look = 0; look < 30; look += 1) {
      const entry = world.jobs.next('executor')!;
      world.clock.advance(entry.at - world.clock.now().getTime());
      await world.executor.handle(entry.job as never);
      world.jobs.done(entry);
    }
    expect((await stateOf(world, flow)).state).toBe('unknown');
    world.company.state.unreadable = false;
    await run(world);
    expect((await stateOf(world, flow)).state).toBe('done');
  });

  it('is unknown when the job is delivered again while writing, and is not written again', async () => {
    const world = await executorWorld();
    const flow = await world.queued(goodPassword, {
      state: 'writing',
      write: { startedAt: start.toISOString(), beforeImage: null },
    });
    await world.executor.handle({ kind: 'reset', flowId: flow.id });
    expect((await stateOf(world, flow)).state).toBe('unknown');
    expect(world.company.state.writes).toEqual([]);
  });

  it('is settled by the answer of a first delivery that was only slow', async () => {
    const world = await executorWorld();
    const flow = await world.queued();
    const slow = world.company.writer.setPassword;
    const executor = (await import('../../../services/executor/reset-executor.ts')).createResetExecutor({
      ...world.options,
      writer: {
        ...world.company.writer,
        setPassword: async (write) => {
          await world.executor.handle({ kind: 'reset', flowId: flow.id });
          expect((await stateOf(world, flow)).state).toBe('unknown');
          return slow(write);
        },
      },
    });
    await executor.handle({ kind: 'reset', flowId: flow.id });
    expect((await stateOf(world, flow)).state).toBe('done');
    expect(world.company.state.writes).toHaveLength(1);
  });
});

/** Invariant I2: each of these alone must stop the write. */
describe('what must be true at the moment of the write', () => {
  const refusals: readonly (readonly [string, (world: ExecutorWorld) => unknown, Partial<FlowRecord>, string])[] = [
    ['recovery is frozen', (w) => w.guards.freeze(target, 60), {}, 'frozen'],
    ['all resets are paused', (w) => w.guards.pauseAll(), {}, 'paused'],
    ['state was lost', (w) => w.guards.coolDown(60), {}, 'cooling-down'],
    ['the target is locked', (w) => w.attempts.lock(target, 60), {}, 'locked'],
    [
      'the account is privileged',
      (w) => (w.company.state.privilege = { activeRoles: 0, eligibleRoles: 1, roleAssignableGroups: 0 }),
      {},
      'privileged',
    ],
    ['the account is disabled', (w) => (w.company.state.user = { ...anna, accountEnabled: false }), {}, 'disabled'],
    ['the account is synced', (w) => (w.company.state.user = { ...anna, onPremisesSyncEnabled: true }), {}, 'synced'],
    ['the account is gone', (w) => (w.company.state.user = undefined), {}, 'unsupported-account'],
    ['the directory cannot be read', (w) => (w.company.state.unreadable = true), {}, 'could-not-check'],
    [
      'the password was changed meanwhile',
      (w) => (w.company.state.user = { ...anna, lastPasswordChangeDateTime: start }),
      {},
      'changed-meanwhile',
    ],
    [
      'the account is a new one with the old id',
      (w) => (w.company.state.user = { ...anna, createdDateTime: start }),
      {},
      'account-replaced',
    ],
    ['the requester is somebody else', () => undefined, { requesterId: 'x' }, 'account-replaced'],
    [
      'a method is no longer registered',
      (w) => (w.company.state.methods = { ...w.company.state.methods, mobile: undefined }),
      {},
      'half-registered',
    ],
    ['there is no proof', () => undefined, { proofs: [] }, 'proofs-not-valid'],
    ['there is one proof', () => undefined, { proofs: flowRecord(start).proofs.slice(0, 1) }, 'proofs-not-valid'],
    ['the proofs are of another flow', () => undefined, { proofs: flowRecord(start).proofs }, 'proofs-not-valid'],
    ['the proofs are too old', (w) => w.clock.advance(15 * 60_000), {}, 'proofs-not-valid'],
  ];
  it.each(refusals)('refuses when %s', async (_name, change, patch, endedBecause) => {
    const world = await executorWorld();
    const flow = await world.queued(goodPassword, patch);
    await change(world);
    await world.executor.handle({ kind: 'reset', flowId: flow.id });
    expect(await stateOf(world, flow)).toMatchObject({ state: 'refused', endedBecause });
    expect(world.company.state.writes).toEqual([]);
    expect(world.jobs.kinds('bot')).toEqual(['flow-changed']);
  });

  it('refuses when the flow is over', async () => {
    const world = await executorWorld();
    const flow = await world.queued();
    world.clock.advance(31 * 60_000);
    await world.executor.handle({ kind: 'reset', flowId: flow.id });
    expect((await stateOf(world, flow)).state).toBe('expired');
    expect(world.company.state.writes).toEqual([]);
  });

  it.each([
    'identified',
    'proving',
    'choosing',
    'unknown',
    'with-helpdesk',
    'refused',
    'failed',
    'cancelled',
    'expired',
    'locked',
  ] as const)('writes nothing for a flow in %s', async (state) => {
    const world = await executorWorld();
    const flow = await world.queued(goodPassword, { state });
    await world.executor.handle({ kind: 'reset', flowId: flow.id });
    expect(world.company.state.writes).toEqual([]);
    expect((await stateOf(world, flow)).state).toBe(state);
  });

  it('refuses when the sealed password is of another flow, or gone', async () => {
    for (const broken of ['other', 'gone'] as const) {
      const world = await executorWorld();
      const flow = await world.queued();
      const key = sealedIntentKey(flow.id, 'handle');
      const stored = JSON.parse((await world.store.get(key))!.value) as Record<string, unknown>;
      if (broken === 'gone') await world.store.delete(key);
      else await world.store.set(key, JSON.stringify({ ...stored, handleHash: 'another' }), 60);
      await world.executor.handle({ kind: 'reset', flowId: flow.id });
      expect(await stateOf(world, flow)).toMatchObject({ state: 'refused', endedBecause: 'sealed-password-lost' });
    }
  });

  it('writes at most ten passwords a minute; the eleventh waits its turn', async () => {
    const world = await executorWorld();
    for (let n = 0; n < 10; n += 1)
      await world.attempts.admit('executor', [
        { seconds: 60, limit: 10 },
        { seconds: 3600, limit: 200 },
      ]);
    const flow = await world.queued();
    await world.executor.handle({ kind: 'reset', flowId: flow.id });
    expect(world.company.state.writes).toEqual([]);
    expect((await stateOf(world, flow)).state).toBe('queued');
    world.jobs.done(world.jobs.next('executor')!);
    await run(world);
    expect((await stateOf(world, flow)).state).toBe('done');
    expect(world.clock.now().getTime()).toBeGreaterThanOrEqual(start.getTime() + 60_000);
  });
});

describe('the audit', () => {
  it('stops every write while it cannot be written, and the flow waits', async () => {
    const world = await executorWorld();
    const flow = await world.queued();
    world.recorded.state.full = true;
    await expect(world.executor.handle({ kind: 'reset', flowId: flow.id })).rejects.toMatchObject({
      code: 'audit_unavailable',
    });
    expect(world.company.state.writes).toEqual([]);
    expect((await stateOf(world, flow)).state).toBe('queued');
    world.recorded.state.full = false;
    await run(world);
    expect((await stateOf(world, flow)).state).toBe('done');
  });

  it('gets the outcome later when it failed after the write, and the person hears at once', async () => {
    const world = await executorWorld();
    const flow = await world.queued();
    const slow = world.company.writer.setPassword;
    Object.assign(world.company.writer, {
      setPassword: (write: never) => {
        world.recorded.state.full = true;
        return slow(write);
      },
    });
    await world.executor.handle({ kind: 'reset', flowId: flow.id });
    expect((await stateOf(world, flow)).state).toBe('done');
    expect(world.jobs.kinds('bot')).toContain('flow-changed');
    expect(world.recorded.types()).toEqual(['password-reset.intended']);
    world.recorded.state.full = false;
    await run(world);
    expect(openIn(world.recorded.state.events)).toEqual([]);
    expect(world.recorded.types()).toContain('password-reset.completed');
  });

  it('ends an intent whose flow is gone as unresolved at the next start', async () => {
    const world = await executorWorld();
    const flow = await world.queued();
    await world.recorded.audit.append({
      type: 'password-reset.intended',
      subject: 's',
      correlationId: 'c',
      flowId: flow.id.replace('T', 'U'),
      attempt: 1,
      beforeImage: null,
      policyHash: 'p',
      proofs: [],
    });
    await world.executor.reconcileOpenIntents();
    expect(world.recorded.types()).toContain('password-reset.unresolved');
  });
});
