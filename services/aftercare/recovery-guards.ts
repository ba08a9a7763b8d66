import type { Refusal } from '../outcomes/refusal.ts';

/** Brakes on recovery: a frozen account, all resets paused by an operator, the cool-down after lost state. */
export type RecoveryGuards = {
  /** The brake that holds for this target, if any. Throws `store_unavailable` rather than let somebody pass. */
  readonly check: (target: string) => Promise<Refusal | undefined>;
  /** The same, and the pause on codes alone: for whoever begins, has a code sent or types one. */
  readonly checkCodes: (target: string) => Promise<Refusal | undefined>;
  readonly freeze: (target: string, seconds: number) => Promise<Date>;
  readonly unfreeze: (target: string) => Promise<void>;
  /** Of this account alone, whatever else holds. Throws `store_unavailable`. */
  readonly isFrozen: (target: string) => Promise<boolean>;
  readonly pauseAll: () => Promise<void>;
  /** Ends both pauses, that of an operator and that on codes. */
  readonly resumeAll: () => Promise<void>;
  /**
   * Nobody gets or spends a code for so long; who has proved everything may still finish. Answers the end when this call
   * began the pause, undefined when it held already (it is not drawn out).
   */
  readonly pauseCodes: (seconds: number) => Promise<Date | undefined>;
  /** After an unexplained loss of state (invariant I3). */
  readonly coolDown: (seconds: number) => Promise<Date>;
};
