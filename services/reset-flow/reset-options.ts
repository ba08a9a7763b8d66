import type { Notices } from '../aftercare/notices.ts';
import type { RecoveryGuards } from '../aftercare/recovery-guards.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { Keyring } from '../crypto/keyring.ts';
import type { Pseudonyms } from '../crypto/pseudonym.ts';
import type { CodeSender } from '../delivery/code-sender.ts';
import type { Language } from '../i18n/language.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Logger } from '../logging/logger.ts';
import type { Eligibility } from '../policy/eligibility.ts';
import type { ProofPolicy } from '../policy/proof-policy.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { RandomSource } from '../random/random-source.ts';
import type { AttemptStore } from '../store/attempt-store.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';
import type { FlowRepository } from './flow-repository.ts';
import type { ResetLimits } from './reset-limits.ts';

/** What the reset service is built from. Time is the store's (`store.now`). */
export type ResetServiceOptions = {
  readonly flows: FlowRepository;
  readonly store: KeyValueStore;
  readonly attempts: AttemptStore;
  readonly eligibility: Eligibility;
  readonly guards: RecoveryGuards;
  readonly sender: CodeSender;
  /** Tells all registered addresses that recovery was locked. */
  readonly notices: Pick<Notices, 'announce'>;
  readonly queue: JobQueue;
  readonly audit: AuditLog;
  /** The audit pseudonym of a target; its mapping can be deleted. */
  readonly auditSubject: (target: string) => Promise<string>;
  readonly random: RandomSource;
  /** Keys of the one-time codes. */
  readonly codeKeys: Keyring;
  readonly pseudonyms: Pseudonyms;
  readonly policy: ProofPolicy;
  /** Public origin of the pages, without a trailing slash. */
  readonly baseUrl: string;
  readonly translator: (language: Language) => Translator;
  readonly log: Logger;
  readonly limits: ResetLimits;
  /** The account's open case of the helpdesk, which then watches a new flow. Absent where no helpdesk is configured. */
  readonly caseOf?: (target: string) => Promise<string | null>;
};
