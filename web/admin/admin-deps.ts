import type { AdminDesk } from '../../services/admin/admin-desk.ts';
import type { AccountLocks } from '../../services/admin/locks.ts';
import type { AdminSessions } from '../../services/admin/admin-session.ts';
import type { AuditLog } from '../../services/audit/audit-log.ts';
import type { RandomSource } from '../../services/random/random-source.ts';
import type { DayCounters } from '../../services/statistics/day-counters.ts';

/** What the admin page needs beside `PageDeps`. Where it is absent none of the page's routes exist. */
export type AdminPageDeps = Pick<AdminDesk, 'campaigns' | 'guide' | 'kit'> & {
  readonly plan: Pick<AdminDesk['plan'], 'look' | 'change' | 'exportAs'>;
  readonly arrivals: Pick<AdminDesk['arrivals'], 'of'>;
  readonly coverage: Pick<AdminDesk['coverage'], 'latest' | 'lastTry' | 'trend' | 'people' | 'refresh'>;
  readonly doctor: Pick<AdminDesk['doctor'], 'run' | 'latest'>;
  readonly sessions: AdminSessions;
  readonly locks: AccountLocks;
  readonly counters: Pick<DayCounters, 'read'>;
  /** For the acts whose services do not know who asked: looking at people, at the directory, at the set-up. */
  readonly audit: Pick<AuditLog, 'append'>;
  readonly random: Pick<RandomSource, 'id'>;
};
