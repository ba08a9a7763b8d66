import type { AuditLog } from '../audit/audit-log.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';
import { entryTime } from './case-keeper.ts';
import type { TimelineEntry } from './case-record.ts';
import type { CaseRepository } from './case-repository.ts';
import { withEntry } from './timeline.ts';

export type UndeliverableNoteOptions = {
  readonly cases: Pick<CaseRepository, 'load' | 'patch'>;
  readonly audit: AuditLog;
  /** The audit pseudonym of an account. */
  readonly auditSubject: (target: string) => Promise<string>;
  readonly store: Pick<KeyValueStore, 'now'>;
};

/**
 * Writes into a case's timeline that something did not reach its reader, also where the case is over. `isIt` knows the
 * line of the very same thing: what is noted is not noted again. Nothing where the case was erased.
 */
export type UndeliverableNote = (
  caseId: string,
  detail: string | null,
  isIt: (line: TimelineEntry) => boolean,
) => Promise<void>;

export function createUndeliverableNote({
  cases,
  audit,
  auditSubject,
  store,
}: UndeliverableNoteOptions): UndeliverableNote {
  const what = 'undeliverable';
  return async (caseId, detail, isIt) => {
    for (let audited = false; ; audited = true) {
      const found = await cases.load(caseId);
      if (found === undefined) return;
      const { record } = found;
      if (record.timeline.some((line) => line.what === what && line.detail === detail && isIt(line))) return;
      if (!audited) {
        const subject = await auditSubject(record.target);
        const { correlationId, state } = record;
        const reason = detail;
        await audit.append({ type: 'case.changed', subject, caseId, correlationId, by: 'bot', what, state, reason });
      }
      const line = { at: entryTime(record, await store.now()), by: 'bot', name: null, what, detail } as const;
      if ((await cases.patch(found, { timeline: withEntry(record.timeline, line) })) !== 'lost-race') return;
    }
  };
}
