import { InvariantError } from '../errors/app-error.ts';
import { requireKeyPart } from '../store/store-key.ts';
import type { NewTarget, Settled } from './campaign-ledger.ts';
import { personTransitions, type PersonState } from './campaign-state.ts';

/** All keys of a campaign stand in one slot, so that one script moves a person and the numbers together. */
export function ledgerKeys(campaignId: string) {
  const id = requireKeyPart(campaignId);
  return {
    people: `avain:{campaign:${id}}:people`,
    ids: `avain:{campaign:${id}}:ids`,
    due: `avain:{campaign:${id}}:due`,
    leases: `avain:{campaign:${id}}:leases`,
    counts: `avain:{campaign:${id}}:counts`,
  } as const;
}

/** As long as the campaign's record is kept after its end: begins anew with every `add` and `lease`, the last of them at the end. */
export const ledgerKeptMs = 400 * 24 * 3600 * 1000;

/** So many lapsed leases are cleared up by one call. */
export const lapsesPerLease = 1_000;

const mostAtOnce = 1_000;
const word = /^[a-z0-9-]{1,64}$/;

/**
 * Whether a worker's result may move somebody so. Beyond the table: a reminder that was taken leads from `sent` to `sent`;
 * a message has a fate only where `sending` was written down before; only an admin leads back to `queued`.
 */
export function maySettle(from: PersonState, to: PersonState, sending: boolean): boolean {
  if ((to === 'sent' || to === 'unconfirmed') && !sending) return false;
  if (to === 'sent' && from === 'sent') return true;
  return to !== 'queued' && personTransitions[from].includes(to);
}

/**
 * Whether what a person did moves them so. Who waits in the queue and talks with the bot about something else has not
 * answered this campaign: they are `opened` only while their message is on its way.
 */
export function mayNote(from: PersonState, fact: 'opened' | 'ready' | 'opted-out', sending: boolean): boolean {
  if (from === 'queued' && fact === 'opened' && !sending) return false;
  return personTransitions[from].includes(fact);
}

export function requireTargets(people: readonly NewTarget[]): void {
  if (people.length > mostAtOnce) throw new InvariantError('at most 1,000 people are added at once');
  for (const { who, reason } of people) {
    requireKeyPart(who);
    requireReason(reason);
  }
}

export function requireSettled(result: Settled): void {
  if ('to' in result) requireReason(result.reason);
}

/** Reasons name counters: words of ours, never somebody's text. */
function requireReason(reason: string | null): void {
  if (reason !== null && !word.test(reason)) throw new InvariantError('a reason is a word of the catalogue');
}

export function requireLease(limit: number, leaseSeconds: number): void {
  const sound = Number.isSafeInteger(limit) && limit >= 0 && limit <= mostAtOnce && leaseSeconds > 0;
  if (!sound) throw new InvariantError('a lease is of 0 to 1,000 people and has a length');
}

/** What stands sealed beside the pseudonym. */
export type SealedTarget = Pick<NewTarget, 'personId' | 'displayName' | 'language'>;
