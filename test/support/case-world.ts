import { createDraftBox } from '../../services/feedback/draft-box.ts';
import { createSteeredClock, type SteeredClock } from '../../services/clock/steered-clock.ts';
import type { OutgoingMessage, SendResult } from '../../services/delivery/code-sender.ts';
import type { Human } from '../../services/directory/same-human.ts';
import type { UserDirectory } from '../../services/directory/user-directory.ts';
import { DependencyError } from '../../services/errors/app-error.ts';
import type { Agent, AgentDesk, CaseRef } from '../../services/helpdesk/agent-desk.ts';
import type { CaseAlarm } from '../../services/helpdesk/case-alarm.ts';
import { createCaseClock } from '../../services/helpdesk/case-clock.ts';
import { createCaseFlowWatch } from '../../services/helpdesk/case-flow-watch.ts';
import type { CaseRecord } from '../../services/helpdesk/case-record.ts';
import type { CaseRepository } from '../../services/helpdesk/case-repository.ts';
import { createAgentDesk } from '../../services/helpdesk/create-agent-desk.ts';
import { createCaseAlarm } from '../../services/helpdesk/create-case-alarm.ts';
import { createDeskFigures } from '../../services/helpdesk/create-desk-figures.ts';
import { createPersonDesk } from '../../services/helpdesk/create-person-desk.ts';
import { createFallbackMail } from '../../services/helpdesk/fallback-mail.ts';
import { createFiguresDownload } from '../../services/helpdesk/figures-download.ts';
import type { HelpdeskSettings, HelpdeskTeam } from '../../services/helpdesk/helpdesk-settings.ts';
import type { PersonDesk } from '../../services/helpdesk/person-desk.ts';
import { createRelay } from '../../services/helpdesk/relay.ts';
import { createStoredCaseRepository } from '../../services/helpdesk/stored-case-repository.ts';
import type { DeskView } from '../../services/outcomes/case-outcome.ts';
import type { Speaker } from '../../services/outcomes/reset-outcome.ts';
import type { BotJob } from '../../services/queue/job-queue.ts';
import { systemRandom } from '../../services/random/system-random.ts';
import type { AttemptStore } from '../../services/store/attempt-store.ts';
import type { KeyValueStore } from '../../services/store/key-value-store.ts';
import { createMemoryAttemptStore } from '../../services/store/memory-attempt-store.ts';
import { createMemoryKeyValueStore } from '../../services/store/memory-key-value-store.ts';
import { createMemoryRecordStore } from '../../services/store/memory-record-store.ts';
import type { RecordStore } from '../../services/store/record-store.ts';
import { createRecordedAudit } from '../fakes/recorded-audit.ts';
import { createRecordedQueue } from '../fakes/recorded-queue.ts';
import { ainoId, createDirectoryStub } from './directory-answers.ts';
import { createResetWorld, tenantId, type ResetWorld } from './reset-world.ts';
import { silentLog } from './silent-log.ts';

export const mikkoId = '33333333-3333-4333-8333-333333333333';
export const liisaId = '66666666-6666-4666-8666-666666666666';
export const villeId = '77777777-7777-4777-8777-777777777777';
const agentGroup = '44444444-4444-4444-8444-444444444444';

const desk: HelpdeskTeam = {
  id: 'service-desk',
  name: 'Service Desk',
  groupId: agentGroup,
  channelId: '19:desk@thread.tacv2',
  serviceUrl: 'https://smba.example/',
  language: 'en',
  timeZone: 'UTC',
  languages: [],
  troubles: [],
  fallbackMail: 'desk@contoso.example',
};

export const agent = (agentId: string, more: Partial<Agent> = {}): Agent => ({
  tenantId,
  agentId,
  correlationId: 'turn-9',
  channelId: desk.channelId,
  ...more,
});
export const mikko = agent(mikkoId);
export const liisa = agent(liisaId);

/** A press on a card that shows this view, or something typed in its thread. */
export const onCard = (view: { readonly caseId: string; readonly nonce: string }, by: Agent = mikko): CaseRef => ({
  agent: by,
  caseId: view.caseId,
  nonce: view.nonce,
});
export const typed = (view: { readonly caseId: string }, by: Agent = mikko): CaseRef => ({
  agent: by,
  caseId: view.caseId,
  nonce: undefined,
});

export type Stores = {
  readonly clock: SteeredClock;
  readonly store: KeyValueStore;
  readonly attempts: AttemptStore;
  readonly records: RecordStore;
};

export function memoryStores(): Stores {
  const clock = createSteeredClock(new Date('2026-11-23T08:00:00Z'));
  return {
    clock,
    store: createMemoryKeyValueStore({ clock }),
    attempts: createMemoryAttemptStore({ clock }),
    records: createMemoryRecordStore({ clock }),
  };
}

type Account = {
  name: string;
  department: string | undefined;
  enabled: boolean;
  gone: boolean;
  agent: boolean;
  manager: string | undefined;
  employeeId: string | undefined;
  groupsUnreadable: boolean;
};
const account = (name: string, agent = false, department?: string): Account => ({
  name,
  department,
  enabled: true,
  gone: false,
  agent,
  manager: undefined,
  employeeId: undefined,
  groupsUnreadable: false,
});

const settings: HelpdeskSettings = {
  teams: [desk],
  claimMinutes: 30,
  caseDays: 7,
  unregistered: { enabled: false, objectionHours: 24 },
};

/** One life of a bot process on the world's stores; `mortal` may let its ports die. */
export type DeskProcess = {
  readonly person: PersonDesk;
  readonly agents: AgentDesk;
  readonly alarm: CaseAlarm;
  readonly run: (job: BotJob) => Promise<void>;
};

export type CaseWorld = Stores &
  DeskProcess & {
    readonly resets: ResetWorld;
    readonly cases: CaseRepository;
    readonly audit: ReturnType<typeof createRecordedAudit>;
    readonly jobs: ReturnType<typeof createRecordedQueue>;
    readonly accounts: Record<string, Account>;
    /** `directoryDown`: everything read from the desk's directory throws. */
    readonly weather: { directoryDown: boolean; mail: SendResult | Error };
    readonly mails: OutgoingMessage[];
    readonly target: string;
    readonly born: (mortal: <T extends object>(port: T) => T) => DeskProcess;
    /** Runs jobs that are due now, until none is. */
    readonly runJobs: () => Promise<void>;
    readonly record: (view: { readonly caseId: string }) => Promise<CaseRecord>;
    readonly speaker: (personId: string) => Speaker;
  };

export function createCaseWorld(
  given: { readonly stores?: Stores; readonly settings?: Partial<HelpdeskSettings> } = {},
): CaseWorld {
  const stores = given.stores ?? memoryStores();
  const { clock, store, attempts, records } = stores;
  const jobs = createRecordedQueue(clock);
  const audit = createRecordedAudit(clock);
  const resets = createResetWorld({ clock, store, attempts, options: { queue: jobs.queue, audit: audit.audit } });
  const weather: CaseWorld['weather'] = { directoryDown: false, mail: { kind: 'accepted' } };
  const mails: OutgoingMessage[] = [];
  const accounts: CaseWorld['accounts'] = {
    [mikkoId]: account('Mikko Laine', true),
    [liisaId]: account('Liisa Koski', true),
    [villeId]: account('Ville Niemi'),
    [ainoId]: account('Aino Järvinen', false, 'Sales'),
  };
  const stub = createDirectoryStub(resets.directory);
  const others = createDirectoryStub({});
  const read = async <T>(value: () => T | Promise<T>): Promise<T> => {
    if (weather.directoryDown) throw new DependencyError('directory_unavailable', 'no directory');
    return value();
  };
  const directory: Pick<UserDirectory, 'findUser' | 'memberOf'> = {
    findUser: (id) =>
      read(async () => {
        const known = accounts[id];
        const base = await (id === ainoId ? stub : others).findUser(id);
        if (known === undefined || known.gone || base === undefined) return undefined;
        const { name: displayName, department, employeeId, enabled: accountEnabled } = known;
        return { ...base, id, displayName, department, employeeId, accountEnabled };
      }),
    memberOf: (id, groups) =>
      read(() => {
        if (accounts[id]?.groupsUnreadable === true)
          throw new DependencyError('directory_unavailable', 'no groups of this account');
        return groups.filter((group) => group === agentGroup && accounts[id]?.agent === true);
      }),
  };
  const managerOf = (of: string): Promise<Human | undefined> =>
    read(() => {
      const id = accounts[of]?.manager;
      return id === undefined ? undefined : { id, employeeId: accounts[id.toLowerCase()]?.employeeId };
    });
  const helpdesk = { ...settings, ...given.settings };

  const born: CaseWorld['born'] = (mortal) => {
    const queue = mortal(jobs.queue);
    const core = {
      cases: createStoredCaseRepository({ records: mortal(records), store: mortal(store) }),
      store: mortal(store),
      attempts: mortal(attempts),
      queue,
      audit: mortal(audit.audit),
      auditSubject: async (target: string) => `subject-of-${target.slice(0, 4)}`,
      pseudonyms: resets.options.pseudonyms,
      random: systemRandom,
      settings: helpdesk,
      log: silentLog,
      directory: mortal(directory),
      managerOf,
      proofs: mortal(resets.caseProofs),
      guards: resets.guards,
      persons: resets.persons,
      flows: mortal(resets.flows),
      lifetimes: { vouch: 3600, earlierVouch: 72 * 3600 },
      sender: {
        send: async (message: OutgoingMessage): Promise<SendResult> => {
          if (weather.mail instanceof Error) throw weather.mail;
          if (weather.mail.kind === 'accepted') mails.push(message);
          return weather.mail;
        },
      },
      messenger: {
        tellTeam: async () => ({ kind: 'said' as const }),
        tellPerson: async () => ({ kind: 'said' as const }),
      },
      teams: helpdesk.teams,
      records: mortal(records),
      drafts: createDraftBox({ records, clock: resets.clock, random: systemRandom, tenantId: 'tenant' }),
    };
    const relay = createRelay(core);
    const fallbackMail = createFallbackMail({ ...core, sender: mortal(core.sender) });
    const download = createFiguresDownload({ ...core, baseUrl: 'https://avain.example' });
    const caseClock = createCaseClock({ ...core, fallbackMail });
    const flowWatch = createCaseFlowWatch(core);
    return {
      person: createPersonDesk({ ...core, relay }),
      agents: createAgentDesk({ ...core, relay, figures: createDeskFigures(core), figuresLink: download.issue }),
      alarm: createCaseAlarm({ ...core, sender: mortal(core.sender) }),
      run: async (job) => {
        if (job.kind === 'case-due') await caseClock(job.caseId);
        if (job.kind === 'case-flow') await flowWatch(job.caseId, job.flowId);
        if (job.kind === 'relay') await relay.deliver(job.caseId);
      },
    };
  };

  const life = born((port) => port);
  const cases = createStoredCaseRepository({ records, store });
  return {
    ...stores,
    ...life,
    resets,
    cases,
    audit,
    jobs,
    accounts,
    weather,
    mails,
    target: resets.target,
    born,
    runJobs: async () => {
      for (;;) {
        const due = jobs.next('bot');
        if (due === undefined || due.at > clock.now().getTime()) return;
        await life.run(due.job as BotJob);
        jobs.done(due);
      }
    },
    record: async ({ caseId }) => {
      const found = await cases.load(caseId);
      if (found === undefined) throw new Error('no such case');
      return found.record;
    },
    speaker: (personId) => ({ tenantId, personId, conversationId: `a:${personId}`, correlationId: 'turn-1' }),
  };
}

/** A person by number, for crowds. */
export const personId = (n: number): string => `99999999-9999-4999-8999-${String(n).padStart(12, '0')}`;

export function addPerson(world: CaseWorld, n: number, displayName = `Person ${n}`): string {
  const id = personId(n);
  world.accounts[id] = account(displayName);
  return id;
}

/** Opens Aino's case and gives what the team's card shows. */
export async function openCase(world: CaseWorld, trouble: CaseRecord['trouble'] = 'code-missing'): Promise<DeskView> {
  const about = { language: 'en', trouble, flowId: undefined } as const;
  const outcome = await world.person.open(world.speaker(ainoId), about);
  if (outcome.kind !== 'opened') throw new Error(`expected opened, got ${outcome.kind}`);
  return viewFor(world, outcome.view);
}

export async function viewFor(world: CaseWorld, view: { readonly caseId: string }): Promise<DeskView> {
  const seen = await world.agents.look(typed(view));
  if (seen.kind !== 'done') throw new Error(`expected to see it, got ${seen.kind}`);
  return seen.view;
}

export async function claimed(world: CaseWorld, by: Agent = mikko): Promise<DeskView> {
  const outcome = await world.agents.claim(onCard(await openCase(world), by));
  if (outcome.kind !== 'done') throw new Error(`expected done, got ${outcome.kind}`);
  return outcome.view;
}
