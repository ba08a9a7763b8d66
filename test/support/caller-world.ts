import {
  createCallerCheckJobs,
  type CallerCheckJobs,
  type CallerCheckJobsOptions,
} from '../../services/caller-check/create-caller-check-jobs.ts';
import { createCallerChecks, type CallerChecksOptions } from '../../services/caller-check/create-caller-checks.ts';
import { createCallerPage } from '../../services/caller-check/create-caller-page.ts';
import type { CallerChecks, CheckView } from '../../services/caller-check/caller-checks.ts';
import type { CallerPageOptions } from '../../services/caller-check/caller-page-options.ts';
import type { CallerPage } from '../../services/caller-check/caller-page.ts';
import { defaultCallerCheckLimits } from '../../services/caller-check/check-options.ts';
import { createSteeredClock } from '../../services/clock/steered-clock.ts';
import type { Agent } from '../../services/helpdesk/agent-desk.ts';
import type { CaseAlarm } from '../../services/helpdesk/case-alarm.ts';
import type { DeskMessenger } from '../../services/helpdesk/desk-messenger.ts';
import { createAgentRights } from '../../services/helpdesk/agent-rights.ts';
import type { HelpdeskTeam } from '../../services/helpdesk/helpdesk-settings.ts';
import type { DirectoryUser, UserDirectory } from '../../services/directory/user-directory.ts';
import { createRecordedQueue } from '../fakes/recorded-queue.ts';
import { createDirectoryStub } from './directory-answers.ts';
import { createResetWorld, tenantId, type ResetWorld, type ResetWorldStores } from './reset-world.ts';
import { silentLog } from './silent-log.ts';

const mikkoId = '33333333-3333-4333-8333-333333333333';
const agentGroup = '44444444-4444-4444-8444-444444444444';

const team: HelpdeskTeam = {
  id: 'service-desk',
  name: 'Service desk',
  groupId: agentGroup,
  channelId: '19:desk@thread.tacv2',
  serviceUrl: 'https://smba.example/',
  language: 'en',
  timeZone: 'UTC',
  languages: [],
  troubles: [],
  fallbackMail: 'desk@contoso.example',
};

export const mikko: Agent = {
  tenantId,
  agentId: mikkoId,
  correlationId: 'turn-9',
  channelId: team.channelId,
};

/** A caller check on embedded stores: the reset service, one agent, one named account, and whatever leaves them. */
export type CallerWorld = ResetWorld & {
  readonly checks: CallerChecks;
  readonly callerPage: CallerPage;
  readonly runJob: CallerCheckJobs;
  /** Runs what is due now; jobs that throw stay. */
  readonly runJobs: () => Promise<void>;
  readonly checkOptions: CallerChecksOptions & CallerPageOptions & CallerCheckJobsOptions;
  readonly queued: ReturnType<typeof createRecordedQueue>;
  readonly alarms: Parameters<CaseAlarm['callerDenied']>[0][];
  readonly cards: { readonly how: 'posted' | 'updated'; readonly view: CheckView }[];
  /** What the directory says about the agent. */
  readonly agent: {
    enabled: boolean;
    member: boolean;
    managerOfAino: string | undefined;
    managerOfMikko: string | undefined;
    employeeId: string | undefined;
  };
};

const mikkoUser: DirectoryUser = {
  id: mikkoId,
  displayName: 'Mikko Laine',
  givenName: 'Mikko',
  surname: 'Laine',
  userPrincipalName: 'mikko.laine@contoso.example',
  mail: undefined,
  proxyAddresses: [],
  accountEnabled: true,
  userType: 'Member',
  externalUserState: undefined,
  onPremisesSyncEnabled: false,
  isManagementRestricted: false,
  isResourceAccount: false,
  preferredLanguage: 'en',
  department: undefined,
  employeeId: undefined,
  createdDateTime: undefined,
  lastPasswordChangeDateTime: undefined,
};

export const ainoName = 'aino@contoso.example';

/** `given.clock` may run in real time, for pages in a browser. */
export function createCallerWorld(given: ResetWorldStores = {}): CallerWorld {
  const clock = given.clock ?? createSteeredClock(new Date('2026-11-23T08:00:00Z'));
  const queued = createRecordedQueue(clock);
  const resets = createResetWorld({ ...given, clock, options: { queue: queued.queue, ...given.options } });
  const agent: CallerWorld['agent'] = {
    enabled: true,
    member: true,
    managerOfAino: undefined,
    managerOfMikko: undefined,
    employeeId: undefined,
  };
  const stub = createDirectoryStub(resets.directory);
  const directory: Pick<UserDirectory, 'findUser' | 'findUserByName' | 'memberOf'> = {
    findUserByName: stub.findUserByName,
    findUser: async (id) =>
      id === mikkoId
        ? { ...mikkoUser, accountEnabled: agent.enabled, employeeId: agent.employeeId }
        : stub.findUser(id),
    memberOf: async (id, groups) => (id === mikkoId ? groups.filter(() => agent.member) : stub.memberOf(id, groups)),
  };
  const managerOf = async (of: string) => {
    const id = of === mikkoId ? agent.managerOfMikko : agent.managerOfAino;
    return id === undefined ? undefined : { id, employeeId: undefined };
  };
  const rights = createAgentRights({ directory, managerOf, log: silentLog });
  const alarms: CallerWorld['alarms'] = [];
  const cards: CallerWorld['cards'] = [];
  const options = {
    ...resets.options,
    directory,
    rights,
    records: resets.records,
    persons: resets.persons,
    teams: [team],
    checkLimits: defaultCallerCheckLimits,
    organisationName: 'Contoso',
    resets: resets.reset,
    alarm: {
      callerDenied: async (about) => {
        alarms.push(about);
      },
    } satisfies CaseAlarm,
    messenger: {
      postCheck: async (_team, view) => {
        cards.push({ how: 'posted', view });
        return { kind: 'posted', conversationId: team.channelId, activityId: 'card-1' };
      },
      updateCheck: async (_team, view) => {
        cards.push({ how: 'updated', view });
        return { kind: 'updated' };
      },
    } satisfies Pick<DeskMessenger, 'postCheck' | 'updateCheck'>,
  };
  const runJob = createCallerCheckJobs(options);
  return Object.assign(resets, {
    checkOptions: options,
    agent,
    alarms,
    cards,
    queued,
    runJob,
    checks: createCallerChecks(options),
    callerPage: createCallerPage(options),
    runJobs: async () => {
      for (;;) {
        const due = queued.next('bot');
        if (due === undefined || due.at > clock.now().getTime()) return;
        if (due.job.kind === 'caller-check') await runJob(due.job.checkId, due.job.step);
        queued.done(due);
      }
    },
  });
}

/** The handle in the newest message. */
export function newestLink(world: CallerWorld): { readonly url: URL; readonly handle: string } {
  const found = /https:\/\/\S+/.exec(world.outbox.at(-1)?.text ?? '')?.[0];
  if (found === undefined) throw new Error('no link was sent');
  const url = new URL(found);
  return { url, handle: url.hash.slice(1) };
}
