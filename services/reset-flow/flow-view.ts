import type { FlowView } from '../outcomes/reset-outcome.ts';
import type { CodeMethod, ProofPolicy } from '../policy/proof-policy.ts';
import type { FlowRecord } from './flow-record.ts';
import { judgeProofs } from './judge-proofs.ts';
import type { ResetLimits } from './reset-limits.ts';

/** What a card may know of a record at `now`. Hints of addresses stay empty until a proof holds (invariant I7). Pure. */
export function viewOf(
  record: FlowRecord,
  { policy, limits, now }: { readonly policy: ProofPolicy; readonly limits: ResetLimits; readonly now: Date },
): FlowView {
  const { points, valid } = judgeProofs(record, policy, now);
  const hintOf = (method: CodeMethod): string =>
    valid.length === 0 ? '' : (record.methods.find((known) => known.method === method)?.hint ?? '');
  const sendsLeft = (method: CodeMethod): number =>
    Math.max(0, limits.sendsPerMethod - (record.sends[method]?.count ?? 0));
  return {
    flowId: record.id,
    state: record.state,
    nonce: record.nonce,
    displayName: record.account.displayName,
    maskedUpn: record.account.maskedUpn,
    points,
    passMark: policy.passMark,
    methods: record.methods
      .filter(({ method }) => !valid.includes(method))
      .map(({ method }) => ({ method, hint: hintOf(method), sendsLeft: sendsLeft(method) })),
    proved: valid,
    asking:
      record.asking === null
        ? undefined
        : {
            method: record.asking,
            hint: hintOf(record.asking),
            codeMinutes: Math.floor(limits.codeLifetimeSeconds / 60),
          },
    expiresAt: new Date(record.expiresAt),
    lastRejection: record.lastRejection ?? undefined,
    writeAttemptsLeft: Math.max(0, limits.writeAttempts - record.writeAttempts),
    endedBecause: record.endedBecause ?? undefined,
    pageKilled: record.pageKilled,
  };
}
