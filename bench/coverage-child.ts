import process from 'node:process';
import { createSteeredClock } from '../services/clock/steered-clock.ts';
import { createCoverage } from '../services/coverage/create-coverage.ts';
import { createCoverageJudge } from '../services/coverage/judge-registration.ts';
import type { Page, PeopleSource, PersonRow, RegistrationRow } from '../services/coverage/people-source.ts';
import { createKeyring } from '../services/crypto/aes-keyring.ts';
import type { Logger } from '../services/logging/logger.ts';
import { defaultProofPolicy } from '../services/policy/proof-policy.ts';
import type { JobQueue } from '../services/queue/job-queue.ts';
import { openRedis } from '../services/store/redis-connection.ts';
import { createRedisKeyValueStore } from '../services/store/redis-key-value-store.ts';
import { createRedisRecordStore } from '../services/store/redis-record-store.ts';

/** What the parent reads from the one line this process prints. */
export type CoverageFigures = {
  readonly people: number;
  /** Judging alone, rows at hand, seconds. */
  readonly judgeSeconds: number;
  /** The whole look without Microsoft's limits: real Redis, sealed, pages made up at no cost. */
  readonly lookSeconds: number;
  readonly cpuSeconds: number;
  readonly stretches: number;
  /** The longest stretch, and the longest time nothing else could run. */
  readonly longestStretchMs: number;
  readonly longestBlockMs: number;
  /** How long the same look takes within the report's limit, by the clock it is planned on. */
  readonly limitedSeconds: number;
  /** Above what the process had before the look. */
  readonly peakRssMb: number;
  readonly peakHeapMb: number;
  /** Redis, at its highest during the look and after it. */
  readonly redisPeakMb: number;
  readonly redisAfterMb: number;
  readonly lights: Readonly<Record<string, number>>;
};

const [redisUrl = '', count = '100000'] = process.argv.slice(2);
const people = Number(count);
const pageSize = 999;
const mb = 1024 * 1024;

const quiet: Logger = {
  ...{ debug: () => undefined, info: () => undefined, warn: console.error, error: console.error },
  child: () => quiet,
};
const departments = ['Sales', 'IT', 'Care', 'Finance', 'Production', 'Research', 'Legal', 'Logistics'];
const countries = ['FI', 'SE', 'NO', 'DK', 'EE', 'DE', 'PL', 'FR', 'NL', 'US'];
const methodSets: readonly (readonly string[])[] = [
  ['email', 'mobilePhone', 'microsoftAuthenticatorPush', 'softwareOneTimePasscode'],
  ['mobilePhone', 'microsoftAuthenticatorPush', 'softwareOneTimePasscode'],
  ['email', 'mobilePhone'],
  ['microsoftAuthenticatorPush', 'softwareOneTimePasscode', 'windowsHelloForBusiness'],
  ['mobilePhone'],
  ['passKeyDeviceBound', 'windowsHelloForBusiness', 'email', 'mobilePhone', 'officePhone'],
  [],
];
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
const idOf = (n: number): string =>
  `${((n * 2_654_435_761) % 4_294_967_296).toString(16).padStart(8, '0')}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

/** Two of a hundred are guests, two disabled, a third synced. */
function person(n: number): PersonRow {
  return {
    ...{ id: idOf(n), displayName: `Employee Number ${n}`, userPrincipalName: `employee.${n}@contoso.example` },
    ...{ accountEnabled: n % 50 !== 7, guest: n % 50 === 9, synced: n % 3 === 0, resource: false },
    ...{ preferredLanguage: 'fi-FI', country: pick(countries, n * 7), department: pick(departments, n * 11) },
  };
}

function registration(n: number): RegistrationRow {
  const methods = pick(methodSets, n * 13);
  const registered = methods.length > 1;
  return {
    ...{ id: idOf(n), methods, isAdmin: n % 500 === 0 },
    ...{ isSsprEnabled: true, isSsprRegistered: registered, isSsprCapable: registered },
  };
}

const page = async <T>(make: (n: number) => T, cursor: string | undefined): Promise<Page<T>> => {
  const from = Number(cursor ?? 0);
  const to = Math.min(people, from + pageSize);
  const rows = Array.from({ length: to - from }, (_, i) => make(from + i));
  return { rows, next: to < people ? String(to) : undefined };
};
const source: Pick<PeopleSource, 'users' | 'registrations' | 'members' | 'groupName'> = {
  users: (cursor) => page(person, cursor),
  registrations: (cursor) => page(registration, cursor),
  members: (_group, cursor) => page(person, cursor),
  groupName: () => Promise.resolve('Everybody'),
};
const tenant = { displayName: 'Contoso', domains: [{ name: 'contoso.example', federated: false, verified: true }] };
const rules = { policy: defaultProofPolicy, smsDelivered: true };
const clock = createSteeredClock(new Date('2026-11-22T03:00:00Z'));

function judgeAll(): number {
  const judge = createCoverageJudge({ ...rules, tenant, today: clock.now() });
  const rows = Array.from({ length: people }, (_, n) => [person(n), registration(n)] as const);
  const began = performance.now();
  for (const [row, registered] of rows) judge(row, registered);
  return (performance.now() - began) / 1000;
}

const redis = openRedis({ topology: { kind: 'single', url: redisUrl } }, 'store', quiet);
await redis.ready(5_000);
const keyring = createKeyring([{ id: 'k1', key: new Uint8Array(32).fill(1) }]);
const { client } = redis;
const redisMb = async (): Promise<number> =>
  Number(/used_memory_dataset:(\d+)/.exec(await client.info('memory'))?.[1] ?? 0) / mb;

const jobs: number[] = [];
const queue: JobQueue = {
  add: async (_name, _job, { id, delaySeconds = 0 }) => {
    if (!/^coverage\.(?:day|watch|start)/.test(id)) jobs.push(clock.now().getTime() + delaySeconds * 1000);
  },
  work: () => Promise.resolve(() => Promise.resolve()),
  close: () => Promise.resolve(),
};
const coverage = createCoverage({
  ...{ ...rules, source, queue, clock, log: quiet, directory: { readTenant: async () => tenant } },
  ...{ watchedGroupIds: ['12121212-1212-4212-8212-121212121212'] },
  store: createRedisKeyValueStore({ client, keyring, time: clock }),
  records: createRedisRecordStore({ client, keyring, time: clock }),
});

globalThis.gc?.();
const before = process.memoryUsage();
const peak = { rss: before.rss, heap: before.heapUsed, redis: 0, block: 0, stretch: 0 };
let ticked = performance.now();
const watch = setInterval(() => {
  const { rss, heapUsed } = process.memoryUsage();
  peak.rss = Math.max(peak.rss, rss);
  peak.heap = Math.max(peak.heap, heapUsed);
  peak.block = Math.max(peak.block, performance.now() - ticked - 5);
  ticked = performance.now();
}, 5);
const cpu = process.cpuUsage();
const began = performance.now();
const planned = clock.now().getTime();
let stretches = 0;
await coverage.refresh();
for (let at = jobs.shift(); at !== undefined; at = jobs.shift(), stretches += 1) {
  clock.advance(Math.max(0, at - clock.now().getTime()));
  const from = performance.now();
  await coverage.run();
  peak.stretch = Math.max(peak.stretch, performance.now() - from);
  if (stretches % 5 === 0) peak.redis = Math.max(peak.redis, await redisMb());
}
const lookSeconds = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage(cpu);
clearInterval(watch);
const day = await coverage.latest();
const judgeSeconds = judgeAll();
const figures: CoverageFigures = {
  ...{ people, judgeSeconds, lookSeconds, stretches, cpuSeconds: (user + system) / 1e6 },
  ...{ longestStretchMs: peak.stretch, longestBlockMs: peak.block },
  limitedSeconds: (clock.now().getTime() - planned) / 1000,
  ...{ peakRssMb: (peak.rss - before.rss) / mb, peakHeapMb: (peak.heap - before.heapUsed) / mb },
  ...{ redisPeakMb: peak.redis, redisAfterMb: await redisMb() },
  lights: { ...day?.everybody.lights, people: day?.everybody.people ?? 0 },
};
console.log(JSON.stringify(figures));
await redis.close();
