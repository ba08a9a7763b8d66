import { createDraftBox } from '../../services/feedback/draft-box.ts';
import { createHash } from 'node:crypto';
import type { AdaptiveCard, SubmitAction, Action } from '../../cards/adaptive-card.ts';
import { createDeskDoor } from '../../bot/desk-door.ts';
import { createChannelMessenger } from '../../bot/desk-messenger.ts';
import { createDeskConversation } from '../../dialogs/desk/desk-conversation.ts';
import { createRecoveryGuards } from '../../services/aftercare/create-recovery-guards.ts';
import type { DirectoryUser } from '../../services/directory/user-directory.ts';
import { DependencyError } from '../../services/errors/app-error.ts';
import { createCardState } from '../../services/helpdesk/card-state.ts';
import { createCaseDigest } from '../../services/helpdesk/case-digest.ts';
import { createCasePainting } from '../../services/helpdesk/case-painting.ts';
import type { CaseProofs } from '../../services/helpdesk/case-proofs.ts';
import type { CaseRecord } from '../../services/helpdesk/case-record.ts';
import { createChannelWatch } from '../../services/helpdesk/channel-watch.ts';
import { createAgentDesk } from '../../services/helpdesk/create-agent-desk.ts';
import { createPersonDesk } from '../../services/helpdesk/create-person-desk.ts';
import { createDeskThreads } from '../../services/helpdesk/desk-threads.ts';
import type { HelpdeskTeam } from '../../services/helpdesk/helpdesk-settings.ts';
import type { CaseTrouble } from '../../services/outcomes/case-reasons.ts';
import { createRelay } from '../../services/helpdesk/relay.ts';
import type { RelayMessage } from '../../services/helpdesk/relay-message.ts';
import { createStoredCaseRepository } from '../../services/helpdesk/stored-case-repository.ts';
import type { BotJob } from '../../services/queue/job-queue.ts';
import { systemRandom } from '../../services/random/system-random.ts';
import { createMemoryAttemptStore } from '../../services/store/memory-attempt-store.ts';
import { createMemoryRecordStore } from '../../services/store/memory-record-store.ts';
import { createFakeChecks } from '../fakes/caller-checks.ts';
import { createRecordedAudit } from '../fakes/recorded-audit.ts';
import { createRecordedQueue } from '../fakes/recorded-queue.ts';
import type { Posted } from './channel.ts';
import { testTenantId } from './channel.ts';
import { startDoor, type Answered, type DoorOptions } from './door.ts';

export const channelId = '19:desk-of-the-service@thread.tacv2';
const groupId = '99999999-9999-4999-8999-999999999999';
const botId = '28:5f0c0f8e-5a43-4a51-9a1c-0f5c1f0f0a01';

/** Colleagues by their object ids. */
export const people = {
  henna: { id: '0a1b2c3d-1111-4222-8333-00000000000a', name: 'Henna Helppi' },
  hugo: { id: '0a1b2c3d-1111-4222-8333-00000000000b', name: 'Hugo Helin' },
  aino: { id: '0a1b2c3d-1111-4222-8333-00000000000c', name: 'Aino Järvinen' },
} as const;
type Someone = { readonly id: string; readonly name: string };

export type DeskWorldOptions = Pick<DoorOptions, 'store'> & { readonly language?: 'en' | 'fi' };

/** A helpdesk channel behind the whole door: real tokens over HTTP, real records, real rights on a directory of a few. */
export async function startDeskWorld(options: DeskWorldOptions = {}) {
  const members = new Set<string>([people.henna.id, people.hugo.id]);
  const directory = {
    down: false,
    /** A fault of ours in every read. */
    broken: false,
    /** What a read waits for. */
    wait: Promise.resolve(),
    managers: new Map<string, string>(),
    names: new Map<string, string>(Object.values(people).map(({ id, name }) => [id, name])),
    disabled: new Set<string>(),
  };
  const told: RelayMessage[] = [];
  const sentAt: number[] = [];
  let made: ReturnType<typeof makeDesk> | undefined;

  function makeDesk({
    channel,
    connector,
    clock,
    store,
    log,
    typing,
  }: Parameters<NonNullable<DoorOptions['desk']>>[0]) {
    const team: HelpdeskTeam = {
      ...{ id: 'service-desk', name: 'Service Desk', groupId, channelId, serviceUrl: channel.serviceUrl },
      ...{ language: options.language ?? 'en', timeZone: 'Europe/Helsinki', languages: [], troubles: [] },
      fallbackMail: 'desk@contoso.example',
    };
    const settings = {
      ...{ teams: [team], claimMinutes: 30, caseDays: 7 },
      unregistered: { enabled: false, objectionHours: 24 },
    };
    const { teams } = settings;
    const records = createMemoryRecordStore({ clock });
    const attempts = createMemoryAttemptStore({ clock });
    const recorded = createRecordedQueue(clock);
    const { queue } = recorded;
    const { audit, state: audited } = createRecordedAudit(clock);
    const cases = createStoredCaseRepository({ records, store });
    const pseudonyms = (tenant: string, person: string): string =>
      createHash('sha256').update(`${tenant}${person}`).digest('base64url').slice(0, 22);
    const timed: typeof connector = {
      at: (url) => {
        const { conversations } = connector.at(url);
        const noted =
          <A extends unknown[], R>(call: (...given: A) => Promise<R>) =>
          (...given: A): Promise<R> => {
            sentAt.push(clock.now().getTime());
            return call(...given);
          };
        return {
          conversations: {
            ...conversations,
            sendToConversation: noted(conversations.sendToConversation),
            updateActivity: noted(conversations.updateActivity),
          },
        };
      },
      close: connector.close,
    };
    const messenger = createChannelMessenger({ appId: botId.slice(3), connector: timed, attempts, clock, log });
    const cards = createCardState({ cases, store });
    const threads = createDeskThreads({ records, store });
    const channels = createChannelWatch({ cases, cards, teams, store, queue, log });
    const digest = createCaseDigest({ cases, teams, messenger, channels, attempts, store, queue, log });
    const painting = createCasePainting({
      cases,
      teams,
      objectionHours: 24,
      cards,
      threads,
      digest,
      channels,
      messenger,
      store,
      queue,
      log,
    });
    const auditSubject = async (target: string): Promise<string> => `subject-of-${target}`;
    const relay = createRelay({
      ...{ records, cases, queue, teams, audit, auditSubject, store, log },
      messenger: {
        tellTeam: messenger.tellTeam,
        tellPerson: async (message) => {
          told.push(message);
          return { kind: 'said' };
        },
      },
    });
    const findUser = async (id: string): Promise<DirectoryUser | undefined> => {
      await directory.wait;
      if (directory.broken) throw new Error('a bug');
      if (directory.down) throw new DependencyError('directory_unavailable', 'the directory is down');
      const displayName = directory.names.get(id.toLowerCase());
      return displayName === undefined
        ? undefined
        : {
            ...{ id, displayName, givenName: undefined, surname: undefined, mail: undefined, proxyAddresses: [] },
            ...{ userPrincipalName: `${id}@contoso.example`, accountEnabled: !directory.disabled.has(id) },
            ...{ userType: 'Member', externalUserState: undefined, onPremisesSyncEnabled: false },
            ...{ isManagementRestricted: false, isResourceAccount: false, preferredLanguage: undefined },
            ...{
              department: 'Finance',
              employeeId: undefined,
              createdDateTime: undefined,
              lastPasswordChangeDateTime: undefined,
            },
          };
    };
    const proofs: CaseProofs = {
      tried: async () => ({ flowId: null, entries: [] }),
      pause: async () => true,
      resume: async () => true,
      drop: async () => undefined,
      judge: async () => ({ kind: 'one-vouch' }),
      join: async () => ({ kind: 'joined', flowId: 'flow-of.the-person' }),
      begin: async () => ({ kind: 'joined', flowId: 'flow-of.the-person' }),
    };
    const core = {
      ...{ cases, store, attempts, queue, audit, auditSubject, pseudonyms, random: systemRandom, settings, log },
      ...{ proofs, relay },
      directory: { findUser, memberOf: async (id: string) => (members.has(id.toLowerCase()) ? [groupId] : []) },
      managerOf: async (of: string) => {
        const id = directory.managers.get(of);
        return id === undefined ? undefined : { id, employeeId: undefined };
      },
    };
    const agentDesk = createAgentDesk({
      ...core,
      drafts: createDraftBox({ records, clock, random: systemRandom, tenantId: testTenantId }),
      lifetimes: { vouch: 60 * 60, earlierVouch: 3 * 24 * 60 * 60 },
      figures: async () => ({
        ...{ teamId: team.id, teamName: team.name, at: clock.now(), open: 1, claimed: 0, waitingForPerson: 0 },
        ...{ waitingForAgent: 0, vouched: 0, overdue: 0, endedLast30Days: 0, reasons: [] },
        ...{ medianSecondsToClaim: undefined, medianSecondsToResolve: undefined },
      }),
      figuresLink: async () => 'https://avain.example/figures.csv?opaque',
    });
    const personDesk = createPersonDesk({
      ...core,
      guards: createRecoveryGuards({ store }),
      persons: { load: async () => undefined },
    });
    const mayCheck = async ({ agentId }: { readonly agentId: string }): Promise<boolean> => members.has(agentId);
    const fakeChecks = createFakeChecks({ mayCheck, now: () => clock.now() });
    const conversation = createDeskConversation({
      ...{ desk: agentDesk, checks: fakeChecks.checks, threads, painting, clock },
      postCheck: messenger.postCheck,
      say: messenger.say,
    });
    const middleware = createDeskDoor({
      ...{ tenantId: testTenantId, teams, conversation, channels, typing, random: systemRandom, log },
    });
    return {
      ...{
        middleware,
        team,
        cases,
        painting,
        digest,
        relay,
        recorded,
        audited,
        personDesk,
        agentDesk,
        cards,
        channels,
      },
      ...{ records, attempts, messenger, threads, fakeChecks },
    };
  }

  const door = await startDoor({
    ...options,
    desk: (parts) => {
      made = makeDesk(parts);
      return made.middleware;
    },
  });
  if (made === undefined) throw new Error('the door asked for no desk');
  const desk = made;

  const handle = async (job: BotJob): Promise<void> => {
    if (job.kind === 'case-changed') return desk.painting.paint(job.caseId);
    if (job.kind === 'case-digest') return desk.digest.post(job.teamId);
    if (job.kind === 'relay') return desk.relay.deliver(job.caseId);
  };

  return {
    door,
    desk,
    directory,
    members,
    told,
    /** When each message or repaint of our own went out, by the clock of the test. */
    sentAt,
    clock: door.clock,
    posts: door.channel.posts,
    /** Runs every job whose time has come, until none is left; a job that fails stays and fails the test. */
    run: async (): Promise<void> => {
      for (;;) {
        const entry = desk.recorded.next('bot');
        if (entry === undefined || entry.at > door.clock.now().getTime()) return;
        await handle(entry.job as BotJob);
        desk.recorded.done(entry);
      }
    },
    /** Opens a case of somebody; its card comes with the jobs. */
    open: async (someone: Someone = people.aino, trouble: CaseTrouble = 'half-registered'): Promise<string> => {
      directory.names.set(someone.id, someone.name);
      const opened = await desk.personDesk.open(
        { tenantId: testTenantId, personId: someone.id, conversationId: 'a:1chat', correlationId: 'c' },
        { language: 'fi', trouble, flowId: undefined },
      );
      if (opened.kind !== 'opened') throw new Error(`the case is ${opened.kind}`);
      return opened.view.caseId;
    },
    record: async (caseId: string): Promise<CaseRecord> => {
      const found = await desk.cases.load(caseId);
      if (found === undefined) throw new Error('no such case');
      return found.record;
    },
    /** Presses a button of a card by its title. */
    press: async (
      someone: Someone,
      card: ShownCard,
      title: string,
      inputs: Record<string, string> = {},
    ): Promise<Answered> => {
      const action = buttonOf(card.card, title);
      return door.deliver({
        ...inThread(card.rootId, someone),
        text: undefined,
        value: { ...action.data, ...(action.associatedInputs === 'auto' ? inputs : {}) },
        replyToId: card.activityId,
      });
    },
    /** Sends data as a card would. */
    send: (someone: Someone, rootId: string | undefined, value: unknown, replyToId = rootId): Promise<Answered> =>
      door.deliver({ ...inThread(rootId, someone), text: undefined, value, replyToId }),
    /** Mentions Avain. */
    say: (
      someone: Someone,
      rootId: string | undefined,
      text: string,
      change: Record<string, unknown> = {},
    ): Promise<Answered> => {
      // Seven messages a second go to one conversation.
      door.clock.advance(1_000);
      return door.deliver({
        ...inThread(rootId, someone),
        text: `<at>Avain</at> ${text}`,
        entities: [{ type: 'mention', text: '<at>Avain</at>', mentioned: { id: botId, name: 'Avain' } }],
        attachments: [{ contentType: 'text/html', content: '<p>the same again</p>' }],
        ...change,
      });
    },
    close: () => door.close(),
  };
}

export type DeskWorld = Awaited<ReturnType<typeof startDeskWorld>>;
export type ShownCard = { readonly card: AdaptiveCard; readonly activityId: string; readonly rootId: string };

function inThread(rootId: string | undefined, { id, name }: Someone): Record<string, unknown> {
  return {
    conversation: {
      id: rootId === undefined ? channelId : `${channelId};messageid=${rootId}`,
      ...{ conversationType: 'channel', tenantId: testTenantId, isGroup: true },
    },
    from: { id: `29:${id}`, name, aadObjectId: id },
    channelData: { tenant: { id: testTenantId }, channel: { id: channelId }, team: { id: '19:team@thread.tacv2' } },
  };
}

/** The card in what went to the connector. */
export function cardIn({ body }: Posted): AdaptiveCard | undefined {
  const [attachment] = (body['attachments'] ?? []) as { readonly content?: AdaptiveCard }[];
  return attachment?.content;
}

export function textIn({ body }: Posted): string {
  return typeof body['text'] === 'string' ? body['text'] : '';
}

/** The card that a case has in the channel, as it was painted last. */
export async function cardOf(world: DeskWorld, caseId: string): Promise<ShownCard> {
  const { post } = await world.record(caseId);
  const { activityId } = post;
  if (activityId === null) throw new Error(`the case has no card (${post.state})`);
  const index = Number(activityId.slice(2)) - 1;
  const put = world.posts.findLast(
    ({ method, path }) => method === 'PUT' && path.endsWith(`/activities/${encodeURIComponent(activityId)}`),
  );
  const card = cardIn(put ?? world.posts[index]!);
  if (card === undefined) throw new Error('the card is not among the posts');
  return { card, activityId, rootId: activityId };
}

export function titlesOf(card: AdaptiveCard): readonly string[] {
  return (card.actions ?? []).map(({ title }) => title);
}

/** Also below a button that opens a form. */
function buttonOf(card: AdaptiveCard, title: string): SubmitAction {
  const all = (card.actions ?? []).flatMap((action: Action) =>
    action.type === 'Action.ShowCard' ? [action, ...action.card.actions] : [action],
  );
  const found = all.find((action) => action.title === title);
  if (found?.type !== 'Action.Submit') throw new Error(`"${title}" is no button of ${titlesOf(card).join(', ')}`);
  return found;
}
