import { notFound } from './graph-failure.ts';
import { context } from './graph-world.ts';
import type { GraphAnswer, GraphCall, GraphRoute, GraphWorld } from './graph-world.ts';
import { select } from './odata.ts';
import type { TenantSettings } from './tenant-settings.ts';

/** The tenant's policies about sign-in and recovery. */

const policyReaders = [
  'Policy.Read.AuthenticationMethod',
  'Policy.ReadWrite.AuthenticationMethod',
  'Policy.Read.All',
] as const;
const configurationsPath = '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations';

export const policyRoutes: readonly GraphRoute[] = [
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
    anyOf: policyReaders,
    query: ['$select', '$expand'],
    units: 1,
    handle: methodsPolicy,
  },
  {
    method: 'GET',
    path: configurationsPath,
    anyOf: policyReaders,
    query: [],
    units: 1,
    handle: (_call, world) => {
      const place = context(world, configurationsPath.slice(1));
      return { status: 200, body: { '@odata.context': place, value: configurations(world) } };
    },
  },
  {
    method: 'GET',
    path: `${configurationsPath}/:configuration`,
    anyOf: policyReaders,
    query: [],
    units: 1,
    handle: (call, world) => {
      const id = call.params['configuration'] ?? '';
      const found = configurations(world).find((each) => each.id === id);
      if (found === undefined) throw notFound(id);
      const place = context(world, `${configurationsPath.slice(1)}/$entity`);
      return { status: 200, body: { '@odata.context': place, ...found } };
    },
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
    registrationEnforcement: {
      authenticationMethodsRegistrationCampaign: {
        state: 'default',
        snoozeDurationInDays: 1,
        includeTargets: [
          { id: 'all_users', targetType: 'group', targetedAuthenticationMethod: 'microsoftAuthenticator' },
        ],
        excludeTargets: [],
      },
    },
    authenticationMethodConfigurations: configurations(world),
  };
  const shown = select(policy, call.query, methodsPolicyProperties, Object.keys(policy));
  const place = 'policies/authenticationMethodsPolicy/$entity';
  return { status: 200, body: { '@odata.context': context(world, place), ...shown } };
}

function configurations({ state: { tenant } }: GraphWorld): readonly ({ readonly id: string } & object)[] {
  return Object.entries(methodTypes).map(([id, type]) => ({
    '@odata.type': `#microsoft.graph.${type}`,
    id,
    state: tenant.methods[id as keyof typeof methodTypes],
    includeTargets: [{ targetType: 'group', id: 'all_users', isRegistrationRequired: false }],
    excludeTargets: [],
    ...(id === 'TemporaryAccessPass' ? passSettings(tenant) : {}),
  }));
}

/** Microsoft's own numbers but for what somebody sets here. */
function passSettings({ temporaryAccessPass }: TenantSettings): object {
  return {
    defaultLifetimeInMinutes: 60,
    defaultLength: 8,
    minimumLifetimeInMinutes: 60,
    ...temporaryAccessPass,
  };
}
