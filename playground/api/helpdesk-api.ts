import { z } from 'zod';
import type { TeamsChannel } from '../teams/addresses.ts';
import type { PretendTeams } from '../teams/pretend-teams.ts';
import type { TicketDesk } from '../tickets/ticket-desk.ts';
import { isOnRoster } from '../company/teams.ts';
import { missing, ok, withBody, type JsonAnswer, type JsonCall } from './json-http.ts';
import type { PretendDirectory } from './pretend-world.ts';

export type HelpdeskApiOptions = {
  readonly teams: PretendTeams;
  readonly directory: PretendDirectory;
  readonly tickets: TicketDesk;
};

const channelBody = z.strictObject({ botInTeam: z.boolean().optional(), deleted: z.boolean().optional() });
const accountBody = z.strictObject({
  accountEnabled: z.boolean().optional(),
  displayName: z.string().min(1).max(256).optional(),
  department: z.string().min(1).max(64).nullable().optional(),
  manager: z.string().nullable().optional(),
  registered: z
    .array(z.enum(['email', 'mobilePhone', 'microsoftAuthenticatorPush', 'softwareOneTimePasscode']))
    .optional(),
  teams: z.enum(['blocked', 'no-licence', 'never-opened']).nullable().optional(),
  deleted: z.literal(true).optional(),
});
const groupBody = z.strictObject({ add: z.string().optional(), remove: z.string().optional() });
const deskBody = z.strictObject({ off: z.boolean() });

/** Channels, tickets and what changes in the directory meanwhile; documented in playground/README.md. Undefined: no such call. */
export async function answerHelpdeskCall(call: JsonCall, options: HelpdeskApiOptions): Promise<JsonAnswer | undefined> {
  const [kind = '', ...rest] = call.path.replace('/playground/api/', '').split('/').map(decodeURIComponent);
  if (kind === 'channels') return channelCall(call, rest, options);
  if (kind === 'tickets') return ticketCall(call, rest, options.tickets);
  if (kind === 'directory') return directoryCall(call, rest, options.directory);
  return undefined;
}

async function channelCall(
  call: JsonCall,
  [key, ...rest]: readonly string[],
  options: HelpdeskApiOptions,
): Promise<JsonAnswer | undefined> {
  const { rooms, installs } = options.teams;
  const see = (channel: TeamsChannel): object => shown(channel, options, call.query.get('messages') !== 'no');
  if (call.method === 'GET' && key === undefined) return ok(rooms.all().map(see));
  if (call.method !== 'POST' || key === undefined || rest.length > 0) return undefined;
  const channel = rooms.all().find((each) => each.key === key || each.id === key);
  if (channel === undefined) return missing('No such channel.');
  return withBody(call, channelBody, async ({ botInTeam, deleted }) => {
    const change = { ...(botInTeam !== undefined && { botInTeam }), ...(deleted !== undefined && { deleted }) };
    await installs.change(channel, change);
    return ok(see(channel));
  });
}

function shown(channel: TeamsChannel, { teams, directory }: HelpdeskApiOptions, withMessages: boolean): object {
  const { key, id, name, teamId, teamName } = channel;
  const members = directory.personas().filter((persona) => isOnRoster(channel, persona));
  return {
    ...{ key, id, name, teamId, teamName },
    ...teams.rooms.stateOf(channel),
    members: members.map((persona) => persona.id),
    ...(withMessages && { messages: teams.conversations.read(id) }),
  };
}

async function ticketCall(
  call: JsonCall,
  [id, act]: readonly string[],
  tickets: TicketDesk,
): Promise<JsonAnswer | undefined> {
  if (call.method === 'GET' && id === undefined) return ok({ off: tickets.isOff(), tickets: tickets.tickets() });
  if (call.method !== 'POST') return undefined;
  if (id === 'switch' && act === undefined) {
    return withBody(call, deskBody, async ({ off }) => {
      tickets.switchOff(off);
      return ok({ off });
    });
  }
  if (id === undefined || act !== 'close') return undefined;
  const closed = await tickets.close(id);
  return closed === undefined ? missing('No such ticket.') : ok(closed);
}

async function directoryCall(
  call: JsonCall,
  [kind, name, ...rest]: readonly string[],
  directory: PretendDirectory,
): Promise<JsonAnswer | undefined> {
  if (kind === 'report' && name === undefined && call.method === 'POST') {
    directory.refreshReport();
    return ok({ refreshed: true });
  }
  if (name === undefined || rest.length > 0) return undefined;
  if (kind === 'accounts' && call.method === 'GET') {
    const account = directory.account(name);
    return account === undefined ? missing('No such account.') : ok(account);
  }
  if (call.method !== 'POST') return undefined;
  const answer = (changed: boolean): JsonAnswer => (changed ? ok({ changed }) : missing('No such account or group.'));
  if (kind === 'accounts')
    return withBody(call, accountBody, async (change) => answer(directory.changeAccount(name, change)));
  if (kind === 'groups')
    return withBody(call, groupBody, async (change) => answer(directory.changeGroup(name, change)));
  return undefined;
}
