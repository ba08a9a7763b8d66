/** With what somebody signed in, as far as a person can tell things apart. `mail`: a mail program or a phone's mail. */
export type SignInClient = 'browser' | 'app' | 'mail' | 'other';

/** One attempt. Address, place, device and app are left behind by the adapter: nobody after it can show them. */
export type SignInAttempt = {
  /** Microsoft's code; 0: it went well. */
  readonly code: number;
  /** Orders attempts and finds patterns; shown nowhere. */
  readonly at: Date;
  readonly client: SignInClient;
};

/** What the sign-in log of Microsoft Entra says of one person. */
export type SignInLog = {
  /**
   * At most the newest 50 attempts of the last 24 hours, newest first. `not-available`: the tenant has no such log (it
   * comes with a P1 licence) or Avain may not read it. Throws a `DependencyError` when it did not answer.
   */
  readonly recent: (personId: string) => Promise<RecentSignIns>;
};

export type RecentSignIns =
  { readonly kind: 'read'; readonly attempts: readonly SignInAttempt[] } | { readonly kind: 'not-available' };
