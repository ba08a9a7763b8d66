import { spawn } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import type { CampaignChildSettings } from './campaign-child.ts';
import { createCampaignWorld, type CampaignQuestion, type ChildResult, type WorldFigures } from './campaign-world.ts';
import { startRedis } from './redis-child.ts';

export type CampaignResult = {
  readonly people: number;
  readonly limited: WorldFigures & {
    /** Sum of the states; equal to the audience, or the run fails. */
    readonly accounted: number;
    readonly states: Readonly<Record<string, number>>;
    readonly kills: number;
    /** By the steered clock. */
    readonly hours: number;
  };
  /** Without limits, on the machine's clock, in one process. */
  readonly unlimited: WorldFigures & {
    readonly accounted: number;
    readonly builtPerSecond: number;
    readonly handledPerSecond: number;
    readonly peakRssMb: number;
    readonly redisBytesPerPerson: number;
  };
};

const program = fileURLToPath(new URL('./campaign-child.ts', import.meta.url));
const longestMs = 15 * 60_000;
/** What a dead process held is over after so long, and somebody has started it again. */
const restartMs = 60_000;

/** A campaign to so many people: once within the limits of Graph and Teams with two deaths, once as fast as it goes. */
export async function measureCampaign(people: number): Promise<CampaignResult> {
  const [limited, unlimited] = [await run(people, true, [0.33, 0.66]), await run(people, false, [])];
  const accounted = ({ states }: ChildResult): number => Object.values(states).reduce((sum, n) => sum + n, 0);
  const { result } = unlimited;
  return {
    people,
    limited: {
      ...limited.figures,
      accounted: accounted(limited.result),
      states: limited.result.states,
      kills: limited.kills,
      hours: limited.steeredMs / 3_600_000,
    },
    unlimited: {
      ...unlimited.figures,
      accounted: accounted(result),
      builtPerSecond: people / result.buildSeconds,
      handledPerSecond: people / result.sendSeconds,
      peakRssMb: result.peakRss / 2 ** 20,
      redisBytesPerPerson: unlimited.redisBytes / people,
    },
  };
}

async function run(people: number, limited: boolean, killAt: readonly number[]) {
  const redis = await startRedis();
  const looking = new Redis(redis.url);
  const used = async (): Promise<number> =>
    Number(/^used_memory:(\d+)/mu.exec(await looking.info('memory'))?.[1] ?? Number.NaN);
  const world = createCampaignWorld(limited);
  const start = Date.now();
  let campaignId: string | null = null;
  let at = start;
  let kills = 0;
  try {
    const before = await used();
    for (;;) {
      const killAfter = (killAt[kills] ?? Infinity) * people;
      const settings: CampaignChildSettings = { redisUrl: redis.url, people, limited, campaignId, at };
      const life: Life = await live(settings, world, killAfter);
      campaignId = life.campaignId ?? campaignId;
      at = life.at + restartMs;
      if (life.result !== undefined) {
        const redisBytes = (await used()) - before;
        const steeredMs = life.at - start;
        return { result: life.result, figures: world.figures(), kills, steeredMs, redisBytes };
      }
      kills += 1;
      world.died();
    }
  } finally {
    looking.disconnect();
    await redis.stop();
  }
}

type Life = {
  readonly campaignId: string | undefined;
  readonly at: number;
  /** Undefined: killed. */
  readonly result: ChildResult | undefined;
};

/** One process until it is done, or until so many people have a message: then it is killed in the middle of its work. */
function live(
  settings: CampaignChildSettings,
  world: ReturnType<typeof createCampaignWorld>,
  killAfter: number,
): Promise<Life> {
  const child = spawn(process.execPath, ['--no-warnings', program, JSON.stringify(settings)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const life = {
    campaignId: undefined as string | undefined,
    at: settings.at,
    result: undefined as ChildResult | undefined,
  };
  return new Promise((resolve, reject) => {
    let killed = false;
    const kill = (): void => {
      killed = true;
      child.kill('SIGKILL');
    };
    process.once('exit', kill);
    const tooLong = setTimeout(() => {
      kill();
      reject(new Error('a campaign did not come to its end'));
    }, longestMs);
    child.on('message', (message) => {
      if (killed) return;
      const question = message as CampaignQuestion;
      life.at = question.at;
      if (question.ask === 'made') life.campaignId = question.campaignId;
      if (question.ask === 'done') life.result = question.result;
      const answer = question.ask === 'install' || question.ask === 'send' ? world.answer(question) : { kind: 'heard' };
      // Killed between what it asked for and the answer, with others on their way.
      if (world.sends() >= killAfter) kill();
      else child.send({ id: question.id, ...answer });
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(tooLong);
      process.off('exit', kill);
      if (killed || life.result !== undefined) resolve(life);
      else reject(new Error(`the runner's process ended with ${String(code)}`));
    });
  });
}

/** What was missed; nothing when all is well. */
export function missedByCampaign({ people, limited, unlimited }: CampaignResult): readonly string[] {
  const wrong = (n: number, what: string): readonly string[] => (n === 0 ? [] : [`campaign: ${n} ${what}`]);
  return [limited, unlimited].flatMap((one) => [
    ...wrong(people - one.accounted, 'people are not accounted for'),
    ...wrong(one.doubleMessages, 'people got two messages'),
    ...wrong(one.knownDoubleInstalls, 'people got the app twice knowingly'),
    ...wrong(one.tooFast, 'calls were faster than Graph and Teams allow'),
  ]);
}

export function campaignLines({ people, limited, unlimited }: CampaignResult): readonly string[] {
  const { states } = limited;
  const spread = Object.entries(states).flatMap(([state, n]) => (n > 0 ? [`${state} ${n}`] : []));
  return [
    `campaign: ${people} people within the limits of Graph and Teams, the process killed ${limited.kills} times`,
    `  accounted for: ${((100 * limited.accounted) / people).toFixed(2)} % (${spread.join(', ')})`,
    `  messaged twice: ${limited.doubleMessages}; installed twice knowingly: ${limited.knownDoubleInstalls} (again after a death: ${limited.repeatedInstalls})`,
    `  unconfirmed: ${states['unconfirmed'] ?? 0}, of which Teams left ${limited.unanswered} unanswered; asked for a rest: ${limited.throttled}, because too fast: ${limited.tooFast}; ${limited.hours.toFixed(2)} hours of the steered clock`,
    `campaign: without limits, one process`,
    `  audience ${unlimited.builtPerSecond.toFixed(0)} people a second; installed and messaged ${unlimited.handledPerSecond.toFixed(0)} people a second`,
    `  process at most ${unlimited.peakRssMb.toFixed(0)} MB; Redis ${unlimited.redisBytesPerPerson.toFixed(0)} bytes a person`,
  ];
}
