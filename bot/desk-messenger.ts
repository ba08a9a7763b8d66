import { createHash } from 'node:crypto';
import { CardFactory, type Activity } from 'botbuilder';
import type { AdaptiveCard } from '../cards/adaptive-card.ts';
import { deskCaseCard } from '../cards/desk-case-card.ts';
import { checkCard } from '../cards/desk-check-card.ts';
import { deskDigestCard } from '../cards/desk-team-cards.ts';
import { personMessageCard } from '../cards/desk-message-card.ts';
import type { DeskWords } from '../dialogs/desk/desk-answer.ts';
import type { Clock } from '../services/clock/clock.ts';
import { DependencyError } from '../services/errors/app-error.ts';
import { threadOf } from '../services/helpdesk/case-painting.ts';
import type { DeskMessenger, PostResult, SayResult, UpdateResult } from '../services/helpdesk/desk-messenger.ts';
import type { HelpdeskTeam } from '../services/helpdesk/helpdesk-settings.ts';
import { createTranslator, type Translator } from '../services/i18n/translator.ts';
import type { Logger } from '../services/logging/logger.ts';
import type { AttemptStore, Window } from '../services/store/attempt-store.ts';
import type { Connector } from './connector-client.ts';
import { fateOfSend } from './send-fate.ts';

export type DeskMessengerOptions = {
  readonly appId: string;
  readonly connector: Pick<Connector, 'at'>;
  /** Counts what all replicas send to a channel. */
  readonly attempts: Pick<AttemptStore, 'admit'>;
  readonly clock: Clock;
  readonly log: Logger;
};

/** The members of the port that speak in the channel, and words in a thread after their turn was over. */
export type ChannelMessenger = Pick<
  DeskMessenger,
  'postCase' | 'updateCase' | 'postCheck' | 'updateCheck' | 'postDigest' | 'tellTeam'
> & { readonly say: (team: HelpdeskTeam, threadId: string, words: DeskWords) => Promise<SayResult> };

/**
 * What Teams takes from a bot in one conversation, a channel with all its threads: 7 in a second, 8 in two, 60 in 30, 1,800
 * in an hour. Over all replicas we send three quarters of that unasked and leave the rest to answers, which cannot wait.
 * New cards stop earlier, so that a digest and what people write still have room; painting stops earlier still, and first of
 * all that of cards that nobody works yet, which mostly got no more than their ticket's number.
 * @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
const windows = {
  paintUnclaimed: [
    { seconds: 1, limit: 3 },
    { seconds: 2, limit: 4 },
    { seconds: 30, limit: 25 },
    { seconds: 3600, limit: 900 },
  ],
  paint: [
    { seconds: 1, limit: 4 },
    { seconds: 2, limit: 5 },
    { seconds: 30, limit: 35 },
    { seconds: 3600, limit: 1_200 },
  ],
  card: [
    { seconds: 1, limit: 5 },
    { seconds: 2, limit: 6 },
    { seconds: 30, limit: 40 },
    { seconds: 3600, limit: 1_100 },
  ],
  other: [
    { seconds: 1, limit: 5 },
    { seconds: 2, limit: 6 },
    { seconds: 30, limit: 45 },
    { seconds: 3600, limit: 1_350 },
  ],
} as const satisfies Record<string, readonly Window[]>;

/** The channel's half of the `DeskMessenger` port over the connector client. */
export function createChannelMessenger(options: DeskMessengerOptions): ChannelMessenger {
  const { connector, log } = options;

  const post = async (
    team: HelpdeskTeam,
    activity: Partial<Activity>,
    kind: keyof typeof windows = 'other',
  ): Promise<PostResult> => {
    await admit(options, team, kind);
    const sent = await send(log, () =>
      connector.at(team.serviceUrl).conversations.sendToConversation(team.channelId, activity),
    );
    // Taken, but its id is lost: the card can neither be painted nor found again.
    if (sent.kind === 'said' && sent.id === '') return { kind: 'unconfirmed' };
    if (sent.kind !== 'said') return sent;
    return { kind: 'posted', conversationId: threadOf(team.channelId, sent.id), activityId: sent.id };
  };
  const update = async (
    team: HelpdeskTeam,
    activityId: string,
    { card, kind = 'paint' }: { readonly card: AdaptiveCard; readonly kind?: keyof typeof windows },
  ): Promise<UpdateResult> => {
    await admit(options, team, kind);
    const activity = { ...cardActivity(options, card, team.channelId, translatorOf(team)), id: activityId };
    try {
      await connector.at(team.serviceUrl).conversations.updateActivity(team.channelId, activityId, activity);
      return { kind: 'updated' };
    } catch (error) {
      // Painting the same card again does no harm, so whatever may pass is tried again.
      if (fateOfSend(error) === 'unreachable') return { kind: 'unreachable' };
      throw noAnswer(error);
    }
  };
  const speak = async (team: HelpdeskTeam, threadId: string, activity: Partial<Activity>): Promise<SayResult> => {
    await admit(options, team, 'other');
    const sent = await send(log, () =>
      connector.at(team.serviceUrl).conversations.sendToConversation(threadId, activity),
    );
    return { kind: sent.kind };
  };

  return {
    postCase: (team, view) => {
      const t = translatorOf(team);
      // A card that somebody waits for to work with is no new case.
      const kind = view.owner === undefined ? 'card' : 'other';
      return post(team, cardActivity(options, deskCaseCard({ view }, t), team.channelId, t), kind);
    },
    updateCase: (team, view, activityId) => {
      const kind = view.state === 'open' ? 'paintUnclaimed' : 'paint';
      return update(team, activityId, { card: deskCaseCard({ view }, translatorOf(team)), kind });
    },
    postCheck: (team, view) => {
      const t = translatorOf(team);
      return post(team, cardActivity(options, checkCard({ view }, t), team.channelId, t));
    },
    updateCheck: (team, view, activityId) =>
      update(team, activityId, { card: checkCard({ view }, translatorOf(team)) }),
    postDigest: (team, digest) => {
      const t = translatorOf(team);
      return post(team, cardActivity(options, deskDigestCard(digest, t), team.channelId, t));
    },
    tellTeam: (team, message, threadId) => {
      const t = translatorOf(team);
      return speak(team, threadId, cardActivity(options, personMessageCard(message, t), threadId, t));
    },
    say: (team, threadId, words) => {
      const t = translatorOf(team);
      const activity =
        'card' in words
          ? cardActivity(options, words.card, threadId, t)
          : { ...envelope(options, threadId), text: words.text, summary: t('desk.summary') };
      return speak(team, threadId, activity);
    },
  };
}

async function admit(
  { attempts, clock }: DeskMessengerOptions,
  team: HelpdeskTeam,
  kind: keyof typeof windows,
): Promise<void> {
  const channel = createHash('sha256').update(team.channelId).digest('base64url');
  const admitted = await attempts.admit(`desk-channel.${channel}`, windows[kind]);
  if (admitted.kind === 'admitted') return;
  const seconds = Math.ceil((admitted.retryAt.getTime() - clock.now().getTime()) / 1000);
  throw new DependencyError('messenger_unavailable', 'the channel has had its share of messages', {
    details: { retryAfterSeconds: Math.max(1, seconds) },
  });
}

type Sent = { readonly kind: 'said'; readonly id: string } | { readonly kind: 'unreachable' | 'unconfirmed' };

/** A message has no idempotency key: only what Teams certainly did not take may be thrown, to be tried again. */
async function send(log: Logger, call: () => Promise<{ readonly id?: string } | undefined>): Promise<Sent> {
  try {
    return { kind: 'said', id: (await call())?.id ?? '' };
  } catch (error) {
    const fate = fateOfSend(error);
    if (fate === 'not-taken') throw noAnswer(error);
    log.warn({ err: error, fate }, 'a message to a channel did not get a good answer');
    return { kind: fate };
  }
}

/** Whatever it was (no token, throttled, no answer to a repaint): the port's word for "try again". */
function noAnswer(cause: unknown): DependencyError {
  return new DependencyError('messenger_unavailable', 'a message could not be sent', { cause });
}

function translatorOf(team: HelpdeskTeam): Translator {
  return createTranslator(team.language, team.timeZone);
}

function cardActivity(
  options: DeskMessengerOptions,
  card: AdaptiveCard,
  conversationId: string,
  t: Translator,
): Partial<Activity> {
  const attachments = [CardFactory.adaptiveCard(card)];
  return { ...envelope(options, conversationId), attachments, summary: t('desk.summary') };
}

function envelope({ appId }: DeskMessengerOptions, conversationId: string): Partial<Activity> {
  return {
    type: 'message',
    channelId: 'msteams',
    from: { id: `28:${appId}`, name: '' },
    conversation: { id: conversationId, isGroup: true, conversationType: 'channel', name: '' },
    // Names in our sentences are escaped for it.
    textFormat: 'markdown',
  };
}
