/**
 * Whole populations from Microsoft Graph, a page at a time. `cursor` undefined: from the start; a cursor outlives the
 * process. Throws `DependencyError` (`directory_throttled` with `retryAfterSeconds`, `directory_forbidden`, …); with the
 * detail `cursorForgotten: true` the reading has to begin anew.
 */
export type PeopleSource = {
  /** Every user, guests and disabled ones too. */
  readonly users: (cursor?: string) => Promise<Page<PersonRow>>;
  /** The registration report: at most 5 requests in 10 s in a tenant, hours behind, nothing of disabled accounts. */
  readonly registrations: (cursor?: string) => Promise<Page<RegistrationRow>>;
  /** Users in a group and in the groups in it; undefined: no such group. */
  readonly members: (groupId: string, cursor?: string) => Promise<Page<PersonRow> | undefined>;
  /** By `employeeHireDate`, both days included. */
  readonly hired: (from: Date, to: Date, cursor?: string) => Promise<Page<PersonRow>>;
  /** By user principal name or object id, at most 20 at once; the order of the question, undefined for nobody. */
  readonly named: (names: readonly string[]) => Promise<readonly (PersonRow | undefined)[]>;
  readonly groupName: (groupId: string) => Promise<string | undefined>;
};

export type Page<T> = { readonly rows: readonly T[]; readonly next: string | undefined };

export type PersonRow = {
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly accountEnabled: boolean;
  readonly guest: boolean;
  readonly synced: boolean;
  readonly resource: boolean;
  readonly preferredLanguage: string | undefined;
  readonly country: string | undefined;
  readonly department: string | undefined;
};

/** https://learn.microsoft.com/graph/api/resources/userregistrationdetails */
export type RegistrationRow = {
  readonly id: string;
  readonly methods: readonly string[];
  readonly isAdmin: boolean;
  readonly isSsprEnabled: boolean;
  readonly isSsprRegistered: boolean;
  readonly isSsprCapable: boolean;
};
