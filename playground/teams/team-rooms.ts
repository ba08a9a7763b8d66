import type { Persona } from '../company/company.ts';
import { isOnRoster } from '../company/teams.ts';
import type { TeamsChannel } from './addresses.ts';

/** What has become of a channel since the beginning. */
export type RoomState = { readonly botInTeam: boolean; readonly deleted: boolean };

/** The channels of all teams, and whether the bot is still there. */
export type TeamRooms = {
  readonly all: () => readonly TeamsChannel[];
  readonly named: (key: string) => TeamsChannel | undefined;
  /** The channel of a conversation id, with the thread where the id names one. */
  readonly locate: (conversationId: string) => RoomPlace | undefined;
  readonly stateOf: (channel: TeamsChannel) => RoomState;
  /** On the roster, and the channel is still there. */
  readonly isOpenTo: (channel: TeamsChannel, persona: Persona) => boolean;
  readonly change: (channel: TeamsChannel, change: Partial<RoomState>) => RoomState;
  /** Calls back after each change; the result unsubscribes. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly restore: () => void;
};

export type RoomPlace = { readonly channel: TeamsChannel; readonly threadId: string | undefined };

const atFirst: RoomState = { botInTeam: true, deleted: false };
const threadMark = ';messageid=';

export const threadOf = (channel: TeamsChannel, rootId: string): string => `${channel.id}${threadMark}${rootId}`;

export function createTeamRooms(channels: readonly TeamsChannel[]): TeamRooms {
  const states = new Map<string, RoomState>();
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const stateOf = (channel: TeamsChannel): RoomState => states.get(channel.key) ?? atFirst;
  return {
    all: () => channels,
    named: (key) => channels.find((channel) => channel.key === key),
    locate: (conversationId) => {
      const [channelId, threadId] = conversationId.split(threadMark);
      const channel = channels.find(({ id }) => id === channelId);
      return channel === undefined ? undefined : { channel, threadId };
    },
    stateOf,
    isOpenTo: (channel, persona) => isOnRoster(channel, persona) && !stateOf(channel).deleted,
    change: (channel, change) => {
      const next = { ...stateOf(channel), ...change };
      states.set(channel.key, next);
      tell();
      return next;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    restore: () => {
      states.clear();
      tell();
    },
  };
}
