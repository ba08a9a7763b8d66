import type { Admin, AdminRights } from '../../../services/admin/admin.ts';
import type { AudienceGone, AudiencePage, KeptRows } from '../../../services/campaign/audience-reader.ts';
import type { CampaignMessage, CampaignSendResult, Recipient } from '../../../services/campaign/campaign-messenger.ts';
import { createCampaignEars } from '../../../services/campaign/create-campaign-ears.ts';
import { createCampaignGreetings } from '../../../services/campaign/campaign-greetings.ts';
import { createCampaignOptOuts } from '../../../services/campaign/campaign-opt-outs.ts';
import { createCampaignRunner, type CampaignRunnerOptions } from '../../../services/campaign/create-campaign-runner.ts';
import { createCampaignService } from '../../../services/campaign/create-campaign-service.ts';
import type { CampaignDraft } from '../../../services/campaign/campaign.ts';
import { createMemoryCampaignLedger } from '../../../services/campaign/memory-campaign-ledger.ts';
import { createStoredCampaignRepository } from '../../../services/campaign/stored-campaign-repository.ts';
import { createSteeredClock } from '../../../services/clock/steered-clock.ts';
import type { PersonRow } from '../../../services/coverage/people-source.ts';
import { createPseudonyms } from '../../../services/crypto/hmac-pseudonyms.ts';
import type { InstallResult } from '../../../services/installer/app-installer.ts';
import { createStoredPersonRepository } from '../../../services/person/stored-person-repository.ts';
import { systemRandom as random } from '../../../services/random/system-random.ts';
import { createMemoryAttemptStore } from '../../../services/store/memory-attempt-store.ts';
import { createMemoryKeyValueStore } from '../../../services/store/memory-key-value-store.ts';
import { createMemoryRecordStore } from '../../../services/store/memory-record-store.ts';
import { createRecordedAudit } from '../../fakes/recorded-audit.ts';
import { createRecordedQueue } from '../../fakes/recorded-queue.ts';
import { silentLog } from '../../support/silent-log.ts';

export const tenantId = '11111111-0000-4000-8000-000000000001';
/** A Monday. */
export const start = new Date('2026-03-02T10:00:00Z');
const dayMs = 24 * 3600 * 1000;

export const idOf = (n: number): string => `aaaaaaaa-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const personRow = (n: number, over: Partial<PersonRow> = {}): PersonRow => ({
  id: idOf(n),
  displayName: `Person ${n}`,
  userPrincipalName: `p${n}@contoso.example`,
  accountEnabled: true,
  guest: false,
  synced: false,
  resource: false,
  preferredLanguage: n % 2 === 0 ? 'fi-FI' : 'en-GB',
  country: undefined,
  department: undefined,
  ...over,
});

export const admin: Admin = {
  tenantId,
  personId: idOf(900),
  displayName: 'Aino Admin',
  language: 'fi',
  subject: 's-admin',
};

export const draft = (over: Partial<CampaignDraft> = {}): CampaignDraft => ({
  name: 'Spring',
  audience: { kind: 'group', groupId: idOf(800) },
  purpose: 'introduce',
  texts: {
    en: { title: 'Hello {name}', body: 'This is {organisation}.' },
    fi: { title: 'Hei {name}', body: 'Tässä on {organisation}.' },
  },
  startAt: null,
  quiet: { from: '20:00', to: '07:00', zone: 'UTC', weekends: true },
  reminders: { afterDays: 2, atMost: 1 },
  endsAt: new Date(start.getTime() + 20 * dayMs).toISOString(),
  ...over,
});

export type Sent = { readonly to: Recipient; readonly message: CampaignMessage };

/** Teams and Graph as campaigns see them: what they were asked, and what they answer. */
export function createTeamsDouble() {
  const state = {
    installs: [] as string[],
    sent: [] as Sent[],
    install: (personId: string): InstallResult => ({ kind: 'installed', conversationId: `chat-${personId}` }),
    send: (_: Sent): CampaignSendResult => ({ kind: 'sent' }),
  };
  return {
    state,
    installer: {
      install: async (personId: string) => {
        state.installs.push(personId);
        return state.install(personId);
      },
    },
    messenger: {
      send: async (to: Recipient, message: CampaignMessage) => {
        const one = { to, message };
        const result = state.send(one);
        if (result.kind === 'sent' || result.kind === 'unconfirmed') state.sent.push(one);
        return result;
      },
    },
  };
}

/** Pages of three, so that an audience takes several. */
const pageSize = 3;

export function createAudienceDouble() {
  const state = {
    people: [] as PersonRow[],
    fail: undefined as Error | undefined,
    pages: 0,
    rowsRemoved: new Set<string>(),
  };
  const page = async ({ id }: { readonly id: string }, cursor?: string): Promise<AudiencePage | AudienceGone> => {
    state.pages += 1;
    if (state.fail !== undefined) throw state.fail;
    if (state.rowsRemoved.has(id) && cursor !== undefined) return { kind: 'gone', reason: 'no-rows' };
    const from = Number(cursor ?? 0);
    const next = from + pageSize < state.people.length ? String(from + pageSize) : undefined;
    const people = state.people.slice(from, from + pageSize);
    const problems = from === 0 ? [{ line: null, problem: 'disabled' as const }] : [];
    return { kind: 'page', people, problems, read: people.length, next };
  };
  const kept: KeptRows = { kind: 'kept', rows: 5, names: 4, problems: [], problemCounts: { duplicate: 1 } };
  const rows = {
    keep: async (): Promise<KeptRows> => kept,
    remove: async (id: string) => {
      state.rowsRemoved.add(id);
    },
  };
  return { state, reader: { page }, rows };
}

/** Everything of campaigns on embedded stores, with Teams and the directory as doubles; `mortal` wraps a life's ports. */
export function startCampaigns() {
  const clock = createSteeredClock(start);
  const store = createMemoryKeyValueStore({ clock });
  const records = createMemoryRecordStore({ clock });
  const ledger = createMemoryCampaignLedger({ clock, random });
  const attempts = createMemoryAttemptStore({ clock });
  const pseudonyms = createPseudonyms(new Uint8Array(32).fill(7));
  const persons = createStoredPersonRepository({ records, pseudonyms, clock });
  const { audit, state: audited } = createRecordedAudit(clock);
  const jobs = createRecordedQueue(clock);
  const teams = createTeamsDouble();
  const audience = createAudienceDouble();
  const rightsState = { answer: undefined as Awaited<ReturnType<AdminRights['check']>> | undefined };
  const rights: AdminRights = { check: async () => rightsState.answer ?? { kind: 'admin', admin } };
  const campaigns = createStoredCampaignRepository({ records, store });
  const optOuts = createCampaignOptOuts({ records, store });
  const organisation = async (): Promise<string> => 'Contoso';
  const common = { campaigns, ledger, persons, optOuts, store, messenger: teams.messenger, organisation };
  const runnerOptions: CampaignRunnerOptions = {
    ...common,
    tenantId,
    audience: audience.reader,
    rows: audience.rows,
    pseudonyms,
    installer: teams.installer,
    attempts,
    queue: jobs.queue,
    rights,
    rates: { installsPerSecond: undefined, sendsPerSecond: undefined },
    defaultLanguage: 'en',
    clock,
    log: silentLog,
  };
  const service = createCampaignService({
    ...common,
    rows: audience.rows,
    arrivals: { of: async () => 3 },
    people: { named: async (ids) => ids.map((id) => audience.state.people.find((row) => row.id === id)) },
    queue: jobs.queue,
    audit,
    random,
  });
  const greetings = createCampaignGreetings(store);
  const ears = createCampaignEars({ campaigns, ledger, optOuts, greetings, pseudonyms, clock, log: silentLog });
  const who = (n: number): string => pseudonyms(tenantId, idOf(n));

  /** Runs what is due until `until` (exclusive), moving time to each job; a job that throws stays and is tried again. */
  const runJobs = async (until: Date, runner = createCampaignRunner(runnerOptions)): Promise<void> => {
    for (let runs = 0; runs < 500; runs += 1) {
      const next = jobs.next('bot');
      if (next === undefined || next.at >= until.getTime()) break;
      clock.advance(Math.max(0, next.at - clock.now().getTime()));
      if (next.job.kind === 'campaign') await runner.run(next.job.campaignId);
      jobs.done(next);
    }
    clock.advance(Math.max(0, until.getTime() - clock.now().getTime()));
  };
  const later = (ms: number): Date => new Date(clock.now().getTime() + ms);
  const made = async (over: Partial<CampaignDraft> = {}, people = 5): Promise<string> => {
    audience.state.people = Array.from({ length: people }, (_, n) => personRow(n));
    const result = await service.create(admin, draft(over));
    if (result.kind !== 'done') throw new Error(`no campaign: ${JSON.stringify(result)}`);
    return result.campaign.id;
  };
  const scheduled = async (over: Partial<CampaignDraft> = {}, people = 5): Promise<string> => {
    const id = await made(over, people);
    const result = await service.schedule(admin, id);
    if (result.kind !== 'done') throw new Error(`not scheduled: ${JSON.stringify(result)}`);
    return id;
  };
  const stateOf = async (id: string) => (await campaigns.load(id))?.campaign.state;
  const acts = (): readonly string[] =>
    audited.events.flatMap((event) => (event.type === 'admin.acted' ? [event.act] : []));
  return {
    ...{ clock, store, records, ledger, persons, audited, jobs, teams, audience, rightsState, campaigns, optOuts },
    ...{ service, ears, greetings, runnerOptions, who, runJobs, later, made, scheduled, stateOf, acts, attempts },
  };
}

export type CampaignWorld = ReturnType<typeof startCampaigns>;
