import type { DeskJob } from '../queue/job-queue.ts';

type CaseHandler = (caseId: string) => Promise<void>;
type Of<Kind extends DeskJob['kind']> = Extract<DeskJob, { readonly kind: Kind }>;

export type DeskJobHandlers = {
  /** Brings the team's card up to the record. */
  readonly paint: CaseHandler;
  readonly digest: (teamId: string) => Promise<void>;
  readonly news: (caseId: string, news: Of<'case-news'>['news'], newsId: string) => Promise<void>;
  readonly relay: CaseHandler;
  /** Undefined where no ticket system is configured. */
  readonly ticket: CaseHandler | undefined;
  readonly due: CaseHandler;
  readonly flow: (caseId: string, flowId: string) => Promise<void>;
  readonly managerNotice: CaseHandler;
  readonly callerCheck: (checkId: string, step: Of<'caller-check'>['step']) => Promise<void>;
};

/** The handler of the helpdesk's jobs. Each part is idempotent; what throws is tried again by the queue. */
export function createDeskJobHandler(parts: DeskJobHandlers): (job: DeskJob) => Promise<void> {
  return async (job) => {
    switch (job.kind) {
      case 'case-changed':
        return parts.paint(job.caseId);
      case 'case-digest':
        return parts.digest(job.teamId);
      case 'case-news':
        return parts.news(job.caseId, job.news, job.newsId);
      case 'relay':
        return parts.relay(job.caseId);
      case 'ticket':
        return parts.ticket?.(job.caseId);
      case 'case-due':
        return parts.due(job.caseId);
      case 'case-flow':
        return parts.flow(job.caseId, job.flowId);
      case 'manager-notice':
        return parts.managerNotice(job.caseId);
      case 'caller-check':
        return parts.callerCheck(job.checkId, job.step);
    }
  };
}
