import type { Client } from '@microsoft/microsoft-graph-client';
import { GraphError } from '@microsoft/microsoft-graph-client';
import type {
  AuthenticationMethodsPolicy,
  AuthorizationPolicy,
  DirectoryObject,
  Domain,
  Group,
  OnPremisesDirectorySynchronization,
  Organization,
  TeamsApp,
  TemporaryAccessPassAuthenticationMethodConfiguration,
  UnifiedRoleAssignment,
  User,
} from '@microsoft/microsoft-graph-types';
import type { Clock } from '../clock/clock.ts';
import { isNotFound, toDependencyError } from '../directory/graph-errors.ts';
import { readAll } from '../directory/graph-paging.ts';
import type { MethodsPolicySight, TeamsAppSight, TenantView } from './doctor-views.ts';
import { blind, seen } from './finding.ts';
import { once, rolloutReads, type Read } from './graph-rollout-reads.ts';

export type GraphTenantViewOptions = {
  /** From `createGraphReadClient`, with the reader's credential. */
  readonly client: Client;
  readonly clock: Clock;
};

/**
 * The tenant's settings from Microsoft Graph v1.0, each read once. Reads only. A 403 is told together with the permission
 * that would open the place (https://learn.microsoft.com/graph/permissions-reference).
 */
export function createGraphTenantView({ client, clock }: GraphTenantViewOptions): TenantView {
  const read: Read = async (permission, work) => {
    try {
      return seen(await work());
    } catch (error) {
      const { code, details } = toDependencyError(error, 'doctor', clock.now());
      if (code === 'directory_forbidden' && details['reason'] === 'token')
        return blind('unknown.no-token', { identity: 'reader' });
      if (code === 'directory_forbidden') return blind('unknown.no-permission', { permission });
      return blind('unknown.directory', { code: String(details['status'] ?? code) });
    }
  };
  const settings = settingsReads(client, read);
  return {
    ...settings,
    ...peopleReads(client, read),
    ...rolloutReads(client, read),
    organisation: once(() => read('Organization.Read.All', async () => readOrganisation(client))),
    domains: once(() =>
      read('Domain.Read.All', async () => {
        const domains = await readAll<Domain>(
          client.api('/domains').select(['id', 'authenticationType', 'isVerified']),
          client,
        );
        return domains
          .filter(({ isVerified }) => isVerified === true)
          .map(({ id = '', authenticationType }) => ({ name: id, federated: authenticationType !== 'Managed' }));
      }),
    ),
  };
}

async function readOrganisation(client: Client) {
  const properties = ['id', 'displayName', 'onPremisesSyncEnabled', 'onPremisesLastSyncDateTime'];
  const [found] = await readAll<Organization>(client.api('/organization').select(properties), client);
  const last = found?.onPremisesLastSyncDateTime;
  return {
    id: found?.id ?? '',
    name: found?.displayName ?? '',
    // null: never was; false: no longer.
    synchronised: found?.onPremisesSyncEnabled === true,
    lastSync: typeof last === 'string' ? new Date(last) : undefined,
  };
}

function settingsReads(
  client: Client,
  read: Read,
): Pick<TenantView, 'allowedToUseSspr' | 'methodsPolicy' | 'teamsApp' | 'writeback'> {
  return {
    allowedToUseSspr: once(() =>
      read('Policy.Read.All', async () => {
        const request = client.api('/policies/authorizationPolicy').select(['id', 'allowedToUseSSPR']);
        return ((await request.get()) as AuthorizationPolicy).allowedToUseSSPR === true;
      }),
    ),
    methodsPolicy: once(() =>
      read('Policy.Read.AuthenticationMethod', async () => {
        const policy = (await client.api('/policies/authenticationMethodsPolicy').get()) as AuthenticationMethodsPolicy;
        const states = (policy.authenticationMethodConfigurations ?? []).map(
          ({ id = '', state }) => [id, state === 'enabled'] as const,
        );
        return {
          migration: policy.policyMigrationState ?? 'unknown',
          enabled: Object.fromEntries(states),
          temporaryPass: temporaryPassOf(policy),
        };
      }),
    ),
    teamsApp: (id) =>
      read('AppCatalog.Read.All', async () => {
        const by = async (property: string): Promise<readonly TeamsApp[]> =>
          readAll<TeamsApp>(
            client
              .api('/appCatalogs/teamsApps')
              .filter(`${property} eq '${guid(id)}'`)
              .expand('appDefinitions'),
            client,
          );
        const found = (await by('id'))[0] ?? (await by('externalId'))[0];
        return found === undefined ? undefined : appOf(found);
      }),
    writeback: once(() =>
      read('OnPremDirectorySynchronization.Read.All (signed-in administrators only)', async () => {
        const request = client.api('/directory/onPremisesSynchronization').select(['id', 'features']);
        const [found] = await readAll<OnPremisesDirectorySynchronization>(request, client);
        return found?.features?.passwordWritebackEnabled === true;
      }),
    ),
  };
}

/** The configurations come along with the policy, each with what its own type adds. */
function temporaryPassOf(policy: AuthenticationMethodsPolicy): MethodsPolicySight['temporaryPass'] {
  const found: TemporaryAccessPassAuthenticationMethodConfiguration | undefined =
    policy.authenticationMethodConfigurations?.find(({ id }) => id === 'TemporaryAccessPass');
  const { isUsableOnce: once, defaultLifetimeInMinutes: usual, maximumLifetimeInMinutes: longest } = found ?? {};
  if (typeof once !== 'boolean' || typeof usual !== 'number' || typeof longest !== 'number') return undefined;
  return { once, defaultMinutes: usual, longestMinutes: longest };
}

function peopleReads(client: Client, read: Read): Pick<TenantView, 'account' | 'group' | 'rolesOf'> {
  return {
    account: (name) =>
      read('User.Read.All', async () => {
        const filter = encodeURIComponent(`userPrincipalName eq '${name.replaceAll("'", "''")}'`);
        const [user] = await readAll<User>(client.api('/users').filter(filter).select(['id', 'mail']), client);
        return user === undefined ? undefined : { hasMailbox: typeof user.mail === 'string' && user.mail !== '' };
      }),
    group: (id) =>
      read('GroupMember.Read.All', async () => {
        try {
          const path = `/groups/${guid(id)}`;
          const [group, members] = await Promise.all([
            client.api(path).select(['id', 'displayName']).get() as Promise<Group>,
            // One is enough to know; the rest of the list is not asked for.
            client.api(`${path}/transitiveMembers`).select(['id']).top(1).get() as Promise<{
              value: DirectoryObject[];
            }>,
          ]);
          return { name: group.displayName ?? id, hasMembers: members.value.length > 0 };
        } catch (error) {
          if (isNotFound(error)) return undefined;
          throw error;
        }
      }),
    rolesOf: (objectId) =>
      read('RoleManagement.Read.Directory', async () => {
        const request = client
          .api('/roleManagement/directory/roleAssignments')
          .filter(`principalId eq '${guid(objectId)}'`)
          .select(['id', 'roleDefinitionId']);
        const held = await readAll<UnifiedRoleAssignment>(request, client);
        return held.map(({ roleDefinitionId }) => roleDefinitionId ?? '');
      }),
  };
}

function appOf(app: TeamsApp): TeamsAppSight {
  const states = (app.appDefinitions ?? []).map(({ publishingState }) => publishingState);
  const state = (['published', 'submitted', 'rejected'] as const).find((one) => states.includes(one)) ?? 'unknown';
  return { id: app.id ?? '', name: app.displayName ?? app.id ?? '', state };
}

/** The settings let nothing else through; a path or a filter is no place to rely on that. */
function guid(id: string): string {
  if (!/^[0-9a-f-]{36}$/i.test(id)) throw new GraphError(404, 'not an id');
  return id;
}
