import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createFileAuditLog } from '../services/audit/file-audit-log.ts';
import { systemClock } from '../services/clock/system-clock.ts';
import { createKeyring } from '../services/crypto/aes-keyring.ts';
import { createPseudonyms } from '../services/crypto/hmac-pseudonyms.ts';
import type { DirectoryUser } from '../services/directory/user-directory.ts';
import type { AgentDesk, Agent } from '../services/helpdesk/agent-desk.ts';
import { drawCaseNumber } from '../services/helpdesk/case-number.ts';
import type { CaseProofs } from '../services/helpdesk/case-proofs.ts';
import type { CaseRecord } from '../services/helpdesk/case-record.ts';
import { createAgentDesk } from '../services/helpdesk/create-agent-desk.ts';
import { createDeskFigures } from '../services/helpdesk/create-desk-figures.ts';
import type { HelpdeskTeam } from '../services/helpdesk/helpdesk-settings.ts';
import { createStoredCaseRepository } from '../services/helpdesk/stored-case-repository.ts';
import type { Logger } from '../services/logging/logger.ts';
import { createBullmqJobQueue } from '../services/queue/bullmq-job-queue.ts';
import { systemRandom } from '../services/random/system-random.ts';
import { createRedisAttemptStore } from '../services/store/redis-attempt-store.ts';
import { openRedis, type RedisClient } from '../services/store/redis-connection.ts';
import { createRedisKeyValueStore } from '../services/store/redis-key-value-store.ts';
import { createRedisRecordStore } from '../services/store/redis-record-store.ts';
import { eachOf, quantile } from './statistics.ts';

/** Milliseconds. */
export type ClaimTimes = { readonly p50: number; readonly p95: number; readonly worst: number };

export type ClaimResults = {
  readonly openCases: number;
  readonly claims: number;
  /** A press on a card, one after the other, and by eight agents at once. */
  readonly oneByOne: ClaimTimes;
  readonly eightAtOnce: ClaimTimes;
  /** "Take the next case", by eight agents at once. */
  readonly next: ClaimTimes;
  readonly listMs: number;
  readonly figuresMs: number;
};

const team: HelpdeskTeam = {
  id: 'service-desk',
  name: 'Service Desk',
  groupId: '99999999-9999-4999-8999-999999999999',
  channelId: '19:desk@thread.tacv2',
  serviceUrl: 'https://smba.trafficmanager.net/teams/',
  language: 'en',
  timeZone: 'UTC',
  languages: [],
  troubles: [],
  fallbackMail: 'desk@example.org',
};
const tenantId = '22222222-2222-4222-8222-222222222222';
const guid = (n: number): string => `33333333-3333-4333-8333-${String(n).padStart(12, '0')}`;
const agents: readonly Agent[] = Array.from({ length: 8 }, (_, n) => ({
  tenantId,
  agentId: guid(n),
  correlationId: `agent-${n}`,
  channelId: team.channelId,
}));

/**
 * How long a claim takes with so many open cases in a real Redis: encryption on, the audit on disk with its fsync, jobs in
 * BullMQ. The directory answers at once: what Microsoft Graph takes comes on top and does not depend on the number of cases.
 * The Redis should be empty and is left full.
 */
export async function measureClaims(options: {
  readonly redisUrl: string;
  readonly openCases?: number;
  readonly claims?: number;
}): Promise<ClaimResults> {
  const { redisUrl, openCases = 10_000, claims = 500 } = options;
  const settings = { topology: { kind: 'single', url: redisUrl } } as const;
  const redis = openRedis(settings, 'store', quiet);
  const queue = createBullmqJobQueue({ redis: settings, log: quiet });
  const directory = mkdtempSync(join(tmpdir(), 'avain-bench-audit-'));
  const keys = [{ id: 'k1', key: randomBytes(32) }];
  const audit = await createFileAuditLog({ directory, instanceId: 'bench', keys, clock: systemClock, build: 'bench' });
  try {
    await redis.ready(5_000);
    const { desk, cases } = assemble(redis.client, { queue, audit });
    const ids = await fill(cases, openCases);
    const press = (caseId: string, n: number): Promise<{ readonly kind: string }> =>
      desk.claim({ agent: agents[n % agents.length] as Agent, caseId, nonce: undefined });
    // Spread over all ages, so that neither the oldest nor the newest are favoured.
    const picked = Array.from({ length: 3 * claims }, (_, i) => ids[Math.floor((i * ids.length) / (3 * claims))] ?? '');
    await timed(picked.slice(0, 50), 8, press);
    const oneByOne = await timed(picked.slice(50, 50 + claims), 1, press);
    const eightAtOnce = await timed(picked.slice(50 + claims, 50 + 2 * claims), 8, press);
    const next = await timed(picked.slice(0, claims), 8, (_, n) => desk.takeNext(agents[n % agents.length] as Agent));
    const first = agents[0] as Agent;
    const list = await timed(['list'], 1, () => desk.list(first), 'cases');
    const figures = await timed(['figures'], 1, () => desk.figures(first), 'figures');
    return { openCases, claims, oneByOne, eightAtOnce, next, listMs: list.worst, figuresMs: figures.worst };
  } finally {
    await queue.close();
    await audit.close();
    await redis.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

type Ports = Pick<Parameters<typeof createAgentDesk>[0], 'queue' | 'audit'>;

function assemble(client: RedisClient, ports: Ports) {
  const keyring = createKeyring([{ id: 'k1', key: randomBytes(32) }]);
  const store = createRedisKeyValueStore({ client, keyring, time: 'redis' });
  const records = createRedisRecordStore({ client, keyring, time: 'redis' });
  const cases = createStoredCaseRepository({ records, store });
  const desk: AgentDesk = createAgentDesk({
    ...ports,
    cases,
    store,
    attempts: createRedisAttemptStore({ client, time: 'redis' }),
    auditSubject: async (target) => target,
    pseudonyms: createPseudonyms(randomBytes(32)),
    random: systemRandom,
    settings: {
      teams: [team],
      claimMinutes: 30,
      caseDays: 7,
      unregistered: { enabled: false, objectionHours: 24 },
    },
    log: quiet,
    directory: {
      findUser: async (id) => ({ id, displayName: 'An agent', accountEnabled: true }) as DirectoryUser,
      memberOf: async (_, groups) => groups,
    },
    managerOf: async () => undefined,
    // No claim touches a flow or says a word.
    proofs: {} as CaseProofs,
    relay: { append: () => Promise.resolve(0) },
    lifetimes: { vouch: 3600, earlierVouch: 72 * 3600 },
    figures: createDeskFigures({ cases, store }),
    figuresLink: async () => 'https://avain.example.org/desk/figures',
  });
  return { desk, cases };
}

/** Opens so many cases; each with a timeline such as a real one has. */
async function fill(cases: ReturnType<typeof createStoredCaseRepository>, count: number): Promise<readonly string[]> {
  const start = systemClock.now().getTime() - 3_600_000;
  const records = Array.from({ length: count }, (_, n) => newCase(n, new Date(start + n)));
  await eachOf(records, 64, async (record) => {
    await cases.create(record);
  });
  return records.map(({ id }) => id);
}

function newCase(n: number, openedAt: Date): CaseRecord {
  const at = openedAt.toISOString();
  const later = (days: number): string => new Date(openedAt.getTime() + days * 86_400_000).toISOString();
  const line = (what: CaseRecord['timeline'][number]['what']) =>
    ({ at, by: 'bot', name: null, what, detail: 'sms-code' }) as const;
  return {
    schema: 1,
    id: drawCaseNumber(systemRandom),
    target: `person-${n}`,
    tenantId,
    targetId: guid(100_000 + n),
    conversationId: `a:${n}`,
    correlationId: `turn-${n}`,
    displayName: `Person ${n}`,
    department: 'Sales',
    language: n % 2 === 0 ? 'en' : 'fi',
    trouble: 'code-missing',
    priority: 'normal',
    state: 'open',
    nonce: systemRandom.id(),
    lastPress: null,
    teamId: team.id,
    owner: null,
    openedAt: at,
    claimedAt: null,
    endedAt: null,
    dueAt: later(1),
    expiresAt: later(7),
    endedBecause: null,
    words: [1, 2, 3],
    talking: false,
    frozenAt: null,
    flowId: null,
    verification: 'none',
    vouches: [],
    objection: null,
    post: { state: 'posted', conversationId: `${team.channelId};messageid=${n}`, activityId: String(n) },
    fallbackSentAt: null,
    ticket: { state: 'none', id: null, url: null },
    lastMessage: 0,
    timeline: [line('tried-method'), line('wrong-codes'), line('tried-method'), line('opened')],
  };
}

/** Each has to succeed: what is refused quickly would look like a fast claim. */
async function timed(
  ids: readonly string[],
  atOnce: number,
  act: (id: string, n: number) => Promise<{ readonly kind: string }>,
  expected = 'done',
): Promise<ClaimTimes> {
  const times: number[] = [];
  await eachOf(ids, atOnce, async (id, n) => {
    const from = performance.now();
    const { kind } = await act(id, n);
    if (kind !== expected) throw new Error(`expected ${expected}, got ${kind}`);
    times.push(performance.now() - from);
  });
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95), worst: Math.max(...times) };
}

const quiet: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => quiet,
};
