import type { Config } from '../../services/config/config.ts';
import { parseHelpdeskFile } from '../../services/config/helpdesk-file.ts';
import { loadConfig } from '../../services/config/load-config.ts';
import { Secret } from '../../services/config/secret.ts';
import { allChecks } from '../../services/doctor/all-checks.ts';
import type { DoctorViews, StoreSight } from '../../services/doctor/doctor-views.ts';
import { seen } from '../../services/doctor/finding.ts';
import { identityPermissions } from '../../services/doctor/identity-permissions.ts';
import { runDoctor, type Finding } from '../../services/doctor/run-doctor.ts';
import { validSettings } from './valid-settings.ts';

export const examinedAt = new Date('2026-11-22T12:00:00Z');
export const framingHosts = ['https://teams.microsoft.com', 'https://*.cloud.microsoft'];

type Changes = { readonly [View in keyof DoctorViews]?: Partial<DoctorViews[View]> };

/** Views of a set-up without a fault, and one thing changed. */
export function goodViews(changes: Changes = {}): DoctorViews {
  const of = <T extends object>(view: T, change: object | undefined): T => ({ ...view, ...change });
  return {
    now: () => examinedAt,
    nodeVersion: '24.18.1',
    connectorHosts: ['smba.trafficmanager.net'],
    framingHosts,
    redisRules: '~avain:* -@all',
    ...(changes as Partial<DoctorViews>),
    files: of(goodFiles, changes.files),
    web: of(goodWeb, changes.web),
    identities: of(goodIdentities, changes.identities),
    tenant: of(goodTenant, changes.tenant),
    store: of(goodStore, changes.store),
  };
}

const goodFiles: DoctorViews['files'] = {
  text: async () => seen('a token'),
  directory: async () =>
    seen({ kind: 'there', writable: true, mode: 0o700, freeBytes: 50 * 2 ** 30, totalBytes: 100 * 2 ** 30 }),
  auditChain: async () => seen({ records: 12, problems: [] }),
};

const headers = {
  'content-security-policy': `default-src 'none'; frame-ancestors 'self' ${framingHosts.join(' ')}`,
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
};
const goodBodies: Readonly<Record<string, string>> = {
  '/healthz': '{"alive":true}',
  '/readyz': '{"ready":true,"down":[]}',
};

const goodWeb: DoctorViews['web'] = {
  ask: async (method, path) => ({
    kind: 'answer',
    status: method === 'POST' ? 401 : 200,
    headers: path === '/page/password' ? headers : { ...headers, 'content-security-policy': "frame-ancestors 'none'" },
    body: goodBodies[path] ?? '',
  }),
  certificate: async () => ({ kind: 'certificate', validTo: inDays(90), problem: undefined }),
  connect: async () => ({ kind: 'connected' }),
  graphDate: async () => seen(examinedAt),
};

const goodIdentities: DoctorViews['identities'] = {
  token: async (name) => ({
    kind: 'token',
    claims: {
      tenantId: tenantId(),
      objectId: '99999999-9999-4999-8999-999999999999',
      roles: identityPermissions[name].required,
    },
  }),
};

const goodTenant: DoctorViews['tenant'] = {
  organisation: async () => seen({ id: tenantId(), name: 'Contoso', synchronised: false, lastSync: undefined }),
  domains: async () =>
    seen([
      { name: 'contoso.example', federated: false },
      { name: 'contoso.onmicrosoft.com', federated: false },
    ]),
  account: async () => seen({ hasMailbox: true }),
  group: async (id) => seen({ name: `Group ${id.slice(0, 4)}`, hasMembers: true }),
  rolesOf: async () => seen([]),
  allowedToUseSspr: async () => seen(true),
  methodsPolicy: async () => seen({ migration: 'migrationComplete', enabled: { Email: true, Sms: true } }),
  teamsApp: async (id) => seen({ id, name: 'Avain', state: 'published' }),
  writeback: async () => seen(true),
  licences: async () => seen([{ plans: ['AAD_PREMIUM'], units: 500 }]),
  writebackSigns: async () =>
    seen({ switchedOn: undefined, switchedOff: undefined, agent: undefined, failed: undefined }),
};

const goodInfo = {
  redis_version: '7.2.4',
  role: 'master',
  slave0: 'ip=10.0.0.2,port=6379,state=online,offset=1,lag=0',
  aof_enabled: '1',
  aof_last_write_status: 'ok',
  maxmemory: '1073741824',
  maxmemory_policy: 'noeviction',
  used_memory: '107374182',
  total_system_memory: '4294967296',
};

/** One primary whose INFO differs from a good one's. */
export function redisWith(info: Readonly<Record<string, string | undefined>>, time = examinedAt): StoreSight {
  const all: Readonly<Record<string, string | undefined>> = { ...goodInfo, ...info };
  const told = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return { nodes: [{ info: Object.fromEntries(told), time }], clusterState: undefined };
}

const goodStore: DoctorViews['store'] = {
  look: async () => ({ kind: 'seen', sight: redisWith({}) }),
  rights: async () => seen({ administers: false, readsForeignKeys: false }),
};

export function inDays(days: number): Date {
  return new Date(examinedAt.getTime() + days * 86_400_000);
}

/**
 * Settings without a fault that every check has something to look at in: a bot's, and an executor identity besides,
 * which no real bot may have.
 */
export function goodConfig(changes: Partial<Config> = {}): Config {
  const config = loadConfig(validSettings());
  const dated = <Key extends { readonly id: string }>(keys: readonly Key[]): readonly Key[] =>
    keys.map((key) => ({ ...key, id: 'k20261101' }));
  const { state, codes, audit, sealing } = config.keys;
  const managed = (clientId: string) => ({ kind: 'managed-identity', clientId }) as const;
  return {
    ...config,
    role: 'bot',
    http: { ...config.http, proxyHops: 1 },
    bot: { appId: config.bot?.appId ?? '', type: 'UserAssignedMSI', credential: { kind: 'managed-identity' } },
    graph: { ...config.graph, reader: managed('r'), messaging: managed('m'), executor: managed('e') },
    keys: {
      ...config.keys,
      ...{ state: dated(state), codes: dated(codes), audit: dated(audit) },
      sealing: dated(sealing).map(({ id, jwk: { d: _private, ...jwk } }) => ({ id, jwk })),
    },
    mail: {
      kind: 'smtp',
      url: new Secret('smtps://user:mail-secret@mail.contoso.example'),
      sender: 'a@contoso.example',
    },
    sms: {
      kind: 'webhook',
      url: 'https://sms.contoso.example/send',
      key: new Secret('an-sms-secret-of-32-characters-00'),
    },
    audit: { ...config.audit, copyTo: 'syslog+tls://logs.contoso.example' },
    policy: { ...config.policy, blockedGroupIds: ['88888888-8888-4888-8888-888888888888'] },
    organisation: { ...config.organisation, helpdeskMail: 'help@contoso.example' },
    helpdesk: helpdesk('https://smba.trafficmanager.net/teams/'),
    caseDesk: { kind: 'webhook', url: 'https://desk.contoso.example', key: new Secret('whsec_desk-secret') },
    ...changes,
  };
}

/** One team of the helpdesk, reached through a connector. */
export function helpdesk(serviceUrl: string): Config['helpdesk'] {
  const team = {
    ...{ id: 'it', name: 'IT', groupId: '66666666-6666-4666-8666-666666666666', channelId: '19:a@thread.tacv2' },
    ...{ serviceUrl, language: 'en', timeZone: 'UTC', languages: [], troubles: [] },
    fallbackMail: 'desk@contoso.example',
  };
  return parseHelpdeskFile(JSON.stringify({ teams: [team] })).helpdesk;
}

function tenantId(): string {
  return validSettings()['AVAIN_TENANT_ID'] ?? '';
}

/** What one check says. */
export async function say(id: string, views: DoctorViews, config: Config): Promise<Finding> {
  const check = allChecks.find((candidate) => candidate.id === id);
  if (check === undefined) throw new RangeError(`no check ${id}`);
  const { findings } = await runDoctor({ checks: [check], views, config });
  const found = findings.find((finding) => finding.id === id);
  if (found === undefined) throw new RangeError(`${id} does not concern these settings`);
  return found;
}
