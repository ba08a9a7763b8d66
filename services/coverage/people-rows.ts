import type { User, UserRegistrationDetails } from '@microsoft/microsoft-graph-types';
import { isOutsider } from '../directory/is-outsider.ts';
import { DependencyError } from '../errors/app-error.ts';
import type { PersonRow, RegistrationRow } from './people-source.ts';

/** What Avain reads of everybody, and nothing more. */
export const personProperties = [
  'id',
  'displayName',
  'userPrincipalName',
  'accountEnabled',
  'userType',
  'externalUserState',
  'onPremisesSyncEnabled',
  'isResourceAccount',
  'preferredLanguage',
  'usageLocation',
  'country',
  'department',
] as const;

/** Undefined for an item without an id or a name: nothing could be done with it. */
export function toPersonRow(user: User): PersonRow | undefined {
  const { id, userPrincipalName } = user;
  if (typeof id !== 'string' || typeof userPrincipalName !== 'string') return undefined;
  // Graph leaves out what the caller may not read: that must never look like "no" (invariant I8).
  if (user.accountEnabled === undefined || user.userType === undefined)
    throw new DependencyError('directory_forbidden', 'the directory leaves out what decides about people');
  return {
    id: id.toLowerCase(),
    displayName: user.displayName ?? userPrincipalName,
    userPrincipalName,
    accountEnabled: user.accountEnabled === true,
    guest: isOutsider({
      userPrincipalName,
      userType: user.userType ?? undefined,
      externalUserState: user.externalUserState ?? undefined,
    }),
    synced: user.onPremisesSyncEnabled === true,
    resource: user.isResourceAccount === true,
    preferredLanguage: user.preferredLanguage ?? undefined,
    // Two letters and never misspelt, as against the free text beside it.
    country: user.usageLocation ?? user.country ?? undefined,
    department: user.department ?? undefined,
  };
}

export function toRegistrationRow(details: UserRegistrationDetails): RegistrationRow | undefined {
  if (typeof details.id !== 'string') return undefined;
  return {
    id: details.id.toLowerCase(),
    methods: (details.methodsRegistered ?? []).filter((method) => typeof method === 'string'),
    isAdmin: details.isAdmin === true,
    isSsprEnabled: details.isSsprEnabled === true,
    isSsprRegistered: details.isSsprRegistered === true,
    isSsprCapable: details.isSsprCapable === true,
  };
}
