import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '../errors/app-error.ts';
import type { Logger } from '../logging/logger.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';
import type { CaseRecord } from './case-record.ts';
import type { CaseRepository } from './case-repository.ts';
import { isCaseEnded } from './case-state.ts';
import type { DeskMessenger, SayResult } from './desk-messenger.ts';
import type { HelpdeskTeam } from './helpdesk-settings.ts';
import type { RelayMessage } from './relay-message.ts';
import type { HeldMessage, RelayStore } from './relay-store.ts';
import { retrySeconds } from './retry-seconds.ts';
import { createUndeliverableNote, type UndeliverableNoteOptions } from './undeliverable-note.ts';

export type RelayDeliveryOptions = UndeliverableNoteOptions & {
  readonly messages: RelayStore;
  readonly cases: CaseRepository;
  readonly queue: JobQueue;
  readonly messenger: Pick<DeskMessenger, 'tellTeam' | 'tellPerson'>;
  readonly teams: readonly HelpdeskTeam[];
  /** One time for all workers (Redis in production): it decides whether a `sending` is another's or a dead one's. */
  readonly store: Pick<KeyValueStore, 'now'>;
  readonly log: Logger;
};

/** Longer than any call to Teams may take here; a `sending` older than twice this belongs to a process that died. */
const longestSendMs = 30_000;
const deadAfterMs = 2 * longestSendMs;
/** A message that Teams did not take for so long is given up, and its sender is told. */
const longestWaitMs = 24 * 60 * 60 * 1000;
/** So many messages, then the worker is free for other cases. */
const mostInOneRun = 50;

/** What to do next: look for the next message, nothing, or look again in so many seconds. */
type Step = 'next' | 'done' | number;
/** Seconds: Teams certainly took nothing, and asks for so much patience. */
type SendOutcome = SayResult['kind'] | number;

/**
 * Delivers the waiting messages of a case one after the other. Of several workers one wins the write of `sending` and
 * sends; the others come back later. Who finds an old `sending` cannot know whether it went out: it becomes
 * `unconfirmed`, is not sent again, and the next one goes on.
 */
export function createRelayDelivery(options: RelayDeliveryOptions) {
  const { messages, cases, queue, log } = options;
  const note = createUndeliverableNote(options);
  const now = async (): Promise<number> => (await options.store.now()).getTime();

  const deliver = async (caseId: string): Promise<void> => {
    let step: Step = 'next';
    try {
      for (let run = 0; step === 'next' && run < mostInOneRun; run += 1) step = await deliverFirst(caseId);
    } catch (error) {
      // The queue's own tries are over in seconds; an audit that cannot be written may take an hour.
      if (error instanceof AppError && error.retryable) await comeBack(caseId, 60);
      throw error;
    }
    if (step !== 'done') await comeBack(caseId, step === 'next' ? 1 : Math.max(1, Math.ceil(step)));
  };

  async function comeBack(caseId: string, seconds: number): Promise<void> {
    // Named by its moment: never the id of the job that is running now, and one for all who come back in that minute.
    const wanted = Math.ceil((await now()) / 1000) + seconds;
    const due = seconds < 60 ? wanted : Math.ceil(wanted / 60) * 60;
    const delaySeconds = seconds + due - wanted;
    await queue.add('bot', { kind: 'relay', caseId }, { id: `relay.${caseId}.at.${due}`, delaySeconds });
  }

  async function deliverFirst(caseId: string): Promise<Step> {
    const held = await messages.first(caseId);
    if (held === undefined) return 'done';
    switch (held.message.state) {
      case 'waiting':
        return send(held);
      case 'sending':
        return settleOther(held);
      case 'undeliverable':
        return tellUndelivered(held);
      case 'delivered':
      case 'unconfirmed':
        // Finished by another worker since it was found.
        return 'next';
    }
  }

  async function settleOther(held: HeldMessage): Promise<Step> {
    const age = (await now()) - Date.parse(held.message.sendingAt ?? held.message.at);
    if (age < deadAfterMs) return (deadAfterMs - age) / 1000;
    const { caseId, number } = held.message;
    log.warn({ caseId, number }, 'nobody knows whether a relayed message went out; it is not repeated');
    await messages.finish(held, 'unconfirmed');
    return 'next';
  }

  async function send(held: HeldMessage): Promise<Step> {
    const { message } = held;
    const found = await cases.load(message.caseId);
    // Erased with the account: so is the message, or soon will be.
    if (found === undefined) return 'done';
    const call = route(message, found.record);
    const age = (await now()) - Date.parse(message.at);
    if (call === undefined) {
      // Nobody was ever asked; the card comes first. Painting plans a delivery too, this is for the day it does not.
      if (isCaseEnded(found.record.state)) return giveUp(held);
      return Math.min(Math.max(age / 1000, 30), 600);
    }
    const claimed = await messages.put(held, { state: 'sending', sendingAt: new Date(await now()).toISOString() });
    if (claimed === undefined) return 'next';
    const outcome = await bounded(call, claimed.message);
    switch (outcome) {
      case 'said':
        await messages.finish(claimed, 'delivered');
        return 'next';
      case 'unconfirmed':
        await messages.finish(claimed, 'unconfirmed');
        return 'next';
      case 'unreachable':
        return giveUp(claimed);
      default:
        if (age > longestWaitMs) return giveUp(claimed);
        await messages.put(claimed, { state: 'waiting' });
        // Longer with the age of the message: an outage of hours is not asked three times a minute.
        return Math.max(outcome, Math.min(age / 4000, 600));
    }
  }

  function route(message: RelayMessage, record: CaseRecord): (() => Promise<SayResult>) | undefined {
    if (message.from === 'agent') return () => options.messenger.tellPerson(message);
    const team = options.teams.find(({ id }) => id === record.teamId);
    const threadId = record.post.conversationId;
    if (team === undefined || threadId === null || record.post.state !== 'posted') return undefined;
    return () => options.messenger.tellTeam(team, message, threadId);
  }

  /** Never waits longer than a send may take, so that no later message overtakes this one while it is still going out. */
  async function bounded(call: () => Promise<SayResult>, message: RelayMessage): Promise<SendOutcome> {
    const { caseId, number } = message;
    const enough = new AbortController();
    const tooLong = delay(longestSendMs, 'unconfirmed' as const, { ref: false, signal: enough.signal });
    tooLong.catch(() => undefined);
    try {
      return await Promise.race([call().then(({ kind }) => kind), tooLong]);
    } catch (err) {
      const seconds = retrySeconds(err);
      if (seconds !== undefined) return seconds;
      log.error({ err, caseId, number }, 'nobody knows whether a relayed message went out; it is not repeated');
      return 'unconfirmed';
    } finally {
      enough.abort();
    }
  }

  async function giveUp(held: HeldMessage): Promise<Step> {
    const sendingAt = held.message.sendingAt ?? new Date(await now()).toISOString();
    const given = await messages.put(held, { state: 'undeliverable', sendingAt });
    return given === undefined ? 'next' : tellUndelivered(given);
  }

  /** Tells the sender's side: the card shows it to the team, a message to the person. Safe to repeat. */
  async function tellUndelivered(held: HeldMessage): Promise<Step> {
    const { caseId, number, from, at, sendingAt = at } = held.message;
    // A line since it was sent is its own: no later message was sent before its end.
    await note(caseId, null, (line) => line.at >= sendingAt);
    const suffix = `${caseId}.undeliverable.${number}`;
    await queue.add('bot', { kind: 'case-changed', caseId }, { id: `case-changed.${suffix}` });
    if (from === 'person') {
      const newsId = `${caseId}.not-delivered.${number}.${Date.parse(sendingAt)}`;
      await queue.add(
        'bot',
        { kind: 'case-news', caseId, news: 'not-delivered', newsId },
        { id: `case-news.${newsId}` },
      );
    }
    await messages.finish(held, 'undeliverable');
    return 'next';
  }

  return { deliver };
}
