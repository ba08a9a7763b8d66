import type { Client } from '@microsoft/microsoft-graph-client';
import type {
  DirectoryRole,
  Group,
  UnifiedRoleAssignment,
  UnifiedRoleEligibilityScheduleInstance,
} from '@microsoft/microsoft-graph-types';
import { DependencyError } from '../errors/app-error.ts';
import { isUnlicensedForEligibility } from './graph-errors.ts';
import { readAll } from './graph-paging.ts';
import type { PrivilegeFacts } from './user-directory.ts';

/** A cast of a membership list is an "advanced query" (https://learn.microsoft.com/graph/aad-advanced-queries). */
const advanced = { ConsistencyLevel: 'eventual' } as const;

/**
 * Four reads side by side, because v1.0 has no single one: roles held through groups, direct assignments (which alone
 * show custom and unit-scoped roles), eligible roles, role-assignable groups. Any failure is the caller's failure.
 */
export async function readPrivilege(client: Client, userId: string): Promise<PrivilegeFacts> {
  const [roles, assigned, eligible, groups] = await Promise.all([
    readAll<DirectoryRole>(
      client
        .api(`/users/${userId}/transitiveMemberOf/microsoft.graph.directoryRole`)
        .select(['id', 'roleTemplateId'])
        .count(),
      client,
      advanced,
    ),
    readAll<UnifiedRoleAssignment>(
      client
        .api('/roleManagement/directory/roleAssignments')
        .filter(`principalId eq '${userId}'`)
        .select(['id', 'roleDefinitionId']),
      client,
    ),
    readEligible(client, userId),
    readAll<Group>(
      client
        .api(`/users/${userId}/transitiveMemberOf/microsoft.graph.group`)
        .select(['id', 'isAssignableToRole'])
        .count()
        .top(999),
      client,
      advanced,
    ),
  ]);
  // One role can show in both lists; for a built-in role the template's id is the definition's id.
  const active = new Set([
    ...roles.map((role) => role.roleTemplateId ?? role.id),
    ...assigned.map((assignment) => assignment.roleDefinitionId ?? assignment.id),
  ]);
  return {
    activeRoles: active.size,
    eligibleRoles: eligible.length,
    roleAssignableGroups: groups.filter(isRoleAssignable).length,
  };
}

async function readEligible(
  client: Client,
  userId: string,
): Promise<readonly UnifiedRoleEligibilityScheduleInstance[]> {
  try {
    const request = client
      .api('/roleManagement/directory/roleEligibilityScheduleInstances')
      .filter(`principalId eq '${userId}'`)
      .select(['id', 'roleDefinitionId']);
    return await readAll<UnifiedRoleEligibilityScheduleInstance>(request, client);
  } catch (error) {
    if (isUnlicensedForEligibility(error)) return [];
    throw error;
  }
}

/**
 * `null` is a plain "no". Absence is not: Graph leaves out what the app may not read, and then nobody knows.
 */
function isRoleAssignable(group: Group): boolean {
  if (group.isAssignableToRole === undefined) {
    throw new DependencyError('directory_forbidden', 'readPrivilege: groups are listed without their properties');
  }
  return group.isAssignableToRole === true;
}
