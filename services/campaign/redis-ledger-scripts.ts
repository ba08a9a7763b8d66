import type { LuaScript } from '../store/lua-script.ts';
import { personTransitions } from './campaign-state.ts';
import { lapsesPerLease } from './ledger-rules.ts';

const ledgerKeyCount = 5;

/** `personTransitions` as a table of Lua, so that there is one table. */
const transitions = Object.entries(personTransitions)
  .map(([from, to]) => `['${from}'] = {${to.map((each) => `['${each}'] = true`).join(', ')}}`)
  .join(', ');

/**
 * KEYS: people, ids, due, leases, counts. A person is one field of `people`: state, reason, reminders, tries, changed at,
 * step and token and end of the lease, 1 where a message was sent or may have been; each followed by a bar. `due` and
 * `leases` hold who by the moment (ms) that something is to be done.
 */
const ledgerLua = `
local table_of_moves = {${transitions}}
local function read(packed)
  local f = {}
  for each in string.gmatch(packed, '([^|]*)|') do f[#f + 1] = each end
  return {state = f[1], reason = f[2], reminders = tonumber(f[3]), tries = tonumber(f[4]), changed = f[5],
    step = f[6], token = f[7], ends = tonumber(f[8]), met = f[9]}
end
local function load(who)
  local packed = redis.call('HGET', KEYS[1], who)
  if packed then return read(packed) end
end
local function pack(p)
  return table.concat({p.state, p.reason, p.reminders, p.tries, p.changed, p.step, p.token,
    string.format('%.0f', p.ends), p.met, ''}, '|')
end
local function save(who, p) redis.call('HSET', KEYS[1], who, pack(p)) end
local function count(p, by)
  redis.call('HINCRBY', KEYS[5], 's:' .. p.state, by)
  if p.reason ~= '' then
    local name = 'r:' .. p.state .. ':' .. p.reason
    if redis.call('HINCRBY', KEYS[5], name, by) <= 0 then redis.call('HDEL', KEYS[5], name) end
  end
end
local function move(p, to, reason)
  count(p, -1)
  p.state, p.reason, p.tries, p.changed = to, reason, 0, string.format('%.0f', now)
  count(p, 1)
end
local function free(who, p)
  redis.call('ZREM', KEYS[4], who)
  p.step, p.token, p.ends = '', '', 0
end
local function keep(ms)
  for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, ms) end
end
`;

const script = (name: string, lua: string): LuaScript => ({
  name: `avainCampaign${name}`,
  keys: ledgerKeyCount,
  lua: `${ledgerLua}${lua}`,
});

/** ARGV: kept for (ms); then who, sealed, state, reason of each. Returns how many are new. */
export const addScript = script(
  'Add',
  `
local added = 0
for i = 3, #ARGV, 4 do
  local who = ARGV[i]
  if redis.call('HSETNX', KEYS[2], who, ARGV[i + 1]) == 1 then
    local p = {state = ARGV[i + 2], reason = ARGV[i + 3], reminders = 0, tries = 0,
      changed = string.format('%.0f', now), step = '', token = '', ends = 0, met = '0'}
    save(who, p)
    count(p, 1)
    if p.state == 'queued' then redis.call('ZADD', KEYS[3], now, who) end
    added = added + 1
  end
end
if added > 0 then redis.call('HINCRBY', KEYS[5], 'audience', added) end
keep(ARGV[2])
return added`,
);

/**
 * ARGV: limit, length (ms), token, kept for (ms). Clears up what lapsed first. Returns how many became unconfirmed, then who,
 * person, sealed of each.
 */
export const leaseScript = script(
  'Lease',
  `
local lapsed = 0
for _, who in ipairs(redis.call('ZRANGEBYSCORE', KEYS[4], '-inf', now, 'LIMIT', 0, ${lapsesPerLease})) do
  local p = load(who)
  local sending = p.step == 'sending'
  free(who, p)
  if sending then
    move(p, 'unconfirmed', '')
    p.met = '1'
    lapsed = lapsed + 1
  else
    redis.call('ZADD', KEYS[3], p.changed, who)
  end
  save(who, p)
end
local reply = {lapsed}
for _, who in ipairs(redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', now, 'LIMIT', 0, ARGV[2])) do
  local p = load(who)
  p.step, p.token, p.ends = '', ARGV[4], now + tonumber(ARGV[3])
  redis.call('ZREM', KEYS[3], who)
  redis.call('ZADD', KEYS[4], p.ends, who)
  save(who, p)
  reply[#reply + 1] = who
  reply[#reply + 1] = pack(p)
  reply[#reply + 1] = redis.call('HGET', KEYS[2], who)
end
keep(ARGV[5])
return reply`,
);

/** ARGV: who, token, step. Nothing begins twice, and nothing after the lease's end. */
export const beginScript = script(
  'Begin',
  `
local p = load(ARGV[2])
if not p or p.token == '' or p.token ~= ARGV[3] or p.ends <= now then return 0 end
if p.step == 'sending' or p.step == ARGV[4] then return 0 end
if p.step == '' then p.tries = p.tries + 1 end
p.step = ARGV[4]
save(ARGV[2], p)
return 1`,
);

/** ARGV: who, token, next state (empty: again), reason, moment (ms, or empty), 1 = untried. The rules are `maySettle`. */
export const settleScript = script(
  'Settle',
  `
local p = load(ARGV[2])
if not p or p.token == '' or p.token ~= ARGV[3] then return 0 end
local to, sending = ARGV[4], p.step == 'sending'
if to ~= '' then
  local reminded = to == 'sent' and p.state == 'sent'
  if to == 'queued' or not (reminded or table_of_moves[p.state][to]) then return 0 end
  if (to == 'sent' or to == 'unconfirmed') and not sending then return 0 end
  move(p, to, ARGV[5])
  if sending and (to == 'sent' or to == 'unconfirmed') then p.met = '1' end
  if reminded then
    p.reminders = p.reminders + 1
    redis.call('HINCRBY', KEYS[5], 'reminders', 1)
  end
elseif ARGV[7] == '1' and p.step ~= '' then
  p.tries = p.tries - 1
end
free(ARGV[2], p)
if ARGV[6] ~= '' and (to == '' or to == 'sent') then redis.call('ZADD', KEYS[3], ARGV[6], ARGV[2]) end
save(ARGV[2], p)
return 1`,
);

/** ARGV: who, fact. The rule is `mayNote`. Whatever was planned for them is over, and so is a lease. */
export const noteScript = script(
  'Note',
  `
local p = load(ARGV[2])
if not p or not table_of_moves[p.state][ARGV[3]] then return 0 end
if p.state == 'queued' and ARGV[3] == 'opened' and p.step ~= 'sending' then return 0 end
move(p, ARGV[3], '')
free(ARGV[2], p)
redis.call('ZREM', KEYS[3], ARGV[2])
save(ARGV[2], p)
return 1`,
);

/** ARGV: cursor, how many to look at. Returns the next cursor and how many were put back. */
export const requeueScript = script(
  'Requeue',
  `
local found = redis.call('HSCAN', KEYS[1], ARGV[2], 'COUNT', ARGV[3])
local moved = 0
for i = 1, #found[2], 2 do
  local who = found[2][i]
  local p = load(who)
  if (p.state == 'not-installable' or p.state == 'failed') and p.met ~= '1' then
    move(p, 'queued', '')
    save(who, p)
    redis.call('ZADD', KEYS[3], now, who)
    moved = moved + 1
  end
end
return {found[1], moved}`,
);

/** Returns the counters and the moments of the first who waits and of the first lease that ends. */
export const countsScript = script(
  'Counts',
  `
local due = redis.call('ZRANGE', KEYS[3], 0, 0, 'WITHSCORES')
local lease = redis.call('ZRANGE', KEYS[4], 0, 0, 'WITHSCORES')
return {redis.call('HGETALL', KEYS[5]), due[2] or '', lease[2] or ''}`,
);

/** ARGV: cursor, how many to look at, state or empty. Returns the next cursor, then who, person, sealed of each. */
export const pageScript = script(
  'Page',
  `
local found = redis.call('HSCAN', KEYS[1], ARGV[2], 'COUNT', ARGV[3])
local reply = {found[1]}
for i = 1, #found[2], 2 do
  local who, packed = found[2][i], found[2][i + 1]
  if ARGV[4] == '' or read(packed).state == ARGV[4] then
    reply[#reply + 1] = who
    reply[#reply + 1] = packed
    reply[#reply + 1] = redis.call('HGET', KEYS[2], who)
  end
end
return reply`,
);

/** ARGV: who. Returns person and sealed. */
export const findScript = script(
  'Find',
  `
local packed = redis.call('HGET', KEYS[1], ARGV[2])
if not packed then return false end
return {packed, redis.call('HGET', KEYS[2], ARGV[2])}`,
);

/** ARGV: who. */
export const forgetScript = script(
  'Forget',
  `
local p = load(ARGV[2])
if not p then return 0 end
count(p, -1)
redis.call('HINCRBY', KEYS[5], 'audience', -1)
if p.reminders > 0 then redis.call('HINCRBY', KEYS[5], 'reminders', -p.reminders) end
redis.call('HDEL', KEYS[1], ARGV[2])
redis.call('HDEL', KEYS[2], ARGV[2])
redis.call('ZREM', KEYS[3], ARGV[2])
redis.call('ZREM', KEYS[4], ARGV[2])
return 1`,
);

export const removeScript: LuaScript = {
  name: 'avainCampaignRemove',
  keys: ledgerKeyCount,
  lua: `return redis.call('UNLINK', unpack(KEYS))`,
};
