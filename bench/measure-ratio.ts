import type { BenchWorld } from './bench-world.ts';
import { startMeasured, type Measured } from './child.ts';
import { createChatter, proveAndAskForLink, turnsPerConversation } from './chatter.ts';
import { freePort } from './free-port.ts';
import { cpuOf, eachOf, median } from './statistics.ts';
import type { PeopleQueue } from './people-queue.ts';

export type RatioResult = {
  /** CPU per turn in milliseconds, medians over the rounds. */
  readonly echoMs: number;
  readonly productMs: number;
  /** Median of the rounds' own ratios: both halves of a round met the same machine. */
  readonly ratio: number;
  readonly ratios: readonly number[];
  readonly turnsPerRound: number;
};

export type RatioOptions = { readonly rounds: number; readonly conversations: number; readonly warmUp: number };

/** Enough to keep the process busy: what a turn costs is asked where cost matters. */
const atOnce = 64;

/** CPU of the product per turn of the reset conversation, beside the bare echo bot's, in alternating rounds. */
export async function measureRatio(
  world: BenchWorld,
  product: Measured,
  people: PeopleQueue,
  { rounds, conversations, warmUp }: RatioOptions,
): Promise<RatioResult> {
  const echo = await startMeasured({
    program: 'bench/echo-child.ts',
    environment: {},
    port: await freePort(),
    readyPath: '/healthz',
  });
  const productRound = async (count: number): Promise<number> => {
    const chatter = createChatter(world, product.url);
    const personas = people.take(count);
    await eachOf(personas, atOnce, (persona) => chatter.install(persona));
    const milliseconds = await cpuOf(product, () =>
      eachOf(personas, atOnce, async (persona) => {
        await proveAndAskForLink(world, chatter, persona);
      }),
    );
    chatter.close();
    return milliseconds / (count * turnsPerConversation);
  };
  const echoRound = async (count: number): Promise<number> => {
    const chatter = createChatter(world, echo.url);
    const personas = world.people.slice(0, count);
    const milliseconds = await cpuOf(echo, () =>
      eachOf(personas, atOnce, async (persona) => {
        for (let turn = 0; turn < turnsPerConversation; turn += 1) await chatter.say(persona, 'I forgot my password');
      }),
    );
    chatter.close();
    return milliseconds / (count * turnsPerConversation);
  };
  try {
    await productRound(warmUp);
    await echoRound(warmUp);
    const results: { readonly echo: number; readonly product: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      // Whoever goes first alternates too: a machine that slows down or speeds up favours nobody.
      if (round % 2 === 0) {
        const first = await echoRound(conversations);
        results.push({ echo: first, product: await productRound(conversations) });
      } else {
        const first = await productRound(conversations);
        results.push({ product: first, echo: await echoRound(conversations) });
      }
    }
    const ratios = results.map((each) => each.product / each.echo);
    return {
      echoMs: median(results.map((each) => each.echo)),
      productMs: median(results.map((each) => each.product)),
      ratio: median(ratios),
      ratios,
      turnsPerRound: conversations * turnsPerConversation,
    };
  } finally {
    await echo.stop();
  }
}
