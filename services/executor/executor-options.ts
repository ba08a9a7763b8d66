import type { Notices } from '../aftercare/notices.ts';
import type { RecoveryGuards } from '../aftercare/recovery-guards.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { IntentJournal } from '../audit/intent-journal.ts';
import type { Clock } from '../clock/clock.ts';
import type { DirectoryWriter } from '../directory/directory-writer.ts';
import type { UserDirectory } from '../directory/user-directory.ts';
import type { HelpdeskSettings } from '../helpdesk/helpdesk-settings.ts';
import type { Logger } from '../logging/logger.ts';
import type { Eligibility } from '../policy/eligibility.ts';
import type { ProofPolicy } from '../policy/proof-policy.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { RandomSource } from '../random/random-source.ts';
import type { FlowRepository } from '../reset-flow/flow-repository.ts';
import type { AttemptStore, Window } from '../store/attempt-store.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';
import type { RecordStore } from '../store/record-store.ts';
import type { SealedBox } from './sealed-box.ts';

/** What the executor is made of. It holds the only `DirectoryWriter`; nothing here speaks to a person. */
export type ExecutorOptions = {
  readonly flows: FlowRepository;
  readonly store: KeyValueStore;
  readonly attempts: AttemptStore;
  readonly records: RecordStore;
  readonly eligibility: Eligibility;
  readonly guards: RecoveryGuards;
  readonly writer: DirectoryWriter;
  readonly directory: UserDirectory;
  readonly audit: AuditLog;
  readonly journal: IntentJournal;
  readonly queue: JobQueue;
  readonly sealedBox: SealedBox;
  readonly passwordRules: {
    readonly minLength: number;
    /** The tenant's own words, beside the organisation's name. */
    readonly organisationWords: readonly string[];
    readonly isCommon: (normalised: string) => boolean;
  };
  readonly policy: ProofPolicy;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly log: Logger;
  readonly notices: Notices;
  /** The deletable audit pseudonym of a target. */
  readonly auditSubject: (target: string) => Promise<string>;
  /** Sessions end this long after the result, so that the chat which shows it is still open. */
  readonly revokeDelaySeconds: number;
  /** Whose word may be a proof, read again at the write. Absent where there is no helpdesk: no vouch counts then. */
  readonly helpdesk?: Pick<HelpdeskSettings, 'teams' | 'unregistered'>;
  /** Password writes of all executors together; `defaultCaps` are the highest values allowed. */
  readonly caps?: readonly Window[];
};

/** Hard caps: a taken-over bot cannot make the executor reset a company in a minute. Configuration may only lower them. */
export const defaultCaps: readonly Window[] = [
  { seconds: 60, limit: 10 },
  { seconds: 3600, limit: 200 },
];
