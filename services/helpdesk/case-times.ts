import type { CaseRecord } from './case-record.ts';

/** How long a vouch counts, in seconds: the only one or the second of two, and the first of two. */
export type VouchLifetimes = { readonly vouch: number; readonly earlierVouch: number };

/** Looks at least so often, so that a time that was missed is not missed for long. */
const longestLookMs = 24 * 60 * 60 * 1000;
/** A worker's clock may be ahead of the store's by this much: a look that runs early plans another, not itself. */
const earlySeconds = 5;

/**
 * When the case's clock has to look next, in whole seconds from now and as a moment (seconds since 1970) for the job's name:
 * the promise to claim, the lapse of a vouch (given by the caller), the end, and once a day counted from the opening. Moments
 * do not depend on who asks when, so that many looks plan one.
 */
export function nextDueSeconds(
  record: CaseRecord,
  now: Date,
  lapse?: Date,
): { readonly seconds: number; readonly moment: number } {
  const opened = Date.parse(record.openedAt);
  const daily = opened + (Math.floor((now.getTime() - opened) / longestLookMs) + 1) * longestLookMs;
  const times = [daily, Date.parse(record.expiresAt)];
  if (record.state === 'open') times.push(Date.parse(record.dueAt));
  if (lapse !== undefined) times.push(lapse.getTime());
  const next = Math.min(...times.filter((time) => time > now.getTime()));
  const due = Math.ceil(next / 1000);
  const left = due - Math.floor(now.getTime() / 1000);
  return left > earlySeconds
    ? { seconds: left, moment: due }
    : { seconds: left + earlySeconds, moment: due + earlySeconds };
}

/**
 * Until when the manager may object: the time counts from the moment at which their mail was taken, as long as that is not
 * known from the vouch.
 */
export function objectionEnd({ until, toldAt }: NonNullable<CaseRecord['objection']>, objectionHours: number): Date {
  const told = toldAt == null ? 0 : Date.parse(toldAt) + objectionHours * 3_600_000;
  return new Date(Math.max(Date.parse(until), told));
}

/** So many broken promises are noted and told; a fourth apology would help nobody. */
const mostMissed = 3;
const longestPromiseMs = 24 * 60 * 60 * 1000;

/** How many promises were broken since the case was opened; putting a case back begins nothing anew. */
function missedPromises({ timeline }: Pick<CaseRecord, 'timeline'>): number {
  return timeline.filter(({ what }) => what === 'unclaimed').length;
}

/** Nobody has it, and nobody took it in the time that was promised first. */
export function isOverdue(record: Pick<CaseRecord, 'state' | 'dueAt' | 'timeline'>, now: Date): boolean {
  return record.state === 'open' && (Date.parse(record.dueAt) <= now.getTime() || missedPromises(record) > 0);
}

/** Whether a promise was broken just now that has to be noted. */
export function isBrokenPromise(record: CaseRecord, now: Date): boolean {
  const { state, dueAt } = record;
  return state === 'open' && Date.parse(dueAt) <= now.getTime() && missedPromises(record) < mostMissed;
}

/**
 * The promise that takes the place of a broken one: each twice as long as the one before, a day at most, so that a team
 * that cannot keep up is not noted ever faster. After the last one there is none, and the old one stays broken.
 */
export function promiseAfter(record: CaseRecord, now: Date, claimMinutes: number): string {
  const missed = missedPromises(record) + 1;
  if (missed >= mostMissed) return record.dueAt;
  const ms = Math.min(longestPromiseMs, claimMinutes * 60_000 * 2 ** missed);
  return new Date(now.getTime() + ms).toISOString();
}

/** When the vouch of a `vouched` case stops counting; undefined in every other state. */
export function lapseOf({ state, vouches }: CaseRecord, lifetimes: VouchLifetimes): Date | undefined {
  const vouch = vouches.at(-1);
  if (state !== 'vouched' || vouch === undefined) return undefined;
  const waits = vouch.flowId === null && vouches.length === 1;
  const seconds = waits ? lifetimes.earlierVouch : lifetimes.vouch;
  return new Date(Date.parse(vouch.at) + seconds * 1000);
}
