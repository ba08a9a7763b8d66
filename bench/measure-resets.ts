import { setTimeout as delay } from 'node:timers/promises';
import type { BenchWorld } from './bench-world.ts';
import type { Measured } from './child.ts';
import { createChatter, proveAndAskForLink } from './chatter.ts';
import { addressOf, passwordOf } from './measure-load.ts';
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

const atOnce = 12;
const noticesPerReset = 2;
const restWithinMs = 60_000;

/** Whole resets, from "I forgot my password" to the last notice, through page and executor. */
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
  await eachOf(personas, atOnce, async (persona, index) => {
    const link = await proveAndAskForLink(world, chatter, persona);
    await setPassword({ link, agent: chatter.agent, address: addressOf(index), password: passwordOf(index) });
  });
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
