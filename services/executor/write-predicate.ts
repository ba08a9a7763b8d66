import type { RecoveryGuards } from '../aftercare/recovery-guards.ts';
import type { DirectoryUser, UserDirectory } from '../directory/user-directory.ts';
import type { HelpdeskSettings } from '../helpdesk/helpdesk-settings.ts';
import { createStoredCaseRepository } from '../helpdesk/stored-case-repository.ts';
import type { Logger } from '../logging/logger.ts';
import type { WriteEndReason } from '../outcomes/end-reason.ts';
import type { RefusalReason } from '../outcomes/refusal.ts';
import type { Eligibility } from '../policy/eligibility.ts';
import { evaluateProofs } from '../policy/proof-evaluation.ts';
import { isVouch, type MethodName, type ProofPolicy, type VouchProof } from '../policy/proof-policy.ts';
import type { FlowRecord } from '../reset-flow/flow-record.ts';
import type { AttemptStore } from '../store/attempt-store.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';
import type { RecordStore } from '../store/record-store.ts';
import { createVouchPredicate } from './vouch-predicate.ts';

export type WritePredicateOptions = {
  readonly store: KeyValueStore;
  readonly attempts: AttemptStore;
  readonly eligibility: Eligibility;
  readonly guards: RecoveryGuards;
  readonly policy: ProofPolicy;
  readonly records: RecordStore;
  readonly directory: UserDirectory;
  readonly helpdesk?: Pick<HelpdeskSettings, 'teams' | 'unregistered'>;
  readonly log: Logger;
};

export type PredicateResult =
  | {
      readonly kind: 'holds';
      readonly user: DirectoryUser;
      readonly proofs: readonly MethodName[];
      /** The case of the vouch among them. */
      readonly caseId: string | undefined;
    }
  | { readonly kind: 'over' }
  | { readonly kind: 'fails'; readonly reason: WriteEndReason };

/**
 * Everything that must be true at the moment of the write, derived anew from the executor's own reads (invariant I2):
 * nothing that the bot decided earlier is believed but the record and its proofs. Throws `store_unavailable`; a
 * directory that cannot be read is a refusal (I8).
 */
export function createWritePredicate(options: WritePredicateOptions): (flow: FlowRecord) => Promise<PredicateResult> {
  const { store, records, attempts, eligibility, guards, policy, directory, helpdesk, log } = options;
  const cases = createStoredCaseRepository({ records, store });
  const heldVouches = createVouchPredicate({ cases, directory, helpdesk, log });
  return async (flow) => {
    const now = await store.now();
    if (now.getTime() >= Date.parse(flow.expiresAt)) return { kind: 'over' };
    const guard = await guards.check(flow.target);
    if (guard !== undefined) return fails(guard.reason);
    const { lockedUntil } = await attempts.status(flow.target);
    if (lockedUntil !== undefined && lockedUntil > now) return fails('locked');
    // One account in this version: a record in which somebody resets another account was not made by us.
    if (flow.requesterId !== flow.targetId || !flow.id.startsWith(`${flow.target}.`)) return fails('account-replaced');

    const vouches = await heldVouches(flow, now);
    // Who may with an agent's word is asked only where such a word holds.
    const asked = vouches.length > 0 ? eligibility.checkVouched : eligibility.check;
    const account = await asked(flow.targetId);
    if (account.kind === 'refused') return fails(reasonOf(account.refusal.reason, flow, vouches));
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
    const proofs = [...flow.proofs.filter(({ method }) => usable.includes(method)), ...vouches];
    const unregistered = usable.length === 0;
    const judged = evaluateProofs({ policy, proofs, flowId: flow.id, target: flow.target, unregistered, now });
    if (!judged.passed) return fails('proofs-not-valid');
    const vouched = vouches.find(({ method }) => judged.valid.includes(method));
    return { kind: 'holds', user, proofs: judged.valid, caseId: vouched?.caseId };
  };
}

const fails = (reason: WriteEndReason): PredicateResult => ({ kind: 'fails', reason });

/** Too few methods after a vouch that no longer holds: that is what went wrong, not the account. */
function reasonOf(reason: RefusalReason, flow: FlowRecord, held: readonly VouchProof[]): WriteEndReason {
  const tooFew = reason === 'half-registered' || reason === 'not-registered';
  return tooFew && held.length === 0 && flow.proofs.some(isVouch) ? 'proofs-not-valid' : reason;
}

/** The record may spell an instant differently than we would (fractions of a second). Unknown equals only unknown. */
const sameInstant = (read: Date | undefined, kept: string | null): boolean =>
  read === undefined || kept === null ? read === undefined && kept === null : read.getTime() === Date.parse(kept);
