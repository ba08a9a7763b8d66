import type { UserRecord } from './directory-state.ts';
import { header, urlOf } from './graph-call.ts';
import { notFound } from './graph-failure.ts';
import { shapeUser } from './graph-user-routes.ts';
import { context } from './graph-world.ts';
import type { GraphAnswer, GraphCall, GraphRoute, GraphWorld } from './graph-world.ts';
import { page, requireAdvanced, select } from './odata.ts';
import { groupProperties } from './user-properties.ts';

/** Groups as such, and who is in them. */

const readers = ['GroupMember.Read.All', 'Group.Read.All', 'Directory.Read.All'] as const;
const listOptions = ['$select', '$filter', '$expand', '$orderby', '$top', '$count', '$search', '$skiptoken'];

export const groupRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    path: '/groups/:group',
    anyOf: readers,
    query: ['$select', '$expand'],
    units: 1,
    handle: (call, world) => {
      const group = requireGroup(call, world);
      const shown = select({ ...group }, call.query, groupProperties, ['id', 'displayName', 'isAssignableToRole']);
      return { status: 200, body: { '@odata.context': context(world, 'groups/$entity'), ...shown } };
    },
  },
  {
    method: 'GET',
    path: '/groups/:group/transitiveMembers',
    anyOf: readers,
    query: listOptions,
    units: 5,
    handle: transitiveMembers,
  },
  {
    method: 'GET',
    path: '/groups/:group/transitiveMembers/microsoft.graph.user',
    anyOf: readers,
    query: listOptions,
    units: 5,
    handle: transitiveUsers,
  },
];

function requireGroup(call: GraphCall, world: GraphWorld) {
  const id = call.params['group'] ?? '';
  const group = world.state.groups.get(id.toLowerCase());
  if (group === undefined) throw notFound(id);
  return group;
}

type Member =
  | { readonly kind: 'user'; readonly id: string; readonly user: UserRecord }
  | { readonly kind: 'group'; readonly id: string; readonly displayName: string };

/** Everybody in the group and in the groups inside it, each once, and those groups themselves. */
function membersOf(call: GraphCall, world: GraphWorld): readonly Member[] {
  const found = new Map<string, Member>();
  const visit = (memberIds: readonly string[]): void => {
    for (const id of memberIds) {
      if (found.has(id)) continue;
      const user = world.state.users.get(id);
      const group = world.state.groups.get(id);
      if (user !== undefined) found.set(id, { kind: 'user', id, user });
      if (group === undefined) continue;
      found.set(id, { kind: 'group', id, displayName: group.displayName });
      visit(group.memberIds);
    }
  };
  visit(requireGroup(call, world).memberIds);
  return [...found.values()];
}

const memberProperties = new Set(['id', 'displayName', 'userPrincipalName']);

function transitiveMembers(call: GraphCall, world: GraphWorld): GraphAnswer {
  const shape = (member: Member): object => {
    const shown = member.kind === 'user' ? world.state.read(member.user) : member;
    return {
      '@odata.type': `#microsoft.graph.${member.kind}`,
      ...select({ ...shown }, call.query, memberProperties, ['id', 'displayName']),
    };
  };
  const place = context(world, 'directoryObjects');
  const body = page(membersOf(call, world), call.query, urlOf(call, world), place, world.pageSize, shape);
  return { status: 200, body };
}

/** The cast to users: people only, with the properties of people. */
function transitiveUsers(call: GraphCall, world: GraphWorld): GraphAnswer {
  requireAdvanced(call.query, header(call, 'consistencylevel'));
  const users = membersOf(call, world).flatMap((member) => (member.kind === 'user' ? [member.user] : []));
  const shape = (user: UserRecord): object => shapeUser(world.state.read(user), call);
  const place = context(world, 'users');
  return { status: 200, body: page(users, call.query, urlOf(call, world), place, world.pageSize, shape) };
}
