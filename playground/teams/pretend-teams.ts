import type { Clock } from '../../services/clock/clock.ts';
import type { RandomSource } from '../../services/random/random-source.ts';
import { createFaultBoard, type FaultBoard } from '../api/fault-board.ts';
import type { PretendDirectory } from '../api/pretend-world.ts';
import { createActivityShaper } from './activity-shape.ts';
import { createAddresses, type Addresses } from './addresses.ts';
import { createBotDelivery } from './bot-delivery.ts';
import { createChannelIdentity, type ChannelIdentity } from './channel-identity.ts';
import { createConnectorRest, type ConnectorRest } from './connector-rest.ts';
import { createConversations, type Conversations } from './conversations.ts';
import { createPersonIndex, type PersonIndex } from './person-index.ts';
import { createSendLimits } from './send-limits.ts';
import { createTeamInstalls, type TeamInstalls } from './team-installs.ts';
import { createTeamRooms, type TeamRooms } from './team-rooms.ts';
import { createTeamsClient, type TeamsClient } from './teams-client.ts';

/** The pretend Teams: the connector on one side, what a person does on the other. Knows no HTTP server. */
export type PretendTeams = {
  readonly addresses: Addresses;
  readonly identity: ChannelIdentity;
  readonly conversations: Conversations;
  readonly client: TeamsClient;
  readonly rooms: TeamRooms;
  readonly installs: TeamInstalls;
  readonly rest: ConnectorRest;
  readonly people: PersonIndex;
  readonly faults: FaultBoard;
  /** Nobody has the app, no chat has a message, every channel is there with the bot in it, nothing is wrong. */
  readonly restore: () => void;
};

export type PretendTeamsOptions = {
  readonly appId: string;
  readonly tenantId: string;
  readonly botName: string;
  readonly directory: PretendDirectory;
  readonly clock: Clock;
  readonly random: RandomSource;
  /** Base of the connector's REST calls, with a slash at the end; what activities and tokens carry. */
  readonly serviceUrl: string;
  readonly botEndpoint: () => string | undefined;
  readonly validDomains: () => readonly string[];
  readonly redeliverAfterMs: number;
};

export async function createPretendTeams(options: PretendTeamsOptions): Promise<PretendTeams> {
  const { appId, tenantId, botName, directory, clock, random, serviceUrl, validDomains } = options;
  const addresses = createAddresses({ appId, tenantId, botName });
  const identity = await createChannelIdentity({ appId, clock, random });
  const conversations = createConversations({ clock });
  const limits = createSendLimits({ clock });
  const faults = createFaultBoard();
  const shaper = createActivityShaper({ addresses, tenantId, serviceUrl, clock });
  const delivery = createBotDelivery({
    identity,
    endpoint: options.botEndpoint,
    redeliverAfterMs: options.redeliverAfterMs,
  });
  const rooms = createTeamRooms(addresses.channels);
  const said = { addresses, rooms, shaper, delivery, conversations, directory };
  const client = createTeamsClient({ ...said, validDomains });
  const installs = createTeamInstalls({ ...said, tenantId });
  const { installedFor } = client;
  const people = createPersonIndex({ personas: directory.personas, appId });
  const rest = createConnectorRest({
    addresses,
    tenantId,
    rooms,
    conversations,
    directory,
    people,
    limits,
    faults,
    clock,
    installedFor,
  });
  return {
    addresses,
    identity,
    conversations,
    client,
    rooms,
    installs,
    rest,
    people,
    faults,
    restore: () => {
      client.forget();
      installs.forget();
      rooms.restore();
      limits.clear();
      faults.clear();
      conversations.clear();
    },
  };
}
