import type { Clock } from '../clock/clock.ts';
import type { RecordStore } from '../store/record-store.ts';
import type { NoticeAbout } from './notices.ts';

/** One report of "this wasn't me", as stored (RecordStore kind `not-me-report`, 180 days, index `target`). */
export type NotMeReport = NoticeAbout & {
  readonly schema: 1;
  readonly reportId: string;
  readonly at: string;
  readonly state: 'reported' | 'writing' | 'unknown' | 'finished';
  /** Writes begun so far. */
  readonly attempts: number;
  readonly write: { readonly startedAt: string; readonly beforeImage: string | null } | null;
  /** Set when finished. */
  readonly passwordReplaced: boolean | null;
  /** Everybody was told, sessions were ended, the outcome is audited: nothing is left to repeat. */
  readonly concluded: boolean;
};

export type LoadedReport = { readonly report: NotMeReport; readonly version: number };

export type NotMeReports = {
  readonly load: (reportId: string) => Promise<LoadedReport | undefined>;
  /** False when there is one already: of several clicks and links the first counts. */
  readonly create: (reportId: string, about: NoticeAbout) => Promise<boolean>;
  readonly change: (loaded: LoadedReport, patch: Partial<NotMeReport>) => Promise<LoadedReport | 'lost-race'>;
};

export const notMeReportKind = 'not-me-report';
const keptMs = 180 * 24 * 60 * 60 * 1000;

export function createNotMeReports({
  records,
  clock,
}: {
  readonly records: RecordStore;
  readonly clock: Clock;
}): NotMeReports {
  const put = async (report: NotMeReport, expectedVersion: number): Promise<LoadedReport | 'lost-race'> => {
    const result = await records.put(notMeReportKind, report.reportId, {
      value: JSON.stringify(report),
      keepUntil: new Date(clock.now().getTime() + keptMs),
      indexes: { target: report.target },
      expectedVersion,
    });
    return result.ok ? { report, version: result.version } : 'lost-race';
  };
  return {
    load: async (reportId) => {
      const stored = await records.get(notMeReportKind, reportId);
      return stored === undefined
        ? undefined
        : { report: JSON.parse(stored.value) as NotMeReport, version: stored.version };
    },
    create: async (reportId, { tenantId, targetId, target, correlationId }) => {
      const about = { tenantId, targetId, target, correlationId };
      const at = clock.now().toISOString();
      const fresh = {
        schema: 1,
        reportId,
        ...about,
        at,
        state: 'reported',
        attempts: 0,
        write: null,
        passwordReplaced: null,
        concluded: false,
      } as const;
      return (await put(fresh, 0)) !== 'lost-race';
    },
    change: ({ report, version }, patch) => put({ ...report, ...patch }, version),
  };
}
