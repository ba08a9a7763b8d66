import type { Clock } from '../clock/clock.ts';
import { InvariantError } from '../errors/app-error.ts';
import { storeCall, type RedisClient } from './redis-connection.ts';

/** Where a script's `now` comes from: Redis' own TIME in production, a Clock in tests. */
export type StoreTime = 'redis' | Clock;

/** A Lua script. `now` (ms since the epoch) is defined; its own arguments begin at ARGV[2]. */
export type LuaScript = { readonly name: string; readonly keys: number; readonly lua: string };

export type RunScript = (
  script: LuaScript,
  keys: readonly string[],
  args: readonly (string | number)[],
) => Promise<unknown>;

/**
 * How long Redis keeps what is over, in milliseconds. A deadline decides by itself (a field compared with `now`); the TTL
 * only collects garbage, and so stays clear of a deadline by this much.
 */
export const garbageSlackMs = 60_000;

const preamble = `
local now = tonumber(ARGV[1])
if not now then
  local t = redis.call('TIME')
  now = t[1] * 1000 + math.floor(t[2] / 1000)
end
`;

type Custom = Readonly<Record<string, (...args: (string | number)[]) => Promise<unknown>>>;

/** Runs scripts by hash, loading them where the server has lost them. Throws `store_unavailable`. */
export function createScriptRunner(client: RedisClient, time: StoreTime, scripts: readonly LuaScript[]): RunScript {
  for (const { name, keys, lua } of scripts) client.defineCommand(name, { numberOfKeys: keys, lua: preamble + lua });
  return (script, keys, args) => {
    const run = (client as unknown as Custom)[script.name];
    if (run === undefined) throw new InvariantError(`script ${script.name} was not declared`);
    const now = time === 'redis' ? '' : time.now().getTime();
    return storeCall(run.call(client, ...keys, now, ...args));
  };
}

/** The time that the scripts would see. */
export async function readStoreTime(client: RedisClient, time: StoreTime): Promise<Date> {
  if (time !== 'redis') return time.now();
  const [seconds, micros] = await storeCall(client.time());
  return new Date(Number(seconds) * 1000 + Math.floor(Number(micros) / 1000));
}
