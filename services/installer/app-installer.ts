/** Puts the app into a person's Teams, so that the bot may write first. */
export type AppInstaller = {
  /**
   * Installs the app for one person (object id) and finds their personal chat with it. Idempotent: already installed is
   * `installed` too. `throttled` and a thrown `DependencyError` (nobody answered) may be tried again.
   */
  readonly install: (personId: string) => Promise<InstallResult>;
};

export type InstallResult =
  | { readonly kind: 'installed'; readonly conversationId: string }
  | { readonly kind: 'refused'; readonly reason: NotInstallable }
  | { readonly kind: 'throttled'; readonly retryAt: Date };

/** Why the app cannot come to somebody: told to admins in words, with what would change it. */
export type NotInstallable =
  /** A permission policy of Teams keeps this app from this person. */
  | 'blocked-by-policy'
  /** Has never opened Teams, or has no licence for it. */
  | 'no-teams'
  | 'no-such-person'
  /** The app is not in the organisation's catalogue. */
  | 'not-in-catalogue'
  | 'refused';
