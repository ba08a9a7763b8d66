import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createCompany, groupId } from '../../../playground/company/create-company.ts';
import { changeAccount } from '../../../playground/company/directory-changes.ts';
import { startEntraWorld, type EntraWorld } from '../../support/pretend-entra.ts';
import { createAsker, installBody, registrationPath, type Asker } from './ask-graph.ts';

let world: EntraWorld;
let reader: Asker;
let messaging: Asker;
let executor: Asker;
beforeAll(async () => {
  world = await startEntraWorld({ company: createCompany({ size: 900 }) });
  reader = createAsker(world, 'reader');
  messaging = createAsker(world, 'messaging');
  executor = createAsker(world, 'executor');
});
beforeEach(() => {
  world.entra.restore();
  // Full again, whatever the test before has spent.
  world.clock.advance(60_000);
});
afterAll(async () => world.entra.stop());

const eventual = { headers: { consistencylevel: 'eventual' } };
const hour = 60 * 60_000;

/** Follows every next link, and waits where Graph says so. */
async function all(ask: Asker, path: string, init = {}): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const rows: Readonly<Record<string, unknown>>[] = [];
  for (let next: string | undefined = path; next !== undefined;) {
    const { status, body, retryAfter } = await ask(next, init);
    if (status === 429) {
      world.clock.advance(Number(retryAfter) * 1000);
      continue;
    }
    expect(status).toBe(200);
    rows.push(...(body.value ?? []));
    next = body['@odata.nextLink'] as string | undefined;
  }
  return rows;
}

describe('everybody', () => {
  it('comes page by page, each once', async () => {
    const people = await all(reader, '/users?$top=400&$select=id,usageLocation,country,department,preferredLanguage');
    expect(people).toHaveLength(world.company.accounts.length);
    const values = (name: string): Set<unknown> => new Set(people.map((person) => person[name]));
    expect(values('id').size).toBe(people.length);
    expect([...values('usageLocation')].sort()).toEqual(['DE', 'EE', 'FI', 'GB', 'PL', 'SE']);
    expect(values('department').size).toBeGreaterThan(6);
    expect(values('preferredLanguage').size).toBeGreaterThan(5);
  });

  it('is found by hire date, in an advanced query only', async () => {
    const day = (days: number): string => new Date(world.clock.now().getTime() + days * 24 * hour).toISOString();
    const from = `${day(-14).slice(0, 10)}T00:00:00Z`;
    const path = `/users?$select=employeeHireDate&$filter=employeeHireDate ge ${from} and employeeHireDate le ${day(14)}`;
    expect((await reader(path)).body.error?.code).toBe('Request_UnsupportedQuery');
    const joined = await all(reader, `${path}&$count=true`, eventual);
    expect(joined.length).toBeGreaterThan(3);
    expect(joined.length).toBeLessThan(40);
    for (const { employeeHireDate } of joined) expect(String(employeeHireDate) >= from).toBe(true);
  });
});

describe('a group with groups in it', () => {
  const cast = `/groups/${groupId('plants')}/transitiveMembers/microsoft.graph.user?$select=id&$top=50`;

  it('has nobody of its own, and everybody of the groups inside', async () => {
    const members = await all(reader, `${cast}&$count=true`, eventual);
    const sizes = world.company.groups
      .filter(({ key }) => key === 'production' || key === 'logistics')
      .map(({ memberIds }) => memberIds.length);
    expect(members).toHaveLength(sizes.reduce((sum, size) => sum + size, 0));
    const everything = await all(reader, `/groups/${groupId('plants')}/transitiveMembers?$select=id`);
    expect(everything).toHaveLength(members.length + 2);
  });

  it('needs the header again on every page', async () => {
    const { body } = await reader(`${cast}&$count=true`, eventual);
    expect((await reader(String(body['@odata.nextLink']))).status).toBe(400);
  });
});

describe('the registration report', () => {
  const of = (id: string): string => `${registrationPath}/${world.persona(id).aadObjectId}`;

  it('knows who has registered enough, and nobody disabled', async () => {
    const rows = await all(reader, registrationPath);
    world.clock.advance(10_000);
    const disabled = world.company.accounts.filter(({ properties }) => properties.accountEnabled !== true);
    expect(disabled.length).toBeGreaterThan(5);
    expect(rows).toHaveLength(world.company.accounts.length - disabled.length);
    expect((await reader(of('paavo'))).status).toBe(404);
    expect((await reader(of('lauri'))).body).toMatchObject({
      methodsRegistered: ['email', 'mobilePhone', 'microsoftAuthenticatorPush'],
      isSsprRegistered: true,
      isSsprCapable: true,
      isAdmin: false,
    });
    expect((await reader(of('eero'))).body).toMatchObject({ methodsRegistered: ['email'], isSsprCapable: false });
  });

  it('is filtered as documented and takes no $select', async () => {
    const capable = await all(reader, `${registrationPath}?$filter=isSsprCapable eq true`);
    const mail = await all(reader, `${registrationPath}?$filter=methodsRegistered/any(t:t eq 'email')&$top=999`);
    expect(capable.length).toBeLessThan(mail.length);
    expect((await reader(`${registrationPath}?$select=id`)).status).toBe(400);
  });

  it('is hours behind, until somebody lets it catch up', async () => {
    const { directory } = world.entra;
    const methods = async () => (await reader(of('onni'))).body['methodsRegistered'];
    changeAccount(world.company, directory, 'onni', { registered: ['email', 'mobilePhone'] });
    expect(await methods()).toEqual([]);
    world.clock.advance(4 * hour);
    expect(await methods()).toEqual(['email', 'mobilePhone']);
    changeAccount(world.company, directory, 'onni', { registered: ['email'] });
    expect(await methods()).toEqual(['email', 'mobilePhone']);
    directory.refreshReport();
    expect(await methods()).toEqual(['email']);
  });

  it('answers five times in ten seconds', async () => {
    for (let asked = 0; asked < 5; asked += 1) expect((await reader(of('aino'))).status).toBe(200);
    world.clock.advance(3000);
    const refused = await reader(registrationPath);
    expect([refused.status, refused.retryAfter]).toEqual([429, '7']);
    world.clock.advance(7000);
    expect((await reader(registrationPath)).status).toBe(200);
  });

  it('is closed to who may not read logs', async () => {
    expect((await messaging(registrationPath)).status).toBe(403);
  });
});

describe('the app on its way to people', () => {
  const apps = (id: string): string => `/users/${world.persona(id).aadObjectId}/teamwork/installedApps`;
  const install = async (id: string) => messaging(apps(id), { method: 'POST', body: installBody });

  it('is installed once, and has a chat then', async () => {
    expect((await messaging(apps('aino'))).body.value).toEqual([]);
    expect((await install('aino')).status).toBe(201);
    expect((await install('aino')).status).toBe(409);
    const filtered = `${apps('aino')}?$expand=teamsApp&$filter=teamsApp/externalId eq '${world.company.appIds.bot}'`;
    const [installation] = (await messaging(filtered)).body.value ?? [];
    expect(installation).toMatchObject({ teamsApp: { displayName: 'Avain' } });
    const chat = await messaging(`${apps('aino')}/${encodeURIComponent(String(installation?.['id']))}/chat`);
    expect(chat.body['id']).toMatch(/^19:.*@unq\.gbl\.spaces$/);
  });

  it('does not come to who is blocked, has no Teams, or has never opened it', async () => {
    const { setTeams } = world.entra.directory;
    setTeams(world.persona('emma').aadObjectId, 'blocked');
    setTeams(world.persona('lauri').aadObjectId, 'never-opened');
    expect((await install('emma')).body.error).toMatchObject({
      code: 'Forbidden',
      innerError: { code: 'AccessDenied' },
    });
    expect((await install('saimaa')).status).toBe(404);
    expect((await install('lauri')).status).toBe(201);
    expect((await messaging(apps('lauri'))).body.value).toEqual([]);
  });

  it('does not come at all when the catalogue has no such app', async () => {
    world.entra.directory.setTenant({ teamsApps: [] });
    expect((await install('noora')).status).toBe(404);
  });

  it('is brought by the messaging identity only, thirty times a second', async () => {
    expect((await executor(apps('aino'))).status).toBe(403);
    for (let asked = 0; asked < 30; asked += 1) expect((await messaging(apps('aino'))).status).toBe(200);
    expect(await messaging(apps('aino'))).toMatchObject({ status: 429, retryAfter: '1' });
    world.clock.advance(1000);
    expect((await messaging(apps('aino'))).status).toBe(200);
  });
});

describe('what a plan reads of the tenant', () => {
  it('has licences and the sign of writeback, and loses them', async () => {
    const plans = async () => JSON.stringify((await reader('/subscribedSkus')).body);
    const audits = async () => (await reader('/auditLogs/directoryAudits')).body.value ?? [];
    expect(await plans()).toContain('AAD_PREMIUM_P2');
    expect(JSON.stringify(await audits())).toContain('Microsoft Entra Connect');
    world.entra.directory.setTenant({ licence: 'none', writeback: 'no-sign' });
    expect(await plans()).not.toContain('AAD_PREMIUM');
    expect(await audits()).toEqual([]);
  });
});
