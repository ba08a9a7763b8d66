import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createKeyring } from '../../../services/crypto/aes-keyring.ts';
import { systemRandom } from '../../../services/random/system-random.ts';
import { createEpochGuard } from '../../../services/store/epoch-guard.ts';
import { openRedis, type RedisConnection } from '../../../services/store/redis-connection.ts';
import { createRedisAttemptStore } from '../../../services/store/redis-attempt-store.ts';
import { createRedisKeyValueStore } from '../../../services/store/redis-key-value-store.ts';
import { startRedisServer, type RedisServer } from '../../support/redis-server.ts';
import { createResetWorld, expectKind, newestCode, press, send, startProving } from '../../support/reset-world.ts';
import { silentLog } from '../../support/silent-log.ts';

const named = (id: string, fill: number) => ({ id, key: new Uint8Array(32).fill(fill) });
const state = { old: named('s1', 1), fresh: named('s2', 2) };
const codes = { old: named('c1', 3), fresh: named('c2', 4) };

let server: RedisServer;
let redis: RedisConnection;

beforeAll(async () => {
  server = await startRedisServer();
  redis = openRedis(server.settings, 'store', silentLog);
  await redis.ready(5_000);
});
afterAll(async () => {
  await redis.close();
  await server.stop();
});

/** A replica of Avain with these keys, on the one Redis. */
function replica(keys: { readonly state: (typeof state.old)[]; readonly codes: (typeof codes.old)[] }) {
  const { client } = redis;
  return createResetWorld({
    store: createRedisKeyValueStore({ client, keyring: createKeyring(keys.state), time: 'redis' }),
    attempts: createRedisAttemptStore({ client, time: 'redis' }),
    options: { codeKeys: createKeyring(keys.codes) },
  });
}

describe('keys that are rotated in the middle of a flow', () => {
  it('lose neither the flow nor the code that is on its way', async () => {
    const before = replica({ state: [state.old], codes: [codes.old] });
    const asked = await send(before, await startProving(before), 'email-code');
    const after = replica({ state: [state.fresh, state.old], codes: [codes.fresh, codes.old] });
    const verified = expectKind(await after.reset.submitCode(press(asked), newestCode(before)), 'verified');
    expect(verified.view.points).toBe(1);
    // And what the new replica wrote needs the new key only.
    const later = replica({ state: [state.fresh], codes: [codes.fresh] });
    expectKind(await later.reset.sendCode(press(verified.view), 'sms-code'), 'sent');
  });

  it('lose no marker of the store: an executor that starts with the new key seals it anew', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'avain-rotation-'));
    const guard = (keys: (typeof state.old)[]) => {
      const store = createRedisKeyValueStore({ client: redis.client, keyring: createKeyring(keys), time: 'redis' });
      return createEpochGuard({ store, random: systemRandom, directory, coolDown: async () => undefined });
    };
    expect(await guard([state.old]).check()).toEqual({ ready: true, lost: false });
    await expect(guard([state.fresh]).check()).rejects.toThrow('names no key of this keyring');
    expect(await guard([state.fresh, state.old]).check()).toEqual({ ready: true, lost: false });
    expect(await guard([state.fresh]).check()).toEqual({ ready: true, lost: false });
    await rm(directory, { recursive: true });
  });
});
