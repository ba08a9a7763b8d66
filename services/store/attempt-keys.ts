import { InvariantError } from '../errors/app-error.ts';
import { requireKeyPart } from './store-key.ts';
import type { Attempt, Window } from './attempt-store.ts';

/** The keys of guessing. Those of a target share its slot, so that one script may touch them all. */
export const attemptKeys = {
  code: (target: string, codeId: string) => `avain:{${requireKeyPart(target)}}:code:${requireKeyPart(codeId)}`,
  failures: (target: string) => `avain:{${requireKeyPart(target)}}:failures`,
  lock: (target: string) => `avain:{${requireKeyPart(target)}}:lock`,
  uses: (scope: string) => `avain:sends:${requireKeyPart(scope)}`,
} as const;

/** A limit of nothing or a fraction would be a hole or a wall; both are bugs of the caller. */
export function requireLimits(attempt: Attempt): void {
  const { triesPerCode, failuresPerTarget, windowSeconds, lockSeconds, candidateHashes } = attempt;
  const positive = [triesPerCode, failuresPerTarget, windowSeconds, lockSeconds, candidateHashes.length];
  if (!positive.every((n) => Number.isSafeInteger(n) && n > 0))
    throw new InvariantError('limits of an attempt are positive');
  requireHashes(candidateHashes);
}

/** Only keyed hashes come here: a code in clear would end up in the store. */
export function requireHashes(hashes: readonly string[]): void {
  if (!hashes.every((hash) => /^[0-9a-f]{32,128}$/.test(hash)))
    throw new InvariantError('a code arrives as a keyed hash');
}

export function requireWindows(windows: readonly Window[]): void {
  const sound =
    windows.length > 0 &&
    windows.every(({ seconds, limit }) => seconds > 0 && Number.isSafeInteger(limit) && limit > 0);
  if (!sound) throw new InvariantError('a window has a positive length and limit');
}
