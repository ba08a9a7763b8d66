import type { Clock } from './clock.ts';

export type SteeredClock = Clock & {
  /** Moves time forward by `ms` milliseconds and wakes whoever waited for a moment that has now passed. */
  readonly advance: (ms: number) => void;
};

/** A clock that moves only when told to: for tests and for the playground's "move time" switch. Starts at `start`. */
export function createSteeredClock(start: Date): SteeredClock {
  let current = start.getTime();
  let sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  return {
    now: () => new Date(current),
    wait: (ms) =>
      new Promise((resolve) => {
        if (ms <= 0) resolve();
        else sleepers.push({ at: current + ms, wake: resolve });
      }),
    advance: (ms) => {
      current += ms;
      const due = sleepers.filter((sleeper) => sleeper.at <= current);
      sleepers = sleepers.filter((sleeper) => sleeper.at > current);
      for (const sleeper of due) sleeper.wake();
    },
  };
}
