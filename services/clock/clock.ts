/** Time as a port, so that tests own it. */
export type Clock = {
  /** The current instant. */
  readonly now: () => Date;
  /** Resolves after `ms` milliseconds of this clock's time. Used for back-off only, never for correctness. */
  readonly wait: (ms: number) => Promise<void>;
  /**
   * Calls `ring` after `ms` milliseconds; the function that it returns takes it back, and then nothing is left of it. A
   * clock without this is waited for instead (`remindAfter`).
   */
  readonly alarm?: (ms: number, ring: () => void) => () => void;
};
