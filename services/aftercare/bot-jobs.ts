import type { Messenger } from '../messenger/messenger.ts';
import type { AdminJob, BotJob, DeskJob } from '../queue/job-queue.ts';
import type { NoticeSender } from './notice-sender.ts';
import type { Retention } from './retention.ts';

/** The handler of the `bot` queue. Each kind is idempotent; what throws is tried again by the queue. */
export function createBotJobHandler(options: {
  readonly messenger: Messenger;
  readonly sendNotice: NoticeSender;
  readonly retention: Retention;
  /** Undefined where no helpdesk is configured: such jobs are then left-overs of an earlier configuration. */
  readonly desk: ((job: DeskJob) => Promise<void>) | undefined;
  /** Undefined where no group of admins is configured, like `desk`. */
  readonly admin?: ((job: AdminJob) => Promise<void>) | undefined;
}): (job: BotJob) => Promise<void> {
  return (job) => {
    switch (job.kind) {
      case 'flow-changed':
        return options.messenger.flowChanged(job.flowId);
      case 'notice':
        return options.sendNotice(job.noticeId);
      case 'retention':
        return options.retention.run();
      case 'case-changed':
      case 'case-digest':
      case 'case-news':
      case 'relay':
      case 'ticket':
      case 'case-due':
      case 'case-flow':
      case 'manager-notice':
      case 'caller-check':
        return options.desk?.(job) ?? Promise.resolve();
      case 'campaign':
      case 'coverage':
      case 'doctor':
      case 'plan-reminders':
        return options.admin?.(job) ?? Promise.resolve();
    }
  };
}
