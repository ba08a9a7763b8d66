import type { Refusal } from '../outcomes/refusal.ts';

/** Brakes on recovery: a frozen account, all resets paused by an operator, the cool-down after lost state. */
export type RecoveryGuards = {
  /** The brake that holds for this target, if any. Throws `store_unavailable` rather than let somebody pass. */
  readonly check: (target: string) => Promise<Refusal | undefined>;
  readonly freeze: (target: string, seconds: number) => Promise<Date>;
  readonly unfreeze: (target: string) => Promise<void>;
  readonly pauseAll: () => Promise<void>;
  readonly resumeAll: () => Promise<void>;
  /** After an unexplained loss of state (invariant I3). */
  readonly coolDown: (seconds: number) => Promise<Date>;
};
