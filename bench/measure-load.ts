import { setTimeout as delay } from 'node:timers/promises';
import type { Persona } from '../playground/company/company.ts';
import type { BenchWorld } from './bench-world.ts';
import type { Measured } from './child.ts';
import { createChatter, proveAndAskForLink } from './chatter.ts';
import type { PeopleQueue } from './people-queue.ts';
import { quantile } from './statistics.ts';

export type LoadResult = {
  readonly peoplePerMinute: number;
  readonly people: number;
  readonly turns: number;
  /** Milliseconds from sending a turn to its HTTP answer. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** The same of the slowest step, which tells more than the mixture. */
  readonly slowestStep: { readonly step: string; readonly p95: number };
  readonly failures: readonly string[];
};

/** DESIGN: 2,000 people in ten minutes. */
const peoplePerSecond = 2000 / 600;
/** Between an answer and the person's next word. */
const thinkMs = 1_000;

/**
 * Monday morning: people arrive at a fixed rate whether or not the bot keeps up, each talks the whole way to the
 * password page, and every turn is timed.
 */
export async function measureLoad(
  world: BenchWorld,
  product: Measured,
  people: PeopleQueue,
  seconds: number,
): Promise<LoadResult> {
  const turns: { readonly step: string; readonly ms: number }[] = [];
  const failures: string[] = [];
  const chatter = createChatter(world, product.url, (turn) => {
    if (turn.step !== 'install') turns.push(turn);
  });
  const comers = people.take(Math.floor(seconds * peoplePerSecond));
  for (const persona of comers) await chatter.install(persona);
  const begun = performance.now();
  const visit = async (persona: Persona, index: number): Promise<void> => {
    await delay(Math.max(0, begun + (index * 1000) / peoplePerSecond - performance.now()));
    try {
      await proveAndAskForLink(world, chatter, persona, () => delay(thinkMs));
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
  };
  await Promise.all(comers.map(visit));
  chatter.close();
  const of = (share: number, step?: string): number =>
    quantile(
      turns.filter((turn) => step === undefined || turn.step === step).map(({ ms }) => ms),
      share,
    );
  const steps = [...new Set(turns.map(({ step }) => step))].map((step) => ({ step, p95: of(0.95, step) }));
  return {
    peoplePerMinute: peoplePerSecond * 60,
    people: comers.length,
    turns: turns.length,
    p50: of(0.5),
    p95: of(0.95),
    p99: of(0.99),
    slowestStep: steps.sort((a, b) => b.p95 - a.p95)[0] ?? { step: 'none', p95: Number.NaN },
    failures,
  };
}
