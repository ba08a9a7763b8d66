import { join } from 'node:path';
import { productionPorts, type Ports } from '../bot/compose.ts';
import { wireServices, type Services } from '../bot/wire-services.ts';
import type { Persona } from '../playground/company/company.ts';
import { settingsOfRole } from '../playground/settings-of-role.ts';
import { loadConfig } from '../services/config/load-config.ts';
import type { Agent, AgentDesk } from '../services/helpdesk/agent-desk.ts';
import type { CaseProofs } from '../services/helpdesk/case-proofs.ts';
import type { CaseRecord } from '../services/helpdesk/case-record.ts';
import { createAgentDesk } from '../services/helpdesk/create-agent-desk.ts';
import { createDeskFigures } from '../services/helpdesk/create-desk-figures.ts';
import type { HelpdeskSettings } from '../services/helpdesk/helpdesk-settings.ts';
import type { BenchWorld } from './bench-world.ts';
import { createChatter } from './chatter.ts';
import { channelOf } from './helpdesk-side.ts';
import { openCases, type CaseOwner } from './open-cases.ts';
import { eachOf, timesOf, type Times } from './statistics.ts';

export type ClaimsResult = {
  readonly openCases: number;
  /** The service's calls, in a process without a bot: audit with fsync, Redis, queue, three reads of Graph. */
  readonly service: {
    readonly oneByOne: Times;
    readonly eightAtOnce: Times;
    /** "Take the next case", eight at once. */
    readonly next: Times;
    readonly list: Times;
    /** Counted afresh, which happens once a minute at most. */
    readonly figures: Times;
  };
  /** The same as a press in the channel: from sending it to the bot to the HTTP answer. */
  readonly turn: { readonly oneByOne: Times; readonly eightAtOnce: Times };
};

export type ClaimsOptions = {
  readonly openCases: number;
  /** Of each kind. */
  readonly claims: number;
  readonly teamId: string;
  /** What the bot runs with beyond the world's own settings. */
  readonly settings: Readonly<Record<string, string>>;
};

/** Claims among many open cases of one team, in a Redis that the running bot works on too. */
export async function measureClaims(
  world: BenchWorld,
  bot: { readonly url: string },
  options: ClaimsOptions,
): Promise<ClaimsResult> {
  const { teamId, claims } = options;
  const environment = settingsOfRole('bot', { ...world.settings, ...options.settings });
  const config = loadConfig({
    ...environment,
    AVAIN_AUDIT_DIRECTORY: join(environment['AVAIN_AUDIT_DIRECTORY'] ?? '', 'driver'),
    // Refused acts of takers that were too late; the figures say enough.
    AVAIN_LOG_LEVEL: 'error',
  });
  if (config.helpdesk === undefined) throw new Error('the settings have no helpdesk');
  const ports = await productionPorts(config);
  try {
    const services = wireServices(config, ports);
    const now = await ports.store.now();
    const owners = ownersOf(world, services, options.openCases);
    const records = await openCases({ cases: services.cases, queue: ports.queue, teamId, now }, owners);
    const pick = createPick(records);
    const desk = assemble(ports, services, config.helpdesk);
    const agents = agentsOf(world);
    const agentOf = (n: number): Persona => agents[n % agents.length] as Persona;
    const asked = (n: number): Agent => ({
      tenantId: config.tenantId,
      agentId: agentOf(n).aadObjectId,
      correlationId: `agent-${n}`,
      channelId: channelOf(teamId),
    });

    const claim = ({ id }: CaseRecord, n: number) =>
      desk.claim({ agent: asked(n), caseId: id, nonce: undefined }).then(must('done'));
    await timed(pick(50), 8, claim);
    const service = {
      oneByOne: await timed(pick(claims), 1, claim),
      eightAtOnce: await timed(pick(claims), 8, claim),
      next: await timed(times(claims), 8, (_, n) => desk.takeNext(asked(n)).then(must('done'))),
      list: await timed(times(100), 1, () => desk.list(asked(0)).then(must('cases'))),
      figures: await timed(times(5), 1, async () => {
        await ports.store.delete(`avain:desk-figures:${teamId}`);
        await desk.figures(asked(0)).then(must('figures'));
      }),
    };

    const chatter = createChatter(world, bot.url);
    const press = ({ id, nonce, post }: CaseRecord, n: number): Promise<void> =>
      chatter.pressInChannel(
        agentOf(n),
        { channelId: channelOf(teamId), messageId: post.activityId ?? '' },
        { verb: 'case-claim', case: id, nonce },
      );
    await timed(pick(50), 8, press);
    const pressed = { one: pick(claims), eight: pick(claims) };
    const turn = {
      oneByOne: await timed(pressed.one, 1, press),
      eightAtOnce: await timed(pressed.eight, 8, press),
    };
    chatter.close();
    // The bot answers a refused press with 200 too: whether it was a claim is in the record.
    for (const { id } of [...pressed.one, ...pressed.eight]) {
      must('claimed')({ kind: (await services.cases.load(id))?.record.state ?? 'unknown' });
    }
    return { openCases: records.length, service, turn };
  } finally {
    await ports.close();
  }
}

function assemble(ports: Ports, services: Services, settings: HelpdeskSettings): AgentDesk {
  const { cases } = services;
  return createAgentDesk({
    ...ports,
    ...services,
    settings,
    managerOf: (userId) => ports.directory.readManager(userId),
    // No claim touches a flow or says a word.
    proofs: {} as CaseProofs,
    relay: { append: () => Promise.resolve(0) },
    drafts: { add: () => Promise.resolve('added'), isFull: () => Promise.resolve(false) },
    lifetimes: { vouch: 3_600, earlierVouch: 72 * 3_600 },
    figures: createDeskFigures({ cases, store: ports.store }),
    figuresLink: () => Promise.resolve('https://avain.kuusama.example/desk/figures'),
  });
}

/** Real people first, whom the directory knows; as many unknown ones as are missing. */
function ownersOf(world: BenchWorld, { pseudonyms }: Services, count: number): readonly CaseOwner[] {
  const tenantId = world.company.tenant.id;
  const people = world.people.map(({ aadObjectId: targetId, conversationId, displayName, language }) => ({
    ...{ tenantId, targetId, conversationId, displayName, language },
    target: pseudonyms(tenantId, targetId),
  }));
  const strangers = Array.from({ length: Math.max(0, count - people.length) }, (_, n): CaseOwner => {
    const targetId = `33333333-3333-4333-8333-${String(n).padStart(12, '0')}`;
    const names = { conversationId: `a:${n}`, displayName: `Person ${n}`, language: 'fi' } as const;
    return { tenantId, targetId, target: pseudonyms(tenantId, targetId), ...names };
  });
  return [...people, ...strangers].slice(0, count);
}

function agentsOf({ company }: BenchWorld): readonly Persona[] {
  return company.personas.filter(({ classes }) => classes.includes('helpdesk-agent'));
}

/** Hands out cases that nobody took, spread over all ages; the oldest hundreds are left to those who take the next one. */
function createPick(records: readonly CaseRecord[]): (count: number) => readonly CaseRecord[] {
  const spread = [3, 1, 4, 2, 0].flatMap((offset) =>
    records.filter((_, n) => n >= records.length / 5 && n % 5 === offset),
  );
  let next = 0;
  return (count) => {
    next += count;
    if (next > spread.length) throw new RangeError('too few open cases for so many claims');
    return spread.slice(next - count, next);
  };
}

const times = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);

const must =
  (expected: string) =>
  ({ kind }: { readonly kind: string }): void => {
    // What is refused quickly would look like a fast claim.
    if (kind !== expected) throw new Error(`expected ${expected}, got ${kind}`);
  };

async function timed<T>(
  items: readonly T[],
  atOnce: number,
  act: (item: T, n: number) => Promise<void>,
): Promise<Times> {
  const samples: number[] = [];
  await eachOf(items, atOnce, async (item, n) => {
    const from = performance.now();
    await act(item, n);
    samples.push(performance.now() - from);
  });
  return timesOf(samples);
}
