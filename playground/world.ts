import { randomBytes } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import type { Clock } from '../services/clock/clock.ts';
import type { SendResult } from '../services/delivery/code-sender.ts';
import type { RandomSource } from '../services/random/random-source.ts';
import type { Fault } from './api/fault-board.ts';
import { createPlaygroundServer } from './api/playground-server.ts';
import type { AppName, Company } from './company/company.ts';
import type { Apps } from './entra/app-registrations.ts';
import {
  changeAccount,
  changeGroup,
  lookAtAccount,
  type AccountChange,
  type GroupChange,
} from './company/directory-changes.ts';
import { trustAuthority } from './entra/certificate.ts';
import type { MailVerdict } from './entra/graph-world.ts';
import type { TeamsSide } from './entra/teams-side.ts';
import { startPretendEntra, type PretendEntra, type PretendEntraOptions } from './entra/pretend-entra.ts';
import { createOutbox } from './outbox/outbox.ts';
import { writeHelpdeskFile, type HelpdeskRules } from './helpdesk-file.ts';
import { createSeededFaults } from './seeded-faults.ts';
import { settingsFor, ssoAudience } from './settings-for.ts';
import { startSmsGateway } from './sms-gateway.ts';
import { graphChatId } from './teams/person-index.ts';
import type { PretendTeams } from './teams/pretend-teams.ts';
import { startTicketServer } from './tickets/ticket-server.ts';

export type WorldOptions = {
  readonly company: Company;
  readonly port: number;
  readonly clock: Clock;
  readonly random: RandomSource;
  /** Where Avain may keep its audit files. */
  readonly auditDirectory: string;
  readonly redisUrl: string | undefined;
  readonly storeFault: (fault: Fault) => void;
  readonly onRestore: () => Promise<void>;
  /** Other credentials or grants of Avain's identities than the usual; `settings` has to fit. */
  readonly apps?: PretendEntraOptions['apps'];
  /** Rules of the helpdesk other than the usual. */
  readonly helpdesk?: HelpdeskRules;
};

/** Everything around Avain: the pretend Entra, the pretend Teams with its page, the outbox. Avain itself is not in it. */
export async function startWorld(options: WorldOptions) {
  const { company, clock, random } = options;
  const outbox = createOutbox({ clock });
  const entra = await startPretendEntra({
    company,
    clock,
    teams: teamsSide(company, () => front.teams),
    ...(options.apps && { apps: options.apps }),
    onMail: async ({ to, subject, text }) =>
      verdictOf(await outbox.deliver({ channel: 'mail', to, subject, text, language: 'en', messageId: random.id() })),
  });
  // From here on this process trusts the pretend Entra's certificate; nothing has connected to it yet.
  trustAuthority(entra.caCertificate);
  const smsKey = randomBytes(32).toString('hex');
  const deskKey = randomBytes(32).toString('hex');
  const sms = await startSmsGateway({ outbox, key: smsKey });
  const front = await createPlaygroundServer({
    ...options,
    appId: company.appIds.bot,
    tenantId: company.tenant.id,
    directory: pretendDirectory(company, entra),
    outbox,
    deskKey,
    seededFaults: () => seededFaults,
  });
  const { url, metadataUrl } = front;
  const desk = await startTicketServer(front.tickets);
  const seededFaults = createSeededFaults({
    ...{ company, sms, desk, auditDirectory: options.auditDirectory },
    directory: entra.directory,
    proxy: front.proxy,
    roles: rolesOf(entra.apps),
  });
  const helpdeskFile = await writeHelpdeskFile(front, options.helpdesk ?? {});
  const helpdesk = { file: helpdeskFile.path, deskUrl: desk.url, deskKey };
  return {
    company,
    entra,
    outbox,
    front,
    seededFaults,
    url,
    settings: settingsFor({
      ...options,
      today: clock.now(),
      entra,
      url,
      metadataUrl,
      smsUrl: sms.url,
      smsKey,
      helpdesk,
    }),
    stop: async () => {
      await Promise.all([front.stop(), sms.stop(), desk.stop(), entra.stop()]);
      await helpdeskFile.remove();
    },
  };
}

export type World = Awaited<ReturnType<typeof startWorld>>;

function rolesOf({ bot, reader, messaging, executor }: Apps): Readonly<Record<AppName, readonly string[]>> {
  return { bot: bot.roles, reader: reader.roles, messaging: messaging.roles, executor: executor.roles };
}

/** What Graph knows of the pretend Teams, which comes up a little later. */
function teamsSide(company: Company, teams: () => PretendTeams): TeamsSide {
  return {
    isInstalled: (objectId) => {
      const persona = teams().people.byMember(objectId);
      return persona !== undefined && teams().client.installedFor(persona);
    },
    // Not waited for: Graph answers first, the bot is told by and by.
    install: (objectId) => {
      const persona = teams().people.byMember(objectId);
      if (persona !== undefined) void teams().client.open(persona);
    },
    chatId: (objectId) => graphChatId(objectId, company.appIds.bot),
  };
}

function pretendDirectory(company: Company, entra: PretendEntra) {
  const keys = createRemoteJWKSet(new URL(`${entra.authorityHost}/${entra.tenantId}/discovery/v2.0/keys`));
  return {
    personas: () => company.personas,
    signIn: (upn: string, password: string) => entra.signIn(upn, password),
    requests: () => entra.requests(),
    addFault: (fault: Fault) => entra.addFault({ ...fault, target: 'graph' }),
    account: (id: string) => lookAtAccount(company, entra.directory, id),
    changeAccount: (id: string, change: AccountChange) => changeAccount(company, entra.directory, id, change),
    changeGroup: (name: string, change: GroupChange) => changeGroup(company, entra.directory, name, change),
    refreshReport: () => entra.directory.refreshReport(),
    restore: () => entra.restore(),
    ssoToken: ({ aadObjectId }: { readonly aadObjectId: string }) => entra.ssoToken(aadObjectId, ssoAudience),
    verifyBotToken: async (token: string) => {
      try {
        const { payload } = await jwtVerify(token, keys, { audience: 'https://api.botframework.com' });
        return payload['appid'] === company.appIds.bot;
      } catch {
        return false;
      }
    },
  };
}

/** Graph's answer to a mail that the post office did not take. */
function verdictOf(result: SendResult): MailVerdict | undefined {
  if (result.kind === 'accepted') return undefined;
  if (result.kind === 'unconfirmed') return { status: 503, code: 'ErrorServerBusy', message: 'The server is busy.' };
  return {
    address: { status: 400, code: 'ErrorInvalidRecipients', message: 'At least one recipient is not valid.' },
    throttled: { status: 429, code: 'ApplicationThrottled', message: 'Too many messages.' },
    forbidden: { status: 403, code: 'ErrorAccessDenied', message: 'Access is denied.' },
    other: { status: 400, code: 'ErrorSendAsDenied', message: 'The message was refused.' },
  }[result.reason];
}
