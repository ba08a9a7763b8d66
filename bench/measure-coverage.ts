import { spawn } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { CoverageFigures } from './coverage-child.ts';
import { startRedis } from './redis-child.ts';

export type CoverageResult = CoverageFigures;

/** The daily look at everybody, in a process and a Redis of its own, on a steered clock: no wait is waited for. */
export async function measureCoverage(people: number): Promise<CoverageResult> {
  const redis = await startRedis();
  try {
    const program = fileURLToPath(new URL('coverage-child.ts', import.meta.url));
    const args = ['--expose-gc', '--no-warnings', program, redis.url, String(people)];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    if (code !== 0) throw new Error(`the measured look ended with ${String(code)}`);
    return JSON.parse(output) as CoverageFigures;
  } finally {
    await redis.stop();
  }
}

export function coverageLines(result: CoverageResult): readonly string[] {
  const { people, judgeSeconds, lookSeconds, cpuSeconds, limitedSeconds, stretches } = result;
  const { longestStretchMs, longestBlockMs, peakRssMb, peakHeapMb, redisPeakMb, redisAfterMb } = result;
  return [
    `coverage: ${people} people judged in ${judgeSeconds.toFixed(2)} s; the whole look ${lookSeconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s of CPU) in ${stretches} stretches, the longest ${longestStretchMs.toFixed(0)} ms, nothing else blocked for more than ${longestBlockMs.toFixed(0)} ms`,
    `  within the report's limit: ${(limitedSeconds / 60).toFixed(1)} minutes; memory ${peakRssMb.toFixed(0)} MB (heap ${peakHeapMb.toFixed(0)} MB) at most; Redis ${redisPeakMb.toFixed(0)} MB meanwhile, ${redisAfterMb.toFixed(0)} MB after`,
  ];
}
