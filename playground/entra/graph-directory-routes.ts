import type { Company, CompanyGroup, RoleGrant } from '../company/company.ts';
import type { StoredGrant } from './directory-state.ts';
import { badRequest, GraphFailure } from './graph-failure.ts';
import { header, requireRole, requireUser, urlOf } from './graph-call.ts';
import { lastSync } from './graph-tenant-routes.ts';
import { context } from './graph-world.ts';
import type { GraphAnswer, GraphCall, GraphRoute, GraphWorld } from './graph-world.ts';
import { filter, page, requireAdvanced, select } from './odata.ts';
import {
  domainProperties,
  grantProperties,
  groupProperties,
  organisationProperties,
  roleProperties,
} from './user-properties.ts';

const membership = ['User.Read.All', 'GroupMember.Read.All', 'Directory.Read.All'] as const;
const groupReaders = ['GroupMember.Read.All', 'Group.Read.All', 'Directory.Read.All'] as const;
const roleReaders = ['RoleManagement.Read.Directory', 'Directory.Read.All'] as const;
const listOptions = ['$select', '$filter', '$orderby', '$top', '$count', '$search', '$skiptoken', '$expand'];
const allMethods = ['UserAuthenticationMethod.Read.All', 'UserAuthenticationMethod.ReadWrite.All'] as const;

export const directoryRoutes: readonly GraphRoute[] = [
  methods('methods', () => true, allMethods),
  methods('emailMethods', (type) => type.includes('emailAuth'), [...allMethods, 'UserAuthMethod-Email.Read.All']),
  methods('phoneMethods', (type) => type.includes('phoneAuth'), [...allMethods, 'UserAuthMethod-Phone.Read.All']),
  cast('transitiveMemberOf', 'group', groupsFor),
  cast('transitiveMemberOf', 'directoryRole', rolesFor),
  cast('memberOf', 'group', groupsFor),
  cast('memberOf', 'directoryRole', rolesFor),
  {
    method: 'POST',
    path: '/users/:user/checkMemberGroups',
    anyOf: groupReaders,
    query: [],
    units: 4,
    handle: checkMemberGroups,
  },
  grants('roleAssignments', roleReaders, (world) => world.state.assignments),
  grants(
    'roleEligibilityScheduleInstances',
    ['RoleManagement.Read.Directory', 'RoleEligibilitySchedule.Read.Directory'],
    (world) => {
      if (!world.premiumP2) {
        throw new GraphFailure(
          400,
          'AadPremiumLicenseRequired',
          'The tenant needs to have Microsoft Entra ID P2 or Microsoft Entra ID Governance license.',
        );
      }
      return world.state.eligibilities;
    },
  ),
  {
    method: 'GET',
    path: '/organization',
    anyOf: ['Organization.Read.All', 'User.Read.All', 'Directory.Read.All'],
    query: ['$select'],
    units: 1,
    handle: listOrganisations,
  },
  {
    method: 'GET',
    path: '/domains',
    anyOf: ['Domain.Read.All', 'Directory.Read.All'],
    query: ['$select'],
    units: 1,
    handle: listDomains,
  },
];

function methods(name: string, keep: (type: string) => boolean, anyOf: readonly string[]): GraphRoute {
  return {
    method: 'GET',
    path: `/users/:user/authentication/${name}`,
    anyOf: [],
    query: [],
    units: 1,
    handle: (call, world) => {
      // This part of Graph refuses in words of its own.
      if (!anyOf.some((role) => call.caller.roles.has(role)))
        throw new GraphFailure(403, 'accessDenied', 'Request Authorization failed');
      const user = requireUser(call, world);
      const value = user.methods.filter((method) => keep(method['@odata.type']));
      const place = `users('${user.id}')/authentication/${name}`;
      return { status: 200, body: { '@odata.context': context(world, place), value } };
    },
  };
}

function cast(
  list: 'memberOf' | 'transitiveMemberOf',
  kind: 'group' | 'directoryRole',
  find: (call: GraphCall, world: GraphWorld) => readonly unknown[],
): GraphRoute {
  return {
    method: 'GET',
    path: `/users/:user/${list}/microsoft.graph.${kind}`,
    anyOf: list === 'memberOf' ? ['Directory.Read.All', 'GroupMember.ReadBasic.All'] : membership,
    query: listOptions,
    units: 2,
    handle: (call, world) => {
      requireAdvanced(call.query, header(call, 'consistencylevel'));
      const place = kind === 'group' ? 'groups' : 'directoryRoles';
      return {
        status: 200,
        body: page(find(call, world), call.query, urlOf(call, world), context(world, place), world.pageSize),
      };
    },
  };
}

/** Without a right to read groups only their ids are shown. */
function groupsFor(call: GraphCall, world: GraphWorld): readonly unknown[] {
  const user = requireUser(call, world);
  const readable = groupReaders.some((role) => call.caller.roles.has(role));
  return world.state.groupsOf(user.id).map((group) => {
    const shown = select({ ...group }, call.query, groupProperties, ['id', 'displayName']);
    return readable ? shown : { id: group.id };
  });
}

/** Active roles of the whole directory: held directly or through a role-assignable group. */
function rolesFor(call: GraphCall, world: GraphWorld): readonly unknown[] {
  const user = requireUser(call, world);
  const readable = roleReaders.some((role) => call.caller.roles.has(role));
  const holders = new Set([
    user.id,
    ...world.state
      .groupsOf(user.id)
      .filter(isRoleAssignable)
      .map((group) => group.id),
  ]);
  const held = world.state.assignments.filter(
    (grant) => holders.has(grant.principalId) && grant.directoryScopeId === '/',
  );
  return [...new Set(held.map((grant) => grant.roleDefinitionId))].map((templateId) => {
    const role = { id: templateId, roleTemplateId: templateId, displayName: 'Directory role' };
    const shown = select(role, call.query, roleProperties, ['id', 'displayName', 'roleTemplateId']);
    return readable ? shown : { id: role.id };
  });
}

function isRoleAssignable(group: CompanyGroup): boolean {
  return group.isAssignableToRole === true;
}

function grants(
  name: string,
  anyOf: readonly string[],
  read: (world: GraphWorld) => readonly StoredGrant[],
): GraphRoute {
  return {
    method: 'GET',
    path: `/roleManagement/directory/${name}`,
    anyOf,
    query: listOptions,
    units: 1,
    handle: (call, world) => {
      const test = filter(call.query.get('$filter'), grantProperties, () => undefined);
      const all: readonly (RoleGrant & { readonly id: string })[] = read(world);
      const found = all.filter((grant) => test({ ...grant }));
      const usual = ['id', 'principalId', 'roleDefinitionId', 'directoryScopeId'];
      const items = found.map((grant) => select({ ...grant }, call.query, grantProperties, usual));
      const place = context(world, `roleManagement/directory/${name}`);
      return { status: 200, body: page(items, call.query, urlOf(call, world), place, world.pageSize) };
    },
  };
}

function checkMemberGroups(call: GraphCall, world: GraphWorld): GraphAnswer {
  requireRole(call, ['User.Read.All', 'Directory.Read.All']);
  const asked: unknown =
    typeof call.body === 'object' && call.body !== null && 'groupIds' in call.body ? call.body.groupIds : undefined;
  if (!Array.isArray(asked) || !asked.every((id) => typeof id === 'string'))
    throw badRequest('groupIds is missing.', 'BadRequest');
  if (asked.length > 20)
    throw badRequest('The number of ids exceeds the maximum of 20.', 'Directory_ResultSizeLimitExceeded');
  const held = new Set(world.state.groupsOf(requireUser(call, world).id).map((group) => group.id));
  return {
    status: 200,
    body: { '@odata.context': context(world, 'Collection(Edm.String)'), value: asked.filter((id) => held.has(id)) },
  };
}

function listOrganisations(call: GraphCall, world: GraphWorld): GraphAnswer {
  const { tenant } = world.company;
  const verifiedDomains = domainsOf(world)
    .filter((domain) => domain.isVerified)
    .map(({ name, isDefault, isInitial, authenticationType }) => ({
      name,
      isDefault,
      isInitial,
      type: authenticationType,
      capabilities: 'Email',
    }));
  const organisation = {
    id: world.state.tenant.otherOrganisation ?? tenant.id,
    displayName: tenant.displayName,
    tenantType: 'AAD',
    verifiedDomains,
    onPremisesSyncEnabled: world.state.tenant.onPremisesSyncEnabled,
    onPremisesLastSyncDateTime: lastSync(world),
  };
  const value = [
    select(organisation, call.query, organisationProperties, ['id', 'displayName', 'tenantType', 'verifiedDomains']),
  ];
  return { status: 200, body: { '@odata.context': context(world, 'organization'), value } };
}

/** The company's domains as administrators have left them. */
function domainsOf({ company, state: { tenant } }: GraphWorld): Company['tenant']['domains'] {
  return company.tenant.domains.map((domain) => ({
    ...domain,
    ...(tenant.federatedDomains.includes(domain.name) ? { authenticationType: 'Federated' as const } : {}),
    ...(tenant.unverifiedDomains.includes(domain.name) ? { isVerified: false } : {}),
  }));
}

function listDomains(call: GraphCall, world: GraphWorld): GraphAnswer {
  const usual = ['id', 'authenticationType', 'isDefault', 'isInitial', 'isVerified'];
  const value = domainsOf(world).map(({ name, ...domain }) =>
    select({ id: name, ...domain }, call.query, domainProperties, usual),
  );
  return { status: 200, body: { '@odata.context': context(world, 'domains'), value } };
}
