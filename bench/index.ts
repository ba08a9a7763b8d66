import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { startBenchWorld } from './bench-world.ts';
import { measureCampaign, missedByCampaign } from './measure-campaign.ts';
import { measureCoverage } from './measure-coverage.ts';
import { measureHelpdesk, missedByHelpdesk } from './measure-helpdesk.ts';
import { measureLoad } from './measure-load.ts';
import { measureMemory } from './measure-memory.ts';
import { measureRatio } from './measure-ratio.ts';
import { measureResets } from './measure-resets.ts';
import { measureStart } from './measure-start.ts';
import { measureSteps, measureWaits } from './measure-steps.ts';
import { createPeopleQueue } from './people-queue.ts';
import { report, type Results } from './report.ts';

const parts = [
  'start',
  'ratio',
  'steps',
  'waits',
  'resets',
  'load',
  'memory',
  'helpdesk',
  'coverage',
  'campaign',
] as const;
type Part = (typeof parts)[number];
const mostPeople = 10_000;
/** Above this the run fails (docs/performance.md). */
const worstRatio = 1.5;
const wholeHelpdesk = { people: mostPeople, seconds: 90, openCases: 10_000, claims: 500 };
const quickHelpdesk = { people: 400, seconds: 3, openCases: 400, claims: 20 };

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    turns: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
    json: { type: 'string' },
    profile: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(`npm run bench -- [--quick] [--turns N] [--rounds N] [--only ${parts.join(',')}] [--json FILE] [--profile DIR]
  --quick       ratio and waits with few turns, to see that everything runs; its figures mean little
  --turns N     turns of the memory measurement, 20000 by default, at most 100000
  --profile DIR a CPU profile of the bot's process is written there
  AVAIN_REDIS_SERVER   path of redis-server`);
  process.exit(0);
}
const turns = Number(values.turns);
const rounds = values.quick ? 1 : Number(values.rounds);
if (!Number.isInteger(turns) || turns < 1 || turns > 100_000 || !Number.isInteger(rounds) || rounds < 1) {
  console.error('--turns takes 1 to 100000, --rounds a number from 1.');
  process.exit(2);
}
const chosen = values.only === '' ? (values.quick ? ['ratio', 'waits'] : parts) : values.only.split(',');
const wanted = (part: Part): boolean => chosen.includes(part);

// Where CPU is measured, turns come as fast as they go; the Monday morning keeps Teams' limit of 50 messages a second.
const unhurried = { settings: { AVAIN_TEAMS_SENDS_PER_SECOND: '1000' } };
const world = await startBenchWorld({ people: values.quick ? 400 : mostPeople });
const people = createPeopleQueue(world.people);
const flags = values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`];
const say = (text: string): void => console.log(`${new Date().toISOString().slice(11, 19)} ${text}`);
const results: { -readonly [K in keyof Results]: Results[K] } = {
  machine: {
    cores: availableParallelism(),
    cpu: cpus()[0]?.model ?? 'unknown',
    node: process.versions.node,
    redis: world.redis.version,
    load: loadavg()[0] ?? 0,
  },
};
let failed = false;
try {
  const executor = await world.start('executor');
  if (wanted('start')) {
    say('start-up');
    results.start = await measureStart(world, rounds);
  }
  const bot = await world.start('bot', { ...unhurried, flags });
  try {
    if (wanted('ratio')) {
      say(`CPU per turn beside the echo bot, ${rounds} rounds`);
      const size = values.quick ? { conversations: 20, warmUp: 20 } : { conversations: 150, warmUp: 300 };
      results.ratio = await measureRatio(world, bot, people, { rounds, ...size });
      world.forget();
    }
    if (wanted('steps')) {
      say('CPU of each kind of turn');
      results.steps = await measureSteps(world, bot, people, 400);
      world.forget();
    }
    if (wanted('waits')) {
      say('waits for Redis');
      results.waits = await measureWaits(world, bot, people, 5);
    }
    if (wanted('resets')) {
      say('whole resets');
      results.resets = await measureResets(world, { bot, executor }, people, 120);
      world.forget();
    }
  } finally {
    await bot.stop();
    if (bot.output() !== '') say(`the bot wrote:\n${bot.output().slice(-4_000)}`);
  }
  if (wanted('load')) {
    say('Monday morning, 90 seconds');
    const hurried = await world.start('bot');
    try {
      results.load = await measureLoad(world, hurried, people, 90);
    } finally {
      await hurried.stop();
    }
    world.forget();
  }
  if (wanted('memory')) {
    say(`memory over ${turns} turns`);
    const fresh = await world.start('bot', unhurried);
    try {
      // Three times for the long run: that often may a person prove themselves in a day.
      const rest = people.rest();
      results.memory = await measureMemory(world, fresh, createPeopleQueue([...rest, ...rest, ...rest]), turns);
    } finally {
      await fresh.stop();
    }
  }
  await executor.stop();
  if (executor.output() !== '') say(`the executor wrote:\n${executor.output().slice(-4_000)}`);
} catch (error) {
  failed = true;
  console.error(error);
} finally {
  await world.stop();
}
if (!failed && wanted('helpdesk')) {
  try {
    results.helpdesk = await measureHelpdesk({
      ...(values.quick ? quickHelpdesk : wholeHelpdesk),
      ...{ flags, say },
    });
  } catch (error) {
    failed = true;
    console.error(error);
  }
}
if (!failed && wanted('coverage')) {
  say('the daily look at everybody');
  try {
    results.coverage = await measureCoverage(values.quick ? 2_000 : 100_000);
  } catch (error) {
    failed = true;
    console.error(error);
  }
}
if (!failed && wanted('campaign')) {
  say('a campaign with two deaths, then without limits');
  try {
    results.campaign = await measureCampaign(values.quick ? 2_000 : 100_000);
  } catch (error) {
    failed = true;
    console.error(error);
  }
}
console.log(report(results));
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
if (!values.quick && results.ratio !== undefined && results.ratio.ratio > worstRatio) {
  console.error(`A turn costs more than ${worstRatio} times an echo.`);
  failed = true;
}
const missed = [
  ...(results.helpdesk === undefined ? [] : missedByHelpdesk(results.helpdesk)),
  ...(results.campaign === undefined ? [] : missedByCampaign(results.campaign)),
];
for (const each of missed) console.error(each);
process.exit(failed || missed.length > 0 ? 1 : 0);
