import { toSecond, urlOf } from './graph-call.ts';
import { badRequest, denied, notFound } from './graph-failure.ts';
import { context } from './graph-world.ts';
import type { GraphAnswer, GraphCall, GraphRoute, GraphWorld } from './graph-world.ts';
import { filter, page, select } from './odata.ts';
import type { TenantSettings } from './tenant-settings.ts';
import { groupProperties } from './user-properties.ts';

/** Settings of the tenant, groups as such, and the catalogue of Teams apps: what an administrator's check-up reads. */

const groupReaders = ['GroupMember.Read.All', 'Group.Read.All', 'Directory.Read.All'] as const;
const listOptions = ['$select', '$filter', '$expand', '$orderby', '$top', '$count', '$search', '$skiptoken'];

export const tenantRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    path: '/policies/authorizationPolicy',
    anyOf: ['Policy.Read.All', 'Policy.ReadWrite.Authorization'],
    query: ['$select', '$expand'],
    units: 1,
    handle: authorizationPolicy,
  },
  {
    method: 'GET',
    path: '/policies/authenticationMethodsPolicy',
    anyOf: ['Policy.Read.AuthenticationMethod', 'Policy.ReadWrite.AuthenticationMethod', 'Policy.Read.All'],
    query: ['$select', '$expand'],
    units: 1,
    handle: methodsPolicy,
  },
  {
    method: 'GET',
    path: '/directory/onPremisesSynchronization',
    anyOf: [],
    query: ['$select'],
    units: 1,
    // No application permission opens this: it answers signed-in Global Administrators only.
    handle: () => {
      throw denied();
    },
  },
  {
    method: 'GET',
    path: '/appCatalogs/teamsApps',
    anyOf: ['AppCatalog.Read.All', 'AppCatalog.ReadWrite.All'],
    query: listOptions,
    units: 1,
    handle: teamsApps,
  },
  {
    method: 'GET',
    path: '/groups/:group',
    anyOf: groupReaders,
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
    anyOf: groupReaders,
    query: listOptions,
    units: 5,
    handle: transitiveMembers,
  },
];

const authorizationProperties = new Set([
  'id',
  'displayName',
  'description',
  'allowInvitesFrom',
  'allowedToSignUpEmailBasedSubscriptions',
  'allowedToUseSSPR',
  'allowEmailVerifiedUsersToJoinOrganization',
  'blockMsolPowerShell',
]);

function authorizationPolicy(call: GraphCall, world: GraphWorld): GraphAnswer {
  const policy = {
    id: 'authorizationPolicy',
    displayName: 'Authorization Policy',
    description: 'Used to manage authorization related settings across the company.',
    allowInvitesFrom: 'adminsAndGuestInviters',
    allowedToSignUpEmailBasedSubscriptions: true,
    allowedToUseSSPR: world.state.tenant.allowedToUseSSPR,
    allowEmailVerifiedUsersToJoinOrganization: false,
    blockMsolPowerShell: false,
  };
  const shown = select(policy, call.query, authorizationProperties, Object.keys(policy));
  return { status: 200, body: { '@odata.context': context(world, 'policies/authorizationPolicy/$entity'), ...shown } };
}

const methodTypes: Readonly<Record<keyof TenantSettings['methods'], string>> = {
  Email: 'emailAuthenticationMethodConfiguration',
  Sms: 'smsAuthenticationMethodConfiguration',
  Voice: 'voiceAuthenticationMethodConfiguration',
  MicrosoftAuthenticator: 'microsoftAuthenticatorAuthenticationMethodConfiguration',
  SoftwareOath: 'softwareOathAuthenticationMethodConfiguration',
  TemporaryAccessPass: 'temporaryAccessPassAuthenticationMethodConfiguration',
};

const methodsPolicyProperties = new Set([
  'id',
  'displayName',
  'description',
  'lastModifiedDateTime',
  'policyVersion',
  'policyMigrationState',
  'reconfirmationInDays',
  'registrationEnforcement',
  'authenticationMethodConfigurations',
]);

/** The configurations come along without being asked for. */
function methodsPolicy(call: GraphCall, world: GraphWorld): GraphAnswer {
  const { tenant } = world.state;
  const policy = {
    id: 'authenticationMethodsPolicy',
    displayName: 'Authentication Methods Policy',
    description: 'The tenant-wide policy that controls which authentication methods are allowed in the tenant',
    lastModifiedDateTime: '2026-01-15T09:30:00Z',
    policyVersion: '1.5',
    policyMigrationState: tenant.policyMigrationState,
    authenticationMethodConfigurations: Object.entries(methodTypes).map(([id, type]) => ({
      '@odata.type': `#microsoft.graph.${type}`,
      id,
      state: tenant.methods[id as keyof typeof methodTypes],
      includeTargets: [{ targetType: 'group', id: 'all_users', isRegistrationRequired: false }],
      excludeTargets: [],
    })),
  };
  const shown = select(policy, call.query, methodsPolicyProperties, Object.keys(policy));
  const place = 'policies/authenticationMethodsPolicy/$entity';
  return { status: 200, body: { '@odata.context': context(world, place), ...shown } };
}

const appProperties = new Set(['id', 'externalId', 'displayName', 'distributionMethod']);

function teamsApps(call: GraphCall, world: GraphWorld): GraphAnswer {
  const expand = call.query.get('$expand');
  if (expand !== null && expand !== 'appDefinitions')
    throw badRequest(`Could not expand '${expand}' here.`, 'BadRequest');
  const test = filter(call.query.get('$filter'), appProperties, () => undefined);
  const items = world.state.tenant.teamsApps
    .map((app) => ({ ...app, distributionMethod: 'organization' }))
    .filter((app) => test(app))
    .map((app) => ({
      ...select(app, call.query, appProperties, [...appProperties]),
      ...(expand === null
        ? {}
        : {
            appDefinitions: [
              {
                id: `${app.id}##1.0.0`,
                teamsAppId: app.id,
                displayName: app.displayName,
                version: '1.0.0',
                publishingState: app.publishingState,
              },
            ],
          }),
    }));
  const place = context(world, 'appCatalogs/teamsApps');
  return { status: 200, body: page(items, call.query, urlOf(call, world), place, world.pageSize) };
}

function requireGroup(call: GraphCall, world: GraphWorld) {
  const id = call.params['group'] ?? '';
  const group = world.state.groups.get(id.toLowerCase());
  if (group === undefined) throw notFound(id);
  return group;
}

const memberProperties = new Set(['id', 'displayName', 'userPrincipalName']);

/** Everybody in the group and in the groups inside it, each once, and those groups themselves. */
function transitiveMembers(call: GraphCall, world: GraphWorld): GraphAnswer {
  const found = new Map<string, Readonly<Record<string, unknown>>>();
  const visit = (memberIds: readonly string[]): void => {
    for (const id of memberIds) {
      if (found.has(id)) continue;
      const user = world.state.find(id);
      const group = world.state.groups.get(id);
      if (user !== undefined) found.set(id, { ...world.state.read(user), '@odata.type': '#microsoft.graph.user' });
      if (group === undefined) continue;
      found.set(id, { id, displayName: group.displayName, '@odata.type': '#microsoft.graph.group' });
      visit(group.memberIds);
    }
  };
  visit(requireGroup(call, world).memberIds);
  const items = [...found.values()].map((member) => ({
    '@odata.type': member['@odata.type'],
    ...select(member, call.query, memberProperties, ['id', 'displayName']),
  }));
  const place = context(world, 'directoryObjects');
  return { status: 200, body: page(items, call.query, urlOf(call, world), place, world.pageSize) };
}

/** When directory synchronisation last came by, as `organization` shows it. */
export function lastSync({ state, clock }: GraphWorld): string | null {
  const minutes = state.tenant.lastSyncMinutes;
  return minutes === undefined ? null : toSecond(new Date(clock.now().getTime() - minutes * 60_000));
}
