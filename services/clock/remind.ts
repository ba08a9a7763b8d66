import type { Clock } from './clock.ts';

/**
 * Calls `remind` after `ms` milliseconds unless it was told not to before. Where the clock has no alarms: a wait cannot be
 * taken back, but what it would do can. Every turn begins two, and few come to their end: what they held on to would
 * survive the turn by seconds, long enough to be moved into the old generation.
 */
export function remindAfter(clock: Clock, ms: number, remind: () => void): () => void {
  if (clock.alarm !== undefined) return clock.alarm(ms, remind);
  let due: (() => void) | undefined = remind;
  void clock.wait(ms).then(() => due?.());
  return () => {
    due = undefined;
  };
}
