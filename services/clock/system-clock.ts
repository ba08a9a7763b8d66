import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from './clock.ts';

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => new Date(),
  wait: async (ms) => {
    await delay(ms);
  },
};
