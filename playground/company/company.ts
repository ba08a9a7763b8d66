import type { AuthenticationMethod, User } from '@microsoft/microsoft-graph-types';
import type { Language } from '../../services/i18n/language.ts';

/**
 * The pretend company: data only. The pretend Entra keeps its own, changing copy; the pretend Teams speaks as its
 * personas. Nothing in it is a secret of anybody.
 */
export type Company = {
  readonly tenant: Tenant;
  /** App registrations of Avain's identities; their secrets are made per run. */
  readonly appIds: Readonly<Record<AppName, string>>;
  readonly accounts: readonly Account[];
  readonly groups: readonly CompanyGroup[];
  readonly roleAssignments: readonly RoleGrant[];
  /** Privileged Identity Management: may activate, but has not. */
  readonly roleEligibilities: readonly RoleGrant[];
  readonly personas: readonly Persona[];
};

export type AppName = 'reader' | 'messaging' | 'executor' | 'bot';

type Tenant = {
  readonly id: string;
  readonly displayName: string;
  readonly domains: readonly TenantDomain[];
  /** The administrator's own list of banned words. */
  readonly bannedTerms: readonly string[];
  /** Mailbox that Avain sends from. */
  readonly senderUpn: string;
};

type TenantDomain = {
  readonly name: string;
  readonly authenticationType: 'Managed' | 'Federated';
  readonly isDefault: boolean;
  readonly isInitial: boolean;
  readonly isVerified: boolean;
};

export type Account = {
  readonly properties: User & { readonly id: string; readonly userPrincipalName: string };
  readonly password: string;
  /** The password is right but has to be changed at the next sign-in. */
  readonly mustChangePassword: boolean;
  readonly methods: readonly TypedMethod[];
  readonly managerId: string | undefined;
  /** Days since the first day at work, below zero: still to come. The directory makes a date of it by its clock. */
  readonly hiredDaysAgo: number | undefined;
  /** Why the app does not come by itself; undefined for nearly everybody. */
  readonly teams: TeamsHindrance | undefined;
};

/**
 * Why the app does not come to somebody by itself: kept away by an app permission policy, without a licence for Teams, or
 * a client that was never opened, where Graph accepts the installation and it never lands.
 */
export type TeamsHindrance = 'blocked' | 'no-licence' | 'never-opened';

export type TypedMethod = AuthenticationMethod & { readonly '@odata.type': string; readonly id: string };

export type CompanyGroup = {
  readonly id: string;
  /** Its name in the cast. */
  readonly key: string;
  readonly displayName: string;
  readonly isAssignableToRole: boolean | null;
  /** Accounts and other groups. */
  readonly memberIds: readonly string[];
};

export type RoleGrant = {
  readonly principalId: string;
  readonly roleDefinitionId: string;
  /** `/` or an administrative unit. */
  readonly directoryScopeId: string;
};

/** Somebody the playground lets you be. */
export type Persona = {
  readonly id: string;
  readonly displayName: string;
  readonly upn: string;
  readonly password: string;
  readonly aadObjectId: string;
  readonly teamsId: string;
  readonly conversationId: string;
  /** The account's language. */
  readonly language: Language;
  /** The language of the person's Teams client. */
  readonly locale: string;
  /** What kind of account it is: see `AccountClass`. */
  readonly classes: readonly AccountClass[];
  /** Registered methods by the names of Graph's registration report: `email`, `mobilePhone`, … */
  readonly methods: readonly string[];
};

export const accountClasses = [
  'ordinary',
  'two-languages',
  'no-language',
  'two-accounts',
  'password-expired',
  'unregistered',
  'half-registered',
  'own-domain-email',
  'synced',
  'federated',
  'guest',
  'disabled',
  'active-role',
  'eligible-role',
  'role-assignable-group',
  'restricted-management',
  'resource-account',
  'vip',
  'manager',
  'helpdesk-agent',
  'report-of-agent',
  'admin',
  'generated',
] as const;
export type AccountClass = (typeof accountClasses)[number];

/** Answer of `GET /playground/api/personas`. */
export type PersonaList = {
  readonly tenantId: string;
  readonly botId: string;
  readonly appId: string;
  readonly personas: readonly Persona[];
};

/** Who one can be, with what a client needs to speak to the bot as the channel does. */
export function listPersonas(company: Company): PersonaList {
  const appId = company.appIds.bot;
  return { tenantId: company.tenant.id, botId: `28:${appId}`, appId, personas: company.personas };
}
