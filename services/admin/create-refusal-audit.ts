import type { AuditLog } from '../audit/audit-log.ts';
import type { Pseudonyms } from '../crypto/pseudonym.ts';
import type { RandomSource } from '../random/random-source.ts';
import type { AttemptStore, Window } from '../store/attempt-store.ts';

export type RefusalAuditOptions = {
  readonly audit: Pick<AuditLog, 'append'>;
  readonly attempts: Pick<AttemptStore, 'admit'>;
  readonly pseudonyms: Pseudonyms;
  readonly auditSubject: (target: string) => Promise<string>;
  readonly random: Pick<RandomSource, 'id'>;
};

/** Nobody fills the audit by pressing. */
const anHour: readonly Window[] = [{ seconds: 3600, limit: 5 }];

export type RefusalAudit = (
  who: { readonly tenantId: string; readonly personId: string },
  reason: string,
) => Promise<void>;

/** Writes down that somebody without the right asked for what admins do: five times an hour and person at most. */
export function createRefusalAudit(options: RefusalAuditOptions): RefusalAudit {
  const { audit, attempts, pseudonyms, auditSubject, random } = options;
  return async ({ tenantId, personId }, reason) => {
    const target = pseudonyms(tenantId, personId.toLowerCase());
    if ((await attempts.admit(`admin-refused.${target}`, anHour)).kind === 'refused') return;
    const by = await auditSubject(target);
    await audit.append({ type: 'admin.refused', by, reason, correlationId: random.id() });
  };
}
