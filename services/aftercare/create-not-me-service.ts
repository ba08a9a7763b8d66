import type { AuditLog } from '../audit/audit-log.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { NotMeLinks } from './not-me-links.ts';
import type { NotMeReports } from './not-me-reports.ts';
import type { NotMeService } from './not-me-service.ts';

/** Looking reads only; reporting stores the report, audits it, and leaves the acting to the executor. */
export function createNotMeService(options: {
  readonly links: NotMeLinks;
  readonly reports: NotMeReports;
  readonly queue: JobQueue;
  readonly audit: AuditLog;
  readonly auditSubject: (target: string) => Promise<string>;
}): NotMeService {
  const { links, reports, queue, audit } = options;
  return {
    look: async (token) => {
      const link = await links.find(token);
      if (link === undefined) return 'dead';
      return (await reports.load(link.reportId)) === undefined ? 'live' : 'done';
    },
    report: async (token) => {
      const link = await links.find(token);
      if (link === undefined) return 'dead';
      const { reportId, correlationId } = link;
      const first = await reports.create(reportId, link);
      // Also for a repeated click: the first one may have died between storing and queueing.
      const state = first ? 'reported' : (await reports.load(reportId))?.report.state;
      if (state === 'reported')
        await queue.add('executor', { kind: 'wasnt-me', reportId }, { id: `wasnt-me.${reportId}` });
      if (!first) return 'done';
      // After queueing: stopping an attacker does not wait for a disk; the executor's own intent is audited before it writes.
      await audit.append({
        type: 'wasnt-me.reported',
        subject: await options.auditSubject(link.target),
        correlationId,
        reportId,
      });
      return 'accepted';
    },
  };
}
