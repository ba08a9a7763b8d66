import { randomBytes } from 'node:crypto';
import type { AppName, Company } from '../company/company.ts';

export type AppRegistration = {
  readonly name: AppName;
  readonly appId: string;
  /** Client secret of this run. */
  readonly secret: string;
  /** Whose signed assertions count instead of a secret. */
  readonly trusts: readonly TrustedAssertion[];
  /** Application permissions of Microsoft Graph, consented. */
  readonly roles: readonly string[];
};

type TrustedAssertion = {
  /** PEM of a public key or a certificate. */
  readonly pem: string;
  /** A federated credential's issuer and subject; without it the app signs for itself, with a certificate. */
  readonly federated?: { readonly issuer: string; readonly subject: string };
};

/** What each of Avain's identities may do. Least that works: docs name the same lists to administrators. */
const grantedRoles: Readonly<Record<AppName, readonly string[]>> = {
  reader: [
    'User.Read.All',
    'GroupMember.Read.All',
    'UserAuthenticationMethod.Read.All',
    'RoleManagement.Read.Directory',
    'Domain.Read.All',
    // What the doctor and the plan like to read; nothing else needs them.
    'Policy.Read.All',
    'AppCatalog.Read.All',
    'LicenseAssignment.Read.All',
    // Coverage.
    'AuditLog.Read.All',
  ],
  // Campaigns bring the app to people.
  messaging: ['Mail.Send', 'TeamsAppInstallation.ReadWriteSelfForUser.All', 'AppCatalog.Read.All'],
  executor: ['User-PasswordProfile.ReadWrite.All', 'User.RevokeSessions.All'],
  bot: [],
};

export type Apps = Readonly<Record<AppName, AppRegistration>>;

export type AppChanges = {
  readonly trusts?: readonly TrustedAssertion[];
  /** Instead of the usual grants. */
  readonly roles?: readonly string[];
};

/** Avain's registrations, with secrets of this run. */
export function registerApps(company: Company, changes: Partial<Record<AppName, AppChanges>> = {}): Apps {
  const app = (name: AppName): AppRegistration => ({
    name,
    appId: company.appIds[name],
    secret: randomBytes(24).toString('base64url'),
    trusts: changes[name]?.trusts ?? [],
    roles: changes[name]?.roles ?? grantedRoles[name],
  });
  return { reader: app('reader'), messaging: app('messaging'), executor: app('executor'), bot: app('bot') };
}
