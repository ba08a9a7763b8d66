import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Secret } from '../../../services/config/secret.ts';
import { createGraphReadClient } from '../../../services/directory/graph-client.ts';
import { createGraphCredential } from '../../../services/directory/graph-credential.ts';
import { createGraphUserDirectory } from '../../../services/directory/graph-user-directory.ts';
import { createHastyClock, startEntraWorld } from '../../support/pretend-entra.ts';
import type { EntraWorld } from '../../support/pretend-entra.ts';
import { withGrowingPatience } from '../../support/growing-patience.ts';

let world: EntraWorld;
let userId: string;
beforeAll(async () => {
  world = await startEntraWorld();
  userId = world.persona('aino').aadObjectId;
});
beforeEach(() => world.entra.restore());
afterAll(async () => world.entra.stop());

/** A directory whose waits are written down on a clock of its own. */
function directoryOnOwnClock(limits = {}) {
  const clock = createHastyClock();
  const client = createGraphReadClient({ ...world.clientOptions('reader', limits), clock });
  return { clock, directory: createGraphUserDirectory({ client, clock }) };
}

describe('reading', () => {
  it.each([503, 504, 429])('tries again after %i, and then answers', async (status) => {
    world.entra.addFault({ target: 'graph', status, times: 2 });
    const { directory, clock } = directoryOnOwnClock();
    expect(await directory.findUser(userId)).toMatchObject({ id: userId });
    expect(world.entra.requests().map((entry) => entry.status)).toEqual([status, status, 200]);
    expect(clock.waits).toEqual(status === 429 ? [1000, 1000] : [300, 900]);
  });

  it('gives up after three attempts', async () => {
    world.entra.addFault({ target: 'graph', status: 503, times: 9 });
    await expect(directoryOnOwnClock().directory.findUser(userId)).rejects.toMatchObject({
      code: 'directory_unavailable',
    });
    expect(world.entra.requests()).toHaveLength(3);
  });

  it.each([400, 403, 404, 409, 500])('does not try again after %i', async (status) => {
    world.entra.addFault({ target: 'graph', status, error: { code: 'Whatever', message: '' }, times: 9 });
    await expect(directoryOnOwnClock().directory.findUser(userId)).rejects.toMatchObject({
      code: expect.stringMatching(/^directory_/),
    });
    expect(world.entra.requests()).toHaveLength(1);
  });

  it('tries again when the connection breaks', async () => {
    world.entra.addFault({ target: 'graph', dropAfterApply: true, times: 1 });
    expect(await directoryOnOwnClock().directory.findUser(userId)).toMatchObject({ id: userId });
  });

  it('does not wait for a Retry-After beyond three seconds: it says how long', async () => {
    const busy = await startEntraWorld({ unitsPerTenSeconds: 1 });
    try {
      const clock = createHastyClock();
      const directory = createGraphUserDirectory({
        client: createGraphReadClient({ ...busy.clientOptions('reader'), clock }),
        clock,
      });
      const id = busy.persona('aino').aadObjectId;
      await directory.findUser(id);
      await expect(directory.findUser(id)).rejects.toMatchObject({
        code: 'directory_throttled',
        details: { retryAfterSeconds: 10 },
      });
      expect(clock.waits).toEqual([]);
    } finally {
      await busy.entra.stop();
    }
  });

  it('ends within its time when the directory is silent, without a second try', async () => {
    await withGrowingPatience(async (timeoutMs) => {
      world.entra.clearFaults();
      const { directory } = directoryOnOwnClock({ totalMs: 2 * timeoutMs, attemptMs: timeoutMs });
      await directory.findUser(userId);
      world.entra.addFault({ target: 'graph', delayMs: 60_000, times: 9 });
      const before = performance.now();
      await expect(directory.findUser(userId)).rejects.toMatchObject({ code: 'directory_unavailable' });
      expect(performance.now() - before).toBeLessThan(2 * timeoutMs + 900);
      expect(world.entra.faultsLeft()).toBe(8);
    });
  });

  it('ends within its time when no token comes', async () => {
    const clock = createHastyClock();
    const never = { getToken: async () => new Promise<never>(() => undefined) };
    const options = { ...world.clientOptions('reader', { tokenMs: 100 }), credential: never, clock };
    const directory = createGraphUserDirectory({ client: createGraphReadClient(options), clock });
    await expect(directory.findUser(userId)).rejects.toMatchObject({
      code: 'directory_unavailable',
      details: { reason: 'token' },
    });
  });

  it('calls a refused identity forbidden, not unavailable', async () => {
    const clock = createHastyClock();
    const identity = { kind: 'secret', clientId: world.entra.apps.reader.appId, secret: new Secret('wrong') } as const;
    const { tenantId, authorityHost } = world.entra;
    const credential = createGraphCredential({ identity, tenantId, authorityHost });
    const client = createGraphReadClient({ ...world.clientOptions('reader'), credential, clock });
    const reading = createGraphUserDirectory({ client, clock }).findUser(userId);
    await expect(reading).rejects.toMatchObject({ code: 'directory_forbidden' });
  });
});
