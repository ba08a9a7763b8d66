import type { CaseRecord, CaseVouch } from './case-record.ts';

const hourMs = 60 * 60 * 1000;

/**
 * Whether the manager was told of the first of two vouches and let the time pass. It counts from the moment at which the
 * mail was taken, and never from before the vouch. A time that cannot be read is no. Pure.
 */
export function isUnopposed(
  { objection }: Pick<CaseRecord, 'objection'>,
  first: Pick<CaseVouch, 'at'>,
  { objectionHours, now }: { readonly objectionHours: number; readonly now: Date },
): boolean {
  if (objection === null || objection.objectedAt !== null) return false;
  const told = Date.parse(objection.toldAt ?? '');
  const until = Math.max(Date.parse(objection.until), told + objectionHours * hourMs);
  // NaN makes both comparisons false.
  return told >= Date.parse(first.at) && now.getTime() >= until;
}
