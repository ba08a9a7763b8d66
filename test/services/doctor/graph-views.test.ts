import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createCompany, groupId } from '../../../playground/company/create-company.ts';
import { Secret } from '../../../services/config/secret.ts';
import { createGraphReadClient } from '../../../services/directory/graph-client.ts';
import { createGraphCredential } from '../../../services/directory/graph-credential.ts';
import type { DoctorViews, IdentityName } from '../../../services/doctor/doctor-views.ts';
import { createGraphIdentityView } from '../../../services/doctor/graph-identity-view.ts';
import { createGraphTenantView } from '../../../services/doctor/graph-tenant-view.ts';
import { goodConfig, goodViews, say } from '../../support/doctor-world.ts';
import { startEntraWorld, type EntraWorld } from '../../support/pretend-entra.ts';

let world: EntraWorld;
beforeAll(async () => {
  world = await startEntraWorld({
    apps: { messaging: { roles: ['Mail.Send', 'User.ReadWrite.All'] }, bot: { roles: ['User.Read.All'] } },
  });
});
afterAll(async () => world.entra.stop());
beforeEach(() => world.entra.restore());

function tenantViews(app: 'reader' | 'executor' = 'reader'): DoctorViews {
  const { clock, clientOptions } = world;
  const tenant = createGraphTenantView({ client: createGraphReadClient(clientOptions(app)), clock });
  return { ...goodViews(), now: () => clock.now(), tenant };
}

function identityViews(
  secrets: Partial<Record<IdentityName, string>> = {},
  tenantId = world.entra.tenantId,
): DoctorViews {
  const names = ['bot', 'reader', 'messaging', 'executor'] as const;
  const credential = (name: IdentityName) => {
    const { appId, secret } = world.entra.apps[name];
    const identity = { kind: 'secret', clientId: appId, secret: new Secret(secrets[name] ?? secret) } as const;
    return createGraphCredential({ identity, tenantId, authorityHost: world.entra.authorityHost });
  };
  const credentials = Object.fromEntries(names.map((name) => [name, credential(name)]));
  const identities = createGraphIdentityView({ credentials, connectorScope: 'https://api.botframework.com/.default' });
  return { ...tenantViews(), identities };
}

/** Settings that name what the company has. */
function config() {
  const { company } = world;
  const base = goodConfig();
  return goodConfig({
    tenantId: company.tenant.id,
    teamsAppId: company.appIds.bot,
    policy: { ...base.policy, blockedGroupIds: [groupId('vip'), groupId('tier-0')] },
    mail: { kind: 'graph', sender: company.tenant.senderUpn },
  });
}

async function says(id: string, views: DoctorViews): Promise<string> {
  const admins = { groupId: groupId('admins'), watchedGroupIds: [groupId('plants')] };
  // Whoever administrates Avain needs more permissions, which are judged elsewhere.
  const { verdict, seen } = await say(id, views, id === 'admin-group' ? { ...config(), admins } : config());
  return `${verdict} ${seen.key}`;
}

describe('the tenant', () => {
  it('is seen as it is', async () => {
    const views = tenantViews();
    expect(await says('tenant', views)).toBe('green tenant.good');
    expect(await says('admin-sspr', views)).toBe('green admin-sspr.good');
    expect(await says('methods-policy', views)).toBe('green methods-policy.good');
    expect(await says('methods-migration', views)).toBe('green methods-migration.good');
    expect(await says('domains', views)).toBe('warning domains.some');
    expect(await says('sync', views)).toBe('warning sync.on');
    expect(await says('teams-app', views)).toBe('warning teams-app.manifest-id');
    expect(await says('mail-sender', views)).toBe('green mail-sender.good');
    expect(await says('admin-group', views)).toBe('green admin-group.watched-good');
    expect(await says('blocked-groups', views)).toBe('green blocked-groups.good');
  });

  it('is red or warned of when somebody changes it', async () => {
    const { directory } = world.entra;
    directory.setTenant({
      allowedToUseSSPR: false,
      policyMigrationState: 'preMigration',
      methods: { ...usualMethods, Sms: 'disabled' },
      lastSyncMinutes: 60 * 24,
      teamsApps: [],
    });
    directory.removeGroup(groupId('vip'));
    directory.removeGroup(groupId('plants'));
    directory.remove(world.company.tenant.senderUpn);
    const views = tenantViews();
    expect(await says('admin-sspr', views)).toBe('warning admin-sspr.off');
    expect(await says('methods-policy', views)).toBe('red methods-policy.off');
    expect(await says('methods-migration', views)).toBe('red methods-migration.open');
    expect(await says('sync', views)).toBe('red sync.stale');
    expect(await says('teams-app', views)).toBe('red teams-app.absent');
    expect(await says('mail-sender', views)).toBe('red mail-sender.absent');
    expect(await says('admin-group', views)).toBe('red admin-group.watched-absent');
    expect(await says('blocked-groups', views)).toBe('red blocked-groups.absent');
  });

  it('that is not synchronised has nothing to write back', async () => {
    world.entra.directory.setTenant({ onPremisesSyncEnabled: null, lastSyncMinutes: undefined });
    expect(await says('sync', tenantViews())).toBe('green sync.good');
    expect(await says('writeback', tenantViews())).toBe('green sync.good');
  });

  it('is unknown to an identity that may not read it, and the right that would do is named', async () => {
    const views = tenantViews('executor');
    const unread = ['admin-sspr', 'methods-policy', 'teams-app', 'mail-sender', 'domains', 'sync'];
    for (const id of [...unread, 'admin-group', 'blocked-groups'])
      expect(`${id} ${await says(id, views)}`).toBe(`${id} unknown unknown.no-permission`);
    expect((await say('teams-app', views, config())).seen.values).toEqual({ permission: 'AppCatalog.Read.All' });
    // No application permission opens this one.
    expect(await says('writeback', tenantViews('reader'))).toBe('unknown unknown.no-permission');
  });

  it('is unknown while Graph fails', async () => {
    world.entra.addFault({ target: 'graph', status: 500, times: 50 });
    expect(await says('domains', tenantViews())).toBe('unknown unknown.directory');
    expect(await says('tenant', tenantViews())).toBe('unknown unknown.directory');
  });

  it('of somebody else is red', async () => {
    const { verdict, seen } = await say('tenant', tenantViews(), goodConfig());
    expect([verdict, seen.key]).toEqual(['red', 'tenant.other']);
  });

  it('is asked with GET alone', async () => {
    for (const id of ['tenant', 'teams-app', 'blocked-groups', 'mail-sender', 'writeback'])
      await says(id, tenantViews());
    const sent = world.entra.requests().filter(({ path }) => path !== '/v1.0/$batch');
    expect([...new Set(sent.map(({ method }) => method))]).toEqual(['GET']);
  });
});

describe('an identity', () => {
  it('is green with the grants of docs/deploy.md', async () => {
    const views = identityViews();
    for (const name of ['bot', 'reader', 'messaging', 'executor'])
      expect(await says(`token-${name}`, views)).toBe('green token.good');
    expect(await says('permissions-reader', views)).toBe('green permissions.good');
    expect(await says('permissions-executor', views)).toBe('green permissions.good');
  });

  it('with more is told, by what it can do', async () => {
    const views = identityViews();
    expect(await says('permissions-bot', views)).toBe('warning permissions.extra');
    expect(await says('permissions-messaging', views)).toBe('red permissions.dangerous');
  });

  it('with a wrong secret is red with the code of Entra, and its rights are unknown', async () => {
    const views = identityViews({ reader: 'not-the-secret-of-anybody' });
    const { verdict, seen } = await say('token-reader', views, config());
    expect([verdict, seen.key]).toEqual(['red', 'token.refused']);
    expect(String(seen.values['code'])).toMatch(/^(AADSTS\d+|invalid_client)$/);
    expect(await says('permissions-reader', views)).toBe('unknown unknown.no-token');
  });

  it('of an executor without the permission is green by a directory role, and red without either', async () => {
    const { executor } = world.entra.apps;
    const bare = {
      token: async () =>
        ({
          kind: 'token',
          claims: { tenantId: 't', objectId: executor.appId, roles: ['User.RevokeSessions.All'] },
        }) as const,
    };
    expect(await says('permissions-executor', { ...tenantViews(), identities: bare })).toBe('red permissions.missing');
    const company = createCompany();
    const role = {
      principalId: executor.appId,
      roleDefinitionId: 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
      directoryScopeId: '/administrativeUnits/a',
    };
    const another = await startEntraWorld({
      company: { ...company, roleAssignments: [...company.roleAssignments, role] },
    });
    const tenant = createGraphTenantView({
      client: createGraphReadClient(another.clientOptions('reader')),
      clock: another.clock,
    });
    expect(await says('permissions-executor', { ...tenantViews(), tenant, identities: bare })).toBe(
      'green permissions.by-role',
    );
    await another.entra.stop();
  });
});

const usualMethods = {
  Email: 'enabled',
  Sms: 'enabled',
  Voice: 'disabled',
  MicrosoftAuthenticator: 'enabled',
  SoftwareOath: 'enabled',
  TemporaryAccessPass: 'enabled',
} as const;
