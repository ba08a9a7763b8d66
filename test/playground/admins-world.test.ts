import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startPlayground, type Playground } from '../../playground/compose-playground.ts';
import { groupId } from '../../playground/company/create-company.ts';
import { systemClock } from '../../services/clock/system-clock.ts';
import { loadConfig } from '../../services/config/load-config.ts';
import { eventually } from '../support/eventually.ts';
import { silentLog } from '../support/silent-log.ts';
import { createAsker, installBody, registrationPath, type Asker } from './entra/ask-graph.ts';

/** The largest company on purpose: whatever is slow with ten thousand people shows here. */
let playground: Playground;
let messaging: Asker;
let reader: Asker;
beforeAll(async () => {
  playground = await startPlayground({
    ...{ port: 0, people: 10_000, redisUrl: undefined },
    ...{ clock: systemClock, log: silentLog },
  });
  messaging = createAsker(playground, 'messaging');
  reader = createAsker(playground, 'reader');
}, 60_000);
afterEach(async () => api('restore', {}));
afterAll(async () => playground.stop());

const persona = (id: string) => playground.company.personas.find((each) => each.id === id)!;

async function api(path: string, body?: object): Promise<{ readonly status: number; readonly body: unknown }> {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(`${playground.url}/playground/api/${path}`, init);
  return { status: response.status, body: await response.json() };
}

type State = { readonly personal: { readonly messages: readonly { readonly author: { readonly isBot: boolean } }[] } };
const chatOf = async (id: string) => ((await api(`teams/state?as=${id}`)).body as State).personal.messages;

describe('administrators', () => {
  it('are two ordinary members of one group, in both languages, without a role', () => {
    const { admins } = loadConfig(playground.settings, { embeddedStore: true });
    expect(admins).toEqual({ groupId: groupId('admins'), watchedGroupIds: [groupId('plants'), groupId('offices')] });
    const group = playground.company.groups.find(({ id }) => id === admins?.groupId);
    expect(group?.memberIds).toEqual([persona('alex').aadObjectId, persona('satu').aadObjectId]);
    expect([persona('alex').language, persona('satu').language]).toEqual(['en', 'fi']);
    const privileged = playground.company.roleAssignments.map(({ principalId }) => principalId);
    for (const id of group?.memberIds ?? []) expect(privileged).not.toContain(id);
  });
});

describe('an installation by Graph', () => {
  const apps = (id: string): string => `/users/${persona(id).aadObjectId}/teamwork/installedApps`;
  const install = async (id: string) => messaging(apps(id), { method: 'POST', body: installBody });

  it('makes the chat exist, under Graph’s own name for it, and Avain hears of it', async () => {
    expect(await chatOf('p-700')).toEqual([]);
    expect((await install('p-700')).status).toBe(201);
    await eventually(async () => expect((await chatOf('p-700')).some(({ author }) => author.isBot)).toBe(true));
    const [installation] = (await messaging(`${apps('p-700')}?$expand=teamsApp`)).body.value ?? [];
    const chat = await messaging(`${apps('p-700')}/${encodeURIComponent(String(installation?.['id']))}/chat`);
    expect(chat.body['id']).not.toBe(persona('p-700').conversationId);
    const { teams } = playground.front;
    expect(teams.people.byChat(String(chat.body['id']))).toBe(persona('p-700'));
    expect((await install('p-700')).status).toBe(409);
  });

  it('is what opening the chat is: once, whoever came first', async () => {
    await api('teams/open', { as: 'p-701' });
    expect((await install('p-701')).status).toBe(409);
    await api('teams/uninstall', { as: 'p-701' });
    expect((await messaging(apps('p-701'))).body.value).toEqual([]);
  });

  it('stops where an administrator blocks it, and comes again when the block is gone', async () => {
    await api('directory/accounts/p-702', { teams: 'blocked' });
    expect((await install('p-702')).status).toBe(403);
    expect((await api('directory/accounts/p-702')).body).toMatchObject({ teams: 'blocked' });
    await api('directory/accounts/p-702', { teams: null });
    expect((await install('p-702')).status).toBe(201);
  });
});

describe('what somebody registers', () => {
  it('shows in the report once that has caught up', async () => {
    const methods = async () =>
      (await reader(`${registrationPath}/${persona('onni').aadObjectId}`)).body['methodsRegistered'];
    await api('directory/accounts/onni', { registered: ['email', 'softwareOneTimePasscode'] });
    expect((await api('directory/accounts/onni')).body).toMatchObject({
      registered: ['email', 'softwareOneTimePasscode'],
    });
    expect(await methods()).toEqual([]);
    expect((await api('directory/report', {})).body).toEqual({ refreshed: true });
    expect(await methods()).toEqual(['email', 'softwareOneTimePasscode']);
  });
});

describe('ten thousand people', () => {
  it('differ from the 401st on, and the ones before are plain', () => {
    const { accounts, personas } = playground.company;
    expect(personas).toHaveLength(10_000);
    const generated = accounts.filter((_account, index) => personas[index]?.classes.includes('generated') === true);
    const plain = generated.slice(0, 400);
    expect(plain.every(({ properties, teams }) => properties.usageLocation === 'FI' && teams === undefined)).toBe(true);
    expect(plain.every(({ properties }) => properties.accountEnabled === true)).toBe(true);
    const count = (test: (account: (typeof accounts)[number]) => boolean): number => accounts.filter(test).length;
    expect(count(({ properties }) => properties.userType === 'Guest')).toBeGreaterThan(100);
    expect(count(({ properties }) => properties.accountEnabled !== true)).toBeGreaterThan(100);
    expect(count(({ properties }) => properties.onPremisesSyncEnabled === true)).toBeGreaterThan(500);
    expect(count(({ teams }) => teams === 'blocked')).toBeGreaterThan(50);
    expect(count(({ teams }) => teams === 'never-opened')).toBeGreaterThan(50);
    expect(count(({ hiredDaysAgo }) => hiredDaysAgo !== undefined)).toBeGreaterThan(200);
  });

  it('can be asked for the newest requests only', async () => {
    for (let asked = 0; asked < 3; asked += 1) await reader('/organization');
    expect((await api('directory/requests?last=2')).body).toHaveLength(2);
  });
});
