import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createCompany } from '../../../playground/company/create-company.ts';
import { createGraphReadClient, createGraphWriteClient } from '../../../services/directory/graph-client.ts';
import type { AppInstaller } from '../../../services/installer/app-installer.ts';
import { createGraphAppInstaller } from '../../../services/installer/graph-app-installer.ts';
import { installAnswerOf } from '../../../services/installer/graph-install-answer.ts';
import { startEntraWorld, type EntraWorld } from '../../support/pretend-entra.ts';

const company = createCompany();
let world: EntraWorld;
let installed: Set<string>;
beforeAll(async () => {
  installed = new Set();
  world = await startEntraWorld({
    company,
    unitsPerTenSeconds: 100_000,
    teams: {
      isInstalled: (id) => installed.has(id),
      install: (id) => void installed.add(id),
      chatId: (id) => `19:${id}@unq.gbl.spaces`,
    },
  });
});
beforeEach(() => {
  world.entra.restore();
  installed.clear();
  world.clock.advance(60_000);
});
afterAll(async () => world.entra.stop());

function open(teamsAppId: string = company.appIds.bot): AppInstaller {
  const options = world.clientOptions('messaging');
  return createGraphAppInstaller({
    reads: createGraphReadClient(options),
    writes: createGraphWriteClient(options),
    baseUrl: world.entra.baseUrl,
    teamsAppId,
    clock: world.clock,
  });
}
const idOf = (persona: string) => world.persona(persona).aadObjectId;
const posts = () => world.entra.requests().filter(({ method, path }) => method === 'POST' && path.endsWith('Apps'));
const lookUps = () => world.entra.requests().filter(({ path }) => path.endsWith('/appCatalogs/teamsApps'));

describe('the app comes to a person', () => {
  it('and their chat with it is found; the catalogue is asked once', async () => {
    const installer = open();
    for (const persona of ['aino', 'ilari'])
      expect(await installer.install(idOf(persona))).toEqual({
        kind: 'installed',
        conversationId: `19:${idOf(persona)}@unq.gbl.spaces`,
      });
    expect(lookUps()).toHaveLength(1);
    expect(posts()).toHaveLength(2);
  });

  it('who has it already: the same answer', async () => {
    installed.add(idOf('aino'));
    expect(await open().install(idOf('aino'))).toMatchObject({ kind: 'installed' });
  });

  it('by the catalogue’s id as well as by the manifest’s', async () => {
    await open().install(idOf('aino'));
    const catalogueId = /teamsApps\/([^/"]+)"/u.exec(JSON.stringify(posts()[0]?.requestBody))?.[1] ?? '';
    expect(catalogueId).not.toBe(company.appIds.bot);
    expect(await open(catalogueId).install(idOf('ilari'))).toMatchObject({ kind: 'installed' });
  });

  it('after an answer that got lost, by asking again', async () => {
    const installer = open();
    world.entra.addFault({ target: 'graph', method: 'POST', path: 'installedApps$', dropAfterApply: true, times: 1 });
    await expect(installer.install(idOf('aino'))).rejects.toMatchObject({ code: 'directory_unavailable' });
    expect(installed.has(idOf('aino'))).toBe(true);
    expect(await installer.install(idOf('aino'))).toMatchObject({ kind: 'installed' });
  });
});

describe('the app does not come', () => {
  it.each([
    ['blocked', 'blocked-by-policy'],
    ['never-opened', 'no-teams'],
    ['no-licence', 'no-teams'],
  ] as const)('where Teams is %s: %s', async (teams, reason) => {
    world.entra.directory.setTeams(idOf('aino'), teams);
    expect(await open().install(idOf('aino'))).toEqual({ kind: 'refused', reason });
  });

  it('to nobody, and what is no object id is never sent', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect(await open().install(nobody)).toEqual({ kind: 'refused', reason: 'no-such-person' });
    await expect(open().install('../groups')).rejects.toMatchObject({ code: 'invariant_broken' });
  });

  it('where the catalogue does not have it, which is asked again a minute later', async () => {
    const stranger = open('99999999-9999-4999-8999-999999999999');
    expect(await stranger.install(idOf('aino'))).toEqual({ kind: 'refused', reason: 'not-in-catalogue' });
    expect(await stranger.install(idOf('aino'))).toEqual({ kind: 'refused', reason: 'not-in-catalogue' });
    expect(posts()).toEqual([]);
    // One question asks by both ids, and serves everybody who comes within a minute.
    expect(lookUps()).toHaveLength(2);
    world.clock.advance(60_000);
    expect(await stranger.install(idOf('aino'))).toEqual({ kind: 'refused', reason: 'not-in-catalogue' });
    expect(lookUps()).toHaveLength(4);
  });

  it('when Teams asks for a rest: not now, and when', async () => {
    const installer = open();
    await installer.install(idOf('aino'));
    const results = await Promise.all(
      company.personas.slice(0, 40).map(({ aadObjectId }) => installer.install(aadObjectId)),
    );
    const throttled = results.filter((result) => result.kind === 'throttled');
    expect(throttled.length).toBeGreaterThan(0);
    for (const { retryAt } of throttled) expect(retryAt.getTime()).toBeGreaterThan(Date.parse('2026-03-02T08:00:00Z'));
  });

  it.each([
    [401, 'directory_unavailable'],
    [503, 'directory_unavailable'],
    [500, 'directory_unavailable'],
  ])(
    'for a fault of ours or of the service (%d): thrown, for it would be the same for everybody',
    async (status, code) => {
      const installer = open();
      await installer.install(idOf('ilari'));
      world.entra.addFault({ target: 'graph', method: 'POST', path: 'installedApps$', status, times: 1 });
      await expect(installer.install(idOf('aino'))).rejects.toMatchObject({ code });
    },
  );
});

describe('an answer to an installation', () => {
  const now = new Date('2026-11-22T10:00:00Z');
  const headers = new Headers();
  const error = (code: string, message: string, inner?: object) => ({
    error: { code, message, ...(inner && { innerError: inner }) },
  });

  it.each([
    [201, undefined, { kind: 'there' }],
    [409, error('Conflict', 'exists'), { kind: 'there' }],
    [403, error('Forbidden', 'App is blocked by app permission policy.'), 'blocked-by-policy'],
    [403, error('Forbidden', '', { code: 'AccessDenied', message: '' }), 'blocked-by-policy'],
    [403, error('Forbidden', 'User has no license for Teams'), 'no-teams'],
    [403, error('Forbidden', 'something new'), 'refused'],
    [404, error('Request_ResourceNotFound', "Resource 'x' does not exist"), 'no-such-person'],
    [404, error('NotFound', 'The app was not found in the catalog.'), 'not-in-catalogue'],
    [404, error('NotFound', 'Not Found'), 'no-teams'],
    [400, error('BadRequest', 'The teamsApp id is wrong'), 'not-in-catalogue'],
    [400, error('BadRequest', 'odd'), 'refused'],
    [412, 'no JSON', 'refused'],
  ])('%d %j is %j', (status, body, expected) => {
    const answer = installAnswerOf({ status, headers, body }, now);
    expect(answer).toEqual(typeof expected === 'string' ? { kind: 'refused', reason: expected } : expected);
  });

  it.each([
    [403, error('Authorization_RequestDenied', 'Insufficient privileges'), 'directory_forbidden'],
    [403, error('Forbidden', 'Missing role permissions on the request.'), 'directory_forbidden'],
    [403, error('Forbidden', "AAD App Id 'x' is not allowed to manage the Teams App 'y'"), 'directory_forbidden'],
    [401, undefined, 'directory_unavailable'],
    [502, 'a page of a gateway', 'directory_unavailable'],
  ])('%d %j is our own fault or the service’s: thrown, and names nobody', (status, body, code) => {
    try {
      installAnswerOf({ status, headers, body }, now);
      throw new RangeError('nothing was thrown');
    } catch (caught) {
      expect(caught).toMatchObject({ code });
      expect(JSON.stringify(caught)).not.toMatch(/AAD App|privileges|gateway/u);
    }
  });

  it('names the time of a rest, or a usual one', () => {
    const asked = installAnswerOf({ status: 429, headers: new Headers({ 'retry-after': '90' }), body: undefined }, now);
    expect(asked).toEqual({ kind: 'throttled', retryAt: new Date('2026-11-22T10:01:30Z') });
    expect(installAnswerOf({ status: 429, headers, body: undefined }, now)).toMatchObject({ kind: 'throttled' });
  });
});
