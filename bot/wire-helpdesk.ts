import type { Middleware } from 'botbuilder';
import { createDeskConversation } from '../dialogs/desk/desk-conversation.ts';
import { defaultCallerCheckLimits } from '../services/caller-check/check-options.ts';
import { createCallerCheckJobs } from '../services/caller-check/create-caller-check-jobs.ts';
import { createCallerChecks } from '../services/caller-check/create-caller-checks.ts';
import { createCallerPage } from '../services/caller-check/create-caller-page.ts';
import { createDeskEvents } from '../services/case-desk/desk-events.ts';
import type { Config } from '../services/config/config.ts';
import { InvariantError } from '../services/errors/app-error.ts';
import type { DraftBox } from '../services/feedback/draft-box.ts';
import { createAgentRights } from '../services/helpdesk/agent-rights.ts';
import { createCardState } from '../services/helpdesk/card-state.ts';
import { createCaseClock } from '../services/helpdesk/case-clock.ts';
import { createCaseDigest } from '../services/helpdesk/case-digest.ts';
import { createCaseFlowWatch } from '../services/helpdesk/case-flow-watch.ts';
import { createCaseKeeper } from '../services/helpdesk/case-keeper.ts';
import { createCasePainting } from '../services/helpdesk/case-painting.ts';
import { createCaseTickets } from '../services/helpdesk/case-tickets.ts';
import { createChannelWatch } from '../services/helpdesk/channel-watch.ts';
import { createCloseFromDesk } from '../services/helpdesk/close-from-desk.ts';
import { createAgentDesk } from '../services/helpdesk/create-agent-desk.ts';
import { createCaseAlarm } from '../services/helpdesk/create-case-alarm.ts';
import { createDeskFigures } from '../services/helpdesk/create-desk-figures.ts';
import { createPersonDesk } from '../services/helpdesk/create-person-desk.ts';
import { createDeskJobHandler } from '../services/helpdesk/desk-jobs.ts';
import { createDeskThreads } from '../services/helpdesk/desk-threads.ts';
import { createFallbackMail } from '../services/helpdesk/fallback-mail.ts';
import { createFiguresDownload } from '../services/helpdesk/figures-download.ts';
import type { HelpdeskSettings } from '../services/helpdesk/helpdesk-settings.ts';
import { createManagerNotice } from '../services/helpdesk/manager-notice.ts';
import { createManagerNotices } from '../services/helpdesk/manager-notice-record.ts';
import { createManagerObjection } from '../services/helpdesk/manager-objection.ts';
import { createNewsDelivery } from '../services/helpdesk/news-delivery.ts';
import { createObjectionLinks } from '../services/helpdesk/objection-links.ts';
import type { PersonDesk } from '../services/helpdesk/person-desk.ts';
import { createRelay } from '../services/helpdesk/relay.ts';
import { createUndeliverableNote } from '../services/helpdesk/undeliverable-note.ts';
import { createTranslator } from '../services/i18n/translator.ts';
import type { DeskJob } from '../services/queue/job-queue.ts';
import { createCaseProofs } from '../services/reset-flow/case-side/create-case-proofs.ts';
import type { ResetLimits } from '../services/reset-flow/reset-limits.ts';
import type { ResetService } from '../services/reset-flow/reset-service.ts';
import type { PageDeps } from '../web/page-deps.ts';
import type { Ports } from './compose.ts';
import type { Connector } from './connector-client.ts';
import { createDeskDoor } from './desk-door.ts';
import { createChannelMessenger } from './desk-messenger.ts';
import { createTypingIndicator } from './middleware/typing-indicator.ts';
import type { PersonNews } from './person-news.ts';
import type { Services } from './wire-services.ts';

export type HelpdeskParts = {
  readonly config: Config;
  readonly settings: HelpdeskSettings;
  readonly ports: Ports;
  readonly services: Services;
  readonly resets: ResetService;
  readonly limits: ResetLimits;
  readonly connector: Connector;
  readonly appId: string;
  readonly drafts: DraftBox;
};

/** The helpdesk, assembled: what the conversation, the door, the pages and the queue take from it. */
export type Helpdesk = {
  readonly person: PersonDesk;
  readonly door: Middleware;
  readonly pages: Pick<PageDeps, 'callerPage' | 'objection' | 'deskEvents' | 'figures'>;
  /** Names who speaks in people's chats: the conversation, which itself needs `person`. Called once. */
  readonly speakThrough: (news: PersonNews) => void;
  readonly handleJob: (job: DeskJob) => Promise<void>;
};

export function wireHelpdesk(parts: HelpdeskParts): Helpdesk {
  const { config, settings, ports, services, resets, limits, connector, appId, drafts } = parts;
  const { store, records, queue, clock, random, log, directory } = ports;
  const { cases } = services;
  const { teams, unregistered } = settings;
  const { baseUrl } = config.http;
  const managerOf = directory.readManager;
  const core = { ...ports, ...services, settings, teams, managerOf, objectionHours: unregistered.objectionHours };

  let spoken: PersonNews | undefined;
  const inChat = (): PersonNews => {
    if (spoken === undefined) throw new InvariantError('the helpdesk speaks before the conversation is there');
    return spoken;
  };
  const channel = createChannelMessenger({ ...ports, appId, connector });
  const messenger = {
    ...channel,
    tellPerson: (message: Parameters<PersonNews['tellPerson']>[0]) => inChat().tellPerson(message),
  };

  const proofs = createCaseProofs({ ...core, limits });
  const relay = createRelay({ ...core, messenger });
  const { methods, proofLifetimeSeconds } = services.policy;
  const lifetimes = {
    vouch: methods.vouch.lifetimeSeconds ?? proofLifetimeSeconds,
    earlierVouch: methods['earlier-vouch'].lifetimeSeconds ?? proofLifetimeSeconds,
  };
  const person = createPersonDesk({ ...core, proofs, relay });
  const rights = createAgentRights({ directory, managerOf, log });
  const figures = createFiguresDownload({ store, random, baseUrl });
  const desk = createAgentDesk({
    ...core,
    proofs,
    relay,
    lifetimes,
    drafts,
    figures: createDeskFigures({ cases, store }),
    figuresLink: figures.issue,
  });

  const checkParts = { ...core, limits, rights, checkLimits: defaultCallerCheckLimits };
  const checks = createCallerChecks(checkParts);
  const threads = createDeskThreads({ records, store });
  const cards = createCardState({ cases, store });
  const channels = createChannelWatch({ ...core, cards });
  const digest = createCaseDigest({ ...core, messenger: channel, channels });
  const painting = createCasePainting({ ...core, cards, threads, digest, channels, messenger: channel });
  const links = createObjectionLinks({ records, random, store });
  const keeper = createCaseKeeper(core);
  const alarm = createCaseAlarm({ ...core, proofs });

  return {
    person,
    door: createDeskDoor({
      tenantId: config.tenantId,
      teams,
      channels,
      typing: createTypingIndicator({ clock, log }),
      random,
      log,
      conversation: createDeskConversation({
        desk,
        checks,
        threads,
        painting,
        clock,
        postCheck: channel.postCheck,
        say: channel.say,
      }),
    }),
    pages: {
      callerPage: createCallerPage({
        ...checkParts,
        resets,
        baseUrl,
        translator: createTranslator,
        organisationName: config.organisation.name,
      }),
      objection: createManagerObjection({ cases, keeper, links, queue, store }),
      deskEvents:
        config.caseDesk?.key &&
        createDeskEvents({
          keys: [config.caseDesk.key],
          store,
          closeFromDesk: createCloseFromDesk({ ...core, proofs, keeper }),
          log,
        }),
      figures,
    },
    speakThrough: (news) => {
      spoken = news;
    },
    handleJob: createDeskJobHandler({
      paint: painting.paint,
      digest: digest.post,
      news: createNewsDelivery({
        ...core,
        note: createUndeliverableNote(core),
        messenger: { news: (...news) => inChat().news(...news) },
      }),
      relay: relay.deliver,
      ticket: ports.caseDesk && createCaseTickets({ ...core, desk: ports.caseDesk }),
      due: createCaseClock({ ...core, proofs, lifetimes, fallbackMail: createFallbackMail(core) }),
      flow: createCaseFlowWatch(core),
      managerNotice: createManagerNotice({
        ...core,
        keeper,
        links,
        notices: createManagerNotices(core),
        baseUrl,
        organisation: config.organisation,
      }),
      callerCheck: createCallerCheckJobs({
        ...checkParts,
        messenger: channel,
        alarm,
        baseUrl,
        translator: createTranslator,
        organisationName: config.organisation.name,
      }),
    }),
  };
}
