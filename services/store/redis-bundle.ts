import type { RedisClient } from './redis-connection.ts';
import { InvariantError, type DependencyError } from '../errors/app-error.ts';
import type { LuaScript } from './lua-script.ts';

/** One call of a script; `args` begins with the time or, when Redis has it, with an empty text. */
export type Call = {
  readonly script: LuaScript;
  readonly keys: readonly string[];
  readonly args: readonly (string | number)[];
};

type Waiting = Call & {
  readonly resolve: (reply: unknown) => void;
  readonly reject: (reason: unknown) => void;
};

/** Longer bundles would hold Redis up: a call takes about ten microseconds there. */
const mostInBundle = 64;

type Send = (...args: (string | number)[]) => Promise<unknown>;

export type Bundle = {
  /** Makes scripts known; one that is known by its name is left alone. */
  readonly add: (scripts: readonly LuaScript[]) => void;
  readonly call: (call: Call) => Promise<unknown>;
};

export type BundleOptions = {
  readonly client: RedisClient;
  /** Around each command: time limit and error mapping. */
  readonly guard: (call: Promise<unknown>) => Promise<unknown>;
  /** What a call that failed inside becomes. */
  readonly fault: (text: string) => DependencyError;
};

/**
 * Calls of one turn of the event loop travel as one script, which runs them one after the other and answers each by
 * itself: a command of its own costs the client library more than the call costs Redis. What goes wrong in one call is
 * that call's error; a server that takes no writes any more fails the whole script, as the client must hear of it. Not
 * for a cluster, where keys live on several nodes.
 */
function createBundle({ client, guard, fault }: BundleOptions): Bundle {
  const known = new Map<string, LuaScript>();
  let queue: Waiting[] = [];

  const leave = async (bundle: readonly Waiting[]): Promise<void> => {
    try {
      const command = (client as unknown as Readonly<Record<string, Send>>)[commandName] ?? notDefined;
      const keys = bundle.flatMap((one) => one.keys);
      const args = bundle.flatMap((one) => [one.script.name, one.keys.length, one.args.length, ...one.args]);
      const replies = (await guard(command.call(client, keys.length, ...keys, ...args))) as Reply[];
      for (const [index, one] of bundle.entries()) {
        const [failed, reply] = replies[index] ?? [1, 'no reply'];
        if (failed === 0) one.resolve(reply ?? null);
        else one.reject(fault(String(reply)));
      }
    } catch (error) {
      for (const one of bundle) one.reject(error);
    }
  };
  const flush = (): void => {
    const leaving = queue;
    queue = [];
    for (let at = 0; at < leaving.length; at += mostInBundle) void leave(leaving.slice(at, at + mostInBundle));
  };
  return {
    add: (scripts) => {
      const before = known.size;
      for (const script of scripts) known.set(script.name, script);
      if (known.size > before) client.defineCommand(commandName, { lua: bundleLua([...known.values()]) });
    },
    call: (call) =>
      new Promise((resolve, reject) => {
        if (queue.length === 0) setImmediate(flush);
        queue.push({ ...call, resolve, reject });
      }),
  };
}

const commandName = 'avainCalls';
const bundleOf = Symbol('avain.bundle');

/** The one bundle of a client: all stores on it share their commands. */
export function bundleFor(options: BundleOptions): Bundle {
  const client = options.client as unknown as { [bundleOf]: Bundle | undefined };
  return (client[bundleOf] ??= createBundle(options));
}

const notDefined: Send = () => Promise.reject(new InvariantError('the client did not take the command'));

type Reply = readonly [number, unknown?];

/**
 * ARGV: for each call its script's name, how many keys, how many arguments, the arguments. The scripts stand as functions
 * whose KEYS and ARGV hide Redis' own. READONLY, NOREPLICAS and MASTERDOWN leave the script as its error: they say
 * that this server cannot serve anybody now, and at the first two the client looks for another primary.
 */
function bundleLua(scripts: readonly LuaScript[]): string {
  const functions = scripts.map(
    ({ name, lua }) => `calls['${name}'] = function(KEYS, ARGV)\n${callPreamble}${lua}\nend`,
  );
  return [bundleHead, ...functions, bundleTail].join('\n');
}

const bundleHead = `
local moment
local function serverTime()
  if not moment then
    local t = redis.call('TIME')
    moment = t[1] * 1000 + math.floor(t[2] / 1000)
  end
  return moment
end
local calls = {}`;

const callPreamble = `local now = tonumber(ARGV[1]) or serverTime()
`;

const bundleTail = `
local replies, key, at = {}, 0, 1
while ARGV[at] do
  local keys, args = {}, {}
  for i = 1, tonumber(ARGV[at + 1]) do keys[i] = KEYS[key + i] end
  for i = 1, tonumber(ARGV[at + 2]) do args[i] = ARGV[at + 2 + i] end
  local ok, reply = pcall(calls[ARGV[at]], keys, args)
  if ok then
    replies[#replies + 1] = {0, reply or false}
  else
    local text = type(reply) == 'table' and reply.err or tostring(reply)
    text = string.gsub(text, '^-', '')
    if string.find(text, '^READONLY ') or string.find(text, '^NOREPLICAS ') or string.find(text, '^MASTERDOWN ') then
      return redis.error_reply(text)
    end
    replies[#replies + 1] = {1, text}
  end
  key = key + #keys
  at = at + 3 + #args
end
return replies`;
