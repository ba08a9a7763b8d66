import process from 'node:process';
import type { Admin } from '../services/admin/admin.ts';
import { campaignInstallsPerSecond } from '../services/campaign/campaign-pace.ts';
import { createCampaignOptOuts } from '../services/campaign/campaign-opt-outs.ts';
import type { CampaignSendResult } from '../services/campaign/campaign-messenger.ts';
import { createCampaignRunner } from '../services/campaign/create-campaign-runner.ts';
import { createCampaignService } from '../services/campaign/create-campaign-service.ts';
import { createRedisCampaignLedger } from '../services/campaign/redis-campaign-ledger.ts';
import { createStoredCampaignRepository } from '../services/campaign/stored-campaign-repository.ts';
import { systemClock } from '../services/clock/system-clock.ts';
import type { PersonRow } from '../services/coverage/people-source.ts';
import { createKeyring } from '../services/crypto/aes-keyring.ts';
import { createPseudonyms } from '../services/crypto/hmac-pseudonyms.ts';
import type { InstallResult } from '../services/installer/app-installer.ts';
import { createPinoLogger } from '../services/logging/pino-logger.ts';
import { createStoredPersonRepository } from '../services/person/stored-person-repository.ts';
import { systemRandom as random } from '../services/random/system-random.ts';
import { createRedisAttemptStore } from '../services/store/redis-attempt-store.ts';
import { openRedis } from '../services/store/redis-connection.ts';
import { createRedisKeyValueStore } from '../services/store/redis-key-value-store.ts';
import { createRedisRecordStore } from '../services/store/redis-record-store.ts';
import type { CampaignAnswer, CampaignQuestion } from './campaign-world.ts';
import { createIdleClock } from './idle-clock.ts';

/** What a runner's process is started with; `campaignId` null: it makes the campaign. */
export type CampaignChildSettings = {
  readonly redisUrl: string;
  readonly people: number;
  /** Steered time and the product's own rates; else the machine's time and no rate. */
  readonly limited: boolean;
  readonly campaignId: string | null;
  /** Where the steered clock begins, ms. */
  readonly at: number;
};

const tenantId = '11111111-0000-4000-8000-000000000001';
const idOf = (n: number): string => `aaaaaaaa-0000-4000-8000-${String(n).padStart(12, '0')}`;
const personOf = (id: string): number => Number(id.slice(-12));
const graphPage = 999;
const monthMs = 30 * 24 * 3600 * 1000;
const sampleEvery = 500;

const settings = JSON.parse(process.argv[2] ?? '') as CampaignChildSettings;
const steered = createIdleClock(settings.at);
const clock = settings.limited ? steered : systemClock;
const watched = settings.limited ? steered.watched : <T extends object>(port: T): T => port;
const log = createPinoLogger('error');
const redis = openRedis({ topology: { kind: 'single', url: settings.redisUrl } }, 'store', log);
await redis.ready(5_000);
const client = redis.client;
const time = settings.limited ? clock : 'redis';
const keyring = createKeyring([{ id: 'k1', key: new Uint8Array(32).fill(1) }]);
const pseudonyms = createPseudonyms(new Uint8Array(32).fill(2));
const store = watched(createRedisKeyValueStore({ client, keyring, time }));
const records = watched(createRedisRecordStore({ client, keyring, time }));
const ledger = watched(createRedisCampaignLedger({ client, keyring, random, time }));
const attempts = watched(createRedisAttemptStore({ client, time }));

const waiting = new Map<number, (answer: CampaignAnswer) => void>();
process.on('message', (message) => {
  const answer = message as CampaignAnswer;
  waiting.get(answer.id)?.(answer);
  waiting.delete(answer.id);
});
let questions = 0;
let peakRss = 0;
type Asked = CampaignQuestion extends infer Q ? (Q extends CampaignQuestion ? Omit<Q, 'id' | 'at'> : never) : never;
const ask = (what: Asked): Promise<CampaignAnswer> =>
  new Promise((resolve) => {
    questions += 1;
    if (questions % sampleEvery === 1) peakRss = Math.max(peakRss, process.memoryUsage.rss());
    waiting.set(questions, resolve);
    process.send?.({ ...what, id: questions, at: clock.now().getTime() });
  });
const retryAt = (answer: CampaignAnswer): Date => new Date(answer.retryAt ?? 0);
/** When the first person's turn came: the audience stood. */
const moments: { built?: number } = {};
const outside = watched({
  install: async (personId: string): Promise<InstallResult> => {
    moments.built ??= performance.now();
    const answer = await ask({ ask: 'install', person: personOf(personId) });
    if (answer.kind === 'throttled') return { kind: 'throttled', retryAt: retryAt(answer) };
    if (answer.kind === 'refused') return { kind: 'refused', reason: 'no-teams' };
    return { kind: 'installed', conversationId: `a:${personId}` };
  },
  send: async ({ personId }: { readonly personId: string }): Promise<CampaignSendResult> => {
    const answer = await ask({ ask: 'send', person: personOf(personId) });
    if (answer.kind === 'throttled') return { kind: 'throttled', retryAt: retryAt(answer) };
    return { kind: answer.kind === 'unconfirmed' ? 'unconfirmed' : 'sent' };
  },
});

/** Pages of a directory that answers at once: what reading costs is Graph's to say. */
const audience = {
  page: async (_: unknown, cursor?: string) => {
    const from = Number(cursor ?? 0);
    const size = Math.min(graphPage, settings.people - from);
    const people = Array.from({ length: size }, (__, n): PersonRow => {
      const id = idOf(from + n);
      const mine = { userPrincipalName: `${id}@contoso.example`, displayName: `Person ${from + n}` };
      const none = { country: undefined, department: undefined };
      const flags = { accountEnabled: true, guest: false, synced: false, resource: false };
      return { id, ...mine, ...flags, ...none, preferredLanguage: 'fi-FI' };
    });
    const next = from + size < settings.people ? String(from + size) : undefined;
    return { kind: 'page' as const, people, problems: [], read: size, next };
  },
};
const none = { kind: 'kept', rows: 0, names: 0, problems: [], problemCounts: {} } as const;
const rows = { keep: async () => none, remove: async () => undefined };
const organisation = async (): Promise<string> => 'Contoso';
const admin: Admin = { tenantId, personId: idOf(0), displayName: 'Admin', language: 'en', subject: 'bench' };
const campaigns = createStoredCampaignRepository({ records, store });
const persons = createStoredPersonRepository({ records, pseudonyms, clock });
/** The planned moments: this process is its own queue. */
const planned: number[] = [];
const queue = {
  add: async (_: unknown, __: unknown, { delaySeconds = 0 }: { readonly delaySeconds?: number }) => {
    planned.push(clock.now().getTime() + delaySeconds * 1000);
  },
};
const common = { campaigns, ledger, persons, store, organisation, messenger: outside, rows, queue };
const runner = createCampaignRunner({
  ...common,
  ...{ tenantId, audience, optOuts: createCampaignOptOuts({ records, store }), pseudonyms, installer: outside },
  ...{ attempts, clock, log, defaultLanguage: 'en' },
  rights: { check: async () => ({ kind: 'admin', admin }) },
  // As in production: two thirds of Graph's limit, half of Teams'.
  rates: settings.limited
    ? { installsPerSecond: campaignInstallsPerSecond, sendsPerSecond: 25 }
    : { installsPerSecond: undefined, sendsPerSecond: undefined },
});

async function make(): Promise<string> {
  const service = createCampaignService({
    ...common,
    arrivals: { of: async () => 0 },
    people: { named: async () => [] },
    audit: { append: async () => undefined },
    random,
  });
  const text = { title: 'Hello {name}', body: 'This is {organisation}.' };
  const made = await service.create(admin, {
    name: 'Bench',
    audience: { kind: 'group', groupId: idOf(1) },
    purpose: 'introduce',
    texts: { en: text, fi: text },
    startAt: null,
    quiet: { from: '00:00', to: '00:00', zone: 'UTC', weekends: false },
    reminders: { afterDays: 2, atMost: 0 },
    endsAt: new Date(clock.now().getTime() + monthMs).toISOString(),
  });
  if (made.kind !== 'done') throw new Error(`no campaign: ${JSON.stringify(made)}`);
  await service.schedule(admin, made.campaign.id);
  return made.campaign.id;
}

const campaignId = settings.campaignId ?? (await make());
if (settings.campaignId === null) await ask({ ask: 'made', campaignId });
const began = performance.now();
for (;;) {
  planned.length = 0;
  await runner.run(campaignId);
  const counts = await ledger.counts(campaignId);
  if (counts.audience > 0 && counts.nextAt === undefined && counts.states.queued === 0) {
    const now = performance.now();
    const built = moments.built ?? now;
    const buildSeconds = (built - began) / 1000;
    const sendSeconds = (now - built) / 1000;
    const { audience: people, states } = counts;
    await ask({ ask: 'done', result: { audience: people, states, sendSeconds, buildSeconds, peakRss } });
    break;
  }
  const at = Math.min(...planned);
  if (at === Infinity) throw new Error('the campaign planned nothing and is not done');
  const waitMs = at - clock.now().getTime();
  if (settings.limited) steered.moveTo(at);
  else if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
}
await redis.close();
process.disconnect();
