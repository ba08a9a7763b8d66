import type { BenchWorld } from './bench-world.ts';
import type { Measured } from './child.ts';
import { createChatter, proveAndAskForLink, resetSteps, type Turn } from './chatter.ts';
import type { PeopleQueue } from './people-queue.ts';
import { cpuOf, eachOf, sequentialWaits } from './statistics.ts';

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

export type StepCost = { readonly step: string; readonly ms: number };

const atOnce = 64;

/** CPU of each kind of turn in milliseconds: everybody takes one step, then everybody the next. "help" meets no flow. */
export async function measureSteps(
  world: BenchWorld,
  product: Measured,
  people: PeopleQueue,
  conversations: number,
): Promise<readonly StepCost[]> {
  const chatter = createChatter(world, product.url);
  const personas = people.take(conversations);
  await eachOf(personas, atOnce, (persona) => chatter.install(persona));
  const costs: StepCost[] = [];
  const help: (typeof resetSteps)[number] = {
    name: 'help',
    go: (_world, _chatter, persona) => chatter.say(persona, 'help'),
  };
  for (const { name, go } of [help, ...resetSteps]) {
    const ms = await cpuOf(product, () => eachOf(personas, atOnce, (persona) => go(world, chatter, persona)));
    costs.push({ step: name, ms: ms / conversations });
  }
  chatter.close();
  return costs;
}
