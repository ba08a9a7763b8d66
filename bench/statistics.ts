/** The value below which `share` (0 to 1) of the samples lie, by the nearest rank; NaN without samples. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

/** How long something took, in milliseconds. */
export type Times = {
  readonly samples: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly worst: number;
};

export function timesOf(samples: readonly number[]): Times {
  const [p50, p95, p99, worst] = [0.5, 0.95, 0.99, 1].map((share) => quantile(samples, share));
  return { samples: samples.length, p50: p50 ?? NaN, p95: p95 ?? NaN, p99: p99 ?? NaN, worst: worst ?? NaN };
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

/**
 * How many of the waits could only come one after another: the largest set of them of which no two overlap. Commands that
 * travel together count as one.
 */
export function sequentialWaits(waits: readonly { readonly from: number; readonly to: number }[]): number {
  let count = 0;
  let free = Number.NEGATIVE_INFINITY;
  for (const { from, to } of [...waits].sort((a, b) => a.to - b.to)) {
    if (from < free) continue;
    count += 1;
    free = to;
  }
  return count;
}

/** Runs `work` for every item, so many at a time. */
export async function eachOf<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  const queue = items.entries();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const [index, item] of queue) await work(item, index);
    }),
  );
}

/** Milliseconds of CPU that a process used meanwhile. */
export async function cpuOf(
  child: { readonly usage: () => Promise<{ readonly cpuMicros: number }> },
  work: () => Promise<void>,
): Promise<number> {
  const before = await child.usage();
  await work();
  return ((await child.usage()).cpuMicros - before.cpuMicros) / 1000;
}
