import type { Messenger } from '../messenger/messenger.ts';
import type { BotJob } from '../queue/job-queue.ts';
import type { NoticeSender } from './notice-sender.ts';
import type { Retention } from './retention.ts';

/** The handler of the `bot` queue. Each kind is idempotent; what throws is tried again by the queue. */
export function createBotJobHandler(options: {
  readonly messenger: Messenger;
  readonly sendNotice: NoticeSender;
  readonly retention: Retention;
}): (job: BotJob) => Promise<void> {
  return (job) => {
    switch (job.kind) {
      case 'flow-changed':
        return options.messenger.flowChanged(job.flowId);
      case 'notice':
        return options.sendNotice(job.noticeId);
      case 'retention':
        return options.retention.run();
    }
  };
}
