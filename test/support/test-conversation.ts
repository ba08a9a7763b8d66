import { MemoryStorage, TestAdapter, type Activity, type TurnContext } from 'botbuilder';
import { LeanConversationState } from '../../bot/conversation-state.ts';
import type { AdaptiveCard, Action, Element, SubmitAction } from '../../cards/adaptive-card.ts';
import { createRootDialog, type RootDialog, type RootDialogDeps } from '../../dialogs/root-dialog.ts';
import { flowChangedEvent } from '../../dialogs/turn-input.ts';
import { setTurnScope } from '../../dialogs/turn-scope.ts';
import { createRecoveryGuards } from '../../services/aftercare/create-recovery-guards.ts';
import type { RecoveryGuards } from '../../services/aftercare/recovery-guards.ts';
import type { AuditEvent, AuditLog } from '../../services/audit/audit-log.ts';
import { loadPlaces } from '../../services/checklist/load-places.ts';
import type { Device } from '../../services/checklist/places.ts';
import { createDiagnosis } from '../../services/diagnosis/create-diagnosis.ts';
import { loadSignInCodes } from '../../services/diagnosis/load-sign-in-codes.ts';
import type { SignInCodes } from '../../services/diagnosis/sign-in-codes.ts';
import type { SignInLog } from '../../services/directory/sign-in-log.ts';
import type { DiagnosisService } from '../../services/outcomes/diagnosis-outcome.ts';
import { createSteeredClock, type SteeredClock } from '../../services/clock/steered-clock.ts';
import { createKeyring } from '../../services/crypto/aes-keyring.ts';
import { createPseudonyms } from '../../services/crypto/hmac-pseudonyms.ts';
import type { OutgoingMessage, SendResult } from '../../services/delivery/code-sender.ts';
import { closedPersonDesk } from '../../services/helpdesk/closed-person-desk.ts';
import type { PersonDesk } from '../../services/helpdesk/person-desk.ts';
import type { Language } from '../../services/i18n/language.ts';
import { chooseLanguage } from '../../services/i18n/locale.ts';
import { createTranslator } from '../../services/i18n/translator.ts';
import type { EraseOutcome, PrivacyService } from '../../services/outcomes/privacy-outcome.ts';
import type { ReadinessService } from '../../services/outcomes/readiness-outcome.ts';
import type { Speaker } from '../../services/outcomes/reset-outcome.ts';
import type { PersonRecord, PersonRepository } from '../../services/person/person-repository.ts';
import { createEligibility } from '../../services/policy/check-eligibility.ts';
import { defaultProofPolicy } from '../../services/policy/proof-policy.ts';
import type { BotJob, ExecutorJob, JobQueue } from '../../services/queue/job-queue.ts';
import { systemRandom } from '../../services/random/system-random.ts';
import { createReadiness } from '../../services/readiness/create-readiness.ts';
import { createResetService } from '../../services/reset-flow/create-reset-service.ts';
import type { FlowEvent } from '../../services/reset-flow/flow-state.ts';
import type { FlowPatch, FlowRepository } from '../../services/reset-flow/flow-repository.ts';
import { defaultResetLimits } from '../../services/reset-flow/reset-limits.ts';
import type { ResetService } from '../../services/reset-flow/reset-service.ts';
import { createStoredFlowRepository } from '../../services/reset-flow/stored-flow-repository.ts';
import { createMemoryAttemptStore } from '../../services/store/memory-attempt-store.ts';
import { createMemoryKeyValueStore } from '../../services/store/memory-key-value-store.ts';
import type { KeyValueStore } from '../../services/store/key-value-store.ts';
import type { Logger } from '../../services/logging/logger.ts';
import { createPersonChecks } from '../../services/troubleshooter/person-checks.ts';
import type { Troubleshooter } from '../../services/troubleshooter/troubleshooter.ts';
import { ainoId, createDirectoryStub, type DirectoryStubAnswers } from './directory-answers.ts';

const tenantId = '99999999-9999-4999-8999-999999999999';

export type WorldOptions = {
  readonly directory?: DirectoryStubAnswers;
  readonly language?: Language;
  /** What the sender answers; 'accepted' unless told otherwise. */
  readonly send?: (message: OutgoingMessage) => SendResult;
  readonly erase?: EraseOutcome;
  /** What campaigns hear; nobody sends any without. */
  readonly ears?: RootDialogDeps['ears'];
  /** What admins can do from the chat; nobody is one without. */
  readonly admin?: RootDialogDeps['admin'];
  /** What questions are answered from; without it only commands are understood. */
  readonly answers?: RootDialogDeps['answers'];
  /** Where questions go that are passed on; nobody reads any without. */
  readonly questions?: RootDialogDeps['questions'];
  /** What finds faults; without it nobody looks for any. */
  readonly troubleshooter?: Troubleshooter;
  /** Humans to talk to; without it there are none. */
  readonly desk?: (world: { readonly clock: SteeredClock; readonly flows: FlowRepository }) => PersonDesk;
  /** Wraps the service, to make it slow or to look at the calls. */
  readonly wrap?: (resets: ResetService) => ResetService;
  /** The same for "am I ready?". */
  readonly wrapReadiness?: (readiness: ReadinessService) => ReadinessService;
  /** The log of sign-ins; without it there is none. */
  readonly signIns?: SignInLog;
  /** The same for "why can't I sign in?". */
  readonly wrapDiagnosis?: (diagnosis: DiagnosisService) => DiagnosisService;
};

let readCodes: SignInCodes | undefined;
/** Read once: parsing them takes longer than a conversation. */
const productCodes = (): SignInCodes => (readCodes ??= loadSignInCodes(undefined).codes);

/** A conversation with the real root dialog and the real reset service over memory stores. */
export type World = {
  readonly clock: SteeredClock;
  readonly resets: ResetService;
  readonly flows: FlowRepository;
  readonly guards: RecoveryGuards;
  readonly outbox: readonly OutgoingMessage[];
  readonly audit: readonly AuditEvent[];
  readonly logLines: readonly string[];
  readonly root: RootDialog;
  readonly jobs: readonly (BotJob | ExecutorJob)[];
  /** Every activity that was ever sent or put in place of another. */
  readonly sent: readonly Partial<Activity>[];
  readonly storage: MemoryStorage;
  readonly store: KeyValueStore;
  readonly people: Map<string, PersonRecord>;
  readonly lateFlows: readonly string[];
  /** Flows of presses that came again. */
  readonly owed: readonly string[];
  /** The newest code that left by `channel`. */
  readonly code: (channel: 'mail' | 'sms') => string;
  /** A chat of `personId` (Aino unless told otherwise). */
  readonly chat: (options?: { readonly personId?: string; readonly conversation?: string }) => TestConversation;
  /** Moves a flow along its table, as the page and the executor do. */
  readonly move: (flowId: string, event: FlowEvent, patch?: FlowPatch) => Promise<void>;
};

export function startWorld(options: WorldOptions = {}): World {
  const clock = createSteeredClock(new Date('2026-03-02T08:00:00Z'));
  const store = createMemoryKeyValueStore({ clock });
  const flows = createStoredFlowRepository({ store });
  const guards = createRecoveryGuards({ store });
  const outbox: OutgoingMessage[] = [];
  const audit: AuditEvent[] = [];
  const logLines: string[] = [];
  const jobs: (BotJob | ExecutorJob)[] = [];
  const lateFlows: string[] = [];
  const owed: string[] = [];
  const sent: Partial<Activity>[] = [];
  const people = new Map<string, PersonRecord>();
  const storage = new MemoryStorage();
  const chats = new Map<string, TestConversation>();
  const log = recordingLog(logLines);
  const attempts = createMemoryAttemptStore({ clock });
  const directory = createDirectoryStub(options.directory ?? {});
  const pseudonyms = createPseudonyms(new Uint8Array(32).fill(4));
  const auditSubject = async (target: string) => `subject-${target}`;
  const real = createResetService({
    flows,
    store,
    attempts,
    eligibility: createEligibility({
      directory,
      policy: defaultProofPolicy,
      blockedGroupIds: [],
    }),
    guards,
    notices: { announce: async () => true },
    sender: {
      send: async (message) => {
        const result = options.send?.(message) ?? { kind: 'accepted' };
        if (result.kind !== 'refused') outbox.push(message);
        return result;
      },
    },
    queue: recordingQueue(jobs),
    audit: recordingAudit(audit),
    auditSubject,
    random: systemRandom,
    codeKeys: createKeyring([{ id: 'k', key: new Uint8Array(32).fill(3) }]),
    pseudonyms,
    policy: defaultProofPolicy,
    baseUrl: 'https://avain.example',
    translator: (language) => createTranslator(language),
    log,
    limits: defaultResetLimits,
  });
  const resets = options.wrap?.(real) ?? real;
  const reading = {
    ...{ directory, attempts, guards, pseudonyms, auditSubject, clock },
    ...{ audit: recordingAudit(audit), policy: defaultProofPolicy, blockedGroupIds: [], smsDelivered: true },
  };
  const readiness = createReadiness(reading);
  const seenReadiness = options.wrapReadiness?.(readiness) ?? readiness;
  const diagnosis = createDiagnosis({
    ...{ attempts, pseudonyms, auditSubject, log, resets: real, readiness: seenReadiness },
    ...{ audit: recordingAudit(audit), signIns: options.signIns },
    codes: productCodes,
  });
  let devices: readonly Device[] | undefined;
  const root = createRootDialog({
    resets,
    privacy: privacyOf(options.erase ?? { kind: 'erased', kept: ['attempts', 'audit'] }),
    readiness: seenReadiness,
    diagnosis: options.wrapDiagnosis?.(diagnosis) ?? diagnosis,
    people: peopleIn(people),
    desk: options.desk?.({ clock, flows }) ?? closedPersonDesk,
    help: { helpdesk: '+358 9 123 456' },
    ears: options.ears,
    answers: options.answers,
    questions: options.questions,
    trees: options.troubleshooter && {
      troubleshooter: options.troubleshooter,
      checks: createPersonChecks(reading),
    },
    devices: () => (devices ??= loadPlaces(undefined).devices),
    admin: options.admin,
    clock,
    oweAnswer: async (flowId) => {
      owed.push(flowId);
    },
    later: async (flowId) => {
      lateFlows.push(flowId);
    },
    reach: async (speaker, say) => {
      await chats.get(speaker.conversationId)?.reached(say);
    },
  });
  const shared: Shared = { root, storage, people, log, sent, language: options.language ?? 'en' };
  return {
    root,
    clock,
    resets,
    flows,
    guards,
    outbox,
    audit,
    logLines,
    jobs,
    sent,
    storage,
    store,
    people,
    lateFlows,
    owed,
    code: (channel) => {
      const text = outbox.findLast((message) => message.channel === channel)?.text ?? '';
      return /\d{4} ?\d{4}/u.exec(text)?.[0] ?? '';
    },
    chat: ({ personId = ainoId, conversation: conversationId = `a:${personId}` } = {}) => {
      const chat = new TestConversation(shared, { tenantId, personId, conversationId, correlationId: 'corr-1' });
      chats.set(conversationId, chat);
      return chat;
    },
    move: async (flowId, event, patch = {}) => {
      const loaded = await flows.load(flowId);
      if (loaded === undefined) throw new Error('no such flow');
      const moved = await flows.move(loaded, event, patch);
      if (moved.kind !== 'moved') throw new Error(`cannot ${event} in ${loaded.record.state}: ${moved.kind}`);
    },
  };
}

type Shared = {
  readonly root: RootDialog;
  readonly storage: MemoryStorage;
  readonly people: Map<string, PersonRecord>;
  readonly log: Logger;
  readonly sent: Partial<Activity>[];
  readonly language: Language;
};

export type Seen = { readonly id: string; readonly card: AdaptiveCard | undefined; readonly text: string };

/** One person's chat: what they say and press, and what then stands in it. */
export class TestConversation {
  readonly #shared: Shared;
  readonly #speaker: Speaker;
  readonly #adapter: TestAdapter;
  readonly #state: LeanConversationState;
  #turnStart = 0;

  constructor(shared: Shared, speaker: Speaker) {
    this.#shared = shared;
    this.#speaker = speaker;
    this.#state = new LeanConversationState(shared.storage);
    this.#adapter = new TestAdapter(async (context) => {
      await this.#turn(context);
    });
    this.#adapter.conversation = TestAdapter.createConversation(speaker.conversationId);
    this.#adapter.conversation.conversation.id = speaker.conversationId;
    this.#adapter.use(async (context, next) => {
      context.onSendActivities(async (_c, activities, send) => {
        shared.sent.push(...structuredClone(activities));
        return send();
      });
      context.onUpdateActivity(async (_c, activity, update) => {
        shared.sent.push(structuredClone(activity));
        return update();
      });
      await next();
    });
  }

  /** Types a message; answers with what stands in the chat that was not there before. */
  async say(text: string): Promise<readonly Seen[]> {
    return this.receive({ type: 'message', text });
  }

  /** Presses the button of that title on the newest card that has it. */
  async press(title: string, inputs: Readonly<Record<string, string>> = {}): Promise<readonly Seen[]> {
    return this.pressOn(this.find(title), title, inputs);
  }

  /** Presses a button on a card kept from earlier, as people do with old cards. */
  async pressOn(seen: Seen, title: string, inputs: Readonly<Record<string, string>> = {}): Promise<readonly Seen[]> {
    return this.send({ ...this.#submit(seen, title).data, ...inputs }, seen.id);
  }

  /** Sends any card data, as an attacker could. */
  async send(value: unknown, replyToId?: string): Promise<readonly Seen[]> {
    return this.receive({ type: 'message', value, ...(replyToId === undefined ? {} : { replyToId }) });
  }

  async flowChanged(flowId: string): Promise<readonly Seen[]> {
    return this.receive({ type: 'event', name: flowChangedEvent, value: { flowId } });
  }

  /** A turn that the bot opens itself. */
  async reached(say: (context: TurnContext) => Promise<void>): Promise<void> {
    await this.#adapter.processActivity({ type: 'event', channelId: 'msteams' }, async (context) => {
      this.#enter(context);
      await say(context);
    });
  }

  /** Everything that stands in the chat now. */
  all(): readonly Seen[] {
    return this.#adapter.activeQueue.map(seenOf);
  }

  last(): Seen {
    return this.all().at(-1)!;
  }

  find(title: string): Seen {
    const seen = this.all().findLast(({ card }) => buttonsOf(card).some((action) => action.title === title));
    if (seen === undefined) throw new Error(`no card with the button "${title}":\n${this.transcript()}`);
    return seen;
  }

  /** The flow of the newest card that names one. */
  flowId(): string {
    const flow = this.#adapter.activeQueue
      .map(seenOf)
      .flatMap(({ card }) => card?.actions ?? [])
      .findLast((action): action is SubmitAction => action.type === 'Action.Submit' && 'flow' in action.data)?.data[
      'flow'
    ];
    if (typeof flow !== 'string') throw new Error(`no card with a flow:\n${this.transcript()}`);
    return flow;
  }

  transcript(): string {
    return this.all()
      .map(({ text, card }) => `${text} [${(card?.actions ?? []).map(({ title }) => title).join(' | ')}]`)
      .join('\n---\n');
  }

  /** Only the state of dialogs: what would be in Redis. */
  get state(): LeanConversationState {
    return this.#state;
  }

  #submit(seen: Seen, title: string): SubmitAction {
    const action = buttonsOf(seen.card).find((candidate) => candidate.title === title);
    if (action?.type !== 'Action.Submit') throw new Error(`"${title}" is no button of "${seen.text}"`);
    return action;
  }

  /** Any activity, as the channel delivers it. */
  async receive(activity: Partial<Activity>): Promise<readonly Seen[]> {
    this.#turnStart = this.#adapter.activeQueue.length;
    await this.#adapter.processActivity({ ...activity, channelId: 'msteams' });
    return this.all().slice(this.#turnStart);
  }

  async #turn(context: TurnContext): Promise<void> {
    this.#enter(context);
    await this.#shared.root.run(context, this.#state);
    await this.#state.saveChanges(context, true);
  }

  #enter(context: TurnContext): void {
    const person = this.#shared.people.get(this.#speaker.personId);
    const language = chooseLanguage(person?.chosenLanguage, this.#shared.language);
    setTurnScope(context, {
      speaker: this.#speaker,
      t: createTranslator(language, 'Europe/Helsinki'),
      log: this.#shared.log,
      timeZone: 'Europe/Helsinki',
    });
  }
}

/** The buttons of a card, and those that stand behind one of them. */
function buttonsOf(card: AdaptiveCard | undefined): readonly Action[] {
  const buttons = card?.actions ?? [];
  return [...buttons, ...buttons.flatMap((each) => (each.type === 'Action.ShowCard' ? each.card.actions : []))];
}

function seenOf(activity: Partial<Activity>): Seen {
  const card = activity.attachments?.[0]?.content as AdaptiveCard | undefined;
  const text = card === undefined ? (activity.text ?? '') : card.body.map(textOf).join(' / ');
  return { id: activity.id ?? '', card, text };
}

function textOf(element: Element): string {
  switch (element.type) {
    case 'TextBlock':
      return element.text;
    case 'FactSet':
      return element.facts.map(({ title, value }) => `${title}: ${value}`).join(', ');
    case 'Container':
      return element.items.map(textOf).join(' / ');
    case 'Input.Text':
    case 'Input.ChoiceSet':
      return `<${element.label}>`;
    case 'Input.Toggle':
      return `<${element.title}>`;
  }
}

function recordingLog(lines: string[]): Logger {
  const write = (fields: unknown, message: string): void => {
    lines.push(`${message} ${JSON.stringify(fields)}`);
  };
  return { debug: write, info: write, warn: write, error: write, child: () => recordingLog(lines) };
}

function recordingAudit(events: AuditEvent[]): AuditLog {
  return {
    append: async (event) => {
      events.push(event);
    },
    close: async () => undefined,
  };
}

function recordingQueue(jobs: (BotJob | ExecutorJob)[]): JobQueue {
  return {
    add: async (_queue, job) => {
      jobs.push(job);
    },
    work: async () => async () => undefined,
    close: async () => undefined,
  };
}

function peopleIn(people: Map<string, PersonRecord>): PersonRepository {
  return {
    load: async (_tenantId, personId) => people.get(personId),
    save: async (person) => {
      people.set(person.personId, person);
    },
    remove: async (_tenantId, personId) => {
      people.delete(personId);
    },
  };
}

function privacyOf(erase: EraseOutcome): PrivacyService {
  return {
    show: async () => [
      { kind: 'contact', count: 1, keptUntil: new Date('2027-04-02T08:00:00Z') },
      { kind: 'audit', count: 3, keptUntil: undefined },
    ],
    erase: async () => erase,
  };
}
