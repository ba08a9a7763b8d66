import type { LuaScript } from './lua-script.ts';

/** Sealed value, version, keep until (ms), indexes (JSON), written at (ms; or the order that was given). */
export type Row = readonly [string, string, string, string, string];
/** What decides whether a record is found: indexes (JSON), written at (ms). */
export type Peek = readonly [string, string];

/** Redis forgets a record by itself only this long after its time, so that the retention job comes first. */
const garbageSlackMs = 7 * 24 * 3600 * 1000;

const load = `
local row = redis.call('HMGET', KEYS[1], 'v', 'n', 'k', 'i', 'w')
local last = tonumber(row[2]) or 0
local there = row[1] and tonumber(row[3]) > now
`;

export const getScript: LuaScript = {
  name: 'avainRecordGet',
  keys: 1,
  lua: `${load} if there then return row end return false`,
};

/** A row without its value, for whoever only asks what it is indexed by. */
export const peekScript: LuaScript = {
  name: 'avainRecordPeek',
  keys: 1,
  lua: `
local row = redis.call('HMGET', KEYS[1], 'k', 'i', 'w')
if row[2] and tonumber(row[1]) > now then return {row[2], row[3]} end
return false`,
};

/** ARGV: value, keep until, indexes, expected version (-1 = any), order (empty = now). */
export const putScript: LuaScript = {
  name: 'avainRecordPut',
  keys: 1,
  lua: `${load}
local expected = tonumber(ARGV[5])
if expected >= 0 and expected ~= (there and last or 0) then
  if there then return {0, row[1], row[2], row[3], row[4], row[5]} end
  return {0}
end
local version = math.max(last + 1, now)
local order = ARGV[6] ~= '' and ARGV[6] or now
redis.call('HSET', KEYS[1], 'v', ARGV[2], 'n', version, 'k', ARGV[3], 'i', ARGV[4], 'w', order)
redis.call('PEXPIRE', KEYS[1], math.max(tonumber(ARGV[3]) - now, 0) + ${garbageSlackMs})
return {1, version}`,
};

/** ARGV[2] = 1: only what is past its time. Returns now, the indexes it had, until when it is kept (0 =
 * gone), and whether there was one. */
export const removeScript: LuaScript = {
  name: 'avainRecordRemove',
  keys: 1,
  lua: `${load}
if ARGV[2] == '1' and there then return {now, '{}', tonumber(row[3]), 1} end
redis.call('DEL', KEYS[1])
return {now, row[4] or '{}', 0, row[1] and 1 or 0}`,
};

/** Adds a member with a score (default: now). */
export const enterScript: LuaScript = {
  name: 'avainIndexEnter',
  keys: 1,
  lua: `return redis.call('ZADD', KEYS[1], ARGV[3] or now, ARGV[2])`,
};

/** Removes a member whose score is below a bound. */
export const leaveScript: LuaScript = {
  name: 'avainIndexLeave',
  keys: 1,
  lua: `
local score = redis.call('ZSCORE', KEYS[1], ARGV[2])
if score and tonumber(score) < tonumber(ARGV[3]) then return redis.call('ZREM', KEYS[1], ARGV[2]) end
return 0`,
};

/** Removes a member that is older than an age. */
export const forgetScript: LuaScript = {
  name: 'avainIndexForget',
  keys: 1,
  lua: `
local score = redis.call('ZSCORE', KEYS[1], ARGV[2])
if score and tonumber(score) < now - tonumber(ARGV[3]) then return redis.call('ZREM', KEYS[1], ARGV[2]) end
return 0`,
};
