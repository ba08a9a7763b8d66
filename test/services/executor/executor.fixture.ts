import { createNotices } from '../../../services/aftercare/notices.ts';
import { createRecoveryGuards } from '../../../services/aftercare/create-recovery-guards.ts';
import { createSteeredClock, type SteeredClock } from '../../../services/clock/steered-clock.ts';
import type { ExecutorOptions } from '../../../services/executor/executor-options.ts';
import { createResetExecutor } from '../../../services/executor/reset-executor.ts';
import { createSealedBox, type SealedBox } from '../../../services/executor/sealed-box.ts';
import { sealedIntentKey } from '../../../services/executor/sealed-intent.ts';
import { createEligibility } from '../../../services/policy/check-eligibility.ts';
import { defaultProofPolicy } from '../../../services/policy/proof-policy.ts';
import type { ExecutorJob } from '../../../services/queue/job-queue.ts';
import { systemRandom } from '../../../services/random/system-random.ts';
import type { FlowRecord } from '../../../services/reset-flow/flow-record.ts';
import type { FlowRepository } from '../../../services/reset-flow/flow-repository.ts';
import type { KeyValueStore } from '../../../services/store/key-value-store.ts';
import { createStoredFlowRepository } from '../../../services/reset-flow/stored-flow-repository.ts';
import { createMemoryAttemptStore } from '../../../services/store/memory-attempt-store.ts';
import { createMemoryKeyValueStore } from '../../../services/store/memory-key-value-store.ts';
import { createMemoryRecordStore } from '../../../services/store/memory-record-store.ts';
import { anna, createMisbehavingDirectory } from '../../fakes/misbehaving-directory.ts';
import { createRecordedAudit } from '../../fakes/recorded-audit.ts';
import { createRecordedQueue } from '../../fakes/recorded-queue.ts';
import { silentLog } from '../../support/silent-log.ts';
import { newSealingKey, seal } from './seal.fixture.ts';

export const goodPassword = 'Correct-Horse-73-Stapler';
export const target = 'T'.repeat(22);
export const start = new Date('2026-11-02T08:00:00Z');

/** Making a key pair for every run would cost more than the run. */
const sharedBox: Promise<SealedBox> = newSealingKey('k1').then((key) => createSealedBox([key]));

/** Everything the executor touches, in memory and misbehaving on request. */
export async function executorWorld(change: Partial<ExecutorOptions> = {}) {
  const clock = createSteeredClock(start);
  const store = createMemoryKeyValueStore({ clock });
  const attempts = createMemoryAttemptStore({ clock });
  const records = createMemoryRecordStore({ clock });
  const flows = createStoredFlowRepository({ store });
  const recorded = createRecordedAudit(clock);
  const jobs = createRecordedQueue(clock);
  const company = createMisbehavingDirectory(clock);
  const guards = createRecoveryGuards({ store });
  const sealedBox = await sharedBox;
  const { queue } = jobs;
  const options: ExecutorOptions = {
    flows,
    store,
    attempts,
    records,
    guards,
    queue,
    clock,
    sealedBox,
    eligibility: createEligibility({ directory: company.directory, policy: defaultProofPolicy, blockedGroupIds: [] }),
    writer: company.writer,
    directory: company.directory,
    audit: recorded.audit,
    journal: recorded.journal,
    passwordRules: { minLength: 12, organisationWords: [], isCommon: () => false },
    policy: defaultProofPolicy,
    random: systemRandom,
    log: silentLog,
    notices: createNotices({ records, queue, clock }),
    auditSubject: (name) => Promise.resolve(`subject-of-${name}`),
    revokeDelaySeconds: 20,
    ...change,
  };
  const world = { clock, store, attempts, records, flows, recorded, jobs, company, guards, options, sealedBox };
  return { ...world, executor: createResetExecutor(options), queued: queueFlow(world) };
}

export type ExecutorWorld = Awaited<ReturnType<typeof executorWorld>>;

type Seams = {
  readonly store: KeyValueStore;
  readonly flows: FlowRepository;
  readonly sealedBox: SealedBox;
  readonly jobs: ReturnType<typeof createRecordedQueue>;
  readonly clock: SteeredClock;
};

/** A flow in `queued` with two good proofs, its sealed password and its job. */
function queueFlow(world: Seams) {
  return async (password = goodPassword, patch: Partial<FlowRecord> = {}): Promise<FlowRecord> => {
    const now = world.clock.now();
    const record = { ...flowRecord(now), ...patch };
    await world.flows.create(record);
    await requeue(world, record, password);
    return record;
  };
}

/** Seals a password for the flow as the page would, and adds the job. The record must be `queued`. */
export async function requeue(
  { store, sealedBox, jobs }: Pick<Seams, 'store' | 'sealedBox' | 'jobs'>,
  { id, target: bound }: FlowRecord,
  password: string,
): Promise<void> {
  const intent = await seal(password, sealedBox.publicKey(), { flowId: id, target: bound, handleHash: 'handle' });
  await store.set(sealedIntentKey(id, 'handle'), JSON.stringify(intent), 600);
  await jobs.queue.add('executor', { kind: 'reset', flowId: id }, { id: `reset.${id}.${systemRandom.id()}` });
}

export function flowRecord(now: Date): FlowRecord {
  const id = `${target}.${systemRandom.id()}`;
  const at = new Date(now.getTime() - 60_000).toISOString();
  return {
    schema: 1,
    id,
    target,
    tenantId: 'tenant',
    targetId: anna.id,
    requesterId: anna.id,
    conversationId: 'c',
    language: 'en',
    correlationId: 'correlation',
    state: 'queued',
    startedAt: at,
    expiresAt: new Date(now.getTime() + 30 * 60_000).toISOString(),
    idleAt: new Date(now.getTime() + 10 * 60_000).toISOString(),
    account: {
      displayName: anna.displayName,
      maskedUpn: 'a•••',
      givenName: 'Anna',
      surname: 'Virtanen',
      upnLocalPart: 'anna.virtanen',
      tenantName: 'Kielä Oy',
      lastPasswordChange: anna.lastPasswordChangeDateTime?.toISOString() ?? null,
      created: anna.createdDateTime?.toISOString() ?? null,
    },
    methods: [
      { method: 'email-code', hint: 'a' },
      { method: 'sms-code', hint: '7' },
    ],
    proofs: [
      { method: 'email-code', flowId: id, target, at },
      { method: 'sms-code', flowId: id, target, at },
    ],
    nonce: 'nonce',
    lastPress: null,
    sends: {},
    asking: null,
    writeAttempts: 0,
    lastRejection: null,
    write: null,
    endedBecause: null,
    pageKilled: false,
    pageHandleHash: 'handle',
    resultShownAt: null,
    caseId: null,
  };
}

/** Runs executor jobs in order of time, moving the clock, until none is left (or `most` were run). */
export async function runJobs(
  { jobs, clock }: Pick<Seams, 'jobs' | 'clock'>,
  handle: (job: ExecutorJob) => Promise<void>,
  most = 300,
): Promise<void> {
  for (let run = 0; run < most; run += 1) {
    const entry = jobs.next('executor');
    if (entry === undefined) return;
    clock.advance(Math.max(0, entry.at - clock.now().getTime()));
    await whileWaking(clock, handle(entry.job as ExecutorJob));
    jobs.done(entry);
  }
  throw new Error('jobs do not come to an end');
}

/** Lets time pass for whoever waits on the clock inside `work`. */
export async function whileWaking(clock: SteeredClock, work: Promise<void>): Promise<void> {
  const over = { yet: false };
  const ended = work.finally(() => {
    over.yet = true;
  });
  for (let turn = 0; !over.yet && turn < 10_000; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    if (turn % 100 === 99) clock.advance(1000);
  }
  await ended;
}

export async function stateOf({ flows }: Pick<Seams, 'flows'>, { id }: FlowRecord): Promise<FlowRecord> {
  const loaded = await flows.load(id);
  if (loaded === undefined) throw new Error('the flow is gone');
  return loaded.record;
}
