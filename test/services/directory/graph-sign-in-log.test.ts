import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createGraphReadClient } from '../../../services/directory/graph-client.ts';
import { createGraphSignInLog } from '../../../services/directory/graph-sign-in-log.ts';
import type { SignInLog } from '../../../services/directory/sign-in-log.ts';
import { startEntraWorld, type EntraWorld } from '../../support/pretend-entra.ts';
import { readGraphContract } from '../../playground/entra/graph-openapi.ts';

let world: EntraWorld;
let log: SignInLog;
beforeAll(async () => {
  world = await startEntraWorld();
  log = createGraphSignInLog({ client: createGraphReadClient(world.clientOptions('reader')), clock: world.clock });
});
beforeEach(() => {
  world.clock.advance(11_000);
  world.entra.restore();
});
afterAll(async () => world.entra.stop());

const idOf = (persona: string) => world.persona(persona).aadObjectId;
const attemptsOf = async (persona: string) => {
  const read = await log.recent(idOf(persona));
  return read.kind === 'read' ? read.attempts : read;
};

describe('the sign-in log', () => {
  it('tells code, order and kind of client, newest first', async () => {
    expect(await attemptsOf('hugo')).toMatchObject([
      { code: 50053, client: 'mail' },
      ...Array.from({ length: 12 }, () => ({ code: 50126, client: 'mail' })),
      { code: 0, client: 'browser' },
    ]);
  });

  it('leaves address, place, device and app of an attempt behind', async () => {
    const attempts = await attemptsOf('emma');
    const [row] = world.entra.requests().flatMap(({ responseBody }) => (responseBody as { value: object[] }).value);
    expect(JSON.stringify(row)).toMatch(/203\.0\.113\.77.*Rovaniemi/u);
    for (const attempt of attempts as object[]) expect(Object.keys(attempt).sort()).toEqual(['at', 'client', 'code']);
  });

  it('asks once, for one person, for a day and for fifty rows', async () => {
    for (let count = 0; count < 60; count += 1) world.entra.signIn(world.persona('aino').upn, 'wrong');
    expect(await attemptsOf('aino')).toHaveLength(50);
    const [request, ...more] = world.entra.requests();
    expect(more).toEqual([]);
    const since = new Date(world.clock.now().getTime() - 24 * 60 * 60 * 1000).toISOString();
    expect(request?.query).toEqual({
      $filter: `userId eq '${idOf('aino')}' and createdDateTime ge ${since}`,
      $orderby: 'createdDateTime desc',
      $top: '50',
    });
  });

  it('tells nothing older than a day, and nothing of others', async () => {
    expect(await attemptsOf('henna')).toEqual([]);
    expect(await attemptsOf('olivia')).toEqual([]);
  });

  it('holds what happens at the pretend sign-in door', async () => {
    const { upn, password } = world.persona('aino');
    for (const typed of ['wrong', password]) {
      world.entra.signIn(upn, typed);
      world.clock.advance(1000);
    }
    expect(await attemptsOf('aino')).toMatchObject([{ code: 0 }, { code: 50126, client: 'browser' }]);
  });

  it.each([
    ['a tenant without the licence', () => world.entra.directory.setTenant({ licence: 'none' })],
    ['a missing permission', () => world.entra.addFault({ target: 'graph', status: 403, times: 1 })],
  ])('is not available in %s', async (_what, bring) => {
    bring();
    expect(await log.recent(idOf('noora'))).toEqual({ kind: 'not-available' });
  });

  it('that does not answer, or answers something else, is a fault', async () => {
    world.entra.addFault({ target: 'graph', status: 500, times: 1 });
    await expect(log.recent(idOf('noora'))).rejects.toMatchObject({ code: 'directory_unavailable' });
    await expect(log.recent('noora')).rejects.toMatchObject({ code: 'invariant_broken' });
  });

  const file = process.env['AVAIN_GRAPH_OPENAPI'] ?? '';
  it(file === '' ? 'is not compared: AVAIN_GRAPH_OPENAPI names no file' : 'is as Microsoft describes it', async () => {
    await log.recent(idOf('noora'));
    world.entra.directory.setTenant({ licence: 'none' });
    await log.recent(idOf('noora'));
    const contract = file === '' ? () => [] : readGraphContract(file);
    expect(world.entra.requests().map(({ status }) => status)).toEqual([200, 403]);
    expect(world.entra.requests().flatMap((entry) => contract(entry))).toEqual([]);
  });
});
