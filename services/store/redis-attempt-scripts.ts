import type { LuaScript } from './lua-script.ts';
import { garbageSlackMs } from './redis-scripts.ts';

/** A code: hash with `h` keyed hash, `d` deadline, `t` tries so far, `w` the last wrong answer (also a keyed hash). */
export const issueScript: LuaScript = {
  name: 'avainIssue',
  keys: 1,
  lua: `
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'h', ARGV[2], 'd', now + tonumber(ARGV[3]), 't', 0)
redis.call('PEXPIRE', KEYS[1], tonumber(ARGV[3]) + ${garbageSlackMs})
return 1`,
};

export const revokeScript: LuaScript = { name: 'avainRevoke', keys: 1, lua: `return redis.call('DEL', KEYS[1])` };

/**
 * KEYS: code, failures (list of the moments at which each failure stops counting, ms), lock (moment it ends, ms).
 * ARGV[2..5]: tries per code, failures per target, window ms, lock ms; then the candidate hashes, newest key first.
 *
 * The failure and the try are written before anything is compared and taken back when the code was right: a script that
 * dies half-way has counted. Comparing with == is safe here: what is compared are hashes under a key that the guesser
 * lacks, so time tells nothing about the code.
 */
export const redeemScript: LuaScript = {
  name: 'avainRedeem',
  keys: 3,
  lua: `
local maxTries, maxFailures = tonumber(ARGV[2]), tonumber(ARGV[3])
local window, lockFor = tonumber(ARGV[4]), tonumber(ARGV[5])

local function lockUp()
  local untilMs = now + lockFor
  redis.call('SET', KEYS[3], untilMs, 'PX', lockFor + ${garbageSlackMs})
  redis.call('DEL', KEYS[1])
  return {'locked', untilMs}
end

local lockedUntil = tonumber(redis.call('GET', KEYS[3]) or 0)
if lockedUntil > now then return {'locked', lockedUntil} end

local code = redis.call('HMGET', KEYS[1], 'h', 'd', 't', 'w')
if not code[1] or tonumber(code[2]) <= now then return {'absent'} end

local failures, longest = 0, 0
for _, ends in ipairs(redis.call('LRANGE', KEYS[2], 0, -1)) do
  ends = tonumber(ends)
  if ends > now then failures = failures + 1 else redis.call('LREM', KEYS[2], 1, ends) end
  if ends > longest then longest = ends end
end

for i = 6, #ARGV do
  if ARGV[i] == code[4] then
    return {'mismatch', math.max(maxTries - tonumber(code[3]), 0), math.max(maxFailures - failures, 0), 1}
  end
end
if failures >= maxFailures then return lockUp() end
if tonumber(code[3]) >= maxTries then
  redis.call('DEL', KEYS[1])
  return {'burned', maxFailures - failures}
end

redis.call('RPUSH', KEYS[2], now + window)
redis.call('PEXPIRE', KEYS[2], math.max(now + window, longest) - now + ${garbageSlackMs})
local tries = redis.call('HINCRBY', KEYS[1], 't', 1)

for i = 6, #ARGV do
  if ARGV[i] == code[1] then
    redis.call('DEL', KEYS[1])
    redis.call('RPOP', KEYS[2])
    return {'accepted'}
  end
end

failures = failures + 1
if failures >= maxFailures then return lockUp() end
if tries >= maxTries then
  redis.call('DEL', KEYS[1])
  return {'burned', maxFailures - failures}
end
redis.call('HSET', KEYS[1], 'w', ARGV[6])
return {'mismatch', maxTries - tries, maxFailures - failures, 0}`,
};

export const statusScript: LuaScript = {
  name: 'avainStatus',
  keys: 2,
  lua: `
local failures = 0
for _, ends in ipairs(redis.call('LRANGE', KEYS[1], 0, -1)) do
  if tonumber(ends) > now then failures = failures + 1 end
end
local lockedUntil = tonumber(redis.call('GET', KEYS[2]) or 0)
if lockedUntil <= now then lockedUntil = 0 end
return {failures, lockedUntil}`,
};

export const lockScript: LuaScript = {
  name: 'avainLock',
  keys: 1,
  lua: `
local untilMs = math.max(now + tonumber(ARGV[2]), tonumber(redis.call('GET', KEYS[1]) or 0))
redis.call('SET', KEYS[1], untilMs, 'PX', untilMs - now + ${garbageSlackMs})
return untilMs`,
};

export const clearScript: LuaScript = {
  name: 'avainClear',
  keys: 2,
  lua: `return redis.call('DEL', KEYS[1], KEYS[2])`,
};

/**
 * KEYS[1]: sorted set of uses, score = moment in ms. ARGV: pairs of window ms and limit. Returns 0 when admitted (and
 * counted), else the moment from which every window has room again.
 */
export const admitScript: LuaScript = {
  name: 'avainAdmit',
  keys: 1,
  lua: `
local longest, retryAt = 0, 0
for i = 2, #ARGV, 2 do longest = math.max(longest, tonumber(ARGV[i])) end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - longest)
for i = 2, #ARGV, 2 do
  local window, limit = tonumber(ARGV[i]), tonumber(ARGV[i + 1])
  local blocking = redis.call('ZREVRANGE', KEYS[1], limit - 1, limit - 1, 'WITHSCORES')[2]
  if blocking and tonumber(blocking) + window > now then
    retryAt = math.max(retryAt, tonumber(blocking) + window)
  end
end
if retryAt > 0 then return retryAt end
redis.call('ZADD', KEYS[1], now, now .. '-' .. redis.call('ZCARD', KEYS[1]))
redis.call('PEXPIRE', KEYS[1], longest + ${garbageSlackMs})
return 0`,
};
