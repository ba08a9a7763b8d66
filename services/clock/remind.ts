import type { Clock } from './clock.ts';

/**
 * Calls `remind` after `ms` milliseconds unless it was told not to before. A wait cannot be taken back, but what it would
 * do can: from then on the wait holds on to nothing, which matters where every turn begins one and few come to its end.
 */
export function remindAfter(clock: Clock, ms: number, remind: () => void): () => void {
  let due: (() => void) | undefined = remind;
  void clock.wait(ms).then(() => due?.());
  return () => {
    due = undefined;
  };
}
