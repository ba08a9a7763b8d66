import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Config, GraphIdentity } from '../services/config/config.ts';
import type { AuditCopy } from '../services/audit/audit-copy.ts';
import { createFileAuditLog } from '../services/audit/file-audit-log.ts';
import { createAuditPruner } from '../services/audit/file-audit-pruner.ts';
import { createFileIntentJournal } from '../services/audit/file-intent-journal.ts';
import { createHttpAuditCopy } from '../services/audit/http-audit-copy.ts';
import { createSyslogAuditCopy } from '../services/audit/syslog-audit-copy.ts';
import { createRedisCampaignLedger } from '../services/campaign/redis-campaign-ledger.ts';
import type { CampaignLedger } from '../services/campaign/campaign-ledger.ts';
import type { AuditLog } from '../services/audit/audit-log.ts';
import type { IntentJournal } from '../services/audit/intent-journal.ts';
import type { CaseDesk } from '../services/case-desk/case-desk.ts';
import { createServiceNowCaseDesk } from '../services/case-desk/servicenow-case-desk.ts';
import { createWebhookCaseDesk } from '../services/case-desk/webhook-case-desk.ts';
import type { Clock } from '../services/clock/clock.ts';
import { systemClock } from '../services/clock/system-clock.ts';
import { createKeyring } from '../services/crypto/aes-keyring.ts';
import { createAcsCodeSender } from '../services/delivery/acs-code-sender.ts';
import { createChannelRouter } from '../services/delivery/channel-router.ts';
import type { CodeSender } from '../services/delivery/code-sender.ts';
import { createGraphCodeSender } from '../services/delivery/graph-code-sender.ts';
import { createSmtpCodeSender } from '../services/delivery/smtp-code-sender.ts';
import { createWebhookCodeSender } from '../services/delivery/webhook-code-sender.ts';
import type { DirectoryWriter } from '../services/directory/directory-writer.ts';
import { createGraphReadClient, createGraphWriteClient, type GraphLimits } from '../services/directory/graph-client.ts';
import { createGraphCredential } from '../services/directory/graph-credential.ts';
import { createGraphDirectoryWriter } from '../services/directory/graph-directory-writer.ts';
import { createGraphSignInLog } from '../services/directory/graph-sign-in-log.ts';
import { createGraphUserDirectory } from '../services/directory/graph-user-directory.ts';
import { rememberToken } from '../services/directory/graph-kept-token.ts';
import { createGraphPeopleSource, populationLimits } from '../services/coverage/graph-people-source.ts';
import type { PeopleSource } from '../services/coverage/people-source.ts';
import { allChecks } from '../services/doctor/all-checks.ts';
import type { TenantView } from '../services/doctor/doctor-views.ts';
import { createGraphTenantView } from '../services/doctor/graph-tenant-view.ts';
import { runDoctor, type Examination } from '../services/doctor/run-doctor.ts';
import type { AppInstaller } from '../services/installer/app-installer.ts';
import { createGraphAppInstaller } from '../services/installer/graph-app-installer.ts';
import type { SignInLog } from '../services/directory/sign-in-log.ts';
import type { UserDirectory } from '../services/directory/user-directory.ts';
import { DependencyError, InvariantError } from '../services/errors/app-error.ts';
import type { Logger } from '../services/logging/logger.ts';
import { createPinoLogger } from '../services/logging/pino-logger.ts';
import { createHttpSsoTokenVerifier } from '../services/page/http-sso-token-verifier.ts';
import type { SsoTokenVerifier } from '../services/page/sso-token-verifier.ts';
import { createBullmqJobQueue } from '../services/queue/bullmq-job-queue.ts';
import type { JobQueue } from '../services/queue/job-queue.ts';
import type { RandomSource } from '../services/random/random-source.ts';
import { systemRandom } from '../services/random/system-random.ts';
import type { AttemptStore } from '../services/store/attempt-store.ts';
import type { KeyValueStore } from '../services/store/key-value-store.ts';
import type { RecordStore } from '../services/store/record-store.ts';
import { createRedisAttemptStore } from '../services/store/redis-attempt-store.ts';
import { openRedis } from '../services/store/redis-connection.ts';
import { createRedisKeyValueStore } from '../services/store/redis-key-value-store.ts';
import { createRedisRecordStore } from '../services/store/redis-record-store.ts';
import { loadPageAssets, type PageAssets } from '../web/page-assets.ts';
import { microsoftChannel } from './channel-settings.ts';
import { doctorViews } from './compose-doctor.ts';
import { redisSettings } from './redis-settings.ts';

/** Everything outside the process, behind its port. `writer` exists in the roles `executor` and `all` only. */
export type Ports = {
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly log: Logger;
  readonly store: KeyValueStore;
  readonly attempts: AttemptStore;
  readonly records: RecordStore;
  /** Who is targeted by campaigns, and where each stands. */
  readonly ledger: CampaignLedger;
  readonly queue: JobQueue;
  readonly directory: UserDirectory;
  /** Undefined where the organisation keeps it from Avain, and in the executor role. */
  readonly signIns: SignInLog | undefined;
  readonly writer: DirectoryWriter | undefined;
  readonly sender: CodeSender;
  readonly audit: AuditLog;
  readonly journal: IntentJournal;
  /** Removes audit files older than an instant; answers how many. */
  readonly pruneAudit: (olderThan: Date) => Promise<number>;
  readonly verifySsoToken: SsoTokenVerifier | undefined;
  /** The organisation's ticket system; undefined where none is configured, and in the executor role. */
  readonly caseDesk: CaseDesk | undefined;
  /** Bearer token of the bot for the connector. */
  readonly getConnectorToken: () => Promise<string>;
  /** What the admins' side asks outside; undefined where nobody administrates Avain, and in the executor role. */
  readonly admin: AdminPorts | undefined;
  /** Bundled browser files; undefined in the executor role. */
  readonly pageAssets: PageAssets | undefined;
  /** Resolves when the store answers; for readiness. */
  readonly storeReady: () => Promise<unknown>;
  readonly close: () => Promise<void>;
};

export type AdminPorts = {
  readonly people: PeopleSource;
  readonly installer: AppInstaller;
  /** A fresh view of the tenant's settings: it reads each thing once and keeps it. */
  readonly openTenant: () => TenantView;
  /** One look of the set-up doctor with this process' settings. */
  readonly examine: () => Promise<Examination>;
};

/** The part of the ports that keeps state: what the playground replaces when there is no Redis. */
export type StatePorts = Pick<Ports, 'store' | 'attempts' | 'records' | 'ledger' | 'queue' | 'storeReady' | 'close'>;

/** Opens Redis, the audit file and the clients of Graph and Entra: the only place where adapters are built. */
export async function productionPorts(config: Config): Promise<Ports> {
  const log = createPinoLogger(config.log.level);
  return outsidePorts(config, { log, clock: systemClock, state: redisState(config, log) });
}

/** State in Redis: values encrypted, deadlines by Redis' own time. */
export function redisState(config: Config, log: Logger): StatePorts {
  const redis = redisSettings(config);
  const connection = openRedis(redis, 'store', log);
  const keyring = createKeyring(config.keys.state);
  const common = { client: connection.client, time: 'redis' } as const;
  const queue = createBullmqJobQueue({ redis, log });
  const store = createRedisKeyValueStore({ ...common, keyring });
  return {
    store,
    attempts: createRedisAttemptStore(common),
    records: createRedisRecordStore({ ...common, keyring }),
    ledger: createRedisCampaignLedger({ ...common, keyring, random: systemRandom }),
    queue,
    storeReady: () => store.now(),
    close: async () => {
      await queue.close();
      await connection.close();
    },
  };
}

/** Everything but the state. `pageAssets`: browser files bundled in memory, instead of the built ones. */
export async function outsidePorts(
  config: Config,
  { log, clock, state, pageAssets }: { log: Logger; clock: Clock; state: StatePorts; pageAssets?: PageAssets },
): Promise<Ports> {
  const graph = graphClients(config, clock);
  const files = { directory: config.audit.directory, keys: config.keys.audit };
  const instanceId = systemRandom.id();
  const copy = auditCopy(config, clock, log);
  const audit = await createFileAuditLog({ ...files, instanceId, clock, build: buildName(), ...(copy && { copy }) });
  return {
    ...state,
    clock,
    random: systemRandom,
    log,
    audit,
    journal: createFileIntentJournal(files),
    pruneAudit: createAuditPruner({ ...files, audit, ownInstance: instanceId }),
    directory: createGraphUserDirectory({
      client: graph.reading(config.graph.reader),
      clock,
    }),
    signIns: signInLog(config, graph, clock),
    writer: directoryWriter(config, graph, clock),
    sender: codeSender(config, graph, clock),
    verifySsoToken: ssoVerifier(config, clock),
    caseDesk: caseDesk(config, clock),
    getConnectorToken: connectorToken(config, clock),
    admin: adminPorts(config, graph, clock),
    pageAssets: pageAssets ?? (await builtAssets(config)),
    close: async () => {
      await state.close();
      await audit.close();
    },
  };
}

function adminPorts(config: Config, graph: GraphClients, clock: Clock): AdminPorts | undefined {
  const { role, admins, teamsAppId } = config;
  const { reader, messaging, baseUrl } = config.graph;
  if (admins === undefined || role === 'executor' || messaging === undefined) return undefined;
  const tenantClient = graph.reading(reader);
  return {
    people: createGraphPeopleSource({ client: graph.reading(reader, populationLimits), baseUrl, clock }),
    installer: createGraphAppInstaller({
      ...{ reads: graph.reading(messaging), writes: graph.writing(messaging), baseUrl, teamsAppId, clock },
    }),
    openTenant: () => createGraphTenantView({ client: tenantClient, clock }),
    examine: async () => {
      const { views, close } = doctorViews(config);
      try {
        return await runDoctor({ checks: allChecks, views, config });
      } finally {
        await close();
      }
    },
  };
}

/** Somebody waits for it in a turn, beside a code that is being checked. */
const signInLimits: Partial<GraphLimits> = { totalMs: 4_000, attemptMs: 3_000 };

function signInLog(config: Config, graph: GraphClients, clock: Clock): SignInLog | undefined {
  if (!config.signInLog || config.role === 'executor') return undefined;
  return createGraphSignInLog({ client: graph.reading(config.graph.reader, signInLimits), clock });
}

type GraphClients = ReturnType<typeof graphClients>;

/** A client of Graph that speaks as one of our identities. */
function graphClients({ tenantId, graph: { baseUrl, authorityHost } }: Config, clock: Clock) {
  const as = (identity: GraphIdentity, limits: Partial<GraphLimits> = {}) => ({
    ...{ baseUrl, clock, limits },
    credential: createGraphCredential({ identity, tenantId, authorityHost }),
  });
  return {
    reading: (identity: GraphIdentity, limits?: Partial<GraphLimits>) => createGraphReadClient(as(identity, limits)),
    writing: (identity: GraphIdentity) => createGraphWriteClient(as(identity)),
  };
}

function directoryWriter(
  { role, graph: { executor } }: Config,
  graph: GraphClients,
  clock: Clock,
): DirectoryWriter | undefined {
  if (role === 'bot' || executor === undefined) return undefined;
  return createGraphDirectoryWriter({ client: graph.writing(executor), clock });
}

function codeSender({ mail, sms, graph: { messaging } }: Config, graph: GraphClients, clock: Clock): CodeSender {
  return createChannelRouter({
    mail:
      mail?.kind === 'smtp'
        ? createSmtpCodeSender({ url: mail.url, sender: mail.sender })
        : mail?.kind === 'graph' && messaging !== undefined
          ? createGraphCodeSender({ client: graph.writing(messaging), sender: mail.sender })
          : undefined,
    sms:
      sms?.kind === 'acs'
        ? createAcsCodeSender({ connectionString: sms.connectionString, sender: sms.sender })
        : sms?.kind === 'webhook'
          ? createWebhookCodeSender({ url: sms.url, key: sms.key, clock })
          : undefined,
  });
}

/** The second system that every audit record goes to, where one is named. */
function auditCopy({ audit: { copyTo } }: Config, clock: Clock, log: Logger): AuditCopy | undefined {
  if (copyTo === undefined) return undefined;
  return copyTo.startsWith('https:')
    ? createHttpAuditCopy({ url: copyTo, clock, log })
    : createSyslogAuditCopy({ url: copyTo, clock, log });
}

function caseDesk({ role, http, caseDesk: desk }: Config, clock: Clock): CaseDesk | undefined {
  if (desk === undefined || role === 'executor') return undefined;
  if (desk.kind === 'webhook')
    return createWebhookCaseDesk({ url: desk.url, key: desk.key, source: http.baseUrl, clock });
  const credential =
    desk.signIn === 'password'
      ? ({ kind: 'basic', user: desk.name, password: desk.secret } as const)
      : ({ kind: 'client-credentials', clientId: desk.name, clientSecret: desk.secret } as const);
  return createServiceNowCaseDesk({ url: desk.url, credential, incident: desk.incident, clock });
}

function ssoVerifier({ page, tenantId, graph }: Config, clock: Clock): SsoTokenVerifier | undefined {
  if (page.ssoAudience === undefined) return undefined;
  return createHttpSsoTokenVerifier({
    tenantId,
    authorityHost: graph.authorityHost,
    audience: page.ssoAudience,
    clock,
  });
}

/** The credential keeps the token until shortly before it ends, so asking before every send costs nothing. */
function connectorToken({ bot, tenantId, graph }: Config, clock: Clock): () => Promise<string> {
  if (bot === undefined) return () => Promise.reject(new InvariantError('this role does not speak to Teams'));
  const identity: GraphIdentity = { ...bot.credential, clientId: bot.appId };
  const credential = rememberToken({
    credential: createGraphCredential({ identity, tenantId, authorityHost: graph.authorityHost }),
    clock,
  });
  return async () => {
    const token = await credential.getToken(microsoftChannel.connectorScope);
    if (token === null) throw new DependencyError('messenger_unavailable', 'no token for the connector');
    return token.token;
  };
}

async function builtAssets({ role, page }: Config): Promise<PageAssets | undefined> {
  if (role === 'executor') return undefined;
  return loadPageAssets(page.assetsDirectory ?? fileURLToPath(new URL('../web/assets/', import.meta.url)));
}

/** Name and version, as the audit records them. */
export function buildName(): string {
  const { version } = createRequire(import.meta.url)('../package.json') as { version: string };
  return `avain ${version}`;
}
