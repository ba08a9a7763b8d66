import type { Clock } from '../../services/clock/clock.ts';
import type { FaultBoard } from '../api/fault-board.ts';
import type { JsonAnswer } from '../api/json-http.ts';
import type { PretendDirectory } from '../api/pretend-world.ts';
import type { Persona } from '../company/company.ts';
import type { Addresses } from './addresses.ts';
import { noConversation, notOnRoster } from './connector-answers.ts';
import type { Conversations } from './conversations.ts';
import type { PersonIndex } from './person-index.ts';
import type { SendLimits } from './send-limits.ts';
import type { TeamRooms } from './team-rooms.ts';

/** What the connector's calls work on. */
export type ConnectorParts = {
  readonly addresses: Addresses;
  readonly tenantId: string;
  readonly rooms: TeamRooms;
  readonly conversations: Conversations;
  readonly directory: Pick<PretendDirectory, 'personas' | 'verifyBotToken'>;
  readonly people: PersonIndex;
  readonly limits: SendLimits;
  readonly faults: FaultBoard;
  readonly clock: Clock;
  readonly installedFor: (persona: Persona) => boolean;
};

/** Why the bot has no business in that conversation: it is unknown or gone (404), or the app is not there (403). */
export function botMayNot(
  conversationId: string,
  { rooms, people, installedFor }: ConnectorParts,
): JsonAnswer | undefined {
  const located = rooms.locate(conversationId);
  if (located !== undefined) {
    const { deleted, botInTeam } = rooms.stateOf(located.channel);
    if (deleted) return noConversation();
    return botInTeam ? undefined : notOnRoster();
  }
  const owner = people.byChat(conversationId);
  if (owner === undefined) return noConversation();
  return installedFor(owner) ? undefined : notOnRoster();
}
