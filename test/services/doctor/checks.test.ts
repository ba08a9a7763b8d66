import { describe, expect, it } from '@jest/globals';
import type { Config } from '../../../services/config/config.ts';
import { Secret } from '../../../services/config/secret.ts';
import { allChecks } from '../../../services/doctor/all-checks.ts';
import type {
  DoctorViews,
  GroupSight,
  NoAnswer,
  TokenSight,
  WebAnswer,
} from '../../../services/doctor/doctor-views.ts';
import { blind, seen, type Verdict } from '../../../services/doctor/finding.ts';
import { adminPermissions, identityPermissions } from '../../../services/doctor/identity-permissions.ts';
import { runDoctor } from '../../../services/doctor/run-doctor.ts';
import {
  examinedAt,
  framingHosts,
  goodConfig,
  goodViews,
  helpdesk,
  inDays,
  redisWith,
  say,
} from '../../support/doctor-world.ts';
import { withGrowingPatience } from '../../support/growing-patience.ts';

type Fault = { readonly views?: DoctorViews; readonly config?: Config };
type Row = readonly [id: string, verdict: Verdict, seen: string, fault: Fault];

const base = goodConfig();
const silent: NoAnswer = { kind: 'no-answer', reason: 'timeout', late: true };
const refused: NoAnswer = { kind: 'no-answer', reason: 'ECONNREFUSED', late: false };
const answer = (status: number, headers: WebAnswer['headers'] = {}, body = ''): WebAnswer => ({
  kind: 'answer',
  status,
  headers,
  body,
});

const web = (change: Partial<DoctorViews['web']>): Fault => ({ views: goodViews({ web: change }) });
const asked = (reply: WebAnswer | NoAnswer): Fault => web({ ask: async () => reply });
const tenant = (change: Partial<DoctorViews['tenant']>): Fault => ({ views: goodViews({ tenant: change }) });
const files = (change: Partial<DoctorViews['files']>): Fault => ({ views: goodViews({ files: change }) });
const redis = (info: Readonly<Record<string, string | undefined>>, time?: Date): Fault => ({
  views: goodViews({ store: { look: async () => ({ kind: 'seen', sight: redisWith(info, time) }) } }),
});
const redisAway: Fault = {
  views: goodViews({ store: { look: async () => ({ kind: 'unreachable', reason: 'ECONNREFUSED' }) } }),
};
const embedded: Fault = { views: goodViews({ store: { look: async () => ({ kind: 'embedded' }) } }) };
const token = (sight: TokenSight): Fault => ({ views: goodViews({ identities: { token: async () => sight } }) });
const roles = (...granted: readonly string[]): TokenSight => ({
  kind: 'token',
  claims: { tenantId: base.tenantId, objectId: 'o', roles: granted },
});
const config = (change: Partial<Config>): Fault => ({ config: goodConfig(change) });
const forbidden = async () => blind('unknown.no-permission', { permission: 'Some.Read.All' });
const directory = (change: object): Fault =>
  files({
    directory: async () =>
      seen({
        kind: 'there',
        writable: true,
        mode: 0o700,
        freeBytes: 50 * 2 ** 30,
        totalBytes: 100 * 2 ** 30,
        ...change,
      }),
  });
const keys = (change: Partial<Config['keys']>): Fault => config({ keys: { ...base.keys, ...change } });
const key = (id: string) => ({ id, key: new Uint8Array(32) });
const readerNeeds = [
  'User.Read.All',
  'UserAuthenticationMethod.Read.All',
  'RoleManagement.Read.Directory',
  'GroupMember.Read.All',
  'Domain.Read.All',
];
const admins = config({ admins: { groupId: '12121212-1212-4212-8212-121212121212', watchedGroupIds: [] } });
const adminGroupId = '77777777-7777-4777-8777-777777777777';
const watchedGroupId = '12121212-1212-4212-8212-121212121212';
const watching = config({ admins: { groupId: adminGroupId, watchedGroupIds: [watchedGroupId] } });
const groupAs = (wanted: string, sight: GroupSight | undefined): Fault => ({
  ...watching,
  ...tenant({ group: async (id) => seen(id === wanted ? sight : { name: 'There', hasMembers: true }) }),
});
const graphMail = config({ mail: { kind: 'graph', sender: 'avain@contoso.example' } });
const sender = (account: { readonly hasMailbox: boolean } | undefined): Fault => ({
  ...graphMail,
  ...tenant({ account: async () => seen(account) }),
});

/** Every fault that a check can tell, and that it says so. */
const faults: readonly Row[] = [
  ['node-version', 'red', 'node-version.old', { views: { ...goodViews(), nodeVersion: '24.4.9' } }],
  ['node-version', 'red', 'node-version.old', { views: { ...goodViews(), nodeVersion: '22.20.0' } }],
  ['node-version', 'warning', 'node-version.other', { views: { ...goodViews(), nodeVersion: '26.0.0' } }],
  ['node-env', 'warning', 'node-env.loose', config({ production: false })],
  ['role-split', 'warning', 'role-split.together', config({ role: 'all' })],
  ['proxy-hops', 'warning', 'proxy-hops.none', config({ http: { ...base.http, proxyHops: 0 } })],
  ['proxy-hops', 'warning', 'proxy-hops.many', config({ http: { ...base.http, baseUrl: 'http://127.0.0.1:3978' } })],
  ['key-age', 'warning', 'key-age.old', keys({ state: [key('s20250101')] })],
  ['key-age', 'unknown', 'key-age.undated', keys({ state: [key('main')] })],
  ['key-count', 'warning', 'key-count.many', keys({ codes: [key('a'), key('b'), key('c')] })],
  ['key-count', 'warning', 'key-count.many', keys({ codes: [key('c20260101'), key('c20250101')] })],
  ['key-count', 'warning', 'key-count.many', keys({ state: [key('s20220101'), key('s20210101')] })],
  ['key-count', 'green', 'key-count.good', keys({ state: ['s20260101', 's20250101', 's20240101'].map(key) })],
  ['sealing-keys', 'red', 'sealing-keys.private', keys({ sealing: [{ id: 'e1', jwk: { kty: 'EC', d: 'x' } }] })],
  ['sealing-keys', 'red', 'sealing-keys.public', config({ role: 'executor' })],
  ['sealing-keys', 'red', 'sealing-keys.none', keys({ sealing: [] })],

  [
    'identity-reader',
    'warning',
    'identity.secret',
    config({ graph: { ...base.graph, reader: { kind: 'secret', clientId: 'r', secret: new Secret('s') } } }),
  ],
  [
    'identity-reader',
    'red',
    'identity.unreadable',
    {
      ...config({ graph: { ...base.graph, reader: { kind: 'federated', clientId: 'r', tokenFile: '/t' } } }),
      ...files({ text: async () => blind('unknown.file', { path: '/t', reason: 'EACCES' }) }),
    },
  ],
  [
    'identity-reader',
    'red',
    'identity.no-certificate',
    config({ graph: { ...base.graph, reader: { kind: 'certificate', clientId: 'r', path: '/c' } } }),
  ],
  ['token-bot', 'red', 'token.refused', token({ kind: 'refused', code: 'AADSTS7000222' })],
  ['token-reader', 'red', 'token.refused', token({ kind: 'refused', code: 'AADSTS7000222' })],
  ['token-messaging', 'red', 'token.refused', token({ kind: 'refused', code: 'AADSTS7000222' })],
  [
    'token-executor',
    'red',
    'token.tenant',
    token({ kind: 'token', claims: { tenantId: 'another', objectId: 'o', roles: [] } }),
  ],
  ['token-bot', 'unknown', 'token.silent', token({ kind: 'silent', code: 'ENOTFOUND' })],
  ['token-reader', 'unknown', 'token.silent', token({ kind: 'silent', code: 'ENOTFOUND' })],
  ['token-messaging', 'unknown', 'token.silent', token({ kind: 'silent', code: 'ENOTFOUND' })],
  [
    'token-executor',
    'unknown',
    'unknown.not-told',
    token({ kind: 'token', claims: { tenantId: undefined, objectId: 'o', roles: [] } }),
  ],
  ['permissions-bot', 'warning', 'permissions.extra', token(roles('User.Read.All'))],
  ['permissions-reader', 'red', 'permissions.missing', token(roles(...readerNeeds.slice(1)))],
  ['permissions-reader', 'red', 'permissions.dangerous', token(roles(...readerNeeds, 'User.ReadWrite.All'))],
  ['permissions-reader', 'warning', 'permissions.extra', token(roles(...readerNeeds, 'Directory.Read.All'))],
  ['permissions-messaging', 'warning', 'permissions.mail-everybody', token(roles('Mail.Send'))],
  ['permissions-messaging', 'unknown', 'permissions.mail-exchange', { ...graphMail, ...token(roles()) }],
  ['permissions-messaging', 'red', 'permissions.dangerous', token(roles('Mail.ReadWrite'))],
  [
    'permissions-reader',
    'red',
    'permissions.missing',
    { ...config({ signInLog: true }), ...token(roles(...readerNeeds)) },
  ],
  // The parts for admins need more.
  ['permissions-reader', 'red', 'permissions.missing', { ...admins, ...token(roles(...readerNeeds)) }],
  [
    'permissions-reader',
    'green',
    'permissions.good',
    { ...admins, ...token(roles(...readerNeeds, 'AuditLog.Read.All')) },
  ],
  ['permissions-messaging', 'red', 'permissions.missing', { ...admins, ...token(roles('AppCatalog.Read.All')) }],
  ['permissions-executor', 'red', 'permissions.missing', token(roles('User.RevokeSessions.All'))],
  [
    'permissions-executor',
    'green',
    'permissions.by-role',
    {
      views: goodViews({
        identities: { token: async () => roles('User.RevokeSessions.All') },
        tenant: { rolesOf: async () => seen(['c4e39bd9-1100-46d3-8c65-fb160da0071f']) },
      }),
    },
  ],
  [
    'permissions-executor',
    'red',
    'permissions.dangerous',
    token(roles('User-PasswordProfile.ReadWrite.All', 'User.RevokeSessions.All', 'UserAuthMethod-Phone.ReadWrite.All')),
  ],
  ...(['bot', 'reader', 'messaging', 'executor'] as const).map((name): Row => [
    `permissions-${name}`,
    'unknown',
    'unknown.no-token',
    token({ kind: 'silent', code: 'x' }),
  ]),

  [
    'tenant',
    'red',
    'tenant.other',
    tenant({ organisation: async () => seen({ id: 'another', name: 'B', synchronised: false, lastSync: undefined }) }),
  ],
  [
    'tenant',
    'red',
    'tenant.away',
    {
      views: goodViews({
        tenant: { organisation: async () => blind('unknown.directory', { code: 'x' }) },
        web: { graphDate: async () => blind('unknown.no-answer', { reason: 'ENOTFOUND' }) },
      }),
    },
  ],
  [
    'tenant',
    'unknown',
    'unknown.directory',
    tenant({ organisation: async () => blind('unknown.directory', { code: '503' }) }),
  ],
  [
    'clock-graph',
    'red',
    'clock-graph.off',
    web({ graphDate: async () => seen(new Date(examinedAt.getTime() + 300_000)) }),
  ],
  [
    'clock-graph',
    'warning',
    'clock-graph.off',
    web({ graphDate: async () => seen(new Date(examinedAt.getTime() - 60_000)) }),
  ],
  ['clock-graph', 'unknown', 'unknown.no-answer', web({ graphDate: async () => blind('unknown.no-answer') })],
  ['teams-app', 'red', 'teams-app.absent', tenant({ teamsApp: async () => seen(undefined) })],
  [
    'teams-app',
    'red',
    'teams-app.rejected',
    tenant({ teamsApp: async (id) => seen({ id, name: 'A', state: 'rejected' }) }),
  ],
  [
    'teams-app',
    'warning',
    'teams-app.waiting',
    tenant({ teamsApp: async (id) => seen({ id, name: 'A', state: 'submitted' }) }),
  ],
  [
    'teams-app',
    'warning',
    'teams-app.manifest-id',
    tenant({ teamsApp: async () => seen({ id: 'c', name: 'A', state: 'published' }) }),
  ],
  ['teams-app', 'unknown', 'unknown.no-permission', tenant({ teamsApp: forbidden })],
  ['admin-sspr', 'warning', 'admin-sspr.off', tenant({ allowedToUseSspr: async () => seen(false) })],
  ['admin-sspr', 'unknown', 'unknown.no-permission', tenant({ allowedToUseSspr: forbidden })],
  [
    'methods-policy',
    'red',
    'methods-policy.off',
    tenant({
      methodsPolicy: async () => seen({ migration: 'migrationComplete', enabled: { Email: true, Sms: false } }),
    }),
  ],
  [
    'methods-policy',
    'unknown',
    'unknown.not-told',
    tenant({ methodsPolicy: async () => seen({ migration: 'migrationComplete', enabled: {} }) }),
  ],
  [
    'methods-migration',
    'red',
    'methods-migration.open',
    tenant({ methodsPolicy: async () => seen({ migration: 'preMigration', enabled: {} }) }),
  ],
  [
    'methods-migration',
    'warning',
    'methods-migration.open',
    tenant({ methodsPolicy: async () => seen({ migration: 'migrationInProgress', enabled: {} }) }),
  ],
  ['methods-migration', 'unknown', 'unknown.no-permission', tenant({ methodsPolicy: forbidden })],
  [
    'domains',
    'red',
    'domains.all',
    tenant({
      domains: async () =>
        seen([
          { name: 'a.example', federated: true },
          { name: 'a.onmicrosoft.com', federated: false },
        ]),
    }),
  ],
  [
    'domains',
    'warning',
    'domains.some',
    tenant({
      domains: async () =>
        seen([
          { name: 'a.example', federated: true },
          { name: 'b.example', federated: false },
        ]),
    }),
  ],
  ['domains', 'unknown', 'unknown.no-permission', tenant({ domains: forbidden })],
  [
    'sync',
    'red',
    'sync.stale',
    tenant({ organisation: async () => seen({ id: 'i', name: 'n', synchronised: true, lastSync: inDays(-1) }) }),
  ],
  [
    'sync',
    'red',
    'sync.never',
    tenant({ organisation: async () => seen({ id: 'i', name: 'n', synchronised: true, lastSync: undefined }) }),
  ],
  [
    'sync',
    'warning',
    'sync.on',
    tenant({ organisation: async () => seen({ id: 'i', name: 'n', synchronised: true, lastSync: examinedAt }) }),
  ],
  ['sync', 'unknown', 'unknown.no-permission', tenant({ organisation: forbidden })],
  ['writeback', 'red', 'writeback.off', tenant({ organisation: forbidden, writeback: async () => seen(false) })],
  ['writeback', 'green', 'writeback.good', tenant({ organisation: forbidden })],
  ['writeback', 'unknown', 'unknown.no-permission', tenant({ organisation: forbidden, writeback: forbidden })],

  ['base-url', 'red', 'base-url.http', config({ http: { ...base.http, baseUrl: 'http://avain.example.org' } })],
  ['base-url', 'warning', 'base-url.local', config({ http: { ...base.http, baseUrl: 'https://localhost' } })],
  [
    'base-certificate',
    'red',
    'base-certificate.ended',
    web({ certificate: async () => ({ kind: 'certificate', validTo: inDays(-2), problem: 'CERT_HAS_EXPIRED' }) }),
  ],
  [
    'base-certificate',
    'red',
    'base-certificate.untrusted',
    web({ certificate: async () => ({ kind: 'certificate', validTo: inDays(90), problem: 'SELF_SIGNED' }) }),
  ],
  [
    'base-certificate',
    'red',
    'base-certificate.soon',
    web({ certificate: async () => ({ kind: 'certificate', validTo: inDays(6), problem: undefined }) }),
  ],
  [
    'base-certificate',
    'warning',
    'base-certificate.soon',
    web({ certificate: async () => ({ kind: 'certificate', validTo: inDays(29), problem: undefined }) }),
  ],
  ['base-certificate', 'unknown', 'unknown.no-answer', web({ certificate: async () => refused })],
  ['health', 'red', 'health.away', asked(refused)],
  ['health', 'red', 'health.status', asked(answer(200, {}, '<html>It works!</html>'))],
  ['health', 'unknown', 'unknown.no-answer', asked(silent)],
  ['readiness', 'red', 'readiness.down', asked(answer(503, {}, '{"ready":false,"down":["store"]}'))],
  ['readiness', 'red', 'readiness.status', asked(answer(502))],
  ['readiness', 'unknown', 'unknown.no-answer', asked(refused)],
  ['messages-door', 'red', 'messages-door.open', asked(answer(200))],
  ['messages-door', 'red', 'messages-door.absent', asked(answer(404))],
  ['messages-door', 'unknown', 'unknown.no-answer', asked(silent)],
  [
    'page-headers',
    'red',
    'page-headers.missing',
    asked(answer(200, { 'content-security-policy': "default-src 'self'" })),
  ],
  [
    'page-headers',
    'red',
    'page-headers.no-teams',
    asked(answer(200, { 'content-security-policy': "frame-ancestors 'none'" })),
  ],
  [
    'page-headers',
    'red',
    'page-headers.wide',
    asked(answer(200, { 'content-security-policy': `frame-ancestors ${framingHosts.join(' ')} https:` })),
  ],
  ['page-headers', 'red', 'page-headers.xfo', asked(answer(200, { 'x-frame-options': 'SAMEORIGIN' }))],
  ['page-headers', 'unknown', 'page-headers.status', asked(answer(302))],
  [
    'page-unframed',
    'red',
    'page-unframed.framed',
    asked(answer(200, { 'content-security-policy': "frame-ancestors 'self'" })),
  ],
  ['page-unframed', 'unknown', 'unknown.no-answer', asked(silent)],
  ['page-hsts', 'red', 'page-hsts.missing', asked(answer(200))],
  ['page-hsts', 'warning', 'page-hsts.short', asked(answer(200, { 'strict-transport-security': 'max-age=3600' }))],
  ['page-hsts', 'unknown', 'unknown.no-answer', asked(silent)],

  ['redis-reachable', 'red', 'redis-reachable.away', redisAway],
  ['redis-reachable', 'red', 'redis-reachable.old', redis({ redis_version: '6.2.7' })],
  ['redis-reachable', 'unknown', 'unknown.embedded', embedded],
  ['redis-tls', 'red', 'redis-tls.plain', config({ redis: { ...base.redis, urls: [new Secret('redis://10.0.0.1')] } })],
  ['redis-tls', 'unknown', 'unknown.embedded', config({ redis: { ...base.redis, urls: [] } })],
  [
    'redis-acl',
    'red',
    'redis-acl.admin',
    { views: goodViews({ store: { rights: async () => seen({ administers: true, readsForeignKeys: true }) } }) },
  ],
  [
    'redis-acl',
    'red',
    'redis-acl.foreign',
    { views: goodViews({ store: { rights: async () => seen({ administers: false, readsForeignKeys: true }) } }) },
  ],
  [
    'redis-acl',
    'unknown',
    'unknown.store',
    { views: goodViews({ store: { rights: async () => blind('unknown.store', { reason: 'x' }) } }) },
  ],
  ['redis-eviction', 'red', 'redis-eviction.bad', redis({ maxmemory_policy: 'allkeys-lru' })],
  ['redis-eviction', 'unknown', 'unknown.store-silent', redis({ maxmemory_policy: undefined })],
  ['redis-persistence', 'red', 'redis-persistence.off', redis({ aof_enabled: '0' })],
  ['redis-persistence', 'red', 'redis-persistence.failing', redis({ aof_last_write_status: 'err' })],
  ['redis-persistence', 'unknown', 'unknown.store', redisAway],
  ['redis-topology', 'red', 'redis-topology.replica', redis({ role: 'slave' })],
  [
    'redis-topology',
    'red',
    'redis-topology.cluster-down',
    {
      views: goodViews({
        store: { look: async () => ({ kind: 'seen', sight: { ...redisWith({}), clusterState: 'fail' } }) },
      }),
    },
  ],
  ['redis-topology', 'warning', 'redis-topology.alone', redis({ slave0: undefined })],
  ['redis-topology', 'unknown', 'unknown.embedded', embedded],
  ['redis-memory', 'red', 'redis-memory.full', redis({ used_memory: '1063004405' })],
  ['redis-memory', 'warning', 'redis-memory.unlimited', redis({ maxmemory: '0' })],
  ['redis-memory', 'unknown', 'unknown.store-silent', redis({ used_memory: undefined })],
  ['clock-redis', 'red', 'clock-redis.off', redis({}, new Date(examinedAt.getTime() - 600_000))],
  ['clock-redis', 'unknown', 'unknown.store', redisAway],

  ['audit-directory', 'red', 'audit-directory.absent', files({ directory: async () => seen({ kind: 'absent' }) })],
  ['audit-directory', 'red', 'audit-directory.readonly', directory({ writable: false })],
  ['audit-directory', 'warning', 'audit-directory.readable', directory({ mode: 0o755 })],
  [
    'audit-directory',
    'unknown',
    'unknown.file',
    files({ directory: async () => blind('unknown.file', { path: '/', reason: 'EACCES' }) }),
  ],
  ['audit-space', 'red', 'audit-space.low', directory({ freeBytes: 50 * 2 ** 20 })],
  ['audit-space', 'warning', 'audit-space.low', directory({ freeBytes: 5 * 2 ** 30 })],
  [
    'audit-space',
    'unknown',
    'unknown.file',
    files({ directory: async () => blind('unknown.file', { path: '/', reason: 'EACCES' }) }),
  ],
  [
    'audit-chain',
    'red',
    'audit-chain.broken',
    files({ auditChain: async () => seen({ records: 3, problems: ['record-forged (a)'] }) }),
  ],
  [
    'audit-chain',
    'warning',
    'audit-chain.empty',
    files({ auditChain: async () => seen({ records: 0, problems: [] }) }),
  ],
  ['audit-chain', 'unknown', 'audit-chain.large', files({ auditChain: async () => seen('too-large') })],
  ['audit-copy', 'warning', 'audit-copy.none', config({ audit: { ...base.audit, copyTo: undefined } })],
  ['audit-copy', 'red', 'audit-copy.away', web({ connect: async () => refused })],
  ['audit-copy', 'warning', 'audit-copy.plain', config({ audit: { ...base.audit, copyTo: 'syslog+tcp://10.0.0.9' } })],
  ['audit-copy', 'unknown', 'unknown.no-answer', web({ connect: async () => silent })],

  ['mail-sender', 'red', 'mail-sender.smtp-away', web({ connect: async () => refused })],
  ['mail-sender', 'green', 'mail-sender.good', sender({ hasMailbox: true })],
  ['mail-sender', 'red', 'mail-sender.absent', sender(undefined)],
  ['mail-sender', 'red', 'mail-sender.no-mailbox', sender({ hasMailbox: false })],
  ['mail-sender', 'unknown', 'unknown.no-permission', { ...graphMail, ...tenant({ account: forbidden }) }],
  ['sms', 'red', 'sms.none', config({ sms: undefined })],
  ['sms', 'red', 'sms.away', web({ connect: async () => refused })],
  ['sms', 'unknown', 'unknown.no-answer', web({ connect: async () => silent })],
  ['ticket-desk', 'red', 'ticket-desk.away', web({ connect: async () => refused })],
  ['ticket-desk', 'unknown', 'unknown.no-answer', web({ connect: async () => silent })],
  ['helpdesk-groups', 'red', 'helpdesk-groups.absent', tenant({ group: async () => seen(undefined) })],
  [
    'helpdesk-groups',
    'red',
    'helpdesk-groups.empty',
    tenant({ group: async () => seen({ name: 'G', hasMembers: false }) }),
  ],
  ['helpdesk-groups', 'unknown', 'unknown.no-permission', tenant({ group: forbidden })],
  [
    'helpdesk-channels',
    'red',
    'helpdesk-channels.foreign',
    config({ helpdesk: helpdesk('https://smba.trafficmanager.net.evil.example/') }),
  ],
  ['helpdesk-channels', 'warning', 'helpdesk-channels.local', config({ helpdesk: helpdesk('http://127.0.0.1:1/') })],
  [
    'helpdesk-mail',
    'warning',
    'helpdesk-mail.none',
    config({ organisation: { ...base.organisation, helpdeskMail: undefined } }),
  ],
  [
    'helpdesk-mail',
    'warning',
    'helpdesk-mail.outside',
    config({ organisation: { ...base.organisation, helpdeskMail: 'x@gmail.example' } }),
  ],
  [
    'helpdesk-mail',
    'warning',
    'helpdesk-mail.self',
    config({ organisation: { ...base.organisation, helpdeskMail: 'A@contoso.example' } }),
  ],
  ['helpdesk-mail', 'unknown', 'unknown.no-permission', tenant({ domains: forbidden })],
  ['admin-group', 'red', 'admin-group.absent', groupAs(adminGroupId, undefined)],
  ['admin-group', 'red', 'admin-group.empty', groupAs(adminGroupId, { name: 'G', hasMembers: false })],
  ['admin-group', 'red', 'admin-group.watched-absent', groupAs(watchedGroupId, undefined)],
  ['admin-group', 'warning', 'admin-group.watched-empty', groupAs(watchedGroupId, { name: 'W', hasMembers: false })],
  ['admin-group', 'unknown', 'unknown.no-permission', { ...watching, ...tenant({ group: forbidden }) }],
  ['admin-group', 'green', 'admin-group.good', admins],
  ['admin-group', 'green', 'admin-group.watched-good', watching],
  ['blocked-groups', 'red', 'blocked-groups.absent', tenant({ group: async () => seen(undefined) })],
  [
    'blocked-groups',
    'warning',
    'blocked-groups.empty',
    tenant({ group: async () => seen({ name: 'G', hasMembers: false }) }),
  ],
  ['blocked-groups', 'unknown', 'unknown.no-permission', tenant({ group: forbidden })],
];

/** They look at settings, or at what a file says of itself, which is always there to be looked at. */
const alwaysLook = [
  'node-version',
  'node-env',
  'role-split',
  'proxy-hops',
  'key-count',
  'sealing-keys',
  'base-url',
  'helpdesk-channels',
];
/** Microsoft Graph has no reading of it: an honest doctor can only say so. */
const neverLooks = ['app-policy'];
const isCredential = (id: string): boolean => id.startsWith('identity-');

describe('the checks of the doctor', () => {
  it('are green, all that can be, on a set-up without a fault', async () => {
    const granted: DoctorViews['identities'] = {
      token: async (name) => roles(...identityPermissions[name].required, ...(adminPermissions[name] ?? [])),
    };
    const views = goodViews({ identities: granted });
    const { findings, leftOut } = await runDoctor({ checks: allChecks, views, config: watching.config! });
    expect(leftOut).toEqual([]);
    expect(
      findings.filter(({ verdict }) => verdict !== 'green').map(({ id, seen: { key: what } }) => `${id}: ${what}`),
    ).toEqual(['app-policy: app-policy.unreadable']);
    expect(findings.length).toBeGreaterThan(50);
  });

  it.each(faults)('%s is %s: %s', async (id, verdict, what, { views = goodViews(), config: settings = base }) => {
    const { verdict: said, seen: sentence } = await say(id, views, settings);
    expect([said, sentence.key]).toEqual([verdict, what]);
  });

  it('each have a fault that they tell, and are unknown when they cannot look', () => {
    const rows = (id: string, verdicts: readonly Verdict[]) =>
      faults.some((row) => row[0] === id && verdicts.includes(row[1]));
    const ids = allChecks.map(({ id }) => id).filter((id) => !neverLooks.includes(id) && !isCredential(id));
    expect(ids.filter((id) => !rows(id, ['red', 'warning']))).toEqual([]);
    expect(ids.filter((id) => !alwaysLook.includes(id) && !rows(id, ['unknown']))).toEqual([]);
  });

  it('are unknown when they break off or are late, and the others go on', async () => {
    const views = goodViews({
      tenant: {
        domains: () => Promise.reject(new TypeError('with a secret in it')),
        methodsPolicy: () => new Promise(() => undefined),
      },
    });
    await withGrowingPatience(async (limitMs) => {
      const { findings } = await runDoctor({ checks: allChecks, views, config: base, limitMs });
      const of = (id: string) => findings.find((finding) => finding.id === id);
      expect(of('domains')).toMatchObject({
        verdict: 'unknown',
        seen: { key: 'unknown.failed', values: { reason: 'TypeError' } },
      });
      expect(of('methods-policy')).toMatchObject({ verdict: 'unknown', seen: { key: 'unknown.time' } });
      expect(of('admin-sspr')?.verdict).toBe('green');
    });
  });

  it.each([
    ['nobody administrates Avain', { admins: undefined }],
    ['the executor runs', { role: 'executor' as const }],
  ])('look at no group of administrators where %s', async (_where, change) => {
    const check = allChecks.filter(({ id }) => id === 'admin-group');
    const { findings } = await runDoctor({
      checks: check,
      views: goodViews(),
      config: goodConfig({ admins: watching.config!.admins, ...change }),
    });
    expect(check).toHaveLength(1);
    expect(findings.map(({ id }) => id)).toEqual(['settings']);
  });

  it('have ids of their own', () => {
    expect(new Set(allChecks.map(({ id }) => id)).size).toBe(allChecks.length);
  });
});
