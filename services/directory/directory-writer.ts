/**
 * The only way to change an account. Held by the executor alone. Each call makes exactly one HTTP request; nothing is
 * retried here (invariant I1). Never throws for an answer of the directory: what happened is the return value.
 */
export type DirectoryWriter = {
  readonly setPassword: (write: PasswordWrite) => Promise<WriteOutcome>;
  /** Ends every session and refresh token. Safe to repeat. Throws `DependencyError` when it did not work. */
  readonly revokeSessions: (userId: string) => Promise<void>;
};

export type PasswordWrite = {
  readonly userId: string;
  readonly password: string;
  readonly forceChangePasswordNextSignIn: boolean;
};

export type WriteOutcome =
  | { readonly kind: 'written'; readonly requestId: string | undefined }
  /** The directory said no and changed nothing. */
  | { readonly kind: 'refused'; readonly reason: WriteRefusal; readonly requestId: string | undefined }
  /** 429: nothing was changed; may be asked again after `retryAfterSeconds`. */
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number; readonly requestId: string | undefined }
  /** No answer, a 5xx, a broken body: it may or may not have been applied. Reconcile by reading. */
  | { readonly kind: 'unknown'; readonly requestId: string | undefined };

export type WriteRefusal = 'password-not-accepted' | 'on-premises' | 'forbidden' | 'not-found' | 'other';
