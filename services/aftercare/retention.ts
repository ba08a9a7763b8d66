import type { AuditLog } from '../audit/audit-log.ts';
import type { Clock } from '../clock/clock.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { RecordStore } from '../store/record-store.ts';
import { notMeLinkKind } from './not-me-links.ts';
import { notMeReportKind } from './not-me-reports.ts';
import { noticeKind } from './notices.ts';
import { subjectKind } from './subject-keys.ts';

export type Retention = {
  /** Removes what is due, audits how much, and plans tomorrow's run. Safe to repeat. */
  readonly run: () => Promise<void>;
  /** Plans today's run; call at start. */
  readonly schedule: () => Promise<void>;
};

const day = 24 * 60 * 60;
const batch = 500;
/** A run ends after this many batches of a kind and leaves the rest to tomorrow's. */
const mostBatches = 2000;

/** The kinds of aftercare; every other kind comes in by `moreKinds`. */
const aftercareKinds: readonly string[] = [subjectKind, noticeKind, notMeLinkKind, notMeReportKind];

export function createRetention(options: {
  readonly records: RecordStore;
  readonly queue: JobQueue;
  readonly audit: AuditLog;
  readonly clock: Clock;
  /** E.g. `person`. */
  readonly moreKinds: readonly string[];
  /** Removes audit files older than the given instant; returns how many. */
  readonly pruneAudit: (olderThan: Date) => Promise<number>;
  readonly auditRetentionDays: number;
}): Retention {
  const { records, queue, audit, clock } = options;
  const plan = (at: Date, delaySeconds: number): Promise<void> =>
    queue.add('bot', { kind: 'retention' }, { id: `retention.${at.toISOString().slice(0, 10)}`, delaySeconds });

  return {
    schedule: () => plan(clock.now(), 60),
    run: async () => {
      let removed = 0;
      for (const kind of [...aftercareKinds, ...options.moreKinds]) {
        for (let batches = 0; batches < mostBatches; batches += 1) {
          const count = await records.removeDue(kind, batch);
          removed += count;
          if (count < batch) break;
        }
      }
      removed += await options.pruneAudit(new Date(clock.now().getTime() - options.auditRetentionDays * day * 1000));
      await audit.append({ type: 'retention.ran', removed });
      await plan(new Date(clock.now().getTime() + day * 1000), day);
    },
  };
}
