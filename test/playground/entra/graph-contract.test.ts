import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { groupId } from '../../../playground/company/create-company.ts';
import { createGraphReadClient, createGraphWriteClient } from '../../../services/directory/graph-client.ts';
import { createGraphTenantView } from '../../../services/doctor/graph-tenant-view.ts';
import { startEntraWorld } from '../../support/pretend-entra.ts';
import type { EntraWorld } from '../../support/pretend-entra.ts';
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

async function everythingTheDoctorAsks({ company, clock, clientOptions }: EntraWorld): Promise<void> {
  for (const app of ['reader', 'messaging'] as const) {
    const view = createGraphTenantView({ client: createGraphReadClient(clientOptions(app)), clock });
    await Promise.all([view.organisation(), view.domains(), view.writeback()]);
    await Promise.all([view.allowedToUseSspr(), view.methodsPolicy(), view.account(company.tenant.senderUpn)]);
    await Promise.all([view.group(groupId('everybody')), view.group('00000000-0000-4000-8000-000000000000')]);
    await Promise.all([view.teamsApp(company.appIds.bot), view.rolesOf(company.appIds.executor)]);
  }
}
