import type { AppName, Company } from '../company/company.ts';
import { stableGuid } from '../company/stable-ids.ts';

/** What administrators have set for the whole tenant, as far as Graph shows it. */
export type TenantSettings = {
  /** Whether administrators may use Microsoft's own password reset; the name says less than it means. */
  readonly allowedToUseSSPR: boolean;
  readonly policyMigrationState: 'preMigration' | 'migrationInProgress' | 'migrationComplete';
  readonly methods: Readonly<Record<PolicyMethod, 'enabled' | 'disabled'>>;
  /** Microsoft's own reset: for whom, and how many methods it asks for. Graph shows it in the report only. */
  readonly ssprFor: 'all' | 'nobody';
  readonly ssprMethods: 1 | 2;
  /** Which licence is bought. */
  readonly licence: 'p2' | 'p1' | 'none';
  /** What the audit log shows of password writeback. */
  readonly writeback: 'works' | 'fails' | 'no-sign';
  readonly temporaryAccessPass: { readonly maximumLifetimeInMinutes: number; readonly isUsableOnce: boolean };
  /** The tenant's id as `organization` tells it; undefined: the true one. */
  readonly otherOrganisation: string | undefined;
  /** Domains whose sign-in lies elsewhere, and domains nobody has verified, besides the usual. */
  readonly federatedDomains: readonly string[];
  readonly unverifiedDomains: readonly string[];
  /** How far Graph's clock is ahead of everybody's. */
  readonly clockAheadMs: number;
  /** Identities whose client secret has ended, and those with other permissions than the usual. */
  readonly endedSecrets: readonly AppName[];
  readonly otherRoles: Readonly<Partial<Record<AppName, readonly string[]>>>;
  readonly onPremisesSyncEnabled: boolean | null;
  /** Minutes before now; undefined: never. */
  readonly lastSyncMinutes: number | undefined;
  readonly teamsApps: readonly CatalogueApp[];
};

export type PolicyMethod =
  'Email' | 'Sms' | 'Voice' | 'MicrosoftAuthenticator' | 'SoftwareOath' | 'TemporaryAccessPass';

type CatalogueApp = {
  /** The catalogue's own id. */
  readonly id: string;
  /** The manifest's. */
  readonly externalId: string;
  readonly displayName: string;
  readonly publishingState: 'submitted' | 'published' | 'rejected';
};

/** The app's id in the organisation's catalogue, which is not its manifest's. */
export const catalogueAppId = stableGuid('teams-app');

/** A tenant in good order: migrated policy, both of Avain's methods on, synchronised minutes ago, the app published. */
export function usualTenantSettings(company: Company): TenantSettings {
  return {
    allowedToUseSSPR: true,
    policyMigrationState: 'migrationComplete',
    methods: {
      Email: 'enabled',
      Sms: 'enabled',
      Voice: 'disabled',
      MicrosoftAuthenticator: 'enabled',
      SoftwareOath: 'enabled',
      TemporaryAccessPass: 'enabled',
    },
    ssprFor: 'all',
    ssprMethods: 2,
    licence: 'p2',
    writeback: 'works',
    temporaryAccessPass: { maximumLifetimeInMinutes: 480, isUsableOnce: false },
    otherOrganisation: undefined,
    federatedDomains: [],
    unverifiedDomains: [],
    clockAheadMs: 0,
    endedSecrets: [],
    otherRoles: {},
    onPremisesSyncEnabled: true,
    lastSyncMinutes: 12,
    teamsApps: [
      {
        id: catalogueAppId,
        externalId: company.appIds.bot,
        displayName: 'Avain',
        publishingState: 'published',
      },
    ],
  };
}
