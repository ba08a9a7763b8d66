import type { CaseRecord } from './case-record.ts';

/** Looks at least so often, so that a time that was missed is not missed for long. */
const longestLook = 24 * 60 * 60;

/**
 * When the case's clock has to look next, in whole seconds from now and as a moment (seconds since 1970) for the job's name:
 * the promise to claim, the lapse of a vouch (given by the caller), the end.
 */
export function nextDueSeconds(
  record: CaseRecord,
  now: Date,
  lapse?: Date,
): { readonly seconds: number; readonly moment: number } {
  const times = [Date.parse(record.expiresAt)];
  if (record.state === 'open') times.push(Date.parse(record.dueAt));
  if (lapse !== undefined) times.push(lapse.getTime());
  const ahead = times.filter((time) => time > now.getTime()).map((time) => Math.ceil((time - now.getTime()) / 1000));
  // Never the moment of the look that is running now: its job's name is taken until it is done.
  const seconds = Math.max(1, Math.min(longestLook, ...ahead));
  return { seconds, moment: Math.ceil(now.getTime() / 1000) + seconds };
}
