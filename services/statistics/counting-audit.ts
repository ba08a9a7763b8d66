import type { AuditLog } from '../audit/audit-log.ts';
import type { DayCounters } from './day-counters.ts';
import { figuresOf } from './reset-figures.ts';

/**
 * The audit, and beside it a figure for each event that is on disk. The audit neither waits for the figures nor fails with
 * them; an event that could not be written is not counted.
 */
export function createCountingAudit(audit: AuditLog, counters: Pick<DayCounters, 'count'>): AuditLog {
  return {
    append: async (event) => {
      await audit.append(event);
      for (const name of figuresOf(event)) counters.count(name);
    },
    close: () => audit.close(),
  };
}
