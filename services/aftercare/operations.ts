import type { AuditLog } from '../audit/audit-log.ts';
import type { Pseudonyms } from '../crypto/pseudonym.ts';
import type { AttemptStore } from '../store/attempt-store.ts';
import type { RecoveryGuards } from './recovery-guards.ts';

export type Operator = { readonly operator: string; readonly reason: string };

/** What an operator may do by hand. Everything but `status` is audited with a name and a reason. */
export type Operations = {
  readonly pause: (by: Operator) => Promise<void>;
  readonly resume: (by: Operator) => Promise<void>;
  readonly unfreeze: (objectId: string, by: Operator) => Promise<void>;
  /** Clears failures and lock of recovery. It never touches the account's sign-in. */
  readonly unlock: (objectId: string, by: Operator) => Promise<void>;
  /** Of the whole product, or of one account. */
  readonly status: (objectId: string | undefined) => Promise<OperationsStatus>;
};

export type OperationsStatus = {
  /** The brake that holds: `paused`, `cooling-down`, `frozen`, or none. */
  readonly brake: string | undefined;
  readonly until: Date | undefined;
  readonly failures: number;
  readonly lockedUntil: Date | undefined;
};

export function createOperations(options: {
  readonly tenantId: string;
  readonly guards: RecoveryGuards;
  readonly attempts: AttemptStore;
  readonly audit: AuditLog;
  readonly pseudonyms: Pseudonyms;
  readonly auditSubject: (target: string) => Promise<string>;
}): Operations {
  const { guards, attempts, audit, auditSubject } = options;
  const targetOf = (objectId: string): string => options.pseudonyms(options.tenantId, objectId.toLowerCase());
  return {
    // Stopping does not wait for the audit disk; letting go does.
    pause: async (by) => {
      await guards.pauseAll();
      await audit.append({ type: 'resets.paused', ...by });
    },
    resume: async (by) => {
      await audit.append({ type: 'resets.resumed', ...by });
      await guards.resumeAll();
    },
    unfreeze: async (objectId, by) => {
      const target = targetOf(objectId);
      await audit.append({ type: 'recovery.unfrozen', subject: await auditSubject(target), ...by });
      await guards.unfreeze(target);
    },
    unlock: async (objectId, by) => {
      const target = targetOf(objectId);
      await audit.append({ type: 'recovery.unlocked', subject: await auditSubject(target), ...by });
      await attempts.clear(target);
    },
    status: async (objectId) => {
      const target = objectId === undefined ? 'nobody' : targetOf(objectId);
      const [brake, { failures, lockedUntil }] = await Promise.all([
        guards.checkCodes(target),
        attempts.status(target),
      ]);
      return { brake: brake?.reason, until: brake?.until, failures, lockedUntil };
    },
  };
}
