import type { Clock } from '../services/clock/clock.ts';

export type IdleClock = Clock & {
  /** The same port; time stands still while one of its calls is under way. */
  readonly watched: <T extends object>(port: T) => T;
  /** To a later moment, e.g. that of the next job. */
  readonly moveTo: (at: number) => void;
};

/**
 * A clock that costs no time: it stands still while anybody works and jumps to the next moment that somebody waits for when
 * all of them wait. So hours of keeping within limits pass in seconds, and everything takes as long as the limits say.
 */
export function createIdleClock(start: number): IdleClock {
  let now = start;
  let busy = 0;
  let sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  let looking = false;
  const look = (): void => {
    if (looking) return;
    looking = true;
    // Twice around the loop: whoever was just answered has begun the next call by then, or waits too.
    setImmediate(() => {
      setImmediate(() => {
        looking = false;
        if (busy > 0 || sleepers.length === 0) return;
        now = Math.max(now, Math.min(...sleepers.map(({ at }) => at)));
        const due = sleepers.filter(({ at }) => at <= now);
        sleepers = sleepers.filter(({ at }) => at > now);
        for (const { wake } of due) wake();
        look();
      });
    });
  };
  const done = (): void => {
    busy -= 1;
    if (busy === 0) look();
  };
  return {
    now: () => new Date(now),
    wait: (ms) =>
      new Promise((resolve) => {
        sleepers.push({ at: now + ms, wake: resolve });
        if (busy === 0) look();
      }),
    moveTo: (at) => {
      now = Math.max(now, at);
    },
    watched: (port) =>
      new Proxy(port, {
        get: (whole, name) => {
          const member: unknown = Reflect.get(whole, name);
          if (typeof member !== 'function') return member;
          return (...args: readonly unknown[]): unknown => {
            busy += 1;
            const result = (member as (...all: readonly unknown[]) => unknown).apply(whole, [...args]);
            void Promise.resolve(result).then(done, done);
            return result;
          };
        },
      }),
  };
}
