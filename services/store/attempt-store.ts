/**
 * Guessing, counted. `redeem` counts first, compares second and consumes on success, in one atomic step whose keys
 * share the target's slot, so that parallel guesses cannot beat the counter and one code cannot be spent twice.
 *
 * `target` is always the pseudonym of the account whose password is at stake. Codes arrive here only as keyed hashes.
 * All members throw `DependencyError('store_unavailable')` when the store cannot answer.
 */
export type AttemptStore = {
  /** Stores the keyed hash of a code; an earlier code under the same `codeId` dies. Never touches the failure counter. */
  readonly issue: (code: IssuedCode) => Promise<void>;
  /** Kills a code. Idempotent. */
  readonly revoke: (target: string, codeId: string) => Promise<void>;
  readonly redeem: (attempt: Attempt) => Promise<RedeemResult>;
  /** Failures within the window and the lock, if any. Reads only. */
  readonly status: (target: string) => Promise<AttemptStatus>;
  /** Locks (or extends a lock) until at least `seconds` from now, in the store's time. */
  readonly lock: (target: string, seconds: number) => Promise<Date>;
  /** Clears failures and lock: after a completed reset, or an audited admin act. */
  readonly clear: (target: string) => Promise<void>;
  /**
   * Counts one use against every window of a scope other than the target (requester, tenant, destination) and refuses
   * when one is full; a refused use is counted in none of them.
   */
  readonly admit: (scope: string, windows: readonly Window[]) => Promise<AdmitResult>;
};

export type IssuedCode = {
  readonly target: string;
  /** Names the one live code of a flow and method, e.g. `<flow>:email-code`. */
  readonly codeId: string;
  /** Keyed hash, lower-case hex. */
  readonly codeHash: string;
  readonly lifetimeSeconds: number;
};

export type Attempt = {
  readonly target: string;
  readonly codeId: string;
  /** Keyed hashes of what was typed, lower-case hex: one per live key, so that a key rotation loses no open code. */
  readonly candidateHashes: readonly string[];
  /** Wrong tries before this one code is burned. */
  readonly triesPerCode: number;
  /** Wrong tries over all flows and methods within `windowSeconds` before the target is locked. */
  readonly failuresPerTarget: number;
  readonly windowSeconds: number;
  readonly lockSeconds: number;
};

export type RedeemResult =
  | { readonly kind: 'accepted' }
  /** Wrong. Counted, unless it repeats the previous wrong answer to the same code verbatim (a redelivery looks so). */
  | { readonly kind: 'mismatch'; readonly triesLeft: number; readonly failuresLeft: number; readonly repeated: boolean }
  /** Wrong, and this was the last try of this code; a new one must be sent. */
  | { readonly kind: 'burned'; readonly failuresLeft: number }
  /** No live code: never sent, expired, used, or replaced. Not counted. */
  | { readonly kind: 'absent' }
  /** The target is locked (by this failure or before). The code was not compared. */
  | { readonly kind: 'locked'; readonly until: Date };

export type AttemptStatus = { readonly failures: number; readonly lockedUntil: Date | undefined };
export type Window = { readonly seconds: number; readonly limit: number };
export type AdmitResult = { readonly kind: 'admitted' } | { readonly kind: 'refused'; readonly retryAt: Date };
