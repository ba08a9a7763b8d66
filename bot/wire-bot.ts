import { failureCard } from '../cards/failure-card.ts';
import { createRootDialog } from '../dialogs/root-dialog.ts';
import { createBotJobHandler } from '../services/aftercare/bot-jobs.ts';
import { createNotMeService } from '../services/aftercare/create-not-me-service.ts';
import { createPrivacyService } from '../services/aftercare/create-privacy-service.ts';
import { createNoticeSender } from '../services/aftercare/notice-sender.ts';
import { createRetention } from '../services/aftercare/retention.ts';
import type { Config } from '../services/config/config.ts';
import { InvariantError } from '../services/errors/app-error.ts';
import { closedPersonDesk } from '../services/helpdesk/closed-person-desk.ts';
import { helpdeskKinds } from '../services/helpdesk/record-kinds.ts';
import { createTranslator } from '../services/i18n/translator.ts';
import type { Answers } from '../services/outcomes/answer-outcome.ts';
import { createPageService } from '../services/page/create-page-service.ts';
import { personKind } from '../services/person/stored-person-repository.ts';
import { createDiagnosis } from '../services/diagnosis/create-diagnosis.ts';
import { createReadiness } from '../services/readiness/create-readiness.ts';
import { createResetService } from '../services/reset-flow/create-reset-service.ts';
import { defaultResetLimits, wrongCodeWindows, type ResetLimits } from '../services/reset-flow/reset-limits.ts';
import type { ResetService } from '../services/reset-flow/reset-service.ts';
import { createEpochGuard } from '../services/store/epoch-guard.ts';
import type { DayCounters } from '../services/statistics/day-counters.ts';
import { defaultPageLimits } from '../web/page-deps.ts';
import { createPages, type Pages } from '../web/routes.ts';
import { createAvainAdapter, type AvainAdapter } from './adapter.ts';
import { createAvainBot } from './avain-bot.ts';
import { callerAddress } from './caller-address.ts';
import {
  assertProductionChannel,
  microsoftChannelSettings,
  requireKnownConnector,
  type ChannelSettings,
} from './channel-settings.ts';
import type { Ports } from './compose.ts';
import { createConnector, type Connector } from './connector-client.ts';
import { LeanConversationState } from './conversation-state.ts';
import { createConversationStorage } from './conversation-storage.ts';
import type { HttpServerOptions } from './http-server.ts';
import { createDuplicateDelivery } from './middleware/duplicate-delivery.ts';
import { createPersonalChatGuard } from './middleware/personal-chat-guard.ts';
import { createTenantGuard } from './middleware/tenant-guard.ts';
import { createTurnScope } from './middleware/turn-scope.ts';
import { createTypingIndicator } from './middleware/typing-indicator.ts';
import { createTeamsDialogHandler } from './teams-dialog-handler.ts';
import { createTeamsMessenger } from './teams-messenger.ts';
import { createTokenGate } from './token-gate.ts';
import { createTurnError } from './turn-error.ts';
import { createPersonNews } from './person-news.ts';
import { teamsHosts } from './teams-hosts.ts';
import { createTellPerson } from './tell-person.ts';
import { adminKinds, wireAdmin, type AdminSide } from './wire-admin.ts';
import { wireAnswers, wirePlaces, wireSignInCodes } from './wire-answers.ts';
import type { Worker } from './wire-executor.ts';
import { feedbackKinds, wireFeedback, type Feedback } from './wire-feedback.ts';
import { wireTrees } from './wire-trees.ts';
import { wireHelpdesk, type Helpdesk } from './wire-helpdesk.ts';
import type { Services } from './wire-services.ts';

const jobsAtOnce = 8;
/** The budget of a turn and the time to paint its answer. */
const longestTurnSeconds = 9;

export type BotRole = {
  /** Reads and learns what the first question would wait for. */
  readonly warm: () => void;
  readonly door: Pick<HttpServerOptions, 'messages' | 'mountPages' | 'probes'>;
  readonly worker: Worker;
};

/** The role `bot`: conversation, pages, proactive messages, notices. Holds nothing that could write a password. */
export function wireBot(
  config: Config,
  ports: Ports,
  services: Services,
  counters: Pick<DayCounters, 'read' | 'count'>,
): BotRole {
  const channel = channelSettings(config);
  const { store, clock, log, queue } = ports;
  const resets = createResetService({
    ...ports,
    ...services,
    baseUrl: config.http.baseUrl,
    translator: (language) => createTranslator(language),
    limits: resetLimits(config),
  });
  const gate = createTokenGate({ ...channel, clock, log });
  const connector = createConnector({
    serviceUrls: channel.serviceUrls,
    getConnectorToken: ports.getConnectorToken,
    sendsPerSecond: config.channel.sendsPerSecond,
    clock,
    random: ports.random,
  });
  const { appId } = channel;
  const { helpdesk: settings } = config;
  const feedback = wireFeedback(config, ports, services);
  const answers = wireAnswers(config, counters, log);
  const helpdesk =
    settings &&
    wireHelpdesk({
      config,
      settings,
      ports,
      services,
      resets,
      limits: resetLimits(config),
      connector,
      appId,
      ...feedback,
    });
  const admin =
    config.admins && ports.admin
      ? wireAdmin({
          ...{ config, admins: config.admins, outside: ports.admin, ports, services, counters, connector, appId },
          ...{ answers, feedback },
          tell: createTellPerson({
            ...ports,
            ...services,
            attempt: (speaker, say) => talk.messenger.attempt(speaker, say),
          }),
        })
      : undefined;
  const talk = wireConversation({
    config,
    ports,
    services,
    resets,
    channel,
    connector,
    helpdesk,
    admin,
    answers,
    ...feedback,
  });
  const epoch = createEpochGuard({
    store,
    random: ports.random,
    directory: undefined,
    coolDown: () => Promise.resolve(),
  });
  return {
    warm: answers.warm,
    door: {
      messages: { gate, adapter: talk.adapter, run: talk.run },
      mountPages: wirePages({ config, ports, services, helpdesk, admin }).mountPages,
      probes: {
        store: ports.storeReady,
        channel: gate.probe,
        executor: async () => {
          if (!(await epoch.check()).ready) throw new InvariantError('no executor has opened this store yet');
        },
      },
    },
    worker: {
      start: async () => {
        const retention = wireRetention(config, ports);
        await retention.schedule();
        await admin?.schedule();
        const handler = createBotJobHandler({
          messenger: talk.messenger,
          retention,
          desk: helpdesk?.handleJob,
          admin: admin?.handleJob,
          sendNotice: createNoticeSender({
            ...ports,
            ...services,
            links: services.notMeLinks,
            baseUrl: config.http.baseUrl,
            organisation: config.organisation,
          }),
        });
        return queue.work('bot', handler, jobsAtOnce);
      },
    },
  };
}

type PageParts = 'config' | 'ports' | 'services' | 'helpdesk' | 'admin';

type Talk = {
  readonly config: Config;
  readonly ports: Ports;
  readonly services: Services;
  readonly resets: ResetService;
  readonly channel: ChannelSettings;
  readonly connector: Connector;
  readonly helpdesk: Helpdesk | undefined;
  readonly admin: AdminSide | undefined;
  readonly answers: Answers;
  readonly questions: Feedback['questions'];
};

function wireConversation(parts: Talk) {
  const { config, ports, services, resets, channel, connector, helpdesk, admin, answers, questions } = parts;
  const { store, clock, log, random, queue, directory } = ports;
  const { persons } = services;
  const conversationState = new LeanConversationState(createConversationStorage({ store }));
  const desk = helpdesk?.person ?? closedPersonDesk;
  const help = { helpdesk: config.organisation.helpdeskContact };
  const reading = {
    ...ports,
    ...services,
    blockedGroupIds: config.policy.blockedGroupIds,
    smsDelivered: config.sms !== undefined,
  };
  const readiness = createReadiness(reading);
  const treesFor = admin && ports.admin && { desk: admin.desk, openTenant: ports.admin.openTenant };
  const root = createRootDialog({
    resets,
    people: persons,
    privacy: createPrivacyService({ ...ports, ...services, personKind, traces: admin?.traces }),
    readiness,
    diagnosis: createDiagnosis({ ...ports, ...services, readiness, resets, codes: wireSignInCodes(config) }),
    desk,
    admin,
    ears: admin?.ears,
    help,
    answers,
    questions,
    devices: wirePlaces(config),
    trees: wireTrees({ config, person: reading, admin: treesFor, log }),
    clock,
    oweAnswer: (flowId) =>
      queue.add('bot', { kind: 'flow-changed', flowId }, { id: `owed.${flowId}`, delaySeconds: longestTurnSeconds }),
    later: (flowId) => queue.add('bot', { kind: 'flow-changed', flowId }, { id: `later.${flowId}.${random.id()}` }),
    reach: (speaker, say) => messenger.reach(speaker, say),
  });
  const bot = createAvainBot({
    root,
    conversationState,
    persons,
    store,
    clock,
    ears: admin?.ears,
    pages: createTeamsDialogHandler({ resetService: resets }),
  });
  const turnScope = createTurnScope({ tenantId: config.tenantId, persons, directory, clock, random, log });
  const adapter: AvainAdapter = createAvainAdapter({
    settings: channel,
    connector,
    clock,
    middleware: [
      createTenantGuard({ tenantId: config.tenantId, log }),
      createDuplicateDelivery({
        store,
        log,
        alongside: [turnScope.prefetch, (context) => conversationState.load(context)],
      }),
      ...(helpdesk === undefined ? [] : [helpdesk.door]),
      createPersonalChatGuard({ teamsAppId: config.teamsAppId, tenantId: config.tenantId }),
      turnScope,
      createTypingIndicator({ clock, log }),
    ],
    onTurnError: createTurnError({
      failureCard: (failure, t) => failureCard({ ...failure, help: { ...help, inChat: desk.available } }, t),
      conversationState,
      random,
      log,
    }),
  });
  const messenger = createTeamsMessenger({
    adapter,
    resetService: resets,
    persons,
    root,
    conversationState,
    random,
    log,
  });
  helpdesk?.speakThrough(createPersonNews({ desk: helpdesk.person, messenger, root, conversationState, store, log }));
  return { adapter, messenger, run: (context: Parameters<typeof bot.run>[0]) => bot.run(context) };
}

function wirePages({ config, ports, services, helpdesk, admin }: Pick<Talk, PageParts>): Pages {
  const { pageAssets } = ports;
  const newest = config.keys.sealing[0];
  if (pageAssets === undefined || newest === undefined)
    throw new InvariantError('the bot role has no page files or no key');
  const { d: _private, ...publicKey } = newest.jwk;
  return createPages({
    pageService: createPageService({
      ...ports,
      ...services,
      limits: resetLimits(config),
      sealingKey: { keyId: newest.id, publicKey },
      minPasswordLength: config.policy.minPasswordLength,
      organisationWords: config.policy.organisationWords,
    }),
    ...helpdesk?.pages,
    ...admin?.pages,
    notMe: createNotMeService({ ...ports, ...services, links: services.notMeLinks, reports: services.notMeReports }),
    assets: pageAssets,
    baseUrl: config.http.baseUrl,
    teamsHosts,
    teamsAppIds: [config.teamsAppId],
    translator: (language) => createTranslator(language),
    organisation: {
      name: config.organisation.name,
      helpdesk: config.organisation.helpdeskContact,
      privacyContact: config.organisation.privacyContact,
    },
    auditRetentionDays: config.audit.retentionDays,
    attempts: ports.attempts,
    callerScope: (request) => services.callerScope(callerAddress(request, config.http.proxyHops)),
    limits: defaultPageLimits,
    log: ports.log,
  });
}

function wireRetention(config: Config, ports: Ports) {
  return createRetention({
    ...ports,
    moreKinds: [personKind, ...helpdeskKinds, ...adminKinds, ...feedbackKinds],
    pruneAudit: ports.pruneAudit,
    auditRetentionDays: config.audit.retentionDays,
  });
}

function resetLimits({ policy }: Config): ResetLimits {
  return { ...defaultResetLimits, wrongCodesPerTenant: wrongCodeWindows(policy.wrongCodesPerHour) };
}

function channelSettings(config: Config): ChannelSettings {
  if (config.bot === undefined) throw new InvariantError('the bot role has no identity');
  const settings = microsoftChannelSettings(config.bot.appId, config.tenantId);
  const { metadataUrl, serviceUrl } = config.channel;
  if (metadataUrl === undefined || config.production) {
    assertProductionChannel(settings);
    requireKnownConnector(serviceUrl, settings.serviceUrls);
    return settings;
  }
  // A pretend channel on this machine: its connector is here too.
  const pretended = { ...settings, metadataUrl, serviceUrls: { ...settings.serviceUrls, allowLoopback: true } };
  requireKnownConnector(serviceUrl, pretended.serviceUrls);
  return pretended;
}
