import { describe, expect, it } from '@jest/globals';
import { createRecoveryGuards } from '../../../services/aftercare/create-recovery-guards.ts';
import { createSteeredClock } from '../../../services/clock/steered-clock.ts';
import { createPseudonyms } from '../../../services/crypto/hmac-pseudonyms.ts';
import { DependencyError } from '../../../services/errors/app-error.ts';
import { defaultProofPolicy } from '../../../services/policy/proof-policy.ts';
import { createReadiness } from '../../../services/readiness/create-readiness.ts';
import { createMemoryAttemptStore } from '../../../services/store/memory-attempt-store.ts';
import { createMemoryKeyValueStore } from '../../../services/store/memory-key-value-store.ts';
import type { AuditEvent } from '../../../services/audit/audit-log.ts';
import { ainoId, createDirectoryStub, type DirectoryStubAnswers } from '../../support/directory-answers.ts';

const speaker = { tenantId: 't', personId: ainoId, conversationId: 'c', correlationId: 'corr-1' };

function startReadiness(answers: DirectoryStubAnswers = {}) {
  const clock = createSteeredClock(new Date('2026-11-22T08:00:00Z'));
  const guards = createRecoveryGuards({ store: createMemoryKeyValueStore({ clock }) });
  const attempts = createMemoryAttemptStore({ clock });
  const pseudonyms = createPseudonyms(new Uint8Array(32).fill(4));
  const events: AuditEvent[] = [];
  const disk = { full: false };
  let reads = 0;
  const stub = createDirectoryStub(answers);
  const readiness = createReadiness({
    directory: {
      ...stub,
      findUser: (id) => {
        reads += 1;
        return stub.findUser(id);
      },
    },
    ...{ guards, attempts, pseudonyms, clock, policy: defaultProofPolicy, blockedGroupIds: [], smsDelivered: true },
    audit: {
      append: async (event) => {
        if (disk.full) throw new DependencyError('audit_unavailable', 'full');
        events.push(event);
      },
      close: async () => undefined,
    },
    auditSubject: async (target) => `subject-${target}`,
  });
  const target = pseudonyms(speaker.tenantId, speaker.personId);
  return { readiness, clock, guards, attempts, target, events, disk, reads: () => reads };
}

const lightOf = async ({ readiness }: ReturnType<typeof startReadiness>) => {
  const outcome = await readiness.of(speaker);
  return outcome.kind === 'checked' ? outcome.readiness.light : outcome.kind;
};

describe('"am I ready?"', () => {
  it('leaves an audit record with the light and no name', async () => {
    const world = startReadiness();
    expect(await lightOf(world)).toBe('amber');
    const { target } = world;
    expect(world.events).toEqual([
      { type: 'readiness.shown', subject: `subject-${target}`, correlationId: 'corr-1', light: 'amber' },
    ]);
  });

  it('says nothing that the audit does not take', async () => {
    const world = startReadiness();
    world.disk.full = true;
    await expect(world.readiness.of(speaker)).rejects.toMatchObject({ code: 'audit_unavailable' });
  });

  it('is answered ten times an hour, and then reads nothing until the hour is over', async () => {
    const world = startReadiness();
    for (let asked = 0; asked < 10; asked += 1) expect(await lightOf(world)).toBe('amber');
    const retryAt = new Date('2026-11-22T09:00:00Z');
    expect(await world.readiness.of(speaker)).toEqual({ kind: 'asked-too-often', retryAt });
    expect(world.reads()).toBe(10);
    expect(world.events).toHaveLength(10);
    world.clock.advance(60 * 60_000);
    expect(await lightOf(world)).toBe('amber');
  });

  it('costs no start of a reset and no try of a code', async () => {
    const world = startReadiness();
    await lightOf(world);
    expect(await world.attempts.status(world.target)).toEqual({ failures: 0, lockedUntil: undefined });
    for (let start = 0; start < 5; start += 1) {
      const admitted = await world.attempts.admit(`starts.${world.target}`, [{ seconds: 3600, limit: 5 }]);
      expect(admitted.kind).toBe('admitted');
    }
  });

  it('knows of a lock', async () => {
    const world = startReadiness({ methods: { others: ['microsoftAuthenticatorAuthenticationMethod'] } });
    expect(await lightOf(world)).toBe('green');
    const until = await world.attempts.lock(world.target, 600);
    const outcome = await world.readiness.of(speaker);
    expect(outcome).toMatchObject({ readiness: { light: 'amber', brake: { reason: 'locked', until } } });
  });

  it('is unknown, and no fault, when the directory does not answer', async () => {
    expect(await lightOf(startReadiness({ failing: ['findUser', 'readTenant', 'listMethods'] }))).toBe('unknown');
  });
});
