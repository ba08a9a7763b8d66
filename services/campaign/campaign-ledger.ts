import type { Language } from '../i18n/language.ts';
import type { PersonState } from './campaign-state.ts';

/**
 * Who is targeted by a campaign and where each stands. Every move changes the person's state and both counters in one
 * atomic step of one slot (`{campaign:<id>}`), so the numbers add up to the audience at any instant, after any crash.
 * Names are pseudonyms; the object id stands sealed beside them. Times are the store's own.
 *
 * Adapters: ioredis + Lua, memory; both pass one contract suite.
 */
export type CampaignLedger = {
  /** Adds people; whoever is there already is left as they are. Idempotent. At most 1,000 a call. */
  readonly add: (
    campaignId: string,
    people: readonly NewTarget[],
  ) => Promise<{ readonly added: number; readonly already: number }>;
  /**
   * Takes up to `limit` people whose time has come (a first message, or a reminder) and hides them from others for
   * `leaseSeconds`. Whose lease ran out in the step `sending` is not handed out again: that message's fate is unknown, and
   * they become `unconfirmed` in the same step; `lapsed` says how many. Whose lease ran out before is handed out again, before others.
   * A limit of 0 only clears up so.
   */
  readonly lease: (
    campaignId: string,
    options: { readonly limit: number; readonly leaseSeconds: number },
  ) => Promise<{ readonly leased: readonly Leased[]; readonly lapsed: number }>;
  /**
   * Writes down, before the effect, that it begins. False: the lease is over, or it was begun before, so nothing may be done.
   */
  readonly begin: (campaignId: string, leased: Leased, step: 'installing' | 'sending') => Promise<boolean>;
  /**
   * What became of it. False: the lease was no longer theirs, or the table does not allow the move; nothing changed. From
   * `sent` to `sent` is a reminder that was taken; `sent` and `unconfirmed` need the step `sending`.
   */
  readonly settle: (campaignId: string, leased: Leased, result: Settled) => Promise<boolean>;
  /**
   * What the person did: `opened`, `ready`, `opted-out`. False where they are no target or the table says no, and for
   * `opened` of somebody in the queue whose message is not on its way: they talked about something else. Ends a lease.
   */
  readonly note: (campaignId: string, who: string, fact: 'opened' | 'ready' | 'opted-out') => Promise<boolean>;
  /**
   * All of `not-installable` and `failed` back to `queued`, by an admin; answers how many. Never `unconfirmed` ones, nor
   * whoever had a message of this campaign before (a reminder that failed).
   */
  readonly requeue: (campaignId: string) => Promise<number>;
  readonly counts: (campaignId: string) => Promise<CampaignCounts>;
  /**
   * About `limit` people looked at, in no particular order; those in `state` come. `cursor` '' at first and at the end.
   * Somebody moved meanwhile may be missed or doubled.
   */
  readonly page: (
    campaignId: string,
    options: { readonly state?: PersonState; readonly cursor: string; readonly limit: number },
  ) => Promise<{ readonly people: readonly Target[]; readonly cursor: string }>;
  /** Where one person stands; undefined: no target. */
  readonly find: (campaignId: string, who: string) => Promise<Target | undefined>;
  /** The person asked for it: they leave the audience and every number. Ends a lease. False: no target. */
  readonly forget: (campaignId: string, who: string) => Promise<boolean>;
  readonly remove: (campaignId: string) => Promise<void>;
};

export type NewTarget = {
  /** Pseudonym of the account. */
  readonly who: string;
  readonly personId: string;
  /** As the directory has it, for the hole `{name}`; sealed like the id. */
  readonly displayName?: string | undefined;
  /** Of the account, where it is one we speak. */
  readonly language?: Language | undefined;
  readonly state: Extract<PersonState, 'queued' | 'opted-out' | 'ready' | 'failed'>;
  /** A word of `[a-z0-9-]`. */
  readonly reason: string | null;
};

export type Target = {
  readonly who: string;
  readonly personId: string;
  readonly displayName: string | undefined;
  readonly language: Language | undefined;
  readonly state: PersonState;
  /** Why: a `NotInstallable`, a word of the sender; null where the state says it all. */
  readonly reason: string | null;
  readonly reminders: number;
  /** How often this message was begun. */
  readonly tries: number;
  readonly changedAt: Date;
};

/** `token` names this lease: a late worker's results are refused by it. */
export type Leased = Target & { readonly token: string };

export type Settled =
  | { readonly to: PersonState; readonly reason: string | null; /** When a reminder is due. */ readonly nextAt?: Date }
  /** Nothing was sent; another try at that time. `untried`: what was begun does not count among the tries. */
  | { readonly again: Date; readonly untried?: true };

export type CampaignCounts = {
  readonly audience: number;
  /** Adds up to `audience`. */
  readonly states: Readonly<Record<PersonState, number>>;
  /** `state:reason` → how many. */
  readonly reasons: Readonly<Record<string, number>>;
  readonly reminders: number;
  /** When the next person's time comes, or a lease ends; undefined: nobody waits. */
  readonly nextAt: Date | undefined;
};
