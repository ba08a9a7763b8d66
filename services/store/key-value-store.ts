/**
 * Short-lived state. Every member is one atomic operation; every write carries a lifetime.
 *
 * Values are strings (JSON by convention), encrypted at rest by the adapter with the key name as associated data.
 * A lifetime is a deadline compared with the store's own time, not a garbage-collection hint: a value read at or
 * after its deadline is absent. All members throw `DependencyError('store_unavailable')` when the store cannot
 * answer within its time limit; there is no fall-back.
 */
export type KeyValueStore = {
  /** The live value, or undefined when there is none or its lifetime is over. */
  readonly get: (key: string) => Promise<Versioned | undefined>;
  /** Like `get` for several keys in one round trip; the result has the order of `keys`. */
  readonly getMany: (keys: readonly string[]) => Promise<readonly (Versioned | undefined)[]>;
  /** Overwrites unconditionally; returns the new version (greater than any earlier one of that key while it lived). */
  readonly set: (key: string, value: string, ttlSeconds: number) => Promise<number>;
  readonly delete: (key: string) => Promise<void>;
  /** Reads and removes: of two racing callers exactly one receives the value. */
  readonly take: (key: string) => Promise<Versioned | undefined>;
  /** Adds one to a plain counter whose window of `ttlSeconds` begins with its first increment; returns the new count. */
  readonly increment: (key: string, ttlSeconds: number) => Promise<number>;
  /** What such counters stand at, in one round trip and in the order of `keys`; 0 where there is none. */
  readonly counts: (keys: readonly string[]) => Promise<readonly number[]>;
  /**
   * Writes only if the live version is `expectedVersion` (0 = must be absent). Of two racing callers with the same
   * expectation exactly one succeeds.
   */
  readonly swap: (key: string, expectedVersion: number, value: string, ttlSeconds: number) => Promise<SwapResult>;
  /** The time that deadlines are compared with (Redis `TIME` in production). */
  readonly now: () => Promise<Date>;
};

export type Versioned = { readonly value: string; readonly version: number };
export type SwapResult =
  { readonly ok: true; readonly version: number } | { readonly ok: false; readonly current: Versioned | undefined };
