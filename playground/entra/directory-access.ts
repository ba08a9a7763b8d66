import type { User } from '@microsoft/microsoft-graph-types';
import type { TeamsHindrance, TypedMethod } from '../company/company.ts';
import { withId } from './directory-state.ts';
import type { DirectoryState, UserRecord } from './directory-state.ts';
import type { TenantSettings } from './tenant-settings.ts';

/** Looking at and changing the directory without Graph: at once, without lag, rights or log. */
export type DirectoryAccess = {
  /** The truth, ahead of what readers see. Undefined for an unknown object id or UPN. */
  readonly find: (idOrUpn: string) => UserSnapshot | undefined;
  readonly passwordIs: (idOrUpn: string, password: string) => boolean;
  readonly update: (idOrUpn: string, changes: User) => void;
  /** Sets the password behind everybody's back, with a new time of change. */
  readonly changePassword: (idOrUpn: string, password: string, at: Date) => void;
  readonly setMethods: (idOrUpn: string, methods: readonly TypedMethod[]) => void;
  /** The registration report catches up with what everybody has registered meanwhile. */
  readonly refreshReport: () => void;
  /** Lets the app come to somebody, or keeps it away; undefined: nothing in the way. */
  readonly setTeams: (idOrUpn: string, hindrance: TeamsHindrance | undefined) => void;
  readonly assignRole: (idOrUpn: string, roleDefinitionId: string, directoryScopeId?: string) => void;
  readonly makeEligible: (idOrUpn: string, roleDefinitionId: string) => void;
  readonly addToGroup: (idOrUpn: string, groupId: string) => void;
  readonly removeFromGroup: (idOrUpn: string, groupId: string) => void;
  /** Undefined: nobody. */
  readonly setManager: (idOrUpn: string, managerIdOrUpn: string | undefined) => void;
  readonly remove: (idOrUpn: string) => void;
  /** What administrators set for the whole tenant. */
  readonly setTenant: (changes: Partial<TenantSettings>) => void;
  readonly removeGroup: (groupId: string) => void;
  /** As it was when it was removed. */
  readonly bringGroupBack: (groupId: string) => void;
  readonly tenant: () => TenantSettings;
};

type UserSnapshot = {
  readonly properties: User;
  readonly methods: readonly TypedMethod[];
  readonly teams: TeamsHindrance | undefined;
  readonly mustChangePassword: boolean;
  readonly managerId: string | undefined;
  /** Groups the user is in, directly or through another group. */
  readonly groupIds: readonly string[];
};

export function createDirectoryAccess(state: () => DirectoryState): DirectoryAccess {
  const require = (idOrUpn: string): UserRecord => {
    const user = state().find(idOrUpn);
    if (user === undefined) throw new RangeError('no such user');
    return user;
  };
  return {
    find: (idOrUpn) => {
      const user = state().find(idOrUpn);
      if (user === undefined) return undefined;
      return {
        properties: { ...user.properties },
        methods: [...user.methods],
        teams: user.teams,
        mustChangePassword: user.mustChangePassword,
        managerId: user.managerId,
        groupIds: state()
          .groupsOf(user.id)
          .map(({ id }) => id),
      };
    },
    passwordIs: (idOrUpn, password) => state().matches(require(idOrUpn), password),
    update: (idOrUpn, changes) => state().change(require(idOrUpn), changes, 0),
    changePassword: (idOrUpn, password, at) => {
      const user = require(idOrUpn);
      user.passwordHash = state().hash(password);
      state().change(user, { lastPasswordChangeDateTime: `${at.toISOString().slice(0, 19)}Z` }, 0);
    },
    setMethods: (idOrUpn, methods) => {
      state().register(require(idOrUpn), methods);
    },
    refreshReport: () => state().refreshReport(),
    setTeams: (idOrUpn, hindrance) => {
      require(idOrUpn).teams = hindrance;
    },
    assignRole: (idOrUpn, roleDefinitionId, directoryScopeId = '/') => {
      const { assignments } = state();
      assignments.push(
        withId({ principalId: require(idOrUpn).id, roleDefinitionId, directoryScopeId }, assignments.length),
      );
    },
    makeEligible: (idOrUpn, roleDefinitionId) => {
      const { eligibilities } = state();
      eligibilities.push(
        withId({ principalId: require(idOrUpn).id, roleDefinitionId, directoryScopeId: '/' }, eligibilities.length),
      );
    },
    addToGroup: (idOrUpn, groupId) => {
      const group = state().groups.get(groupId);
      if (group === undefined) throw new RangeError('no such group');
      state().groups.set(groupId, { ...group, memberIds: [...group.memberIds, require(idOrUpn).id] });
    },
    removeFromGroup: (idOrUpn, groupId) => {
      const group = state().groups.get(groupId);
      if (group === undefined) throw new RangeError('no such group');
      const { id } = require(idOrUpn);
      state().groups.set(groupId, { ...group, memberIds: group.memberIds.filter((member) => member !== id) });
    },
    setManager: (idOrUpn, managerIdOrUpn) => {
      require(idOrUpn).managerId = managerIdOrUpn === undefined ? undefined : require(managerIdOrUpn).id;
    },
    remove: (idOrUpn) => state().remove(require(idOrUpn)),
    setTenant: (changes) => {
      state().tenant = { ...state().tenant, ...changes };
    },
    removeGroup: (groupId) => {
      const group = state().groups.get(groupId);
      if (group !== undefined) state().removedGroups.set(groupId, group);
      state().groups.delete(groupId);
    },
    bringGroupBack: (groupId) => {
      const group = state().removedGroups.get(groupId);
      if (group !== undefined) state().groups.set(groupId, group);
    },
    tenant: () => state().tenant,
  };
}
