import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from './clock.ts';

/** The clock of the machine. A wait does not keep a process alive that has nothing else to do. */
export const systemClock: Clock = {
  now: () => new Date(),
  wait: async (ms) => {
    await delay(ms, undefined, { ref: false });
  },
  alarm: (ms, ring) => {
    const timer = setTimeout(ring, ms).unref();
    return () => clearTimeout(timer);
  },
};
