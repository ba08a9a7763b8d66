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
  const { directory, rooms, limits } = options;
  const limited = limits.count(conversationId, 'read');
  if (limited !== undefined) return tooMany(limited.retryAfterSeconds);
  const channel = rooms.locate(conversationId)?.channel;
  const present = directory
    .personas()
    .filter((persona) =>
      channel === undefined ? persona.conversationId === conversationId : isOnRoster(channel, persona),
    );
  const accounts = present.map((persona) => account(persona, options));
  if (id === undefined) return { status: 200, body: kind === 'members' ? accounts : { members: accounts } };
  const found = accounts.find((each) => each.id === id || each.aadObjectId === id);
  return found === undefined
    ? failure(404, 'MemberNotFoundInConversation', 'No such member.')
    : { status: 200, body: found };
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
