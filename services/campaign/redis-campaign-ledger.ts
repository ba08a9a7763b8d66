import type { Keyring } from '../crypto/keyring.ts';
import type { RandomSource } from '../random/random-source.ts';
import { requireKeyPart } from '../store/store-key.ts';
import type { RedisClient } from '../store/redis-connection.ts';
import { createScriptRunner, type StoreTime } from '../store/redis-scripts.ts';
import type { CampaignCounts, CampaignLedger, NewTarget, Settled, Target } from './campaign-ledger.ts';
import { personStates, type PersonState } from './campaign-state.ts';
import {
  ledgerKeptMs,
  ledgerKeys,
  requireLease,
  requireSettled,
  requireTargets,
  type SealedTarget,
} from './ledger-rules.ts';
import {
  addScript,
  beginScript,
  countsScript,
  findScript,
  forgetScript,
  leaseScript,
  noteScript,
  pageScript,
  removeScript,
  requeueScript,
  settleScript,
} from './redis-ledger-scripts.ts';

export type RedisCampaignLedgerOptions = {
  readonly client: RedisClient;
  readonly keyring: Keyring;
  readonly random: RandomSource;
  readonly time: StoreTime;
};

/** One call looks at so many: a script of a few milliseconds. */
const lookedAtOnce = 1_000;

/**
 * Five keys a campaign, one field a person: 100,000 people are about 40 MB. Who somebody is stands sealed with key name
 * and pseudonym as associated data; states, moments and counters are plain.
 */
export function createRedisCampaignLedger(options: RedisCampaignLedgerOptions): CampaignLedger {
  const { client, keyring, random, time } = options;
  const scripts = [addScript, leaseScript, beginScript, settleScript, noteScript, requeueScript, countsScript];
  const run = createScriptRunner(client, time, [...scripts, pageScript, findScript, forgetScript, removeScript]);
  const keysOf = (campaignId: string): readonly string[] => Object.values(ledgerKeys(campaignId));
  const context = (campaignId: string, who: string): string => `${ledgerKeys(campaignId).ids}:${who}`;
  const open = (campaignId: string, flat: readonly string[]): Target[] =>
    Array.from({ length: flat.length / 3 }, (_, i) => {
      const [who = '', packed = '', sealed = ''] = flat.slice(3 * i, 3 * i + 3);
      return target(who, packed, keyring.open(sealed, context(campaignId, who)));
    });
  return {
    add: async (campaignId, people) => {
      requireTargets(people);
      if (people.length === 0) return { added: 0, already: 0 };
      const rows = people.flatMap((each) => [
        each.who,
        keyring.seal(sealable(each), context(campaignId, each.who)),
        each.state,
        each.reason ?? '',
      ]);
      const added = Number(await run(addScript, keysOf(campaignId), [ledgerKeptMs, ...rows]));
      return { added, already: people.length - added };
    },
    lease: async (campaignId, { limit, leaseSeconds }) => {
      requireLease(limit, leaseSeconds);
      const token = random.id();
      const args = [limit, Math.round(leaseSeconds * 1000), token, ledgerKeptMs];
      const reply = (await run(leaseScript, keysOf(campaignId), args)) as [number, ...string[]];
      const people = open(campaignId, reply.slice(1) as string[]);
      return { leased: people.map((each) => ({ ...each, token })), lapsed: reply[0] };
    },
    begin: async (campaignId, { who, token }, step) =>
      (await run(beginScript, keysOf(campaignId), [requireKeyPart(who), token, step])) === 1,
    settle: async (campaignId, { who, token }, result) => {
      requireSettled(result);
      return (await run(settleScript, keysOf(campaignId), [requireKeyPart(who), token, ...settled(result)])) === 1;
    },
    note: async (campaignId, who, fact) =>
      (await run(noteScript, keysOf(campaignId), [requireKeyPart(who), fact])) === 1,
    requeue: async (campaignId) => {
      let all = 0;
      for (let cursor = '0'; ;) {
        const [next, moved] = (await run(requeueScript, keysOf(campaignId), [cursor, lookedAtOnce])) as [
          string,
          number,
        ];
        all += moved;
        if (next === '0') return all;
        cursor = next;
      }
    },
    counts: async (campaignId) => counts((await run(countsScript, keysOf(campaignId), [])) as CountsReply),
    page: async (campaignId, { state, cursor, limit }) => {
      const args = [cursor === '' ? '0' : cursor, Math.min(limit, lookedAtOnce), state ?? ''];
      const [next = '0', ...flat] = (await run(pageScript, keysOf(campaignId), args)) as string[];
      return { people: open(campaignId, flat), cursor: next === '0' ? '' : next };
    },
    find: async (campaignId, who) => {
      const reply = (await run(findScript, keysOf(campaignId), [requireKeyPart(who)])) as [string, string] | null;
      return reply === null ? undefined : open(campaignId, [who, ...reply])[0];
    },
    forget: async (campaignId, who) => (await run(forgetScript, keysOf(campaignId), [requireKeyPart(who)])) === 1,
    remove: async (campaignId) => {
      await run(removeScript, keysOf(campaignId), []);
    },
  };
}

function sealable({ personId, displayName, language }: NewTarget): string {
  return JSON.stringify({ personId, displayName, language } satisfies SealedTarget);
}

function target(who: string, packed: string, opened: string): Target {
  const { personId, displayName, language } = JSON.parse(opened) as SealedTarget;
  const [state = '', reason = '', reminders = '', tries = '', changed = ''] = packed.split('|');
  return {
    who,
    personId,
    displayName,
    language,
    state: state as PersonState,
    reason: reason === '' ? null : reason,
    reminders: Number(reminders),
    tries: Number(tries),
    changedAt: new Date(Number(changed)),
  };
}

function settled(result: Settled): readonly (string | number)[] {
  if ('again' in result) return ['', '', result.again.getTime(), result.untried === true ? 1 : 0];
  return [result.to, result.reason ?? '', result.nextAt?.getTime() ?? '', 0];
}

type CountsReply = readonly [readonly string[], string, string];

function counts([flat, due, lease]: CountsReply): CampaignCounts {
  const all = new Map<string, number>();
  for (let i = 0; i < flat.length; i += 2) all.set(flat[i] ?? '', Number(flat[i + 1]));
  const moments = [due, lease].filter((text) => text !== '').map(Number);
  const states = Object.fromEntries(personStates.map((state) => [state, all.get(`s:${state}`) ?? 0]));
  const reasons = [...all].filter(([name]) => name.startsWith('r:')).map(([name, n]) => [name.slice(2), n] as const);
  return {
    audience: all.get('audience') ?? 0,
    states: states as Record<PersonState, number>,
    reasons: Object.fromEntries(reasons),
    reminders: all.get('reminders') ?? 0,
    nextAt: moments.length === 0 ? undefined : new Date(Math.min(...moments)),
  };
}
