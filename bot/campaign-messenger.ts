import { CardFactory, type Activity } from 'botbuilder';
import { campaignCard } from '../cards/campaign-card.ts';
import type {
  CampaignMessage,
  CampaignMessenger,
  CampaignSendResult,
  Recipient,
} from '../services/campaign/campaign-messenger.ts';
import type { Clock } from '../services/clock/clock.ts';
import { createTranslator } from '../services/i18n/translator.ts';
import type { Logger } from '../services/logging/logger.ts';
import type { Connector } from './connector-client.ts';
import { ConnectorError } from './connector-errors.ts';
import { fateOfSend } from './send-fate.ts';

export type CampaignMessengerOptions = {
  readonly appId: string;
  readonly connector: Pick<Connector, 'at'>;
  /** For whoever the bot has not met yet; Microsoft's global one when not given. */
  readonly serviceUrl?: string;
  readonly clock: Clock;
  readonly log: Logger;
};

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages */
const globalServiceUrl = 'https://smba.trafficmanager.net/teams/';
/** Where Teams names no time: nobody is pressed for a campaign. */
const usualRestMs = 30_000;
/** An answer that asks for more is no answer of Teams'. */
const longestRestMs = 60 * 60 * 1000;

/**
 * The `CampaignMessenger` port over the connector client: one message into a person's chat, without a turn. What the
 * notification shows says nothing of its content.
 */
export function createCampaignMessenger(options: CampaignMessengerOptions): CampaignMessenger {
  const { connector, serviceUrl = globalServiceUrl, log } = options;
  return {
    send: async (to, message) => {
      try {
        // Taken, even where its id is lost: nothing is ever painted over it.
        await connector
          .at(to.serviceUrl ?? serviceUrl)
          .conversations.sendToConversation(to.conversationId, activityOf(options, to, message));
        return { kind: 'sent' };
      } catch (error) {
        const fate = fateOfSend(error);
        log.warn({ err: error, fate }, 'a message of a campaign did not get a good answer');
        return fate === 'not-taken' ? notTaken(error, options.clock) : { kind: fate };
      }
    },
  };
}

/** What says nothing of anybody else's chat: no connection to where it is kept, a request half heard, a busy chat. */
const ownTrouble: ReadonlySet<number> = new Set([0, 408, 412]);

/** Nothing was sent: Teams asked for a rest, there was no token for it, or this one chat did not take it. */
function notTaken(error: unknown, clock: Clock): CampaignSendResult {
  const asked = error instanceof ConnectorError ? error.retryAfterMs : undefined;
  if (asked === undefined && error instanceof ConnectorError && ownTrouble.has(error.status))
    return { kind: 'not-taken' };
  const restMs = Math.min(Math.max(asked ?? usualRestMs, 1_000), longestRestMs);
  return { kind: 'throttled', retryAt: new Date(clock.now().getTime() + restMs) };
}

function activityOf({ appId }: CampaignMessengerOptions, to: Recipient, message: CampaignMessage): Partial<Activity> {
  const t = createTranslator(message.language);
  return {
    type: 'message',
    channelId: 'msteams',
    from: { id: `28:${appId}`, name: '' },
    conversation: {
      id: to.conversationId,
      isGroup: false,
      conversationType: 'personal',
      name: '',
      tenantId: to.tenantId,
    },
    attachments: [CardFactory.adaptiveCard(campaignCard(message, t))],
    summary: t('chat.summary'),
  };
}
