import type { Activity, Middleware, TurnContext } from 'botbuilder';
import type { DeskConversation } from '../dialogs/desk/desk-conversation.ts';
import type { DeskTurn } from '../dialogs/desk/desk-turn.ts';
import { AppError } from '../services/errors/app-error.ts';
import type { ChannelWatch } from '../services/helpdesk/channel-watch.ts';
import type { HelpdeskTeam } from '../services/helpdesk/helpdesk-settings.ts';
import { createTranslator } from '../services/i18n/translator.ts';
import type { Logger } from '../services/logging/logger.ts';
import type { RandomSource } from '../services/random/random-source.ts';
import { answerInvokeWithText } from './invoke-answer.ts';
import { personIdOf } from './middleware/turn-scope.ts';

export type DeskDoorOptions = {
  readonly tenantId: string;
  readonly teams: readonly HelpdeskTeam[];
  readonly conversation: DeskConversation;
  readonly channels: ChannelWatch;
  /** Shows that the bot is at work (middleware/typing-indicator.ts). */
  readonly typing: Middleware;
  readonly random: RandomSource;
  readonly log: Logger;
};

/**
 * Stands behind the tenant guard and the duplicates guard and before the personal-chat guard. What comes from the channel
 * of a configured team goes to the desk conversation and no further: it never reaches the stored conversation, the record
 * or the flow that the agent has as a person. Every other channel passes on, to be answered with the link as before.
 */
export function createDeskDoor(options: DeskDoorOptions): Middleware {
  const { teams, typing, log } = options;
  return {
    onTurn: async (context, next) => {
      const { activity } = context;
      if (activity.conversation.conversationType !== 'channel') {
        await next();
        return;
      }
      if (activity.type === 'installationUpdate' || activity.type === 'conversationUpdate') {
        await withoutFault(log, () => teamChanged(options, activity));
        return;
      }
      const { channelId } = placeOf(activity);
      const team = teams.find((one) => one.channelId === channelId);
      if (team === undefined) await next();
      else await typing.onTurn(context, () => turnOf(options, context, team));
    },
  };
}

async function turnOf(options: DeskDoorOptions, context: TurnContext, team: HelpdeskTeam): Promise<void> {
  const { activity } = context;
  const agentId = personIdOf(activity);
  const t = createTranslator(team.language, team.timeZone);
  if (activity.type === 'invoke') {
    // No card of ours for the channel asks for one.
    await answerInvokeWithText(context, t('desk.say.unreadable'));
    return;
  }
  if (agentId === undefined) {
    options.log.warn({ activityType: activity.type }, 'an activity without a person was dropped');
    return;
  }
  const correlationId = options.random.id();
  const log = options.log.child({ correlationId });
  const { channelId, rootId } = placeOf(activity);
  const turn: DeskTurn = {
    agent: { tenantId: options.tenantId, agentId, correlationId, channelId },
    agentName: typeof activity.from.name === 'string' ? activity.from.name : '',
    team,
    t,
    log,
    threadId: activity.conversation.id,
    rootId,
  };
  try {
    await options.conversation.run(context, turn);
  } catch (error) {
    const code = error instanceof AppError ? error.code : 'invariant_broken';
    log.error({ err: error, code, correlationId }, 'a turn in a helpdesk channel failed');
    const text = t('desk.say.fault', { correlationId });
    await withoutFault(log, () => context.sendActivity({ type: 'message', text, summary: t('desk.summary') }));
    return;
  }
  // Whoever is heard is there: a missed word of Teams about the channel mends itself.
  await withoutFault(log, () => options.channels.heard(team.id));
}

type TeamData = { readonly eventType?: unknown; readonly channel?: { readonly id?: unknown } | null };

/** The app came to a team or left it, or a channel was deleted or restored. */
async function teamChanged({ teams, channels }: DeskDoorOptions, activity: Activity): Promise<void> {
  const change = changeOf(activity);
  if (change === undefined) return;
  const team = teams.find(({ channelId }) => channelId === change.channelId);
  // Teams reports installs under the team's first channel, which need not be the helpdesk's: painting finds out.
  if (team === undefined) {
    if (change.ofTeam) await channels.probe();
  } else if (change.now === 'gone') await channels.gone(team.id);
  else await channels.back(team.id);
}

type Change = { readonly now: 'gone' | 'back'; readonly channelId: string; readonly ofTeam: boolean };

/** @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events */
function changeOf(activity: Activity): Change | undefined {
  const { eventType, channel } = (activity.channelData ?? {}) as TeamData;
  const here = placeOf(activity).channelId;
  if (eventType === 'channelDeleted' || eventType === 'channelRestored') {
    const channelId = typeof channel?.id === 'string' ? channel.id : here;
    return { now: eventType === 'channelDeleted' ? 'gone' : 'back', channelId, ofTeam: false };
  }
  const now = arrival(activity, eventType);
  return now === undefined ? undefined : { now, channelId: here, ofTeam: true };
}

function arrival(activity: Activity, eventType: unknown): Change['now'] | undefined {
  const { type, action, membersAdded, membersRemoved, recipient } = activity;
  const isBot = ({ id }: { readonly id: string }): boolean => id === recipient.id;
  if (type === 'installationUpdate') {
    if (action === 'remove') return 'gone';
    return action === 'add' || action === 'add-upgrade' ? 'back' : undefined;
  }
  if (eventType === 'teamDeleted' || eventType === 'teamHardDeleted' || eventType === 'teamArchived') return 'gone';
  if (eventType === 'teamRestored' || eventType === 'teamUnarchived') return 'back';
  if (membersRemoved?.some(isBot) === true) return 'gone';
  return membersAdded?.some(isBot) === true ? 'back' : undefined;
}

/** A conversation of a channel is the channel's id, with the message that began the thread. */
function placeOf({ conversation }: Activity): { readonly channelId: string; readonly rootId: string | undefined } {
  const [channelId = '', rootId] = conversation.id.split(';messageid=');
  return { channelId, rootId: rootId === '' ? undefined : rootId };
}

async function withoutFault(log: Logger, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.error({ err: error }, 'a change in a team, or an answer to it, could not be carried out');
  }
}
