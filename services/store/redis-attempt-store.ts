import { attemptKeys, requireHashes, requireLimits, requireWindows } from './attempt-keys.ts';
import {
  admitScript,
  clearScript,
  issueScript,
  lockScript,
  redeemScript,
  revokeScript,
  statusScript,
} from './redis-attempt-scripts.ts';
import type { AttemptStore, RedeemResult } from './attempt-store.ts';
import type { RedisClient } from './redis-connection.ts';
import { createScriptRunner, type StoreTime } from './redis-scripts.ts';
import { requireLifetimeMs } from './store-key.ts';

/** Counters, locks and keyed hashes stand in plain: they say nothing without the key. */
export function createRedisAttemptStore({
  client,
  time,
}: {
  readonly client: RedisClient;
  readonly time: StoreTime;
}): AttemptStore {
  const scripts = [issueScript, revokeScript, redeemScript, statusScript, lockScript, clearScript, admitScript];
  const run = createScriptRunner(client, time, scripts);
  const { code, failures, lock, uses } = attemptKeys;
  return {
    issue: async ({ target, codeId, codeHash, lifetimeSeconds }) => {
      requireHashes([codeHash]);
      await run(issueScript, [code(target, codeId)], [codeHash, requireLifetimeMs(lifetimeSeconds)]);
    },
    revoke: async (target, codeId) => {
      await run(revokeScript, [code(target, codeId)], []);
    },
    redeem: async (attempt) => {
      requireLimits(attempt);
      const { target, codeId, triesPerCode, failuresPerTarget, windowSeconds, lockSeconds, candidateHashes } = attempt;
      const limits = [triesPerCode, failuresPerTarget, windowSeconds * 1000, lockSeconds * 1000];
      return redeemed(
        await run(
          redeemScript,
          [code(target, codeId), failures(target), lock(target)],
          [...limits, ...candidateHashes],
        ),
      );
    },
    status: async (target) => {
      const [count, until] = (await run(statusScript, [failures(target), lock(target)], [])) as [number, number];
      return { failures: count, lockedUntil: until === 0 ? undefined : new Date(until) };
    },
    lock: async (target, seconds) =>
      new Date(Number(await run(lockScript, [lock(target)], [requireLifetimeMs(seconds)]))),
    clear: async (target) => {
      await run(clearScript, [failures(target), lock(target)], []);
    },
    admit: async (scope, windows) => {
      requireWindows(windows);
      const args = windows.flatMap(({ seconds, limit }) => [requireLifetimeMs(seconds), limit]);
      const retryAt = Number(await run(admitScript, [uses(scope)], args));
      return retryAt === 0 ? { kind: 'admitted' } : { kind: 'refused', retryAt: new Date(retryAt) };
    },
  };
}

function redeemed(reply: unknown): RedeemResult {
  const [kind, first, second, third] = reply as [string, number?, number?, number?];
  switch (kind) {
    case 'accepted':
      return { kind };
    case 'mismatch':
      return { kind, triesLeft: Number(first), failuresLeft: Number(second), repeated: third === 1 };
    case 'burned':
      return { kind, failuresLeft: Number(first) };
    case 'locked':
      return { kind, until: new Date(Number(first)) };
    default:
      return { kind: 'absent' };
  }
}
