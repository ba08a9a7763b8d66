import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from '@microsoft/microsoft-graph-client';
import { createGraphUserDirectory } from '../../../services/directory/graph-user-directory.ts';
import { readUserPrincipalName } from '../../../services/directory/user-principal-name.ts';
import { startEntraWorld } from '../../support/pretend-entra.ts';
import type { EntraWorld } from '../../support/pretend-entra.ts';

let world: EntraWorld;
beforeAll(async () => {
  world = await startEntraWorld();
});
beforeEach(() => world.entra.restore());
afterAll(async () => world.entra.stop());

describe('a person by the name that somebody typed', () => {
  it('is found whatever the letter case, with the same properties as by id', async () => {
    const { upn, aadObjectId } = world.persona('aino');
    const byName = await world.directory.findUserByName(upn.toUpperCase());
    expect(byName).toEqual(await world.directory.findUser(aadObjectId));
  });

  it('reaches the directory as text, also with a quote or a hash sign in it', async () => {
    const guest = world.persona('georg');
    expect(guest.upn).toContain('#EXT#');
    expect((await world.directory.findUserByName(guest.upn))?.id).toBe(guest.aadObjectId);
    expect(await world.directory.findUserByName("o'hara@kuusama.example")).toBeUndefined();
    const filters = world.entra.requests().map(({ query }) => query['$filter']);
    expect(filters).toEqual([`userPrincipalName eq '${guest.upn}'`, "userPrincipalName eq 'o''hara@kuusama.example'"]);
  });

  it('is nobody when the directory knows no such name, and is not asked for when it is no name', async () => {
    expect(await world.directory.findUserByName('nobody@nowhere.example')).toBeUndefined();
    const asked = world.entra.requests().length;
    const noNames = ['', 'aino', 'a b@c.example', '@c.example', `${'x'.repeat(70)}@c.example`, "a' or '1'='1@c.d"];
    for (const text of noNames) expect(await world.directory.findUserByName(text)).toBeUndefined();
    expect(world.entra.requests()).toHaveLength(asked);
  });

  it('is a fault when the directory is down', async () => {
    world.entra.addFault({ target: 'graph', status: 500, times: 9 });
    await expect(world.directory.findUserByName('a@b.example')).rejects.toMatchObject({
      code: 'directory_unavailable',
    });
  });

  it('is a fault when the answer names somebody else, or two', async () => {
    const { upn, aadObjectId } = world.persona('aino');
    const user = world.entra.directory.find(aadObjectId)!.properties;
    const answering = (value: readonly object[]) =>
      createGraphUserDirectory({
        clock: world.clock,
        client: Client.initWithMiddleware({
          middleware: {
            execute: async (context) => {
              context.response = Response.json({ value });
            },
          },
        }),
      });
    const fault = { code: 'directory_unavailable' };
    await expect(answering([user]).findUserByName('other@kuusama.example')).rejects.toMatchObject(fault);
    await expect(answering([user, user]).findUserByName(upn)).rejects.toMatchObject(fault);
    expect((await answering([user]).findUserByName(upn))?.id).toBe(user.id);
  });
});

describe('what an agent types or pastes', () => {
  it.each([
    [' Aino.Virtanen@Kuusama.Example ', 'aino.virtanen@kuusama.example'],
    ['mailto:aino@kuusama.example', 'aino@kuusama.example'],
    ['\u200baino@kuusama.example\ufeff', 'aino@kuusama.example'],
    ['ａｉｎｏ@kuusama.example', 'aino@kuusama.example'],
  ])('%p is one name', (typed, name) => {
    expect(readUserPrincipalName(typed)).toBe(name);
  });
});
