import type { Clock } from '../clock/clock.ts';
import { InvariantError } from '../errors/app-error.ts';
import type { LuaScript } from './lua-script.ts';
import { bundleFor, type Call } from './redis-bundle.ts';
import { isCluster, storeCall, storeFault, type RedisClient } from './redis-connection.ts';

/** Where a script's `now` comes from: Redis' own TIME in production, a Clock in tests. */
export type StoreTime = 'redis' | Clock;

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

/**
 * Runs scripts by hash, loading them where the server has lost them; outside a cluster, those of one turn of the event loop
 * together (`redis-bundle.ts`). Throws `store_unavailable`.
 */
export function createScriptRunner(client: RedisClient, time: StoreTime, scripts: readonly LuaScript[]): RunScript {
  const all = [timeScript, ...scripts];
  const send = isCluster(client) ? oneByOne(client, all) : together(client, all);
  return (script, keys, args) => {
    if (!all.includes(script)) throw new InvariantError(`script ${script.name} was not declared`);
    return send({ script, keys, args: [time === 'redis' ? '' : time.now().getTime(), ...args] });
  };
}

function oneByOne(client: RedisClient, scripts: readonly LuaScript[]): (call: Call) => Promise<unknown> {
  for (const { name, keys, lua } of scripts) client.defineCommand(name, { numberOfKeys: keys, lua: preamble + lua });
  return ({ script, keys, args }) => {
    // Without a key no node is named; every node knows the time.
    if (script === timeScript) return storeCall(client.time()).then(milliseconds);
    const run = (client as unknown as Custom)[script.name];
    if (run === undefined) throw new InvariantError(`script ${script.name} was not defined`);
    return storeCall(run.call(client, ...keys, ...args));
  };
}

const milliseconds = ([seconds, micros]: readonly (string | number)[]): number =>
  Number(seconds) * 1000 + Math.floor(Number(micros) / 1000);

function together(client: RedisClient, scripts: readonly LuaScript[]): (call: Call) => Promise<unknown> {
  const bundle = bundleFor({ client, guard: storeCall, fault: storeFault });
  bundle.add(scripts);
  return bundle.call;
}

const timeScript: LuaScript = { name: 'avainNow', keys: 0, lua: 'return now' };

/** The time that the scripts would see. */
export async function readStoreTime(run: RunScript, time: StoreTime): Promise<Date> {
  return time === 'redis' ? new Date(Number(await run(timeScript, [], []))) : time.now();
}
