/** Time as a port, so that tests own it. */
export type Clock = {
  /** The current instant. */
  readonly now: () => Date;
  /** Resolves after `ms` milliseconds of this clock's time. Used for back-off only, never for correctness. */
  readonly wait: (ms: number) => Promise<void>;
};
