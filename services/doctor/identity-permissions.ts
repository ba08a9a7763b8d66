import type { IdentityName } from './doctor-views.ts';

/**
 * Application permissions of Microsoft Graph per identity, the table of docs/deploy.md: what has to be there, and what
 * may be. Anything else is too much. `Mail.Send` is judged by itself: Exchange can grant it without a trace in the token.
 */
export const identityPermissions: Readonly<
  Record<IdentityName, { readonly required: readonly string[]; readonly optional: readonly string[] }>
> = {
  bot: { required: [], optional: [] },
  reader: {
    required: [
      'User.Read.All',
      'UserAuthenticationMethod.Read.All',
      'RoleManagement.Read.Directory',
      'GroupMember.Read.All',
      'Domain.Read.All',
    ],
    // What the doctor and the deployment plan read of the tenant's settings, licences and logs: unknown without.
    optional: [
      'Policy.Read.All',
      'Policy.Read.AuthenticationMethod',
      'AppCatalog.Read.All',
      'LicenseAssignment.Read.All',
      'AuditLog.Read.All',
    ],
  },
  messaging: { required: [], optional: ['Mail.Send'] },
  executor: { required: ['User-PasswordProfile.ReadWrite.All', 'User.RevokeSessions.All'], optional: [] },
};

/** What the admins' parts need besides, where a group of admins is configured: the registration report, and installing the app. */
export const adminPermissions: Readonly<Partial<Record<IdentityName, readonly string[]>>> = {
  reader: ['AuditLog.Read.All'],
  messaging: ['TeamsAppInstallation.ReadWriteSelfForUser.All', 'AppCatalog.Read.All'],
};

/** What the look at a person's recent sign-ins needs, where it is switched on. */
export const signInLogPermission = 'AuditLog.Read.All';

/** The one that a directory role on the service principal can stand for. */
export const passwordPermission = 'User-PasswordProfile.ReadWrite.All';

/** Directory roles that may set passwords, by template id; the first is the least. */
export const passwordRoles: Readonly<Record<string, string>> = {
  'c4e39bd9-1100-46d3-8c65-fb160da0071f': 'Authentication Administrator',
  'fe930be7-5e62-47db-91af-98c3a49a38b1': 'User Administrator',
};

/** A permission of this name can change or send something, or hands everything on. */
export function canChange(permission: string): boolean {
  return /Write|Send|Manage|FullControl|AccessAsUser|Invite|Revoke|Create|Delete/.test(permission);
}
