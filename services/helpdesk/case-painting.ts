import type { Logger } from '../logging/logger.ts';
import type { DeskView } from '../outcomes/case-outcome.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';
import { requireKeyPart } from '../store/store-key.ts';
import type { CardState } from './card-state.ts';
import type { CaseDigest } from './case-digest.ts';
import type { CaseRecord } from './case-record.ts';
import type { CaseRepository, LoadedCase } from './case-repository.ts';
import { isCaseEnded } from './case-state.ts';
import { deskViewOf } from './case-views.ts';
import type { ChannelWatch } from './channel-watch.ts';
import type { DeskMessenger, PostResult } from './desk-messenger.ts';
import type { DeskThreads } from './desk-threads.ts';
import type { HelpdeskTeam } from './helpdesk-settings.ts';
import { retrySeconds } from './retry-seconds.ts';

export type CasePaintingOptions = {
  readonly cases: Pick<CaseRepository, 'load' | 'patch'>;
  readonly teams: readonly HelpdeskTeam[];
  /** How long a manager may object, which the card says. */
  readonly objectionHours: number;
  readonly cards: CardState;
  readonly threads: Pick<DeskThreads, 'remember'>;
  readonly digest: Pick<CaseDigest, 'hasRoom' | 'add'>;
  readonly channels: Pick<ChannelWatch, 'isGone'>;
  readonly messenger: Pick<DeskMessenger, 'postCase' | 'updateCase'>;
  readonly store: Pick<KeyValueStore, 'swap' | 'now'>;
  readonly queue: JobQueue;
  readonly log: Logger;
};

export type CasePainting = {
  /** The job `case-changed`: posts the case's card once, repaints it when it would look different. Idempotent. */
  readonly paint: (caseId: string) => Promise<void>;
  /** Somebody pressed a card that nobody knew to be there (`activityId`, in the team's channel): it is the case's card. */
  readonly seen: (caseId: string, activityId: string) => Promise<void>;
  /** Paints again whatever the card is thought to show: somebody looked at an old picture. */
  readonly refresh: (caseId: string) => Promise<void>;
};

/** What to do next: look at the record again, nothing, or come back in so many seconds. */
type Step = 'look' | 'done' | number;
type Found = { readonly found: LoadedCase; readonly team: HelpdeskTeam };
type Post = CaseRecord['post'];

const mostSteps = 6;
/** A new card that would wait longer for its turn becomes part of a digest. */
const longestWaitSeconds = 30;
const onceSeconds = 45 * 24 * 60 * 60;

/**
 * The team's card of a case. `sending` is written before the card goes out and settled after; who finds it without a
 * painter at work cannot know whether the card is there, so it becomes `unconfirmed` and no job posts it again. A person
 * who claims such a case gets one new card, because without one there is nothing to work with.
 */
export function createCasePainting(options: CasePaintingOptions): CasePainting {
  const { cases, teams, cards, queue, store, log } = options;

  const later = async (caseId: string, seconds: number): Promise<void> => {
    // Named by its moment: never the id of the job that is running now, and one for all who come back then.
    const due = Math.ceil((await store.now()).getTime() / 1000) + seconds;
    const id = `case-changed.${caseId}.at.${due}`;
    await queue.add('bot', { kind: 'case-changed', caseId }, { id, delaySeconds: seconds });
  };

  const look = async (caseId: string): Promise<Step> => {
    const found = await cases.load(caseId);
    const team = teams.find(({ id }) => id === found?.record.teamId);
    if (found === undefined || team === undefined) return 'done';
    const { post, owner, state } = found.record;
    const wanted = owner !== null && !isCaseEnded(state);
    switch (post.state) {
      case 'none':
        return isCaseEnded(state) ? 'done' : first(options, { found, team });
      case 'digest':
        return wanted ? send(options, { found, team }) : 'done';
      case 'sending':
        log.warn({ caseId }, 'nobody knows whether the card of a case was posted; it is not repeated');
        await cards.setPost(caseId, (now) => (now.state === 'sending' ? { ...now, state: 'unconfirmed' } : undefined));
        return 'look';
      case 'unconfirmed':
        return wanted && (await once(options, caseId)) ? send(options, { found, team }) : 'done';
      case 'unreachable':
        return 'done';
      case 'posted':
        return repaint(options, { found, team });
    }
  };

  const paint: CasePainting['paint'] = async (caseId) => {
    if (!(await cards.lease(caseId))) return later(caseId, 2);
    let step: Step = 'look';
    try {
      for (let steps = 0; step === 'look' && steps < mostSteps; steps += 1) step = await look(caseId);
    } finally {
      await cards.release(caseId);
    }
    if (step !== 'done') await later(caseId, step === 'look' ? 1 : step);
  };

  const refresh: CasePainting['refresh'] = async (caseId) => {
    await cards.forget(caseId);
    await later(caseId, 0);
  };

  return {
    paint,
    refresh,
    seen: async (caseId, activityId) => {
      const found = await cases.load(caseId);
      const team = teams.find(({ id }) => id === found?.record.teamId);
      if (found?.record.post.state !== 'unconfirmed' || team === undefined) return;
      await options.threads.remember(team.channelId, activityId, { kind: 'case', id: caseId });
      await cards.setPost(caseId, (post) =>
        post.state === 'unconfirmed' ? postedAt(threadOf(team.channelId, activityId), activityId) : undefined,
      );
      await refresh(caseId);
    },
  };
}

/** A conversation id as Teams names a thread: the channel and the message that began it. */
export function threadOf(channelId: string, activityId: string): string {
  return `${channelId};messageid=${activityId}`;
}

function postedAt(conversationId: string, activityId: string): Post {
  return { state: 'posted', conversationId, activityId };
}

/** The first card of a case, or its place in the digest when the channel has had its share. */
async function first(options: CasePaintingOptions, { found, team }: Found): Promise<Step> {
  const { channels, digest } = options;
  if (await channels.isGone(team.id)) return unreachable(options, found.record.id);
  if (found.record.owner === null && !(await digest.hasRoom(team.id))) return toDigest(options, { found, team });
  const step = await send(options, { found, team });
  if (typeof step === 'number' && step > longestWaitSeconds && found.record.owner === null) {
    return toDigest(options, { found, team });
  }
  return step;
}

async function toDigest({ cards, digest }: CasePaintingOptions, { found, team }: Found): Promise<Step> {
  // Counted first: a process that dies in between counts one too many, never one too few.
  await digest.add(team.id);
  await cards.setPost(found.record.id, (post) => (post.state === 'none' ? { ...post, state: 'digest' } : undefined));
  return 'look';
}

async function send(options: CasePaintingOptions, { found, team }: Found): Promise<Step> {
  const { cases, cards, log } = options;
  const before = found.record.post;
  const caseId = found.record.id;
  const sending = await cases.patch(found, { post: { state: 'sending', conversationId: null, activityId: null } });
  if (sending === 'lost-race') return 'look';
  const view = deskViewOf(sending.record, await options.store.now(), options.objectionHours);
  let result: PostResult;
  try {
    result = await options.messenger.postCase(team, view);
  } catch (error) {
    const seconds = retrySeconds(error);
    if (seconds !== undefined) {
      await cards.setPost(caseId, (post) => (post.state === 'sending' ? before : undefined));
      return seconds;
    }
    log.error({ err: error, caseId }, 'a card could not be posted');
    result = { kind: 'unconfirmed' };
  }
  switch (result.kind) {
    case 'posted':
      return settle(options, { found: sending, team }, result.activityId, view);
    case 'unreachable':
      return unreachable(options, caseId);
    case 'unconfirmed':
      log.warn({ caseId }, 'nobody knows whether the card of a case was posted; it is not repeated');
      await cards.setPost(caseId, (post) => ({ ...post, state: 'unconfirmed' }));
      return 'done';
  }
}

async function settle(
  { cards, threads, queue }: CasePaintingOptions,
  { found, team }: Found,
  activityId: string,
  view: DeskView,
): Promise<Step> {
  const caseId = found.record.id;
  await threads.remember(team.channelId, activityId, { kind: 'case', id: caseId });
  await cards.setPost(caseId, () => postedAt(threadOf(team.channelId, activityId), activityId));
  await cards.painted(view);
  // What the person wrote meanwhile can be put under the card now.
  await queue.add('bot', { kind: 'relay', caseId }, { id: `relay.${caseId}.posted.${found.version}` });
  return 'look';
}

async function repaint(options: CasePaintingOptions, { found, team }: Found): Promise<Step> {
  const { cards, messenger } = options;
  const { id: caseId, post, state } = found.record;
  const view = deskViewOf(found.record, await options.store.now(), options.objectionHours);
  if (await cards.shows(view)) return 'done';
  try {
    const { kind } = await messenger.updateCase(team, view, post.activityId ?? '');
    if (kind === 'unreachable' && !isCaseEnded(state)) {
      // Deleted by somebody, or the channel is gone: a new card finds out which.
      await cards.setPost(caseId, () => ({ state: 'none', conversationId: null, activityId: null }));
      return 'look';
    }
    await cards.painted(view);
    return 'look';
  } catch (error) {
    const seconds = retrySeconds(error);
    if (seconds === undefined) throw error;
    return seconds;
  }
}

async function unreachable({ cards, queue, log }: CasePaintingOptions, caseId: string): Promise<Step> {
  log.warn({ caseId }, 'the channel of a case cannot be reached; the case goes to the fallback mail');
  await cards.setPost(caseId, (post) => ({ ...post, state: 'unreachable' }));
  await queue.add('bot', { kind: 'case-due', caseId }, { id: `case-due.${caseId}.unreachable` });
  return 'done';
}

/** True the first time only, for each case. */
async function once({ store }: CasePaintingOptions, caseId: string): Promise<boolean> {
  return (await store.swap(`avain:case-second-card:${requireKeyPart(caseId)}`, 0, '1', onceSeconds)).ok;
}
