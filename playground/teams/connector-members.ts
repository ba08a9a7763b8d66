import type { JsonAnswer } from '../api/json-http.ts';
import type { Persona } from '../company/company.ts';
import { isOnRoster } from '../company/teams.ts';
import { failure, tooMany } from './connector-answers.ts';
import type { ConnectorParts } from './connector-parts.ts';

type MembersCall = {
  readonly options: ConnectorParts;
  readonly conversationId: string;
  readonly kind: 'members' | 'pagedmembers';
  readonly id: string | undefined;
};

/** Who is in a chat or, for a channel, on its team's roster. */
export function answerMembers({ options, conversationId, kind, id }: MembersCall): JsonAnswer {
  const { directory, people, rooms, limits } = options;
  const limited = limits.count(conversationId, 'read');
  if (limited !== undefined) return tooMany(limited.retryAfterSeconds);
  const channel = rooms.locate(conversationId)?.channel;
  const isThere = (persona: Persona): boolean =>
    channel === undefined ? persona.conversationId === conversationId : isOnRoster(channel, persona);
  if (id !== undefined) {
    const found = people.byMember(id);
    return found === undefined || !isThere(found)
      ? failure(404, 'MemberNotFoundInConversation', 'No such member.')
      : { status: 200, body: account(found, options) };
  }
  const owner = channel === undefined ? people.byChat(conversationId) : undefined;
  const present = owner === undefined ? directory.personas().filter(isThere) : [owner];
  const accounts = present.map((persona) => account(persona, options));
  return { status: 200, body: kind === 'members' ? accounts : { members: accounts } };
}

function account(persona: Persona, { tenantId }: ConnectorParts) {
  const [givenName = '', ...surnames] = persona.displayName.split(' ');
  return {
    id: persona.teamsId,
    name: persona.displayName,
    givenName,
    surname: surnames.join(' '),
    email: persona.upn,
    userPrincipalName: persona.upn,
    aadObjectId: persona.aadObjectId,
    objectId: persona.aadObjectId,
    tenantId,
    userRole: persona.classes.includes('guest') ? 'guest' : 'user',
  };
}
