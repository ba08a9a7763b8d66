import type { Company } from '../company/company.ts';
import { stableGuid } from '../company/stable-ids.ts';

/** What administrators have set for the whole tenant, as far as Graph shows it. */
export type TenantSettings = {
  /** Whether administrators may use Microsoft's own password reset; the name says less than it means. */
  readonly allowedToUseSSPR: boolean;
  readonly policyMigrationState: 'preMigration' | 'migrationInProgress' | 'migrationComplete';
  readonly methods: Readonly<Record<PolicyMethod, 'enabled' | 'disabled'>>;
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
    onPremisesSyncEnabled: true,
    lastSyncMinutes: 12,
    teamsApps: [
      {
        id: stableGuid('teams-app'),
        externalId: company.appIds.bot,
        displayName: 'Avain',
        publishingState: 'published',
      },
    ],
  };
}
