import process from 'node:process';
import { systemClock } from '../services/clock/system-clock.ts';
import type { Config, GraphIdentity } from '../services/config/config.ts';
import { createGraphReadClient } from '../services/directory/graph-client.ts';
import { createGraphCredential } from '../services/directory/graph-credential.ts';
import type { DoctorViews, IdentityName } from '../services/doctor/doctor-views.ts';
import { createFileView } from '../services/doctor/file-view.ts';
import { createGraphIdentityView } from '../services/doctor/graph-identity-view.ts';
import { createGraphTenantView } from '../services/doctor/graph-tenant-view.ts';
import { createHttpWebView } from '../services/doctor/http-web-view.ts';
import { createRedisStoreView } from '../services/doctor/redis-store-view.ts';
import { redisAclRules } from '../services/store/redis-client.ts';
import { microsoftChannel } from './channel-settings.ts';
import { redisSettings } from './redis-settings.ts';
import { microsoftServiceHosts } from './service-url.ts';
import { teamsHosts } from './teams-hosts.ts';

/** What the doctor looks through: adapters of its own that only read. `close` ends its connection to Redis. */
export function doctorViews(config: Config): { readonly views: DoctorViews; readonly close: () => Promise<void> } {
  const { tenantId, graph, audit, keys } = config;
  const clock = systemClock;
  const credential = (identity: GraphIdentity) =>
    createGraphCredential({ identity, tenantId, authorityHost: graph.authorityHost });
  const store = storeView(config);
  const views: DoctorViews = {
    now: () => clock.now(),
    nodeVersion: process.versions.node,
    connectorHosts: microsoftServiceHosts,
    framingHosts: teamsHosts,
    redisRules: redisAclRules,
    files: createFileView({ auditDirectory: audit.directory, auditKeys: keys.audit }),
    web: createHttpWebView({ baseUrl: config.http.baseUrl, graphUrl: graph.baseUrl }),
    identities: createGraphIdentityView({
      connectorScope: microsoftChannel.connectorScope,
      credentials: Object.fromEntries(identitiesOf(config).map(([name, identity]) => [name, credential(identity)])),
    }),
    tenant: createGraphTenantView({
      clock,
      client: createGraphReadClient({ clock, baseUrl: graph.baseUrl, credential: credential(graph.reader) }),
    }),
    store: store.view,
  };
  return { views, close: store.close };
}

function identitiesOf({ bot, graph }: Config): readonly (readonly [IdentityName, GraphIdentity])[] {
  const all: readonly (readonly [IdentityName, GraphIdentity | undefined])[] = [
    ['bot', bot === undefined ? undefined : { ...bot.credential, clientId: bot.appId }],
    ['reader', graph.reader],
    ['messaging', graph.messaging],
    ['executor', graph.executor],
  ];
  return all.flatMap(([name, identity]) => (identity === undefined ? [] : [[name, identity] as const]));
}

function storeView(config: Config): ReturnType<typeof createRedisStoreView> {
  if (config.redis.urls.length > 0) return createRedisStoreView(redisSettings(config));
  return {
    view: {
      look: async () => ({ kind: 'embedded' }),
      rights: async () => ({ kind: 'blind', why: { key: 'unknown.embedded', values: {} } }),
    },
    close: async () => undefined,
  };
}
