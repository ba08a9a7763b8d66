import type { AuditEvent } from '../../services/audit/audit-log.ts';
import { createNotices } from '../../services/aftercare/notices.ts';
import { createRecoveryGuards } from '../../services/aftercare/create-recovery-guards.ts';
import type { RecoveryGuards } from '../../services/aftercare/recovery-guards.ts';
import { createSteeredClock, type SteeredClock } from '../../services/clock/steered-clock.ts';
import { createKeyring } from '../../services/crypto/aes-keyring.ts';
import { createPseudonyms } from '../../services/crypto/hmac-pseudonyms.ts';
import type { OutgoingMessage, SendResult } from '../../services/delivery/code-sender.ts';
import { DependencyError } from '../../services/errors/app-error.ts';
import type { CaseProofs } from '../../services/helpdesk/case-proofs.ts';
import { createTranslator } from '../../services/i18n/translator.ts';
import type { FlowRef, FlowView, Speaker } from '../../services/outcomes/reset-outcome.ts';
import type { PersonRepository } from '../../services/person/person-repository.ts';
import { createStoredPersonRepository } from '../../services/person/stored-person-repository.ts';
import { createPageService } from '../../services/page/create-page-service.ts';
import type { PageServiceOptions } from '../../services/page/page-options.ts';
import type { PageService } from '../../services/page/page-service.ts';
import { createEligibility } from '../../services/policy/check-eligibility.ts';
import { defaultProofPolicy, type CodeMethod } from '../../services/policy/proof-policy.ts';
import type { AddOptions, BotJob, ExecutorJob, JobQueue, QueueName } from '../../services/queue/job-queue.ts';
import { systemRandom } from '../../services/random/system-random.ts';
import { createCaseProofs } from '../../services/reset-flow/case-side/create-case-proofs.ts';
import { createResetService } from '../../services/reset-flow/create-reset-service.ts';
import type { FlowRepository } from '../../services/reset-flow/flow-repository.ts';
import { defaultResetLimits } from '../../services/reset-flow/reset-limits.ts';
import type { ResetServiceOptions } from '../../services/reset-flow/reset-options.ts';
import type { ResetService } from '../../services/reset-flow/reset-service.ts';
import { createStoredFlowRepository } from '../../services/reset-flow/stored-flow-repository.ts';
import type { AttemptStore } from '../../services/store/attempt-store.ts';
import type { RecordStore } from '../../services/store/record-store.ts';
import type { KeyValueStore } from '../../services/store/key-value-store.ts';
import { createMemoryAttemptStore } from '../../services/store/memory-attempt-store.ts';
import { createMemoryKeyValueStore } from '../../services/store/memory-key-value-store.ts';
import { createMemoryRecordStore } from '../../services/store/memory-record-store.ts';
import { ainoId, createDirectoryStub, type DirectoryStubAnswers } from './directory-answers.ts';
import { silentLog } from './silent-log.ts';

export const tenantId = '22222222-2222-4222-8222-222222222222';
export const aino: Speaker = { tenantId, personId: ainoId, conversationId: 'a:personal', correlationId: 'turn-1' };

type NamedJob = { readonly queue: QueueName; readonly job: ExecutorJob | BotJob; readonly id: string };

/** The reset and page services on embedded stores, with everything that leaves them in arrays. */
export type ResetWorld = {
  readonly reset: ResetService;
  readonly page: PageService;
  readonly caseProofs: CaseProofs;
  readonly records: RecordStore;
  readonly persons: PersonRepository;
  readonly flows: FlowRepository;
  readonly store: KeyValueStore;
  readonly attempts: AttemptStore;
  readonly guards: RecoveryGuards;
  readonly clock: SteeredClock;
  readonly directory: DirectoryStubAnswers;
  readonly outbox: OutgoingMessage[];
  readonly audited: AuditEvent[];
  readonly jobs: NamedJob[];
  /** What the carrier says next; throws when it is an error. */
  delivery: SendResult | Error;
  auditFails: boolean;
  queueFails: boolean;
  sso: { readonly oid: string; readonly tid: string } | undefined;
  readonly target: string;
  /** What the services are built from, for further parts on the same stores. */
  readonly options: ResetServiceOptions & PageServiceOptions;
};

export type ResetWorldStores = {
  readonly store?: KeyValueStore;
  readonly attempts?: AttemptStore;
  readonly clock?: SteeredClock;
  readonly options?: Partial<ResetServiceOptions>;
  readonly page?: Partial<PageServiceOptions>;
};

export function createResetWorld(given: ResetWorldStores = {}): ResetWorld {
  const clock = given.clock ?? createSteeredClock(new Date('2026-11-23T08:00:00Z'));
  const store = given.store ?? createMemoryKeyValueStore({ clock });
  const attempts = given.attempts ?? createMemoryAttemptStore({ clock });
  const pseudonyms = createPseudonyms(new Uint8Array(32).fill(7));
  const records = createMemoryRecordStore({ clock });
  const directory: DirectoryStubAnswers = {};
  const stub = createDirectoryStub(directory);
  const persons = createStoredPersonRepository({ records, pseudonyms, clock });
  const policy = given.options?.policy ?? defaultProofPolicy;
  const queue: JobQueue = {
    add: async (name, job, { id }: AddOptions) => {
      if (world.queueFails) throw new DependencyError('queue_unavailable', 'no queue');
      if (!world.jobs.some((known) => known.id === id)) world.jobs.push({ queue: name, job, id });
    },
    work: async () => async () => undefined,
    close: async () => undefined,
  };
  const options: Omit<ResetServiceOptions & PageServiceOptions, never> = {
    flows: createStoredFlowRepository({ store }),
    store,
    attempts,
    guards: createRecoveryGuards({ store }),
    eligibility: createEligibility({ directory: stub, policy, blockedGroupIds: [] }),
    sender: {
      send: async (message) => {
        if (world.delivery instanceof Error) throw world.delivery;
        world.outbox.push(message);
        return world.delivery;
      },
    },
    audit: {
      append: async (event) => {
        if (world.auditFails) throw new DependencyError('audit_unavailable', 'disk full');
        world.audited.push(event);
      },
      close: async () => undefined,
    },
    queue,
    notices: createNotices({ records, queue, clock }),
    auditSubject: async (target) => `subject-of-${target.slice(0, 4)}`,
    random: systemRandom,
    codeKeys: createKeyring([{ id: 'c1', key: new Uint8Array(32).fill(9) }]),
    pseudonyms,
    policy,
    baseUrl: 'https://avain.example',
    translator: (language) => createTranslator(language),
    log: silentLog,
    limits: defaultResetLimits,
    verifySsoToken: async (token) => (token === 'good' ? world.sso : undefined),
    sealingKey: { keyId: 'seal1', publicKey: { kty: 'EC', crv: 'P-256' } },
    minPasswordLength: 12,
    organisationWords: ['Acme'],
    ...given.options,
    ...given.page,
  };
  const world: ResetWorld = {
    options,
    reset: createResetService(options),
    page: createPageService(options),
    caseProofs: createCaseProofs({ ...options, directory: stub, persons, objectionHours: 24 }),
    records,
    persons,
    flows: options.flows,
    store,
    attempts,
    guards: options.guards,
    clock,
    directory,
    outbox: [],
    audited: [],
    jobs: [],
    delivery: { kind: 'accepted' },
    auditFails: false,
    queueFails: false,
    sso: { oid: ainoId, tid: tenantId },
    target: pseudonyms(tenantId, ainoId),
  };
  return world;
}

/** Narrows an outcome, or fails with what it was. */
export function expectKind<O extends { readonly kind: string }, K extends O['kind']>(
  outcome: O,
  kind: K,
): Extract<O, { kind: K }> {
  if (outcome.kind !== kind) throw new Error(`expected ${kind}, got ${JSON.stringify(outcome)}`);
  return outcome as Extract<O, { kind: K }>;
}

export const press = (view: FlowView, speaker: Speaker = aino): FlowRef => ({
  speaker,
  flowId: view.flowId,
  nonce: view.nonce,
});
export const say = (view: FlowView, speaker: Speaker = aino): FlowRef => ({
  speaker,
  flowId: view.flowId,
  nonce: undefined,
});

/** The code in the newest message. */
export function newestCode(world: ResetWorld): string {
  const code = /[0-9]{4} [0-9]{4}/.exec(world.outbox.at(-1)?.text ?? '')?.[0];
  if (code === undefined) throw new Error('no code was sent');
  return code;
}

export const otherCode = (code: string): string => String((Number(code.replace(' ', '')) + 1) % 1e8).padStart(8, '0');

export async function startProving(world: ResetWorld, speaker: Speaker = aino): Promise<FlowView> {
  const started = await world.reset.start(speaker, 'en');
  if (started.kind === 'refused') throw new Error(`refused: ${started.refusal.reason}`);
  return expectKind(await world.reset.confirmAccount(press(started.view, speaker)), 'confirmed').view;
}

export async function send(world: ResetWorld, view: FlowView, method: CodeMethod): Promise<FlowView> {
  return expectKind(await world.reset.sendCode(press(view), method), 'sent').view;
}

export async function prove(world: ResetWorld, view: FlowView, method: CodeMethod): Promise<FlowView> {
  const asked = await send(world, view, method);
  return expectKind(await world.reset.submitCode(press(asked), newestCode(world)), 'verified').view;
}

/** Both proofs made: the flow is in `choosing`. */
export async function startChoosing(world: ResetWorld): Promise<FlowView> {
  return prove(world, await prove(world, await startProving(world), 'email-code'), 'sms-code');
}
