import { randomBytes } from 'node:crypto';
import type { AppName, Company } from '../company/company.ts';

export type AppRegistration = {
  readonly name: string;
  readonly appId: string;
  /** Client secret of this run. */
  readonly secret: string;
  /** PEM certificates the app may sign assertions with. */
  readonly certificates: readonly string[];
  /** Application permissions of Microsoft Graph, consented. */
  readonly roles: readonly string[];
};

/** What each of Avain's identities may do. Least that works: docs name the same lists to administrators. */
export const grantedRoles: Readonly<Record<AppName, readonly string[]>> = {
  reader: [
    'User.Read.All',
    'GroupMember.Read.All',
    'UserAuthenticationMethod.Read.All',
    'RoleManagement.Read.Directory',
    'Domain.Read.All',
    'AuditLog.Read.All',
  ],
  messaging: ['Mail.Send', 'TeamsAppInstallation.ReadWriteSelfForUser.All'],
  executor: [
    'User-PasswordProfile.ReadWrite.All',
    'User.RevokeSessions.All',
    'User.Read.All',
    'GroupMember.Read.All',
    'UserAuthenticationMethod.Read.All',
    'RoleManagement.Read.Directory',
    'Domain.Read.All',
  ],
  bot: [],
};

export type Apps = Readonly<Record<AppName, AppRegistration>>;

/** Avain's registrations, with secrets of this run. */
export function registerApps(company: Company, certificates: Partial<Record<AppName, readonly string[]>> = {}): Apps {
  const app = (name: AppName): AppRegistration => ({
    name,
    appId: company.appIds[name],
    secret: randomBytes(24).toString('base64url'),
    certificates: certificates[name] ?? [],
    roles: grantedRoles[name],
  });
  return { reader: app('reader'), messaging: app('messaging'), executor: app('executor'), bot: app('bot') };
}
