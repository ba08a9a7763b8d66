import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Ports } from '../../bot/compose.ts';
import { adminKinds, wireAdmin, type AdminSide } from '../../bot/wire-admin.ts';
import { wireAnswers } from '../../bot/wire-answers.ts';
import { feedbackKinds, wireFeedback, type Feedback } from '../../bot/wire-feedback.ts';
import { wireServices } from '../../bot/wire-services.ts';
import { createSteeredClock, type SteeredClock } from '../../services/clock/steered-clock.ts';
import { createMemoryCampaignLedger } from '../../services/campaign/memory-campaign-ledger.ts';
import { loadConfig } from '../../services/config/load-config.ts';
import type { Finding } from '../../services/doctor/run-doctor.ts';
import { systemRandom } from '../../services/random/system-random.ts';
import { createMemoryAttemptStore } from '../../services/store/memory-attempt-store.ts';
import { createMemoryKeyValueStore } from '../../services/store/memory-key-value-store.ts';
import { createMemoryRecordStore } from '../../services/store/memory-record-store.ts';
import { createPretendPeople, personId } from '../fakes/people-source.ts';
import { createRecordedAudit } from '../fakes/recorded-audit.ts';
import { createRecordedQueue } from '../fakes/recorded-queue.ts';
import { createDirectoryStub } from '../support/directory-answers.ts';
import { goodViews } from '../support/doctor-world.ts';
import { silentLog } from '../support/silent-log.ts';
import { validSettings } from '../support/valid-settings.ts';

const groupId = '66666666-6666-4666-8666-666666666666';
const red: Finding = {
  ...{ id: 'redis-eviction', verdict: 'red', source: 'https://redis.io/' },
  title: { key: 'redis-eviction.title', values: {} },
  seen: { key: 'redis-eviction.bad', values: { policy: 'allkeys-lru' } },
  why: { key: 'redis-eviction.why', values: {} },
  fix: { key: 'redis-eviction.fix', values: {} },
};

let clock: SteeredClock;
let queue: ReturnType<typeof createRecordedQueue>;
let side: AdminSide;
let told: string[];
let feedback: Feedback;
let freeze: (id: string) => Promise<unknown>;
beforeEach(() => {
  clock = createSteeredClock(new Date('2026-11-23T08:00:00Z'));
  queue = createRecordedQueue(clock);
  told = [];
  const members = [0, 1, 2, 3];
  const people = createPretendPeople(
    clock,
    {
      people: [{}, { accountEnabled: false }, { guest: true }, { methods: ['email', 'mobilePhone'] }],
      groups: { [groupId]: { name: 'Admins', members } },
      before: () => undefined,
    },
    10,
  );
  const outside = {
    people: people.source,
    installer: { install: async () => ({ kind: 'refused', reason: 'no-teams' }) as const },
    openTenant: () => goodViews().tenant,
    examine: async () => ({ findings: [red], leftOut: [] }),
  };
  const memory = { clock, random: systemRandom };
  const ports = {
    ...{ ...memory, log: silentLog, queue: queue.queue, audit: createRecordedAudit(clock).audit },
    ...{ store: createMemoryKeyValueStore(memory), records: createMemoryRecordStore(memory) },
    ...{ attempts: createMemoryAttemptStore(memory), ledger: createMemoryCampaignLedger(memory) },
    ...{ directory: createDirectoryStub({ groups: [groupId] }), verifySsoToken: undefined, admin: outside },
  } as Partial<Ports> as Ports;
  const config = loadConfig({ ...validSettings(), AVAIN_ADMIN_GROUP_ID: groupId });
  const services = wireServices(config, ports);
  freeze = (id) => services.guards.freeze(services.pseudonyms(config.tenantId, id), 3600);
  side = wireAdmin({
    ...{ config, ports, outside, services, appId: 'bot-app' },
    admins: config.admins!,
    counters: { read: async () => [] },
    answers: wireAnswers(config, { count: () => undefined }, silentLog),
    feedback: (feedback = wireFeedback(config, ports, services)),
    connector: {} as never,
    tell: async ({ personId: id }) => {
      told.push(id);
      return true;
    },
  });
});

/** The next job of the kind, run as the queue would. */
async function run(kind: 'coverage' | 'doctor' | 'plan-reminders'): Promise<void> {
  const entry = queue.state.waiting.find(({ job }) => job.kind === kind);
  if (entry === undefined) throw new Error(`no job ${kind} waits`);
  clock.advance(Math.max(0, entry.at - clock.now().getTime()));
  queue.done(entry);
  await side.handleJob({ kind });
}

describe('what runs by itself for admins', () => {
  it('is planned at the start, once however many processes start', async () => {
    await side.schedule();
    await side.schedule();
    expect([...queue.kinds('bot')].sort()).toEqual(['coverage', 'doctor', 'plan-reminders']);
  });

  it.each(['coverage', 'doctor', 'plan-reminders'] as const)(
    '%s plans what comes next whenever it runs',
    async (kind) => {
      await side.schedule();
      await run(kind);
      expect(queue.state.waiting.map(({ job }) => job.kind)).toContain(kind);
    },
  );

  it('the doctor’s look is kept for whoever asks, and told once to members who are one', async () => {
    await freeze(personId(3));
    await side.schedule();
    await run('doctor');
    expect(told).toEqual([personId(0)]);
    await run('doctor');
    expect(told).toHaveLength(1);
    expect(await side.desk.doctor.latest('en')).toMatchObject({ counts: { red: 1 } });
  });

  it('the count of who could get back in comes to its end', async () => {
    await side.schedule();
    for (let stretch = 0; stretch < 20 && (await side.desk.coverage.latest()) === undefined; stretch += 1) {
      await run('coverage');
    }
    expect(await side.desk.coverage.latest()).toMatchObject({
      everybody: { people: 2 },
      leftOut: { guests: 1, disabled: 1 },
    });
  });

  it('a job of a campaign that is gone ends without a word', async () => {
    await side.handleJob({ kind: 'campaign', campaignId: 'gone' });
    expect(queue.state.waiting).toEqual([]);
  });

  it('a question that a person passes on is where admins look for it', async () => {
    const who = { tenantId: 'tenant', personId: personId(3) };
    await feedback.questions?.pass(who, { text: 'where is the lift', language: 'en' });
    expect(await side.desk.gaps.look('en')).toMatchObject({ gaps: [{ text: 'where is the lift', count: 1 }] });
  });

  it('every kind of record is in the hands of the retention job', () => {
    expect(feedbackKinds).toEqual(['answer-gaps', 'answer-draft']);
    expect(adminKinds).toEqual(expect.arrayContaining(['campaign', 'coverage-day', 'plan', 'kit-text', 'doctor-look']));
  });
});
