import { DependencyError } from '../errors/app-error.ts';
import type { Logger } from '../logging/logger.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { AttemptStore } from '../store/attempt-store.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';
import type { CaseRepository } from './case-repository.ts';
import type { ChannelWatch } from './channel-watch.ts';
import type { DeskMessenger } from './desk-messenger.ts';
import type { HelpdeskTeam } from './helpdesk-settings.ts';
import { retrySeconds } from './retry-seconds.ts';

/** Above so many new cards in so many seconds, a channel gets one card for all the others. */
const windowSeconds = 30;
const cardsPerWindow = 30;
const keptSeconds = 24 * 60 * 60;

export type CaseDigest = {
  /** Whether one more new case may have a card of its own. Counts it. */
  readonly hasRoom: (teamId: string) => Promise<boolean>;
  /** One more case without a card: the team hears of it at the end of the window. */
  readonly add: (teamId: string) => Promise<void>;
  /** The job at the end of a window: one card that says how many are new and how many wait. */
  readonly post: (teamId: string) => Promise<void>;
};

/**
 * The digest of a team. How many are new is taken before the card is sent, so that a job that runs twice says it once;
 * where Teams certainly took nothing it is put back.
 */
export function createCaseDigest(options: {
  readonly cases: Pick<CaseRepository, 'countInTeam'>;
  readonly teams: readonly HelpdeskTeam[];
  readonly messenger: Pick<DeskMessenger, 'postDigest'>;
  readonly channels: Pick<ChannelWatch, 'isGone' | 'gone'>;
  readonly attempts: Pick<AttemptStore, 'admit'>;
  readonly store: Pick<KeyValueStore, 'get' | 'swap' | 'take' | 'now'>;
  readonly queue: JobQueue;
  readonly log: Logger;
}): CaseDigest {
  const { cases, teams, messenger, channels, attempts, store, queue, log } = options;
  const keyOf = (teamId: string): string => `avain:desk-digest:${teamId}`;

  const count = async (teamId: string, more: number): Promise<void> => {
    for (let round = 0; round < 50; round += 1) {
      const found = await store.get(keyOf(teamId));
      const fresh = Number(found?.value ?? '0') + more;
      if ((await store.swap(keyOf(teamId), found?.version ?? 0, String(fresh), keptSeconds)).ok) return;
    }
    throw new DependencyError('store_unavailable', 'the count of a digest changed fifty times in a row');
  };
  /** Named by the moment it is for: never the id of the job that is running now. */
  const plan = async (teamId: string, at: number): Promise<void> => {
    const now = (await store.now()).getTime() / 1000;
    const job = { kind: 'case-digest', teamId } as const;
    await queue.add('bot', job, { id: `case-digest.${teamId}.${at}`, delaySeconds: Math.max(0, at - now) });
  };

  return {
    hasRoom: async (teamId) => {
      const window = { seconds: windowSeconds, limit: cardsPerWindow };
      return (await attempts.admit(`desk-cards.${teamId}`, [window])).kind === 'admitted';
    },
    add: async (teamId) => {
      await count(teamId, 1);
      const now = (await store.now()).getTime() / 1000;
      await plan(teamId, (Math.floor(now / windowSeconds) + 1) * windowSeconds);
    },
    post: async (teamId) => {
      const team = teams.find(({ id }) => id === teamId);
      // Nobody to tell: each case is mailed to the fallback address in its own time.
      if (team === undefined || (await channels.isGone(teamId))) return;
      const fresh = Number((await store.take(keyOf(teamId)))?.value ?? '0');
      const { waiting } = await cases.countInTeam(teamId);
      if (fresh === 0 || waiting === 0) return;
      try {
        const { kind } = await messenger.postDigest(team, { waiting, fresh });
        if (kind === 'unreachable') await channels.gone(teamId);
        if (kind === 'unconfirmed')
          log.warn({ teamId }, 'nobody knows whether a digest was posted; it is not repeated');
      } catch (error) {
        const seconds = retrySeconds(error);
        if (seconds === undefined) throw error;
        await count(teamId, fresh);
        await plan(teamId, Math.ceil((await store.now()).getTime() / 1000) + seconds);
      }
    },
  };
}
