import type { Logger } from '../logging/logger.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';
import { requireKeyPart } from '../store/store-key.ts';
import type { CardState } from './card-state.ts';
import type { CaseRepository } from './case-repository.ts';
import type { HelpdeskTeam } from './helpdesk-settings.ts';

/** So many open cases of a team at once; the rest go to the fallback mail, or get their card, in their own time. */
const mostAtOnce = 500;
const mostProbed = 20;
/** A word of Teams in the channel ends it earlier. */
const goneSeconds = 30 * 24 * 60 * 60;

/** Whether the channels can be reached, and what becomes of the open cases when that changes. */
export type ChannelWatch = {
  readonly isGone: (teamId: string) => Promise<boolean>;
  /** The bot was removed, or the channel deleted: open cases go to the fallback mail now. Idempotent. */
  readonly gone: (teamId: string) => Promise<void>;
  /** It can be reached again: open cases get their cards back. Idempotent. */
  readonly back: (teamId: string) => Promise<void>;
  /** Somebody spoke in the channel, so it can be reached. */
  readonly heard: (teamId: string) => Promise<void>;
  /** Something changed in a team that we cannot tell apart: a few open cards of every team are painted to find out. */
  readonly probe: () => Promise<void>;
};

export function createChannelWatch(options: {
  readonly cases: Pick<CaseRepository, 'openInTeam'>;
  readonly cards: Pick<CardState, 'setPost' | 'forget'>;
  readonly teams: readonly HelpdeskTeam[];
  readonly store: Pick<KeyValueStore, 'get' | 'set' | 'delete' | 'now'>;
  readonly queue: JobQueue;
  readonly log: Logger;
}): ChannelWatch {
  const { cases, cards, teams, store, queue, log } = options;
  const keyOf = (teamId: string): string => `avain:desk-gone:${requireKeyPart(teamId)}`;
  const isGone: ChannelWatch['isGone'] = async (teamId) => (await store.get(keyOf(teamId))) !== undefined;
  const repaint = async (caseId: string): Promise<void> => {
    await cards.forget(caseId);
    const second = Math.floor((await store.now()).getTime() / 1000);
    await queue.add('bot', { kind: 'case-changed', caseId }, { id: `case-changed.${caseId}.again.${second}` });
  };

  const back: ChannelWatch['back'] = async (teamId) => {
    await store.delete(keyOf(teamId));
    const lost = new Set<string>();
    for (const caseId of await cases.openInTeam(teamId, mostAtOnce)) {
      await cards.setPost(caseId, (post) => {
        if (post.state !== 'unreachable') return undefined;
        lost.add(caseId);
        // The old card may still be there; painting finds out, and posts a new one where it is not.
        return { ...post, state: post.activityId === null ? 'none' : 'posted' };
      });
    }
    for (const caseId of lost) await repaint(caseId);
  };

  return {
    isGone,
    gone: async (teamId) => {
      log.warn({ teamId }, 'the channel of a helpdesk team cannot be reached; its cases go to the fallback mail');
      await store.set(keyOf(teamId), '1', goneSeconds);
      for (const caseId of await cases.openInTeam(teamId, mostAtOnce)) {
        await cards.setPost(caseId, (post) =>
          post.state === 'unreachable' ? undefined : { ...post, state: 'unreachable' },
        );
        await queue.add('bot', { kind: 'case-due', caseId }, { id: `case-due.${caseId}.unreachable` });
      }
    },
    back,
    heard: async (teamId) => {
      if (await isGone(teamId)) await back(teamId);
    },
    probe: async () => {
      for (const { id } of teams) {
        if (await isGone(id)) await back(id);
        else for (const caseId of await cases.openInTeam(id, mostProbed)) await repaint(caseId);
      }
    },
  };
}
