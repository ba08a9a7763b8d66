import type { BenchWorld } from './bench-world.ts';
import type { Measured } from './child.ts';
import { createChatter, proveAndAskForLink, turnsPerConversation } from './chatter.ts';
import type { PeopleQueue } from './people-queue.ts';
import { eachOf } from './statistics.ts';

export type MemorySample = {
  readonly turns: number;
  /** Megabytes: of the process, and of what is alive in its heap after a garbage collection. */
  readonly rssMb: number;
  readonly heapMb: number;
};

const atOnce = 64;
const batch = 320;

/** Memory of the bot while reset conversations go on; each of them ends with "cancel". */
export async function measureMemory(
  world: BenchWorld,
  product: Measured,
  people: PeopleQueue,
  turns: number,
): Promise<readonly MemorySample[]> {
  const sample = async (done: number): Promise<MemorySample> => {
    const { rss, heapUsed } = await product.settled();
    return { turns: done, rssMb: rss / 2 ** 20, heapMb: heapUsed / 2 ** 20 };
  };
  const samples = [await sample(0)];
  const chatter = createChatter(world, product.url);
  const quarters = [0.25, 0.5, 0.75, 1].map((share) => share * turns);
  let done = 0;
  while (done < turns) {
    await eachOf(people.take(batch), atOnce, async (persona) => {
      await proveAndAskForLink(world, chatter, persona);
      await chatter.say(persona, 'cancel');
      done += turnsPerConversation + 1;
    });
    world.forget();
    if (done >= (quarters[0] ?? Number.POSITIVE_INFINITY)) {
      quarters.shift();
      samples.push(await sample(done));
    }
  }
  chatter.close();
  return samples;
}
