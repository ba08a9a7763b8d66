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

/** When the vouch of a `vouched` case stops counting; undefined in every other state. */
export function lapseOf({ state, vouches }: CaseRecord, lifetimes: VouchLifetimes): Date | undefined {
  const vouch = vouches.at(-1);
  if (state !== 'vouched' || vouch === undefined) return undefined;
  const waits = vouch.flowId === null && vouches.length === 1;
  const seconds = waits ? lifetimes.earlierVouch : lifetimes.vouch;
  return new Date(Date.parse(vouch.at) + seconds * 1000);
}
