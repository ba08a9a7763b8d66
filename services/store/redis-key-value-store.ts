import { InvariantError } from '../errors/app-error.ts';
import type { Keyring } from '../crypto/keyring.ts';
import { isCluster, type RedisClient } from './redis-connection.ts';
import type { LuaScript } from './lua-script.ts';
import { createScriptRunner, garbageSlackMs, readStoreTime, type StoreTime } from './redis-scripts.ts';
import { requireKey, requireLifetimeMs } from './store-key.ts';
import type { KeyValueStore, Versioned } from './key-value-store.ts';

export type RedisKeyValueStoreOptions = {
  readonly client: RedisClient;
  readonly keyring: Keyring;
  readonly time: StoreTime;
};

/**
 * One hash per key: `v` sealed value, `n` version, `d` deadline in ms; a counter has `c` instead of `v` and `n`. A version
 * is the time of writing or one more than the last, so that a key deleted and made again does not repeat a version.
 */
export function createRedisKeyValueStore({ client, keyring, time }: RedisKeyValueStoreOptions): KeyValueStore {
  const scripts = [
    ...[getScript, getManyScript, setScript, takeScript, deleteScript],
    ...[incrementScript, countScript, swapScript],
  ];
  const run = createScriptRunner(client, time, scripts);
  const opened = (reply: unknown, key: string): Versioned | undefined => {
    if (!Array.isArray(reply)) return undefined;
    const [sealed, version] = reply as [string, string];
    return { value: keyring.open(sealed, key), version: Number(version) };
  };
  const get = async (key: string): Promise<Versioned | undefined> =>
    opened(await run(getScript, [requireKey(key)], []), key);
  return {
    get,
    getMany: async (keys) => {
      // In a cluster the keys may live on several nodes, to which the commands of one tick travel together.
      if (keys.length < 2 || isCluster(client)) return Promise.all(keys.map(get));
      const replies = (await run(getManyScript, keys.map(requireKey), [])) as readonly unknown[];
      return keys.map((key, index) => opened(replies[index], key));
    },
    set: async (key, value, ttlSeconds) => {
      const sealed = keyring.seal(value, requireKey(key));
      return Number(await run(setScript, [key], [sealed, requireLifetimeMs(ttlSeconds)]));
    },
    delete: async (key) => {
      await run(deleteScript, [requireKey(key)], []);
    },
    take: async (key) => opened(await run(takeScript, [requireKey(key)], []), key),
    increment: async (key, ttlSeconds) => {
      const count = Number(await run(incrementScript, [requireKey(key)], [requireLifetimeMs(ttlSeconds)]));
      if (count < 0) throw new InvariantError('a value cannot be counted up');
      return count;
    },
    counts: (keys) => Promise.all(keys.map(async (key) => Number(await run(countScript, [requireKey(key)], [])))),
    swap: async (key, expectedVersion, value, ttlSeconds) => {
      const sealed = keyring.seal(value, requireKey(key));
      const args = [expectedVersion, sealed, requireLifetimeMs(ttlSeconds)];
      const [ok, ...rest] = (await run(swapScript, [key], args)) as [number, ...unknown[]];
      if (ok === 1) return { ok: true, version: Number(rest[0]) };
      return { ok: false, current: rest.length === 2 ? opened(rest, key) : undefined };
    },
    now: () => readStoreTime(run, time),
  };
}

/** Live value and version of KEYS[1] in `v`, `n`; nil when absent or over. `last` is any version still known. */
const load = `
local h = redis.call('HMGET', KEYS[1], 'v', 'n', 'd')
local last = tonumber(h[2]) or 0
local v, n = h[1], h[2]
if not v or tonumber(h[3]) <= now then v, n = nil, nil end
`;

const write = (value: string, lifetime: string): string => `
local version = math.max(last + 1, now)
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'v', ${value}, 'n', version, 'd', now + tonumber(${lifetime}))
redis.call('PEXPIRE', KEYS[1], tonumber(${lifetime}) + ${garbageSlackMs})
`;

const getScript: LuaScript = { name: 'avainGet', keys: 1, lua: `${load} if v then return {v, n} end return false` };

/** Any number of keys; `keys` counts for a cluster only, which never gets it. */
const getManyScript: LuaScript = {
  name: 'avainGetMany',
  keys: 1,
  lua: `
local found = {}
for i, key in ipairs(KEYS) do
  local h = redis.call('HMGET', key, 'v', 'n', 'd')
  found[i] = h[1] and tonumber(h[3]) > now and {h[1], h[2]}
end
return found`,
};

const setScript: LuaScript = {
  name: 'avainSet',
  keys: 1,
  lua: `${load} ${write('ARGV[2]', 'ARGV[3]')} return version`,
};

const takeScript: LuaScript = {
  name: 'avainTake',
  keys: 1,
  lua: `${load} redis.call('DEL', KEYS[1]) if v then return {v, n} end return false`,
};

const deleteScript: LuaScript = { name: 'avainDelete', keys: 1, lua: `return redis.call('DEL', KEYS[1])` };

const incrementScript: LuaScript = {
  name: 'avainIncrement',
  keys: 1,
  lua: `
local h = redis.call('HMGET', KEYS[1], 'c', 'd', 'v')
local live = h[2] and tonumber(h[2]) > now
if live and h[3] then return -1 end
if live then return redis.call('HINCRBY', KEYS[1], 'c', 1) end
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'c', 1, 'd', now + tonumber(ARGV[2]))
redis.call('PEXPIRE', KEYS[1], tonumber(ARGV[2]) + ${garbageSlackMs})
return 1`,
};

const countScript: LuaScript = {
  name: 'avainCount',
  keys: 1,
  lua: `
local h = redis.call('HMGET', KEYS[1], 'c', 'd')
if h[1] and tonumber(h[2]) > now then return tonumber(h[1]) end
return 0`,
};

const swapScript: LuaScript = {
  name: 'avainSwap',
  keys: 1,
  lua: `${load}
if tonumber(ARGV[2]) ~= (tonumber(n) or 0) then
  if v then return {0, v, n} end
  return {0}
end
${write('ARGV[3]', 'ARGV[4]')} return {1, version}`,
};
