import type { User } from '@microsoft/microsoft-graph-types';
import { header, requireUser, toSecond, urlOf } from './graph-call.ts';
import { badRequest, GraphFailure, notFound } from './graph-failure.ts';
import { context } from './graph-world.ts';
import type { GraphAnswer, GraphCall, GraphRoute, GraphWorld } from './graph-world.ts';
import { filter, page, requireAdvanced, select } from './odata.ts';
import { patchUser } from './patch-user.ts';
import { defaultUserProperties, listProperties, userProperties } from './user-properties.ts';

const readers = ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All'] as const;
const listOptions = ['$select', '$filter', '$orderby', '$top', '$count', '$search', '$skiptoken', '$expand'];

export const userRoutes: readonly GraphRoute[] = [
  { method: 'GET', path: '/users', anyOf: readers, query: listOptions, units: 2, handle: listUsers },
  { method: 'GET', path: '/users/:user', anyOf: readers, query: ['$select', '$expand'], units: 1, handle: getUser },
  { method: 'PATCH', path: '/users/:user', anyOf: [], query: [], units: 1, handle: patchUser },
  { method: 'GET', path: '/users/:user/manager', anyOf: readers, query: ['$select'], units: 1, handle: getManager },
  {
    method: 'POST',
    path: '/users/:user/revokeSignInSessions',
    anyOf: ['User.RevokeSessions.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'],
    query: [],
    units: 1,
    handle: revokeSessions,
  },
  { method: 'POST', path: '/users/:user/sendMail', anyOf: ['Mail.Send'], query: [], units: 1, handle: sendMail },
];

export function shapeUser(user: User, call: GraphCall): object {
  return select({ ...user }, call.query, userProperties, defaultUserProperties, listProperties);
}

function listUsers(call: GraphCall, world: GraphWorld): GraphAnswer {
  const level = header(call, 'consistencylevel');
  const test = filter(call.query.get('$filter'), userProperties, () => requireAdvanced(call.query, level));
  const found = [...world.state.users.values()]
    .map((user) => world.state.read(user))
    .filter((user) => test({ ...user }));
  const place = context(world, 'users');
  return {
    status: 200,
    body: page(found, call.query, urlOf(call, world), place, world.pageSize, (user) => shapeUser(user, call)),
  };
}

function getUser(call: GraphCall, world: GraphWorld): GraphAnswer {
  const user = world.state.read(requireUser(call, world));
  return { status: 200, body: { '@odata.context': context(world, 'users/$entity'), ...shapeUser(user, call) } };
}

function getManager(call: GraphCall, world: GraphWorld): GraphAnswer {
  const manager = world.state.find(requireUser(call, world).managerId ?? '');
  if (manager === undefined) throw notFound('manager');
  const body = { '@odata.type': '#microsoft.graph.user', ...shapeUser(world.state.read(manager), call) };
  return { status: 200, body: { '@odata.context': context(world, 'directoryObjects/$entity'), ...body } };
}

function revokeSessions(call: GraphCall, world: GraphWorld): GraphAnswer {
  const user = requireUser(call, world);
  const now = world.clock.now();
  world.state.change(user, { signInSessionsValidFromDateTime: toSecond(now) }, world.lagMs);
  return { status: 200, body: { '@odata.context': context(world, 'Edm.Boolean'), value: true } };
}

async function sendMail(call: GraphCall, world: GraphWorld): Promise<GraphAnswer> {
  const sender = requireUser(call, world);
  if (typeof world.state.read(sender).mail !== 'string')
    throw new GraphFailure(
      404,
      'MailboxNotEnabledForRESTAPI',
      'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
    );
  const mail = parseMail(call.body);
  for (const to of mail.to) {
    const verdict = await world.onMail({
      from: sender.properties.userPrincipalName ?? '',
      to,
      subject: mail.subject,
      text: mail.text,
    });
    if (verdict !== undefined)
      return { status: verdict.status, body: { error: { code: verdict.code, message: verdict.message } } };
  }
  return { status: 202 };
}

function parseMail(body: unknown): { readonly subject: string; readonly text: string; readonly to: readonly string[] } {
  const message = child(body, 'message');
  const content = child(child(message, 'body'), 'content');
  const recipients = child(message, 'toRecipients');
  const to = Array.isArray(recipients)
    ? recipients.map((recipient) => child(child(recipient, 'emailAddress'), 'address'))
    : [];
  if (typeof content !== 'string' || to.length === 0 || !to.every((address) => typeof address === 'string')) {
    throw badRequest('The request is malformed or incorrect.', 'ErrorInvalidRequest');
  }
  if (!to.every((address) => /^[^\s@]+@[^\s@]+$/.test(address))) {
    throw badRequest('At least one recipient is not valid.', 'ErrorInvalidRecipients');
  }
  const subject = child(message, 'subject');
  return { subject: typeof subject === 'string' ? subject : '', text: content, to };
}

function child(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
