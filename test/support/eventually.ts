import { setTimeout as delay } from 'node:timers/promises';

/**
 * Repeats `check` until it passes, letting time pass in between; fails with the last reason after `withinMs`. The limit
 * is for what never comes: on a busy machine what takes a second alone takes ten.
 */
export async function eventually(
  check: () => unknown,
  pass: (ms: number) => Promise<void> = async (ms) => {
    await delay(ms);
  },
  withinMs = 25_000,
): Promise<void> {
  const end = Date.now() + withinMs;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await pass(20);
    }
  }
}
