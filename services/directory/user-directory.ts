/**
 * What Avain reads from Microsoft Entra. Every member throws a `DependencyError` (`directory_unavailable`,
 * `directory_throttled`, `directory_forbidden`) when the answer cannot be had; callers refuse then (invariant I8).
 */
export type UserDirectory = {
  /** By object id (a GUID; anything else is an InvariantError). Undefined when there is no such user. */
  readonly findUser: (userId: string) => Promise<DirectoryUser | undefined>;
  /**
   * By user principal name, as somebody typed it (letter case aside). Undefined when there is no such user, or when what
   * was typed is not the shape of such a name: then nothing is asked.
   */
  readonly findUserByName: (userPrincipalName: string) => Promise<DirectoryUser | undefined>;
  /** The registered authentication methods. Attributes such as `mobilePhone` do not count and are not read. */
  readonly listMethods: (userId: string) => Promise<RegisteredMethods>;
  /** Active and eligible roles, role-assignable groups: what makes an account privileged. */
  readonly readPrivilege: (userId: string) => Promise<PrivilegeFacts>;
  /** The person's manager; undefined when the directory names none, or somebody who is no user. */
  readonly readManager: (userId: string) => Promise<DirectoryManager | undefined>;
  /** Which of `groupIds` (at most 20) the user is in, transitively. */
  readonly memberOf: (userId: string, groupIds: readonly string[]) => Promise<readonly string[]>;
  /** The tenant's name and domains. Adapters may keep it for up to 10 minutes. */
  readonly readTenant: () => Promise<TenantFacts>;
};

export type DirectoryUser = {
  readonly id: string;
  readonly displayName: string;
  readonly givenName: string | undefined;
  readonly surname: string | undefined;
  readonly userPrincipalName: string;
  readonly mail: string | undefined;
  readonly proxyAddresses: readonly string[];
  readonly accountEnabled: boolean;
  /** 'Member', 'Guest' or whatever the directory says; undefined when it says nothing. */
  readonly userType: string | undefined;
  readonly externalUserState: string | undefined;
  readonly onPremisesSyncEnabled: boolean;
  readonly isManagementRestricted: boolean;
  readonly isResourceAccount: boolean;
  readonly preferredLanguage: string | undefined;
  readonly department: string | undefined;
  /**
   * The personnel number, trimmed; undefined where there is none. Accounts of one human share it. Only compared: it is shown
   * nowhere and stands in no record, log or audit.
   */
  readonly employeeId: string | undefined;
  readonly createdDateTime: Date | undefined;
  readonly lastPasswordChangeDateTime: Date | undefined;
};

export type DirectoryManager = {
  readonly id: string;
  readonly displayName: string;
  /** The work mailbox. */
  readonly mail: string | undefined;
  /** As in `DirectoryUser`. */
  readonly employeeId: string | undefined;
};

export type RegisteredMethods = {
  readonly email: { readonly id: string; readonly address: string } | undefined;
  /** Registered mobile phone (`phoneType` mobile), E.164 with or without a space. */
  readonly mobile: { readonly id: string; readonly number: string } | undefined;
  /** `@odata.type` suffixes of everything else, e.g. `microsoftAuthenticatorAuthenticationMethod`. */
  readonly others: readonly string[];
};

export type PrivilegeFacts = {
  readonly activeRoles: number;
  readonly eligibleRoles: number;
  readonly roleAssignableGroups: number;
};

export type TenantFacts = {
  readonly displayName: string;
  readonly domains: readonly { readonly name: string; readonly federated: boolean; readonly verified: boolean }[];
};
