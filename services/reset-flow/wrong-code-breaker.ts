import type { ResetServiceOptions } from './reset-options.ts';

type BreakerOptions = Pick<ResetServiceOptions, 'attempts' | 'guards' | 'audit' | 'log' | 'limits'>;

/** One organisation per installation, so one counter. */
const scope = 'tenant.wrong-codes';

/**
 * Counts one wrong code for the whole organisation; more of them than people mistype means that somebody guesses over
 * many accounts, which no counter of one account sees. Then all sending and checking of codes pauses, is audited once,
 * and an error line wakes the operators.
 *
 * Counted after the comparison, because right codes must not use the budget up on a busy Monday: guesses that are in
 * flight at the moment of tripping are still judged, at most ten for each account (its own limit).
 */
export async function countWrongCode({ attempts, guards, audit, log, limits }: BreakerOptions): Promise<void> {
  const admitted = await attempts.admit(scope, limits.wrongCodesPerTenant);
  if (admitted.kind === 'admitted') return;
  const until = await guards.pauseCodes(limits.codesPauseSeconds);
  if (until === undefined) return;
  log.error({ until: until.toISOString() }, 'too many wrong codes in the whole organisation: codes are paused');
  await audit.append({ type: 'codes.paused', until: until.toISOString() });
}
