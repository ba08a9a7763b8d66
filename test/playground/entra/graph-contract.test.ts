import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { groupId } from '../../../playground/company/create-company.ts';
import { createGraphReadClient, createGraphWriteClient } from '../../../services/directory/graph-client.ts';
import { createGraphTenantView } from '../../../services/doctor/graph-tenant-view.ts';
import { startEntraWorld } from '../../support/pretend-entra.ts';
import type { EntraWorld } from '../../support/pretend-entra.ts';
import { createAsker, installBody, policyPath, registrationPath } from './ask-graph.ts';
import { readGraphContract } from './graph-openapi.ts';

const file = process.env['AVAIN_GRAPH_OPENAPI'];

describe('against a description of Microsoft Graph v1.0', () => {
  if (file === undefined || file === '') {
    it('nothing is checked: AVAIN_GRAPH_OPENAPI names no OpenAPI file', () => {
      expect(file ?? '').toBe('');
    });
    return;
  }
  const contract = readGraphContract(file);
  let world: EntraWorld;
  beforeAll(async () => {
    world = await startEntraWorld({ pageSize: 2 });
    await everythingAvainAsks(world);
  });
  afterAll(async () => world.entra.stop());

  it('every request of the product and every answer of the pretend Entra is valid', () => {
    expect(world.entra.requests().length).toBeGreaterThan(100);
    expect(world.entra.requests().flatMap((entry) => contract(entry))).toEqual([]);
  });

  it('an invented path, query, property or status would be seen', () => {
    const entry = world.entra.requests().find(({ path, status }) => /users\/[^/]+$/.test(path) && status === 200)!;
    expect(contract(entry)).toEqual([]);
    expect(contract({ ...entry, path: `${entry.path}/shoes` })).not.toEqual([]);
    expect(contract({ ...entry, query: { $shoes: '1' } })).not.toEqual([]);
    expect(contract({ ...entry, status: 299 })).not.toEqual([]);
    expect(contract({ ...entry, responseBody: { shoeSize: 43 } })).not.toEqual([]);
    expect(contract({ ...entry, responseBody: { accountEnabled: 'yes' } })).not.toEqual([]);
  });
});

/** Reads and writes of every kind, on every persona, with good and bad answers. */
async function everythingAvainAsks(world: EntraWorld): Promise<void> {
  const { entra, company, directory, writer, clientOptions } = world;
  for (const { aadObjectId, upn } of company.personas) {
    await directory.findUser(aadObjectId);
    await directory.findUserByName(upn);
    await directory.listMethods(aadObjectId);
    await directory.readPrivilege(aadObjectId);
    await directory.memberOf(aadObjectId, [groupId('vip'), groupId('tier-0')]);
    await writer.setPassword({
      userId: aadObjectId,
      password: 'Vihrea-Kivijalka-77',
      forceChangePasswordNextSignIn: false,
    });
    await writer.setPassword({ userId: aadObjectId, password: 'salasana', forceChangePasswordNextSignIn: false });
    await writer.revokeSessions(aadObjectId);
  }
  await directory.readTenant();
  await everythingTheDoctorAsks(world);
  await everythingForAdmins(world);
  await directory.findUser('00000000-0000-4000-8000-000000000000');
  await directory.findUserByName("o'nobody@nowhere.example");
  const mail = createGraphWriteClient(clientOptions('messaging'));
  const message = {
    subject: 'Hello',
    body: { contentType: 'text', content: 'There' },
    toRecipients: [{ emailAddress: { address: 'aino.virtanen@kotiposti.example' } }],
  };
  await mail.api(`/users/${company.tenant.senderUpn}/sendMail`).post({ message, saveToSentItems: false });
  await mail
    .api('/users')
    .get()
    .catch(() => undefined);
  const client = createGraphWriteClient(clientOptions('reader'));
  await client.api(`/users/${company.personas[0]!.aadObjectId}/manager`).get();
  for (const status of [400, 401, 403, 404, 409, 429, 500, 503]) {
    entra.addFault({ target: 'graph', status, times: 1 });
    await client
      .api('/users')
      .get()
      .catch(() => undefined);
  }
}

/** Populations, reports, licences, settings, and the app on its way to people who may and may not have it. */
async function everythingForAdmins(world: EntraWorld): Promise<void> {
  const { company, entra, clock } = world;
  const reader = createAsker(world, 'reader');
  const messaging = createAsker(world, 'messaging');
  const populations = [
    '/users?$top=5&$select=id,displayName,country,usageLocation,department,employeeHireDate,preferredLanguage,accountEnabled',
    '/users?$count=true&$filter=employeeHireDate ge 2020-01-01T00:00:00Z and employeeHireDate le 2030-01-01T00:00:00Z',
    `/groups/${groupId('plants')}`,
    `/groups/${groupId('plants')}/transitiveMembers?$select=id`,
    `/groups/${groupId('plants')}/transitiveMembers/microsoft.graph.user?$count=true&$select=id,userPrincipalName`,
    `/groups/${groupId('plants')}/transitiveMembers/microsoft.graph.user`,
    '/subscribedSkus',
    `${policyPath}/authenticationMethodConfigurations`,
    `${policyPath}/authenticationMethodConfigurations/TemporaryAccessPass`,
    `${policyPath}/authenticationMethodConfigurations/Shoes`,
    '/auditLogs/directoryAudits?$top=5',
    "/auditLogs/directoryAudits?$filter=loggedByService eq 'Self-service Password Management'",
    registrationPath,
    `${registrationPath}/${company.personas[0]!.aadObjectId}`,
    `${registrationPath}/${world.persona('paavo').aadObjectId}`,
  ];
  for (const path of populations) {
    clock.advance(3000);
    await reader(path, { headers: { consistencylevel: 'eventual' } });
  }
  entra.directory.setTeams(world.persona('eero').aadObjectId, 'blocked');
  entra.directory.setTeams(world.persona('olivia').aadObjectId, 'never-opened');
  for (const id of ['aino', 'eero', 'olivia', 'saimaa']) {
    clock.advance(3000);
    const installed = `/users/${world.persona(id).aadObjectId}/teamwork/installedApps`;
    await messaging(`${installed}?$expand=teamsApp`);
    await messaging(installed, { method: 'POST', body: installBody });
    await messaging(installed, { method: 'POST', body: installBody });
    const { body } = await messaging(`${installed}?$expand=teamsApp`);
    const found = (body['value'] as readonly { readonly id: string }[] | undefined)?.[0]?.id;
    await messaging(`${installed}/${encodeURIComponent(found ?? 'none')}/chat`);
  }
}

async function everythingTheDoctorAsks({ company, clock, clientOptions }: EntraWorld): Promise<void> {
  for (const app of ['reader', 'messaging'] as const) {
    const view = createGraphTenantView({ client: createGraphReadClient(clientOptions(app)), clock });
    await Promise.all([view.organisation(), view.domains(), view.writeback()]);
    await Promise.all([view.allowedToUseSspr(), view.methodsPolicy(), view.account(company.tenant.senderUpn)]);
    await Promise.all([view.group(groupId('everybody')), view.group('00000000-0000-4000-8000-000000000000')]);
    await Promise.all([view.teamsApp(company.appIds.bot), view.rolesOf(company.appIds.executor)]);
  }
}
