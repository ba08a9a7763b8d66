import type { Clock } from '../clock/clock.ts';
import type { RandomSource } from '../random/random-source.ts';
import type { CampaignCounts, CampaignLedger, Leased, NewTarget, Settled, Target } from './campaign-ledger.ts';
import { personStates, type PersonState } from './campaign-state.ts';
import { ledgerKeys, mayNote, maySettle, requireLease, requireSettled, requireTargets } from './ledger-rules.ts';

type Kept = {
  -readonly [K in keyof Omit<Target, 'changedAt'>]: Target[K];
} & {
  changedAt: number;
  step: '' | 'installing' | 'sending';
  token: string;
  /** When the lease ends; 0: none. */
  endsAt: number;
  /** When something is to be done; undefined: nothing. */
  dueAt: number | undefined;
  /** A message was sent, or may have been. */
  met: boolean;
};

export type MemoryCampaignLedgerOptions = { readonly clock: Clock; readonly random: RandomSource };

/** The same rules as the Redis scripts, atomic because nothing waits in between. Promises nothing across a restart. */
export function createMemoryCampaignLedger({ clock, random }: MemoryCampaignLedgerOptions): CampaignLedger {
  const campaigns = new Map<string, Map<string, Kept>>();
  const now = (): number => clock.now().getTime();
  const of = (campaignId: string): Map<string, Kept> => {
    const { people } = ledgerKeys(campaignId);
    const kept = campaigns.get(people) ?? new Map<string, Kept>();
    campaigns.set(people, kept);
    return kept;
  };
  const held = (campaignId: string, { who, token }: Leased): Kept | undefined => {
    const kept = of(campaignId).get(who);
    return kept !== undefined && kept.token !== '' && kept.token === token ? kept : undefined;
  };
  return {
    add: async (campaignId, people) => {
      requireTargets(people);
      const there = of(campaignId);
      const before = there.size;
      for (const each of people) if (!there.has(each.who)) there.set(each.who, newcomer(each, now()));
      const added = there.size - before;
      return { added, already: people.length - added };
    },
    lease: async (campaignId, { limit, leaseSeconds }) => {
      requireLease(limit, leaseSeconds);
      const people = [...of(campaignId).values()];
      const lapsed = people.filter((each) => lapse(each, now())).length;
      const due = people.filter(({ dueAt }) => dueAt !== undefined && dueAt <= now());
      const first = due.sort((a, b) => Number(a.dueAt) - Number(b.dueAt) || (a.who < b.who ? -1 : 1)).slice(0, limit);
      const token = random.id();
      for (const each of first)
        Object.assign(each, { step: '', token, endsAt: now() + leaseSeconds * 1000, dueAt: undefined });
      return { leased: first.map((each) => ({ ...shown(each), token })), lapsed };
    },
    begin: async (campaignId, leased, step) => {
      const kept = held(campaignId, leased);
      if (kept === undefined || kept.endsAt <= now() || kept.step === 'sending' || kept.step === step) return false;
      if (kept.step === '') kept.tries += 1;
      kept.step = step;
      return true;
    },
    settle: async (campaignId, leased, result) => {
      requireSettled(result);
      const kept = held(campaignId, leased);
      return kept !== undefined && settle(kept, result, now());
    },
    note: async (campaignId, who, fact) => {
      const kept = of(campaignId).get(who);
      if (kept === undefined || !mayNote(kept.state, fact, kept.step === 'sending')) return false;
      move(kept, fact, null, now());
      Object.assign(kept, { ...unleased, dueAt: undefined });
      return true;
    },
    requeue: async (campaignId) => {
      const back = [...of(campaignId).values()].filter(
        ({ state, met }) => (state === 'not-installable' || state === 'failed') && !met,
      );
      for (const each of back) {
        move(each, 'queued', null, now());
        each.dueAt = now();
      }
      return back.length;
    },
    counts: async (campaignId) => counts([...of(campaignId).values()]),
    page: async (campaignId, { state, cursor, limit }) => {
      const from = cursor === '' ? 0 : Number(cursor);
      const people = [...of(campaignId).values()];
      const looked = people.slice(from, from + limit);
      const wanted = looked.filter((each) => state === undefined || each.state === state);
      return { people: wanted.map(shown), cursor: from + limit < people.length ? String(from + limit) : '' };
    },
    find: async (campaignId, who) => {
      const kept = of(campaignId).get(who);
      return kept === undefined ? undefined : shown(kept);
    },
    forget: async (campaignId, who) => of(campaignId).delete(who),
    remove: async (campaignId) => {
      campaigns.delete(ledgerKeys(campaignId).people);
    },
  };
}

const unleased = { step: '', token: '', endsAt: 0 } as const;

function newcomer(person: NewTarget, now: number): Kept {
  const { who, personId, displayName, language, state, reason } = person;
  const dueAt = state === 'queued' ? now : undefined;
  const first = { reminders: 0, tries: 0, changedAt: now, dueAt, met: false, ...unleased };
  return { who, personId, displayName, language, state, reason, ...first };
}

/** Ends a lease whose time is over; true: a message of unknown fate. */
function lapse(kept: Kept, now: number): boolean {
  if (kept.token === '' || kept.endsAt > now) return false;
  const sending = kept.step === 'sending';
  Object.assign(kept, unleased);
  if (sending) {
    move(kept, 'unconfirmed', null, now);
    kept.met = true;
  } else kept.dueAt = kept.changedAt;
  return sending;
}

function settle(kept: Kept, result: Settled, now: number): boolean {
  if ('again' in result) {
    if (result.untried === true && kept.step !== '') kept.tries -= 1;
    Object.assign(kept, { ...unleased, dueAt: result.again.getTime() });
    return true;
  }
  const { to, reason, nextAt } = result;
  const sending = kept.step === 'sending';
  if (!maySettle(kept.state, to, sending)) return false;
  if (to === 'sent' && kept.state === 'sent') kept.reminders += 1;
  if (to === 'sent' || to === 'unconfirmed') kept.met = true;
  move(kept, to, reason, now);
  Object.assign(kept, { ...unleased, dueAt: to === 'sent' ? nextAt?.getTime() : undefined });
  return true;
}

function move(kept: Kept, state: PersonState, reason: string | null, now: number): void {
  Object.assign(kept, { state, reason, tries: 0, changedAt: now });
}

function shown({ who, personId, displayName, language, state, reason, reminders, tries, changedAt }: Kept): Target {
  const when = new Date(changedAt);
  return { who, personId, displayName, language, state, reason, reminders, tries, changedAt: when };
}

function counts(people: readonly Kept[]): CampaignCounts {
  const states = Object.fromEntries(personStates.map((state) => [state, 0])) as Record<PersonState, number>;
  const reasons: Record<string, number> = {};
  let reminders = 0;
  let nextAt = Infinity;
  for (const { state, reason, reminders: had, dueAt, endsAt } of people) {
    states[state] += 1;
    if (reason !== null) reasons[`${state}:${reason}`] = (reasons[`${state}:${reason}`] ?? 0) + 1;
    reminders += had;
    nextAt = Math.min(nextAt, dueAt ?? (endsAt > 0 ? endsAt : Infinity));
  }
  return {
    audience: people.length,
    states,
    reasons,
    reminders,
    nextAt: nextAt === Infinity ? undefined : new Date(nextAt),
  };
}
