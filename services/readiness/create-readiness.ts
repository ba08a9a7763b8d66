import type { RecoveryGuards } from '../aftercare/recovery-guards.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { Clock } from '../clock/clock.ts';
import type { Pseudonyms } from '../crypto/pseudonym.ts';
import type { ReadinessService } from '../outcomes/readiness-outcome.ts';
import { readAccount, type AccountReader } from '../policy/judge-account.ts';
import type { ProofPolicy } from '../policy/proof-policy.ts';
import { findBrake } from '../reset-flow/brakes.ts';
import type { AttemptStore } from '../store/attempt-store.ts';
import { evaluateReadiness } from './evaluate-readiness.ts';

export type ReadinessOptions = AccountReader & {
  readonly policy: ProofPolicy;
  /** Whether Avain has a provider of text messages of its own. */
  readonly smsDelivered: boolean;
  readonly attempts: AttemptStore;
  readonly guards: RecoveryGuards;
  readonly pseudonyms: Pseudonyms;
  readonly audit: AuditLog;
  readonly auditSubject: (target: string) => Promise<string>;
  readonly clock: Clock;
};

/** Each answer costs five reads of the directory; a person who registers step by step needs a handful an hour. */
const perPerson = [{ seconds: 60 * 60, limit: 10 }];

/**
 * "Am I ready?" Counted first, then read afresh from the directory. It tells a session's thief as much as a started reset
 * does (which kinds of methods there are), so like that it is audited, before anything is said.
 */
export function createReadiness(options: ReadinessOptions): ReadinessService {
  const { policy, smsDelivered, attempts, guards, pseudonyms, audit, auditSubject, clock } = options;
  return {
    of: async ({ tenantId, personId, correlationId }) => {
      const target = pseudonyms(tenantId, personId);
      const admitted = await attempts.admit(`readiness.${target}`, perPerson);
      if (admitted.kind === 'refused') return { kind: 'asked-too-often', retryAt: admitted.retryAt };
      const [facts, brake, subject] = await Promise.all([
        readAccount(options, personId),
        findBrake({ guards, attempts }, target, 'codes'),
        auditSubject(target),
      ]);
      const today = clock.now();
      const readiness = evaluateReadiness({ userId: personId, facts, policy, smsDelivered, today, brake });
      await audit.append({ type: 'readiness.shown', subject, correlationId, light: readiness.light });
      return { kind: 'checked', readiness };
    },
  };
}
