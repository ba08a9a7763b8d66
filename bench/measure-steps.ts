import type { BenchWorld } from './bench-world.ts';
import type { Measured } from './child.ts';
import { createChatter, proveAndAskForLink, type Turn } from './chatter.ts';
import type { PeopleQueue } from './people-queue.ts';
import { sequentialWaits } from './statistics.ts';

export type StepWaits = { readonly step: string; readonly sequential: number; readonly commands: number };

export type WaitsResult = { readonly steps: readonly StepWaits[]; readonly average: number };

/**
 * Waits for Redis in each turn of the conversation, as the client library sent them: one conversation at a time, nothing
 * else going on, the most of `conversations` runs counting.
 */
export async function measureWaits(
  world: BenchWorld,
  product: Measured,
  people: PeopleQueue,
  conversations: number,
): Promise<WaitsResult> {
  const seen = new Map<string, { sequential: number; commands: number }>();
  let step: Turn | undefined;
  const chatter = createChatter(world, product.url, (turn) => (step = turn));
  const note = async (): Promise<void> => {
    const waits = await product.waits();
    if (step !== undefined) {
      const before = seen.get(step.step) ?? { sequential: 0, commands: 0 };
      seen.set(step.step, {
        sequential: Math.max(before.sequential, sequentialWaits(waits)),
        commands: Math.max(before.commands, waits.length),
      });
    }
    await product.watchWaits();
  };
  for (const persona of people.take(conversations)) {
    await chatter.install(persona);
    step = undefined;
    await product.watchWaits();
    await proveAndAskForLink(world, chatter, persona, note);
    await note();
  }
  chatter.close();
  const steps = [...seen].map(([name, counts]) => ({ step: name, ...counts }));
  return { steps, average: steps.reduce((sum, { sequential }) => sum + sequential, 0) / steps.length };
}
