import type { Chat, TeamsApp } from '@microsoft/microsoft-graph-types';
import type { UserRecord } from './directory-state.ts';
import { requireUser, toSecond, urlOf } from './graph-call.ts';
import { badRequest, GraphFailure } from './graph-failure.ts';
import { context } from './graph-world.ts';
import type { GraphAnswer, GraphCall, GraphRoute, GraphWorld } from './graph-world.ts';
import { page } from './odata.ts';

/** Teams apps of one person, as an app sees its own (https://learn.microsoft.com/graph/api/userteamwork-post-installedapps). */

const installers = ['TeamsAppInstallation.ReadWriteSelfForUser.All', 'TeamsAppInstallation.ReadWriteForUser.All'];
const readers = [...installers, 'TeamsAppInstallation.ReadForUser.All'];
const listPath = '/users/:user/teamwork/installedApps';

export const teamworkRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    path: listPath,
    anyOf: readers,
    query: ['$select', '$filter', '$expand', '$orderby', '$top', '$search', '$count', '$skiptoken'],
    units: 1,
    limit: 'teams',
    handle: listInstalled,
  },
  { method: 'POST', path: listPath, anyOf: installers, query: [], units: 1, limit: 'teams', handle: install },
  {
    method: 'GET',
    path: `${listPath}/:installation/chat`,
    anyOf: readers,
    query: ['$select', '$expand'],
    units: 1,
    limit: 'teams',
    handle: getChat,
  },
];

type App = GraphWorld['state']['tenant']['teamsApps'][number];

const installationOf = (userId: string, app: App): string => Buffer.from(`${userId}##${app.id}`).toString('base64');

/** Our app in the catalogue, where it is published. */
function ownApp(world: GraphWorld): App | undefined {
  const own = world.company.appIds.bot;
  return world.state.tenant.teamsApps.find(
    ({ externalId, publishingState }) => externalId === own && publishingState === 'published',
  );
}

/** Teams knows nobody without a licence. */
function requireTeamsUser(call: GraphCall, world: GraphWorld): UserRecord {
  const user = requireUser(call, world);
  if (user.teams === 'no-licence') throw new GraphFailure(404, 'NotFound', 'Not Found');
  return user;
}

function listInstalled(call: GraphCall, world: GraphWorld): GraphAnswer {
  const { id } = requireTeamsUser(call, world);
  const app = ownApp(world);
  const wanted = filterOf(call.query.get('$filter'));
  const expand = call.query.get('$expand')?.split(',') ?? [];
  if (expand.some((name) => name !== 'teamsApp' && name !== 'teamsAppDefinition'))
    throw badRequest(`Could not expand '${expand.join(',')}' here.`, 'BadRequest');
  const shown = app !== undefined && world.teams.isInstalled(id) && wanted(app) ? [app] : [];
  const items = shown.map((each) => ({
    id: installationOf(id, each),
    ...(expand.includes('teamsApp') ? { teamsApp: teamsAppOf(each) } : {}),
  }));
  const place = context(world, `users('${id}')/teamwork/installedApps`);
  return { status: 200, body: page(items, call.query, urlOf(call, world), place, world.pageSize) };
}

function filterOf(expression: string | null): (app: App) => boolean {
  if (expression === null) return () => true;
  const found = /^teamsApp\/(id|externalId)\s+eq\s+'([^']*)'$/.exec(expression.trim());
  if (found === null) throw badRequest(`Invalid filter clause: '${expression}'.`, 'BadRequest');
  const [, name, value] = found;
  return ({ id, externalId }) => (name === 'id' ? id : externalId) === value;
}

function teamsAppOf({ id, externalId, displayName }: App): TeamsApp {
  return { id, externalId, displayName, distributionMethod: 'organization' };
}

function install(call: GraphCall, world: GraphWorld): GraphAnswer {
  const bind: unknown =
    typeof call.body === 'object' && call.body !== null && 'teamsApp@odata.bind' in call.body
      ? call.body['teamsApp@odata.bind']
      : undefined;
  const asked = typeof bind === 'string' ? /\/appCatalogs\/teamsApps\/([^/]+)$/.exec(bind)?.[1] : undefined;
  if (asked === undefined) throw badRequest("Bad bind value in 'teamsApp@odata.bind'.", 'BadRequest');
  const { id, teams } = requireTeamsUser(call, world);
  const app = ownApp(world);
  // By the catalogue's id only; the manifest's is not one.
  if (app === undefined || app.id.toLowerCase() !== decodeURIComponent(asked).toLowerCase())
    throw new GraphFailure(404, 'NotFound', 'The app was not found in the catalog.');
  if (teams === 'blocked')
    throw new GraphFailure(403, 'Forbidden', 'App is blocked by app permission policy.', {}, 'AccessDenied');
  if (world.teams.isInstalled(id))
    throw new GraphFailure(409, 'Conflict', 'App is already installed in the user scope.', {}, 'AppAlreadyInstalled');
  // Accepted for a client that was never opened too; there it never lands.
  if (teams !== 'never-opened') world.teams.install(id);
  return { status: 201 };
}

function getChat(call: GraphCall, world: GraphWorld): GraphAnswer {
  const { id } = requireTeamsUser(call, world);
  const app = ownApp(world);
  const known = app !== undefined && call.params['installation'] === installationOf(id, app);
  if (!known || !world.teams.isInstalled(id)) throw new GraphFailure(404, 'NotFound', 'Not Found');
  const chat: Chat = {
    id: world.teams.chatId(id),
    chatType: 'oneOnOne',
    topic: null,
    tenantId: world.company.tenant.id,
    createdDateTime: toSecond(world.clock.now()),
    lastUpdatedDateTime: toSecond(world.clock.now()),
    webUrl: null,
  };
  const place = context(world, 'chats/$entity');
  return { status: 200, body: { '@odata.context': place, ...chat } };
}
