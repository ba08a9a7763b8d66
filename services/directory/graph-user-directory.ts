import type { Client } from '@microsoft/microsoft-graph-client';
import type { AuthenticationMethod, Domain, Organization, User } from '@microsoft/microsoft-graph-types';
import type { Clock } from '../clock/clock.ts';
import { DependencyError, InvariantError } from '../errors/app-error.ts';
import { isNotFound, toDependencyError } from './graph-errors.ts';
import { requireObjectId } from './graph-object-id.ts';
import { readAll } from './graph-paging.ts';
import { readPrivilege } from './graph-privilege.ts';
import { managerProperties, toDirectoryUser, toManager, toRegisteredMethods, userProperties } from './graph-records.ts';
import { isUserPrincipalName } from './user-principal-name.ts';
import type { TenantFacts, UserDirectory } from './user-directory.ts';

export type GraphUserDirectoryOptions = {
  /** From `createGraphReadClient`, with the reader's credential. */
  readonly client: Client;
  readonly clock: Clock;
};

/** Name and domains of a tenant change rarely; ten minutes is what the port allows. */
const tenantKeptMs = 10 * 60 * 1000;
/** Graph's own limit for checkMemberGroups. */
const mostGroups = 20;

/** `UserDirectory` on Microsoft Graph v1.0. Every read names its properties: the default set leaves out the deciding ones. */
export function createGraphUserDirectory({ client, clock }: GraphUserDirectoryOptions): UserDirectory {
  const guarded = async <T>(operation: string, read: () => Promise<T>): Promise<T> => {
    try {
      return await read();
    } catch (error) {
      throw toDependencyError(error, operation, clock.now());
    }
  };
  let tenant: { readonly facts: TenantFacts; readonly readAt: number } | undefined;
  return {
    findUser: async (userId) => {
      const path = `/users/${requireObjectId(userId)}`;
      return guarded('findUser', async () => {
        try {
          return toDirectoryUser(
            (await client
              .api(path)
              .select([...userProperties])
              .get()) as User,
          );
        } catch (error) {
          if (isNotFound(error)) return undefined;
          throw error;
        }
      });
    },
    findUserByName: async (name) => {
      if (!isUserPrincipalName(name)) return undefined;
      // The SDK puts the text into the address as it is; OData doubles a quote, and a guest's name holds a `#`.
      const filter = encodeURIComponent(`userPrincipalName eq '${name.replaceAll("'", "''")}'`);
      return guarded('findUserByName', async () => {
        const request = client
          .api('/users')
          .filter(filter)
          .select([...userProperties]);
        const [user, another] = await readAll<User>(request, client);
        if (user === undefined) return undefined;
        const found = toDirectoryUser(user);
        // An answer about somebody else would put the wrong person behind a name.
        const same = found.userPrincipalName.toLowerCase() === name.toLowerCase();
        if (another !== undefined || !same) throw unreadable('findUserByName');
        return found;
      });
    },
    listMethods: async (userId) => {
      // This collection takes no $select: an item is small and told apart by its @odata.type.
      const path = `/users/${requireObjectId(userId)}/authentication/methods`;
      return guarded('listMethods', async () =>
        toRegisteredMethods(await readAll<AuthenticationMethod>(client.api(path), client)),
      );
    },
    readPrivilege: async (userId) => {
      const id = requireObjectId(userId);
      return guarded('readPrivilege', async () => readPrivilege(client, id));
    },
    readManager: async (userId) => {
      const path = `/users/${requireObjectId(userId)}/manager`;
      return guarded('readManager', async () => {
        try {
          return toManager(
            (await client
              .api(path)
              .select([...managerProperties])
              .get()) as User,
          );
        } catch (error) {
          if (isNotFound(error)) return undefined;
          throw error;
        }
      });
    },
    memberOf: async (userId, groupIds) => {
      const path = `/users/${requireObjectId(userId)}/checkMemberGroups`;
      if (groupIds.length === 0) return [];
      if (groupIds.length > mostGroups) throw new InvariantError('at most 20 groups can be asked about at once');
      return guarded('memberOf', async () =>
        stringsIn(await client.api(path).post({ groupIds: groupIds.map(requireObjectId) })),
      );
    },
    readTenant: async () => {
      const now = clock.now().getTime();
      if (tenant !== undefined && now - tenant.readAt < tenantKeptMs) return tenant.facts;
      const facts = await guarded('readTenant', async () => readTenant(client));
      tenant = { facts, readAt: now };
      return facts;
    },
  };
}

async function readTenant(client: Client): Promise<TenantFacts> {
  const [organisations, domains] = await Promise.all([
    readAll<Organization>(client.api('/organization').select(['id', 'displayName']), client),
    readAll<Domain>(client.api('/domains').select(['id', 'authenticationType', 'isVerified']), client),
  ]);
  const displayName = organisations[0]?.displayName;
  if (typeof displayName !== 'string' || domains.length === 0) throw unreadable('readTenant');
  return {
    displayName,
    domains: domains.map((domain) => {
      if (typeof domain.id !== 'string' || typeof domain.authenticationType !== 'string')
        throw unreadable('readTenant');
      // Only 'Managed' is known to keep its passwords in Entra; whatever else there may be is not ours to reset.
      return {
        name: domain.id,
        federated: domain.authenticationType !== 'Managed',
        verified: domain.isVerified === true,
      };
    }),
  };
}

function stringsIn(answer: unknown): readonly string[] {
  const value = typeof answer === 'object' && answer !== null && 'value' in answer ? answer.value : undefined;
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) throw unreadable('memberOf');
  return value;
}

function unreadable(operation: string): DependencyError {
  return new DependencyError('directory_unavailable', `${operation}: the answer has an unexpected shape`);
}
