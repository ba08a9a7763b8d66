import { setTimeout as delay } from 'node:timers/promises';

/** Repeats `check` until it passes, letting time pass in between; fails with the last reason after 10 s. */
export async function eventually(
  check: () => unknown,
  pass: (ms: number) => Promise<void> = async (ms) => {
    await delay(ms);
  },
): Promise<void> {
  const end = Date.now() + 10_000;
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
