import type { Clock } from '../clock/clock.ts';
import { attemptKeys, requireHashes, requireLimits, requireWindows } from './attempt-keys.ts';
import type { AdmitResult, Attempt, AttemptStore, RedeemResult, Window } from './attempt-store.ts';
import { createExpiringMap, type ExpiringMap } from './expiring-map.ts';
import { requireLifetimeMs } from './store-key.ts';

type Code = { readonly hash: string; tries: number; lastWrong: string | undefined };
type State = {
  readonly now: () => number;
  readonly codes: ExpiringMap<Code>;
  /** Moments at which each failure stops counting. */
  readonly failures: ExpiringMap<readonly number[]>;
  readonly locks: ExpiringMap<number>;
  readonly uses: ExpiringMap<readonly number[]>;
};

/** The same rules as the Redis scripts, atomic because nothing waits in between. */
export function createMemoryAttemptStore({ clock }: { readonly clock: Clock }): AttemptStore {
  const state: State = {
    now: () => clock.now().getTime(),
    codes: createExpiringMap(clock),
    failures: createExpiringMap(clock),
    locks: createExpiringMap(clock),
    uses: createExpiringMap(clock),
  };
  const { code, failures, lock } = attemptKeys;
  return {
    issue: async ({ target, codeId, codeHash, lifetimeSeconds }) => {
      requireHashes([codeHash]);
      state.codes.set(
        code(target, codeId),
        { hash: codeHash, tries: 0, lastWrong: undefined },
        requireLifetimeMs(lifetimeSeconds),
      );
    },
    revoke: async (target, codeId) => state.codes.delete(code(target, codeId)),
    redeem: async (attempt) => redeem(state, attempt),
    status: async (target) => {
      const until = state.locks.get(lock(target));
      return {
        failures: liveFailures(state, target).length,
        lockedUntil: until === undefined ? undefined : new Date(until),
      };
    },
    lock: async (target, seconds) => new Date(lockUp(state, target, requireLifetimeMs(seconds))),
    clear: async (target) => {
      state.failures.delete(failures(target));
      state.locks.delete(lock(target));
    },
    admit: async (scope, windows) => admit(state, scope, windows),
  };
}

function redeem(state: State, attempt: Attempt): RedeemResult {
  requireLimits(attempt);
  const { target, candidateHashes, triesPerCode, failuresPerTarget, windowSeconds, lockSeconds } = attempt;
  const key = attemptKeys.code(target, attempt.codeId);
  const lockedUntil = state.locks.get(attemptKeys.lock(target));
  if (lockedUntil !== undefined) return { kind: 'locked', until: new Date(lockedUntil) };
  const code = state.codes.get(key);
  if (code === undefined) return { kind: 'absent' };
  const failures = liveFailures(state, target);
  const locked = (): RedeemResult => {
    state.codes.delete(key);
    return { kind: 'locked', until: new Date(lockUp(state, target, lockSeconds * 1000)) };
  };
  if (code.lastWrong !== undefined && candidateHashes.includes(code.lastWrong)) {
    const triesLeft = Math.max(triesPerCode - code.tries, 0);
    return {
      kind: 'mismatch',
      triesLeft,
      failuresLeft: Math.max(failuresPerTarget - failures.length, 0),
      repeated: true,
    };
  }
  if (failures.length >= failuresPerTarget) return locked();
  if (code.tries >= triesPerCode || candidateHashes.includes(code.hash)) state.codes.delete(key);
  if (code.tries >= triesPerCode) return { kind: 'burned', failuresLeft: failuresPerTarget - failures.length };
  if (candidateHashes.includes(code.hash)) return { kind: 'accepted' };
  const ends = [...failures, state.now() + windowSeconds * 1000];
  state.failures.set(attemptKeys.failures(target), ends, Math.max(...ends) - state.now());
  code.tries += 1;
  if (ends.length >= failuresPerTarget) return locked();
  const failuresLeft = failuresPerTarget - ends.length;
  if (code.tries >= triesPerCode) {
    state.codes.delete(key);
    return { kind: 'burned', failuresLeft };
  }
  code.lastWrong = candidateHashes[0];
  return { kind: 'mismatch', triesLeft: triesPerCode - code.tries, failuresLeft, repeated: false };
}

function liveFailures(state: State, target: string): readonly number[] {
  return (state.failures.get(attemptKeys.failures(target)) ?? []).filter((ends) => ends > state.now());
}

function lockUp(state: State, target: string, ms: number): number {
  const key = attemptKeys.lock(target);
  const until = Math.max(state.now() + ms, state.locks.get(key) ?? 0);
  state.locks.set(key, until, until - state.now());
  return until;
}

function admit(state: State, scope: string, windows: readonly Window[]): AdmitResult {
  requireWindows(windows);
  const key = attemptKeys.uses(scope);
  const now = state.now();
  const lengths = windows.map(({ seconds }) => requireLifetimeMs(seconds));
  const longest = Math.max(...lengths);
  const uses = (state.uses.get(key) ?? []).filter((at) => at > now - longest);
  const roomAt = windows.map(({ limit }, i) => (uses.at(-limit) ?? -Infinity) + (lengths[i] ?? 0));
  const retryAt = Math.max(...roomAt);
  if (retryAt > now) return { kind: 'refused', retryAt: new Date(retryAt) };
  state.uses.set(key, [...uses, now], longest);
  return { kind: 'admitted' };
}
