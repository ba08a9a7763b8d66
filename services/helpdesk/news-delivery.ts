import type { Logger } from '../logging/logger.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';
import type { CaseNews } from '../outcomes/case-news.ts';
import type { DeskMessenger } from './desk-messenger.ts';
import { retrySeconds } from './retry-seconds.ts';
import type { UndeliverableNote } from './undeliverable-note.ts';

export type NewsDeliveryOptions = {
  readonly messenger: Pick<DeskMessenger, 'news'>;
  readonly note: UndeliverableNote;
  readonly queue: JobQueue;
  readonly store: Pick<KeyValueStore, 'now'>;
  readonly log: Logger;
};

/** News that Teams did not take for so long are given up, and the team is told. */
const longestWaitMs = 24 * 60 * 60 * 1000;

/**
 * The handler of the job `case-news`. What Teams certainly did not take is planned anew, more seldom the older it gets; what
 * reached nobody, or nobody knows whether it did, stands in the timeline once, so that an agent can call the person.
 */
export function createNewsDelivery(options: NewsDeliveryOptions) {
  const { messenger, note, queue, store, log } = options;

  return async (caseId: string, news: CaseNews, newsId: string): Promise<void> => {
    const begun = beganAt(newsId);
    try {
      const { kind } = await messenger.news(caseId, news, newsId);
      if (kind === 'said') return;
    } catch (error) {
      const seconds = retrySeconds(error);
      if (seconds === undefined) throw error;
      const now = (await store.now()).getTime();
      if (now - begun <= longestWaitMs) {
        const delaySeconds = Math.ceil(Math.max(seconds, Math.min((now - begun) / 4000, 600)));
        // Named by its moment: never the id of the job that is running now.
        const id = `case-news.${newsId}.at.${Math.ceil(now / 1000) + delaySeconds}`;
        return queue.add('bot', { kind: 'case-news', caseId, news, newsId }, { id, delaySeconds });
      }
      log.error({ err: error, caseId, news }, 'the person could not be told of their case for a day');
    }
    await note(caseId, `news.${news}`, ({ at }) => Date.parse(at) >= begun);
    await queue.add('bot', { kind: 'case-changed', caseId }, { id: `case-changed.${newsId}.untold` });
  };
}

/** News are named by the line that they tell (milliseconds since 1970), or by the number of a message: those are never too old. */
function beganAt(newsId: string): number {
  const moment = Number(newsId.slice(newsId.lastIndexOf('.') + 1));
  return Number.isFinite(moment) ? moment : 0;
}
