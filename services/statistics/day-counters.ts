/** Plain counters a day, of things without names: what admins see as a curve. */
export type DayCounters = {
  /** Adds one to today's. Never throws and is never waited for: a figure is no reason to fail a turn. */
  readonly count: (name: string) => void;
  /** Days are UTC, `YYYY-MM-DD`, oldest first; absent is 0. At most 400 days. */
  readonly read: (names: readonly string[], days: number) => Promise<readonly DayFigures[]>;
};

export type DayFigures = { readonly day: string; readonly figures: Readonly<Record<string, number>> };
