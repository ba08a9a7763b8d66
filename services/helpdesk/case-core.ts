import type { AuditLog } from '../audit/audit-log.ts';
import type { Pseudonyms } from '../crypto/pseudonym.ts';
import type { Logger } from '../logging/logger.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { RandomSource } from '../random/random-source.ts';
import type { AttemptStore } from '../store/attempt-store.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';
import type { CaseRepository } from './case-repository.ts';
import type { HelpdeskSettings } from './helpdesk-settings.ts';

/** What every part that changes cases is built from. Time is the store's (`store.now`). */
export type CaseCoreOptions = {
  readonly cases: CaseRepository;
  readonly store: KeyValueStore;
  readonly attempts: AttemptStore;
  readonly queue: JobQueue;
  readonly audit: AuditLog;
  /** The audit pseudonym of a target; its mapping can be deleted. */
  readonly auditSubject: (target: string) => Promise<string>;
  readonly pseudonyms: Pseudonyms;
  readonly random: RandomSource;
  readonly settings: HelpdeskSettings;
  readonly log: Logger;
};
