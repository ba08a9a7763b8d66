import type { AuditLog } from '../audit/audit-log.ts';
import type { RandomSource } from '../random/random-source.ts';
import type { Admin, AdminAct } from './admin.ts';

/** Writes an act down before its effect, for services that do not know who asks. */
export type RecordAct = (admin: Admin, act: AdminAct, about: string | null) => Promise<void>;

export function createRecordAct(options: {
  readonly audit: Pick<AuditLog, 'append'>;
  readonly random: Pick<RandomSource, 'id'>;
}): RecordAct {
  const { audit, random } = options;
  return (admin, act, about) =>
    audit.append({ type: 'admin.acted', act, by: admin.subject, about, correlationId: random.id() });
}
