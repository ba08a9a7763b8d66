import { setTimeout as delay } from 'node:timers/promises';
import type { BenchWorld } from './bench-world.ts';
import type { Measured } from './child.ts';
import { createChatter, proveAndAskForLink } from './chatter.ts';
import { setPassword } from './page-visit.ts';
import type { PeopleQueue } from './people-queue.ts';
import { eachOf } from './statistics.ts';

export type ResetsResult = {
  readonly resets: number;
  readonly seconds: number;
  /** CPU of one whole reset in milliseconds, up to the last notice and the revoked sessions. */
  readonly botMs: number;
  readonly executorMs: number;
  readonly redisMs: number;
  /** 1 / (bot + executor): what one core of Avain's own does. */
  readonly perSecondPerCore: number;
};

/** The executor's hard cap on writes is ten a minute, over all executors. */
const atOnce = 8;
const noticesPerReset = 2;
const restWithinMs = 60_000;

/**
 * Whole resets, from "I forgot my password" to the last notice, through page and executor. The executor counts its writes
 * against the cap as always; between batches the driver empties that counter in its own Redis.
 */
export async function measureResets(
  world: BenchWorld,
  { bot, executor }: { readonly bot: Measured; readonly executor: Measured },
  people: PeopleQueue,
  count: number,
): Promise<ResetsResult> {
  const chatter = createChatter(world, bot.url);
  const personas = people.take(count);
  await eachOf(personas, atOnce, (persona) => chatter.install(persona));
  world.forget();
  const cpu = async () => ({
    bot: (await bot.usage()).cpuMicros,
    executor: (await executor.usage()).cpuMicros,
    redis: await world.redis.cpuMicros(),
  });
  const before = await cpu();
  const begun = performance.now();
  for (let first = 0; first < count; first += atOnce) {
    await world.redis.forgetWriteCap();
    await eachOf(personas.slice(first, first + atOnce), atOnce, async (persona, index) => {
      const link = await proveAndAskForLink(world, chatter, persona);
      const number = first + index;
      await setPassword({ link, agent: chatter.agent, address: addressOf(number), password: passwordOf(number) });
    });
  }
  const seconds = (performance.now() - begun) / 1000;
  const end = Date.now() + restWithinMs;
  while (Date.now() < end && (world.notices() < count * noticesPerReset || world.revocations() < count)) {
    await delay(250);
  }
  const after = await cpu();
  chatter.close();
  const each = (name: keyof typeof before): number => (after[name] - before[name]) / 1000 / count;
  return {
    resets: count,
    seconds,
    botMs: each('bot'),
    executorMs: each('executor'),
    redisMs: each('redis'),
    perSecondPerCore: 1000 / (each('bot') + each('executor')),
  };
}

/** Everybody comes from an address of their own: the page counts calls per address. */
function addressOf(index: number): string {
  return `10.${String((index >> 16) % 256)}.${String((index >> 8) % 256)}.${String(index % 256)}`;
}

/** Passes the rules, and is nobody's earlier one. */
function passwordOf(index: number): string {
  return `Quiet-Lantern-${String(index)}-Sails`;
}
