import { describe, expect, it } from '@jest/globals';
import type { Admin } from '../../../services/admin/admin.ts';
import { createAccountLocks } from '../../../services/admin/locks.ts';
import { createRecoveryGuards } from '../../../services/aftercare/create-recovery-guards.ts';
import { createOperations } from '../../../services/aftercare/operations.ts';
import { createSteeredClock } from '../../../services/clock/steered-clock.ts';
import { createMemoryAttemptStore } from '../../../services/store/memory-attempt-store.ts';
import { createMemoryKeyValueStore } from '../../../services/store/memory-key-value-store.ts';
import { createRecordedAudit } from '../../fakes/recorded-audit.ts';
import { silentLog as log } from '../../support/silent-log.ts';
import { createSmallCompany, people } from '../../support/small-company.ts';

const tenantId = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa';
const day = 24 * 60 * 60;
const olli: Admin = { tenantId, personId: people.olli, displayName: 'Olli', language: 'fi', subject: 'olli-subject' };

function locksWorld() {
  const clock = createSteeredClock(new Date('2026-11-22T08:00:00Z'));
  const attempts = createMemoryAttemptStore({ clock });
  const guards = createRecoveryGuards({ store: createMemoryKeyValueStore({ clock }) });
  const { audit, state } = createRecordedAudit(clock);
  const company = createSmallCompany();
  const pseudonyms = (_tenant: string, id: string): string => `t-${id.slice(0, 8)}`;
  const auditSubject = async (target: string): Promise<string> => `subject-of-${target}`;
  const operations = createOperations({ tenantId, guards, attempts, audit, pseudonyms, auditSubject });
  const locks = createAccountLocks({
    ...{ tenantId, directory: company.directory, operations, attempts, pseudonyms, auditSubject, audit, log },
    random: { id: () => 'id' },
  });
  const target = pseudonyms(tenantId, people.aino);
  const guess = async (): Promise<void> => {
    const [codeId, codeHash, limits] = ['f:email-code', 'a'.repeat(64), { triesPerCode: 5, failuresPerTarget: 2 }];
    await attempts.issue({ target, codeId, codeHash, lifetimeSeconds: 300 });
    await attempts.redeem({
      ...{ target, codeId, candidateHashes: [clock.now().getTime().toString(16).padStart(64, '0')] },
      ...{ ...limits, windowSeconds: day, lockSeconds: day },
    });
    clock.advance(1_000);
  };
  return { locks, company, attempts, guards, state, clock, target, guess };
}

describe('locks of accounts, for admins', () => {
  it('tell wrong codes, the lock and what else holds an account, by name or object id', async () => {
    const { locks, guess, guards, target, clock } = locksWorld();
    await guess();
    const looked = await locks.look(olli, ' AINO@contoso.example ');
    expect(looked).toEqual({
      kind: 'found',
      lock: {
        ...{ id: people.aino, displayName: 'Aino Järvinen', userPrincipalName: 'aino@contoso.example' },
        ...{ failures: 1, lockedUntil: undefined, brake: undefined, own: false },
      },
    });
    await guess();
    const until = await guards.freeze(target, 600);
    expect(await locks.look(olli, people.aino.toUpperCase())).toMatchObject({
      lock: { lockedUntil: new Date(clock.now().getTime() - 1_000 + day * 1000), brake: { reason: 'frozen', until } },
    });
  });

  it('are shown to nobody whose look cannot be written down', async () => {
    const { locks, guess, state, target } = locksWorld();
    await guess();
    expect(await locks.look(olli, 'nobody@contoso.example')).toEqual({ kind: 'no-such-account' });
    expect(state.events).toEqual([]);
    await locks.look(olli, people.aino);
    const about = `subject-of-${target}`;
    expect(state.events).toEqual([
      { type: 'admin.acted', act: 'recovery.looked-up', by: 'olli-subject', about, correlationId: 'id' },
    ]);
    state.full = true;
    await expect(locks.look(olli, people.aino)).rejects.toMatchObject({ code: 'audit_unavailable' });
  });

  it('are opened with a reason, audited before, by the admin’s subject and without a name', async () => {
    const { locks, guess, state, attempts, target } = locksWorld();
    await guess();
    await guess();
    expect(await locks.unlock(olli, people.aino, '  ')).toEqual({ kind: 'reason-missing' });
    expect(await locks.unlock(olli, people.aino, 'seen in\nperson')).toMatchObject({
      ...{ kind: 'unlocked', lock: { failures: 0, lockedUntil: undefined } },
    });
    expect(await attempts.status(target)).toEqual({ failures: 0, lockedUntil: undefined });
    const subject = `subject-of-${target}`;
    expect(state.events).toEqual([
      { type: 'admin.acted', act: 'recovery.unlocked', by: 'olli-subject', about: subject, correlationId: 'id' },
      { type: 'recovery.unlocked', subject, operator: 'admin:olli-subject', reason: 'seen in person' },
    ]);
    expect(await locks.unlock(olli, people.aino, 'again')).toMatchObject({ kind: 'not-locked' });
    expect(state.events.slice(2)).toMatchObject([{ type: 'admin.acted', act: 'recovery.looked-up', about: subject }]);
    state.full = true;
    await expect(locks.unlock(olli, people.aino, 'again')).rejects.toMatchObject({ code: 'audit_unavailable' });
  });

  it('stay shut where the audit cannot be written', async () => {
    const { locks, attempts, target, state } = locksWorld();
    await attempts.lock(target, day);
    state.full = true;
    await expect(locks.unlock(olli, people.aino, 'why')).rejects.toMatchObject({ code: 'audit_unavailable' });
    expect((await attempts.status(target)).lockedUntil).toBeDefined();
  });

  it('are not opened by the person, nor from another account of the person', async () => {
    const { locks, attempts, company, state, target } = locksWorld();
    await attempts.lock(target, day);
    const aino = { ...olli, personId: people.aino };
    expect(await locks.unlock(aino, people.aino, 'me')).toEqual({ kind: 'own-account' });
    for (const name of ['aino', 'olli'] as const) {
      company.of(name).user = { ...company.of(name).user, employeeId: name === 'aino' ? 'E-7' : 'e-7' };
    }
    expect(await locks.look(olli, people.aino)).toMatchObject({ lock: { own: true } });
    expect(await locks.unlock(olli, people.aino, 'me too')).toEqual({ kind: 'own-account' });
    expect(state.events).toMatchObject([{ act: 'recovery.looked-up' }]);
  });

  it('give a thief of an admin’s session three times ten guesses a day, and no more', async () => {
    const { locks, attempts, target, clock } = locksWorld();
    const admins = [olli, { ...olli, personId: people.siiri }];
    for (let i = 0; i < 3; i += 1) {
      await attempts.lock(target, day);
      expect(await locks.unlock(admins[i % 2]!, people.aino, 'x')).toMatchObject({ kind: 'unlocked' });
    }
    await attempts.lock(target, 2 * day);
    expect(await locks.unlock(olli, people.aino, 'x')).toMatchObject({ kind: 'too-often' });
    clock.advance(day * 1000);
    expect(await locks.unlock(olli, people.aino, 'x')).toMatchObject({ kind: 'unlocked' });
  });

  it('answer in values where nothing can be looked up', async () => {
    const { locks, company } = locksWorld();
    expect(await locks.look(olli, 'Aino Järvinen')).toEqual({ kind: 'not-a-name' });
    expect(await locks.look(olli, 'nobody@contoso.example')).toEqual({ kind: 'no-such-account' });
    for (const read of ['findUser', 'findUserByName'] as const) {
      company.failing = [read];
      expect(await locks.look(olli, 'aino@contoso.example')).toEqual({ kind: 'could-not-check' });
    }
    company.failing = [];
    for (let i = 0; i < 56; i += 1) await locks.look(olli, 'x');
    expect(await locks.look(olli, people.aino)).toMatchObject({ kind: 'too-often' });
  });
});
