import { createSteeredClock, type SteeredClock } from '../../../services/clock/steered-clock.ts';
import { DependencyError } from '../../../services/errors/app-error.ts';
import type { CaseRecord } from '../../../services/helpdesk/case-record.ts';
import type { LoadedCase } from '../../../services/helpdesk/case-repository.ts';
import type { DeskMessenger, SayResult } from '../../../services/helpdesk/desk-messenger.ts';
import type { HelpdeskTeam } from '../../../services/helpdesk/helpdesk-settings.ts';
import { createRelay } from '../../../services/helpdesk/relay.ts';
import { relayMessageKind, type RelayMessage } from '../../../services/helpdesk/relay-message.ts';
import { createStoredCaseRepository } from '../../../services/helpdesk/stored-case-repository.ts';
import type { BotJob } from '../../../services/queue/job-queue.ts';
import type { KeyValueStore } from '../../../services/store/key-value-store.ts';
import { createMemoryKeyValueStore } from '../../../services/store/memory-key-value-store.ts';
import { createMemoryRecordStore } from '../../../services/store/memory-record-store.ts';
import type { RecordStore } from '../../../services/store/record-store.ts';
import { createRecordedAudit } from '../../fakes/recorded-audit.ts';
import { createRecordedQueue } from '../../fakes/recorded-queue.ts';
import { caseRecord } from '../../support/case-record.ts';
import { silentLog } from '../../support/silent-log.ts';

export const start = new Date('2026-03-01T08:00:00Z');
export const target = 'T'.repeat(22);
const thread = '19:desk@thread.tacv2;messageid=1';
const posted = { state: 'posted', conversationId: thread, activityId: '1' } as const;

export const serviceDesk: HelpdeskTeam = {
  id: 'service-desk',
  name: 'Service Desk',
  groupId: '99999999-9999-4999-8999-999999999999',
  channelId: '19:desk@thread.tacv2',
  serviceUrl: 'https://smba.trafficmanager.net/teams/',
  language: 'en',
  timeZone: 'UTC',
  languages: [],
  troubles: [],
  fallbackMail: 'desk@contoso.example',
};

/** What Teams does with the next message; a `hidden` one arrives, but the answer to it does not. */
export type Teams = SayResult['kind'] | 'not-now' | 'hidden';
export type Said = { readonly to: 'team' | 'person'; readonly number: number; readonly text: string };

/** Teams as the relay sees it: what arrived, in the order in which it did. */
function createTeams() {
  const state = { said: [] as Said[], next: [] as Teams[], always: 'said' as Teams };
  const take = async (to: Said['to'], { number, text }: RelayMessage): Promise<SayResult> => {
    const now = state.next.shift() ?? state.always;
    if (now === 'not-now') throw new DependencyError('messenger_unavailable', 'Teams is away');
    if (now === 'said' || now === 'hidden') state.said.push({ to, number, text });
    if (now === 'hidden') throw new TypeError('socket hang up');
    return { kind: now };
  };
  const messenger: Pick<DeskMessenger, 'tellTeam' | 'tellPerson'> = {
    tellTeam: (_, message) => take('team', message),
    tellPerson: (message) => take('person', message),
  };
  return { messenger, state };
}

export type DeskWorld = {
  readonly clock: SteeredClock;
  readonly store: KeyValueStore;
  readonly records: RecordStore;
};

function memoryDeskWorld(): DeskWorld {
  const clock = createSteeredClock(start);
  return { clock, store: createMemoryKeyValueStore({ clock }), records: createMemoryRecordStore({ clock }) };
}

/** A case, its messages and everything around them. */
export async function deskWorld(changes: Partial<CaseRecord> = {}, world: DeskWorld = memoryDeskWorld()) {
  const { clock, store, records } = world;
  const recorded = createRecordedAudit(clock);
  const jobs = createRecordedQueue(clock);
  const teams = createTeams();
  const cases = createStoredCaseRepository({ records, store });
  const about = { target, tenantId: 'tenant', targetId: 'person', openedAt: start.toISOString(), post: posted };
  const { record } = await cases.create(caseRecord({ ...about, ...changes }));
  const auditSubject = async (of: string): Promise<string> => `subject-${of.slice(0, 3)}`;
  const options = {
    records,
    cases,
    queue: jobs.queue,
    messenger: teams.messenger,
    teams: [serviceDesk],
    audit: recorded.audit,
    auditSubject,
    store,
    log: silentLog,
  };
  const caseId = record.id;
  const found = async (): Promise<LoadedCase> => (await cases.load(caseId))!;
  return {
    ...world,
    caseId,
    cases,
    recorded,
    jobs,
    teams,
    options,
    relay: createRelay(options),
    found,
    message: async (number: number): Promise<RelayMessage> =>
      JSON.parse((await records.get(relayMessageKind, `${caseId}.${number}`))!.value) as RelayMessage,
    patch: async (patch: Partial<CaseRecord>) => cases.patch(await found(), patch),
  };
}

type Jobs = ReturnType<typeof createRecordedQueue>;

/** Runs jobs of one kind in their order, moving the clock to each, until none is left or `most` have run. */
export async function runJobs(
  { jobs, clock }: { readonly jobs: Jobs; readonly clock: SteeredClock },
  kind: BotJob['kind'],
  handle: (caseId: string) => Promise<void>,
  most = 2_000,
): Promise<number> {
  for (let run = 0; run < most; run += 1) {
    const entry = jobs.state.waiting.filter(({ job }) => job.kind === kind).sort((a, b) => a.at - b.at)[0];
    if (entry === undefined || !('caseId' in entry.job)) return run;
    clock.advance(Math.max(0, entry.at - clock.now().getTime()));
    await handle(entry.job.caseId);
    jobs.done(entry);
  }
  return most;
}
