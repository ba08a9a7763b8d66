import type { Config } from '../../config/config.ts';
import type { Check } from '../check.ts';
import type { TeamsAppSight } from '../doctor-views.ts';
import { judgeSkew } from '../skew.ts';
import { green, judge, red, unknown, warning, type Sight } from '../finding.ts';

/** Directory synchronisation runs every 30 minutes; several runs in a row have failed by then. */
const staleSyncMinutes = 180;

const notInBot = ({ role }: Config): boolean => role !== 'executor';

/** The tenant's own settings, as far as Graph shows them to an app. */
export const tenantChecks: readonly Check[] = [
  {
    id: 'tenant',
    topic: 'tenant',
    source: 'https://learn.microsoft.com/graph/api/organization-list',
    look: async ({ tenant, web }, { tenantId }) => {
      const found = await tenant.organisation();
      if (found.kind === 'seen') {
        const { id, name } = found.value;
        return id.toLowerCase() === tenantId.toLowerCase()
          ? green('tenant.good', { id, name })
          : red('tenant.other', { id });
      }
      // Somebody at the door without an answer behind it is not "away".
      const door = await web.graphDate();
      return door.kind === 'seen'
        ? { verdict: 'unknown', seen: found.why }
        : red('tenant.away', { code: String(door.why.values['reason'] ?? '?') });
    },
  },
  {
    id: 'clock-graph',
    topic: 'clock-graph',
    source: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
    look: async ({ web, now }) => {
      const found = await web.graphDate();
      return judge(found, (date) => judgeSkew(date.getTime() - now().getTime(), 'clock-graph.good', 'clock-graph.off'));
    },
  },
  {
    id: 'teams-app',
    topic: 'teams-app',
    source: 'https://learn.microsoft.com/graph/api/appcatalogs-list-teamsapps',
    concerns: notInBot,
    look: async ({ tenant }, { teamsAppId: id }) =>
      judge(await tenant.teamsApp(id), (app) =>
        app === undefined ? red('teams-app.absent', { id }) : judgeApp(app, id),
      ),
  },
  {
    id: 'app-policy',
    topic: 'app-policy',
    source: 'https://learn.microsoft.com/microsoftteams/app-centric-management',
    concerns: notInBot,
    look: async () => unknown('app-policy.unreadable'),
  },
  {
    id: 'admin-sspr',
    topic: 'admin-sspr',
    source: 'https://learn.microsoft.com/entra/identity/authentication/concept-sspr-policy',
    look: async ({ tenant }) =>
      judge(await tenant.allowedToUseSspr(), (allowed) =>
        allowed ? green('admin-sspr.good') : warning('admin-sspr.off'),
      ),
  },
  {
    id: 'methods-policy',
    topic: 'methods-policy',
    source: 'https://learn.microsoft.com/entra/identity/authentication/concept-authentication-methods-manage',
    look: async ({ tenant }) =>
      judge(await tenant.methodsPolicy(), ({ enabled }) => {
        const needed = ['Email', 'Sms'];
        if (needed.some((method) => enabled[method] === undefined)) return unknown('unknown.not-told');
        const off = needed.filter((method) => enabled[method] === false);
        return off.length === 0 ? green('methods-policy.good') : red('methods-policy.off', { methods: off.join(', ') });
      }),
  },
  {
    id: 'methods-migration',
    topic: 'methods-migration',
    source: 'https://learn.microsoft.com/entra/identity/authentication/how-to-authentication-methods-manage',
    look: async ({ tenant }) =>
      judge(await tenant.methodsPolicy(), ({ migration: state }) => {
        if (state === 'migrationComplete') return green('methods-migration.good');
        return state === 'preMigration'
          ? red('methods-migration.open', { state })
          : warning('methods-migration.open', { state });
      }),
  },
  {
    id: 'domains',
    topic: 'domains',
    source: 'https://learn.microsoft.com/graph/api/resources/domain',
    look: async ({ tenant }) =>
      judge(await tenant.domains(), (domains) => {
        const names = (federated: boolean): string =>
          domains
            .filter((domain) => domain.federated === federated)
            .map(({ name }) => name)
            .join(', ');
        // The first domain of a tenant, …onmicrosoft.com, is always managed and nobody's address.
        const own = domains.filter(({ name }) => !name.endsWith('.onmicrosoft.com'));
        if (own.length > 0 && own.every(({ federated }) => federated)) return red('domains.all');
        return domains.some(({ federated }) => federated)
          ? warning('domains.some', { federated: names(true) })
          : green('domains.good', { managed: names(false) });
      }),
  },
  {
    id: 'sync',
    topic: 'sync',
    source: 'https://learn.microsoft.com/entra/identity/hybrid/connect/how-to-connect-sync-feature-scheduler',
    look: async ({ tenant, now }) =>
      judge(await tenant.organisation(), ({ synchronised, lastSync }) => {
        if (!synchronised) return green('sync.good');
        if (lastSync === undefined) return red('sync.never');
        const minutes = Math.max(0, Math.round((now().getTime() - lastSync.getTime()) / 60_000));
        return minutes > staleSyncMinutes ? red('sync.stale', { minutes }) : warning('sync.on', { minutes });
      }),
  },
  {
    id: 'writeback',
    topic: 'writeback',
    source: 'https://learn.microsoft.com/entra/identity/authentication/concept-sspr-writeback',
    look: async ({ tenant }) => {
      const organisation = await tenant.organisation();
      if (organisation.kind === 'seen' && !organisation.value.synchronised) return green('sync.good');
      return judge(await tenant.writeback(), (on) => (on ? green('writeback.good') : red('writeback.off')));
    },
  },
];

function judgeApp({ id: catalogueId, name, state }: TeamsAppSight, configured: string): Sight {
  switch (state) {
    case 'rejected':
      return red('teams-app.rejected', { name });
    case 'submitted':
      return warning('teams-app.waiting', { name });
    case 'unknown':
      return unknown('unknown.failed', { reason: 'publishingState' });
    case 'published':
      return catalogueId.toLowerCase() === configured.toLowerCase()
        ? green('teams-app.good', { name })
        : warning('teams-app.manifest-id', { name, id: catalogueId });
  }
}
