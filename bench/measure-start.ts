import type { BenchWorld } from './bench-world.ts';
import { timeStart } from './child.ts';
import { median } from './statistics.ts';

/** Milliseconds from spawning the bot's process, medians: until it is alive, and until it would be sent messages. */
export type StartResult = { readonly healthzMs: number; readonly readyzMs: number; readonly starts: number };

/** Needs an executor that has opened the store once; the bot is not ready before. */
export async function measureStart(world: BenchWorld, starts: number): Promise<StartResult> {
  const times: { readonly healthz: number; readonly readyz: number }[] = [];
  for (let start = 0; start < starts; start += 1) {
    const took = await timeStart(await world.launchOptions('bot'), ['/healthz', '/readyz']);
    times.push({ healthz: took['/healthz'] ?? Number.NaN, readyz: took['/readyz'] ?? Number.NaN });
  }
  return {
    healthzMs: median(times.map(({ healthz }) => healthz)),
    readyzMs: median(times.map(({ readyz }) => readyz)),
    starts,
  };
}
