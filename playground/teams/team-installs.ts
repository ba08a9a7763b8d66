import type { PretendDirectory } from '../api/pretend-world.ts';
import { teamOwner } from '../company/teams.ts';
import type { ActivityShaper } from './activity-shape.ts';
import type { Addresses, TeamsChannel } from './addresses.ts';
import type { BotDelivery } from './bot-delivery.ts';
import type { Conversations } from './conversations.ts';
import type { TeamsFields } from './spoken-fields.ts';
import type { RoomState, TeamRooms } from './team-rooms.ts';

/** What a team's owner does with the app and with the channels. Every call waits until the bot has been told. */
export type TeamInstalls = {
  /** Tells the bot of every team it is in and was not told of; a bot that is not there yet is told at the next call. */
  readonly announce: () => Promise<void>;
  /** Removes the app from the channel's team or adds it again, deletes the channel or brings it back. Idempotent. */
  readonly change: (channel: TeamsChannel, change: Partial<RoomState>) => Promise<RoomState>;
  readonly forget: () => void;
};

type InstallOptions = {
  readonly addresses: Addresses;
  readonly tenantId: string;
  readonly rooms: TeamRooms;
  readonly shaper: ActivityShaper;
  readonly delivery: BotDelivery;
  readonly conversations: Conversations;
  readonly directory: Pick<PretendDirectory, 'personas'>;
};

export function createTeamInstalls(options: InstallOptions): TeamInstalls {
  const { addresses, tenantId, rooms, shaper, delivery, conversations, directory } = options;
  const { bot } = addresses;
  const told = new Set<string>();

  const tell = async (channel: TeamsChannel, fields: TeamsFields): Promise<boolean> => {
    const persona = directory.personas().find(({ id }) => id === teamOwner);
    if (persona === undefined) return false;
    const place = { kind: 'channel', channel, threadId: undefined } as const;
    const answer = await delivery.deliver(shaper.shape({ persona, place, id: conversations.nextId(), fields }));
    return answer.kind === 'answered' && answer.status < 400;
  };

  const added = async (channel: TeamsChannel): Promise<void> => {
    if (told.has(channel.key)) return;
    told.add(channel.key);
    const settings = { selectedChannel: { id: channel.id } };
    const install = { type: 'installationUpdate', action: 'add', channelData: { settings } };
    if (!(await tell(channel, install))) {
      told.delete(channel.key);
      return;
    }
    const channelData = { eventType: 'teamMemberAdded' };
    await tell(channel, { type: 'conversationUpdate', membersAdded: [{ id: bot.id }], channelData });
  };

  const removed = async (channel: TeamsChannel): Promise<void> => {
    told.delete(channel.key);
    const channelData = { eventType: 'teamMemberRemoved' };
    await tell(channel, { type: 'conversationUpdate', membersRemoved: [{ id: bot.id }], channelData });
    await tell(channel, { type: 'installationUpdate', action: 'remove' });
  };

  /** Told in the name of the whole team: the channel itself is gone, or was. */
  const channelEvent = async (channel: TeamsChannel, eventType: string): Promise<void> => {
    const conversation = { isGroup: true, conversationType: 'channel', tenantId, id: channel.teamId };
    const channelData = { channel: { id: channel.id, name: channel.name }, eventType };
    await tell(channel, { type: 'conversationUpdate', conversation, channelData });
  };

  return {
    announce: async () => {
      for (const channel of rooms.all()) {
        const { botInTeam, deleted } = rooms.stateOf(channel);
        if (botInTeam && !deleted) await added(channel);
      }
    },
    change: async (channel, change) => {
      const before = rooms.stateOf(channel);
      const after = rooms.change(channel, change);
      if (before.deleted !== after.deleted && before.botInTeam)
        await channelEvent(channel, after.deleted ? 'channelDeleted' : 'channelRestored');
      if (before.botInTeam !== after.botInTeam) await (after.botInTeam ? added(channel) : removed(channel));
      return after;
    },
    forget: () => told.clear(),
  };
}
