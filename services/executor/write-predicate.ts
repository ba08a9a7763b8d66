import type { RecoveryGuards } from '../aftercare/recovery-guards.ts';
import type { DirectoryUser } from '../directory/user-directory.ts';
import type { WriteEndReason } from '../outcomes/end-reason.ts';
import type { Eligibility } from '../policy/eligibility.ts';
import { evaluateProofs } from '../policy/proof-evaluation.ts';
import type { MethodName, ProofPolicy } from '../policy/proof-policy.ts';
import type { FlowRecord } from '../reset-flow/flow-record.ts';
import type { AttemptStore } from '../store/attempt-store.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';

export type WritePredicateOptions = {
  readonly store: KeyValueStore;
  readonly attempts: AttemptStore;
  readonly eligibility: Eligibility;
  readonly guards: RecoveryGuards;
  readonly policy: ProofPolicy;
};

export type PredicateResult =
  | { readonly kind: 'holds'; readonly user: DirectoryUser; readonly proofs: readonly MethodName[] }
  | { readonly kind: 'over' }
  | { readonly kind: 'fails'; readonly reason: WriteEndReason };

/**
 * Everything that must be true at the moment of the write, derived anew from the executor's own reads (invariant I2):
 * nothing that the bot decided earlier is believed but the record and its proofs. Throws `store_unavailable`; a
 * directory that cannot be read is a refusal (I8).
 */
export function createWritePredicate(options: WritePredicateOptions): (flow: FlowRecord) => Promise<PredicateResult> {
  const { store, attempts, eligibility, guards, policy } = options;
  return async (flow) => {
    const now = await store.now();
    if (now.getTime() >= Date.parse(flow.expiresAt)) return { kind: 'over' };
    const guard = await guards.check(flow.target);
    if (guard !== undefined) return fails(guard.reason);
    const { lockedUntil } = await attempts.status(flow.target);
    if (lockedUntil !== undefined && lockedUntil > now) return fails('locked');
    // One account in this version: a record in which somebody resets another account was not made by us.
    if (flow.requesterId !== flow.targetId || !flow.id.startsWith(`${flow.target}.`)) return fails('account-replaced');

    const account = await eligibility.check(flow.targetId);
    if (account.kind === 'refused') return fails(account.refusal.reason);
    const { user } = account;
    if (
      user.id.toLowerCase() !== flow.targetId.toLowerCase() ||
      !sameInstant(user.createdDateTime, flow.account.created)
    ) {
      return fails('account-replaced');
    }
    // The fence that no loss of state can undo: the directory's own memory of the last change (invariant I3).
    if (!sameInstant(user.lastPasswordChangeDateTime, flow.account.lastPasswordChange))
      return fails('changed-meanwhile');

    const usable: readonly MethodName[] = account.usable.map(({ method }) => method);
    const proofs = flow.proofs.filter((proof) => usable.includes(proof.method));
    const judged = evaluateProofs({ policy, proofs, flowId: flow.id, target: flow.target, unregistered: false, now });
    return judged.passed ? { kind: 'holds', user, proofs: judged.valid } : fails('proofs-not-valid');
  };
}

const fails = (reason: WriteEndReason): PredicateResult => ({ kind: 'fails', reason });

/** The record may spell an instant differently than we would (fractions of a second). Unknown equals only unknown. */
const sameInstant = (read: Date | undefined, kept: string | null): boolean =>
  read === undefined || kept === null ? read === undefined && kept === null : read.getTime() === Date.parse(kept);
