import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createCompany, groupId } from '../../../playground/company/create-company.ts';
import { roleIds } from '../../../playground/company/cast.ts';
import { toDirectoryUser, toManager } from '../../../services/directory/graph-records.ts';
import { isSameHuman } from '../../../services/directory/same-human.ts';
import { eventually } from '../../support/eventually.ts';
import { startEntraWorld } from '../../support/pretend-entra.ts';
import type { EntraWorld } from '../../support/pretend-entra.ts';

let world: EntraWorld;
beforeAll(async () => {
  world = await startEntraWorld();
});
beforeEach(() => world.entra.restore());
afterAll(async () => world.entra.stop());

const idOf = (persona: string) => world.persona(persona).aadObjectId;
/** What was asked one by one, whether or not it travelled in a batch. */
const single = () => world.entra.requests().filter(({ path }) => !path.endsWith('/$batch'));
const nobody = '00000000-0000-4000-8000-000000000000';

describe('finding a user', () => {
  it('reads everything that decides', async () => {
    expect(await world.directory.findUser(idOf('aino'))).toMatchObject({
      displayName: 'Aino Virtanen',
      userPrincipalName: 'aino.virtanen@kuusama.example',
      proxyAddresses: ['aino.virtanen@kuusama.example', 'aino.virtanen@kuusama.onmicrosoft.example'],
      accountEnabled: true,
      userType: 'Member',
      onPremisesSyncEnabled: false,
      preferredLanguage: 'fi-FI',
      lastPasswordChangeDateTime: new Date('2025-03-14T07:30:00Z'),
    });
  });

  it.each([
    ['ilari', { onPremisesSyncEnabled: true }],
    ['georg', { userType: 'Guest', externalUserState: 'Accepted' }],
    ['paavo', { accountEnabled: false }],
    ['minna', { isManagementRestricted: true }],
    ['saimaa', { isResourceAccount: true }],
    ['noora', { preferredLanguage: undefined }],
  ])('tells %s apart', async (persona, facts) => {
    expect(await world.directory.findUser(idOf(persona))).toMatchObject(facts);
  });

  it('answers undefined for somebody who is not there', async () => {
    expect(await world.directory.findUser(nobody)).toBeUndefined();
  });

  it('lets nothing but an object id into a path', async () => {
    for (const name of ['aino.virtanen@kuusama.example', '', '../groups', `${nobody}/manager`, `${nobody}'`]) {
      await expect(world.directory.findUser(name)).rejects.toMatchObject({ code: 'invariant_broken' });
      await expect(world.directory.readPrivilege(name)).rejects.toMatchObject({ code: 'invariant_broken' });
    }
    expect(world.entra.requests()).toEqual([]);
  });

  it('names every property in every read that takes names', async () => {
    const id = idOf('aino');
    await Promise.all([world.directory.findUser(id), world.directory.readPrivilege(id)]);
    expect(single()).toHaveLength(5);
    for (const { query } of single()) expect(query['$select']).toMatch(/^id(,\w+)+$/);
  });

  it.each([
    'accountEnabled',
    'userType',
    'onPremisesSyncEnabled',
    'isManagementRestricted',
    'isResourceAccount',
    'employeeId',
  ])('refuses an answer in which %s is missing, as against null', (property) => {
    const user = { ...world.entra.directory.find(idOf('aino'))!.properties };
    expect(toDirectoryUser({ ...user, [property]: null })).toMatchObject({ id: user.id });
    Reflect.deleteProperty(user, property);
    expect(() => toDirectoryUser(user)).toThrow(/deciding property is missing/);
  });

  it.each([
    [' K-1003 ', 'K-1003'],
    ['', undefined],
    ['  ', undefined],
    [null, undefined],
  ])('takes the personnel number %j as %j', (given, taken) => {
    const user = { ...world.entra.directory.find(idOf('aino'))!.properties };
    expect(toDirectoryUser({ ...user, employeeId: given })).toMatchObject({ employeeId: taken });
  });

  it('tells two accounts of one human by the number, and no two without one', async () => {
    const read = async (id: string) => (await world.directory.findUser(idOf(id)))!;
    const [work, test, sarah, georg] = await Promise.all(['lauri', 'lauri-test', 'sarah', 'georg'].map(read));
    expect(isSameHuman(work!, test!)).toBe(true);
    expect(isSameHuman(sarah!, georg!)).toBe(false);
    expect(isSameHuman(work!, { ...test!, employeeId: 'k-1003' })).toBe(true);
    expect(isSameHuman(sarah!, { ...sarah!, id: sarah!.id.toUpperCase() })).toBe(true);
  });

  it('refuses an answer that is no user at all', async () => {
    world.entra.addFault({
      target: 'graph',
      path: '/users/',
      status: 200,
      error: { code: 'x', message: 'x' },
      times: 1,
    });
    await expect(world.directory.findUser(idOf('aino'))).rejects.toMatchObject({ code: 'directory_unavailable' });
  });
});

describe('the manager', () => {
  it('is read with a name and the work mailbox', async () => {
    expect(await world.directory.readManager(idOf('aino'))).toEqual({
      id: idOf('mikael'),
      displayName: world.persona('mikael').displayName,
      mail: world.entra.directory.find(idOf('mikael'))?.properties.mail,
      employeeId: 'K-1004',
    });
    expect(world.entra.requests().at(-1)?.query).toEqual({ $select: 'id,displayName,mail,employeeId' });
  });

  it('is nobody where the directory names none, and for an account that is not there', async () => {
    expect(await world.directory.readManager(idOf('veera'))).toBeUndefined();
    expect(await world.directory.readManager(nobody)).toBeUndefined();
  });

  it('is nobody where a contact stands in the place', () => {
    expect(toManager({ id: nobody, '@odata.type': '#microsoft.graph.orgContact' })).toBeUndefined();
  });

  it('is refused where the personnel number is missing, as against null', () => {
    const manager = { id: nobody, '@odata.type': '#microsoft.graph.user' };
    expect(toManager({ ...manager, employeeId: null })).toMatchObject({ id: nobody, employeeId: undefined });
    expect(() => toManager(manager)).toThrow(/deciding property is missing/);
  });
});

describe('registered methods', () => {
  it('lists e-mail and mobile, and names what else there is', async () => {
    expect(await world.directory.listMethods(idOf('lauri'))).toEqual({
      email: { id: expect.any(String), address: 'lauri.niemi@kotiposti.example' },
      mobile: { id: expect.any(String), number: expect.stringMatching(/^\+358 \d+$/) },
      others: ['microsoftAuthenticatorAuthenticationMethod'],
    });
  });

  it('does not take profile attributes for methods', async () => {
    expect(world.entra.directory.find(idOf('onni'))?.properties.mobilePhone).toBeTruthy();
    expect(await world.directory.listMethods(idOf('onni'))).toEqual({
      email: undefined,
      mobile: undefined,
      others: [],
    });
  });

  it('leaves out a number or an address that nobody can write to, and phones that are not mobile', async () => {
    const type = '#microsoft.graph.phoneAuthenticationMethod';
    world.entra.directory.setMethods(idOf('aino'), [
      { '@odata.type': type, id: '1', phoneType: 'mobile', phoneNumber: '+358 *******12' } as never,
      { '@odata.type': type, id: '2', phoneType: 'office', phoneNumber: '+358 91234567' } as never,
      { '@odata.type': type, id: '3', phoneType: 'alternateMobile', phoneNumber: '+358 457555111' } as never,
      {
        '@odata.type': '#microsoft.graph.emailAuthenticationMethod',
        id: '4',
        emailAddress: 'a***@kotiposti.example',
      } as never,
      { '@odata.type': '#microsoft.graph.somethingNew', id: '5' },
    ]);
    expect(await world.directory.listMethods(idOf('aino'))).toEqual({
      email: undefined,
      mobile: undefined,
      others: ['phoneAuthenticationMethod', 'phoneAuthenticationMethod', 'somethingNew'],
    });
  });
});

describe('privilege', () => {
  const none = { activeRoles: 0, eligibleRoles: 0, roleAssignableGroups: 0 };

  it.each([
    ['aino', none],
    ['veera', none],
    ['adele', { ...none, activeRoles: 1 }],
    ['alex', none],
    ['pekka', { ...none, eligibleRoles: 1 }],
    ['riikka', { ...none, roleAssignableGroups: 1 }],
  ])('of %s is counted', async (persona, facts) => {
    expect(await world.directory.readPrivilege(idOf(persona))).toEqual(facts);
  });

  it('sees a role that holds for one administrative unit only', async () => {
    world.entra.directory.assignRole(idOf('aino'), roleIds.helpdeskAdministrator, '/administrativeUnits/1');
    expect(await world.directory.readPrivilege(idOf('aino'))).toMatchObject({ activeRoles: 1 });
  });

  it('is nothing eligible where the tenant has no licence for it', async () => {
    const unlicensed = await startEntraWorld({ premiumP2: false });
    try {
      expect(await unlicensed.directory.readPrivilege(unlicensed.persona('pekka').aadObjectId)).toEqual(none);
    } finally {
      await unlicensed.entra.stop();
    }
  });

  it.each([
    'transitiveMemberOf/microsoft.graph.directoryRole',
    'transitiveMemberOf/microsoft.graph.group',
    'roleAssignments',
    'roleEligibilityScheduleInstances',
  ])('is unknown, never "none", when %s cannot be read', async (path) => {
    for (const [round, status] of [400, 403, 404, 500].entries()) {
      world.entra.addFault({ target: 'graph', path, status, times: 1 });
      const reading = world.directory.readPrivilege(idOf('aino'));
      await expect(reading).rejects.toMatchObject({ code: expect.stringMatching(/^directory_/) });
      // The other three reads are still under way: they must not meet the next round's fault.
      await eventually(() => expect(single()).toHaveLength(4 * (round + 1)));
    }
  });

  it('is unknown when groups are shown without their properties', async () => {
    const blind = await startEntraWorld({
      apps: { reader: { roles: ['User.Read.All', 'RoleManagement.Read.Directory'] } },
    });
    try {
      const reading = blind.directory.readPrivilege(blind.persona('riikka').aadObjectId);
      await expect(reading).rejects.toMatchObject({ code: 'directory_forbidden' });
    } finally {
      await blind.entra.stop();
    }
  });

  it('is found on the last page, too, with the headers sent again', async () => {
    const paged = await startEntraWorld({ pageSize: 1 });
    try {
      const id = paged.persona('riikka').aadObjectId;
      for (const name of ['helpdesk', 'vip'] as const) paged.entra.directory.addToGroup(id, groupId(name));
      // The adapter asks for 999 a page; the directory may give fewer.
      expect(await paged.directory.readPrivilege(id)).toMatchObject({ roleAssignableGroups: 1 });
      paged.entra.directory.assignRole(id, roleIds.userAdministrator);
      paged.entra.directory.assignRole(id, roleIds.helpdeskAdministrator);
      expect(await paged.directory.readPrivilege(id)).toMatchObject({ activeRoles: 2 });
      const followed = paged.entra.requests().filter(({ query }) => query['$skiptoken'] !== undefined);
      expect(followed.length).toBeGreaterThan(0);
      expect(followed.every(({ status }) => status === 200)).toBe(true);
    } finally {
      await paged.entra.stop();
    }
  });
});

describe('membership and tenant', () => {
  it('answers which groups hold', async () => {
    const groups = [groupId('vip'), groupId('helpdesk')];
    expect(await world.directory.memberOf(idOf('veera'), groups)).toEqual([groupId('vip')]);
    expect(await world.directory.memberOf(idOf('aino'), groups)).toEqual([]);
  });

  it('asks nothing for no groups and never for more than twenty', async () => {
    expect(await world.directory.memberOf(idOf('aino'), [])).toEqual([]);
    const many = Array.from({ length: 21 }, () => groupId('vip'));
    await expect(world.directory.memberOf(idOf('aino'), many)).rejects.toMatchObject({ code: 'invariant_broken' });
    expect(world.entra.requests()).toEqual([]);
  });

  it('names federated domains and keeps the tenant for ten minutes', async () => {
    const first = await world.directory.readTenant();
    expect(first.displayName).toBe('Kuusama Oy');
    expect(first.domains).toContainEqual({ name: 'tehdas.kuusama.example', federated: true, verified: true });
    await world.directory.readTenant();
    expect(single()).toHaveLength(2);
    world.clock.advance(10 * 60 * 1000);
    await world.directory.readTenant();
    expect(single()).toHaveLength(4);
  });
});

it('reads the same from a company of ten thousand', async () => {
  const large = await startEntraWorld({ company: createCompany({ size: 10_000 }) });
  try {
    const last = large.company.personas.at(-1)!;
    expect(await large.directory.findUser(last.aadObjectId)).toMatchObject({ displayName: last.displayName });
  } finally {
    await large.entra.stop();
  }
}, 30_000);
