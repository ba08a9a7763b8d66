import type { RefusalReason } from '../outcomes/refusal.ts';
import type { Eligibility, EligibilityResult, VouchedResult } from './eligibility.ts';
import { judgeAccount, readAccount, type AccountReader } from './judge-account.ts';
import { canPass } from './proof-evaluation.ts';
import type { MethodName, ProofPolicy } from './proof-policy.ts';
import { refusalOf } from './refusal-doors.ts';
import { usableMethods, type UsableMethod } from './usable-methods.ts';

export type EligibilityOptions = AccountReader & { readonly policy: ProofPolicy };

/** The checks in the order in which a person is told: what they cannot change first, what they can register last. */
export function createEligibility({ directory, policy, blockedGroupIds }: EligibilityOptions): Eligibility {
  /** Everything but whether the methods are enough. */
  const examine = async (userId: string): Promise<EligibilityResult> => {
    const facts = await readAccount({ directory, blockedGroupIds }, userId);
    const judged = judgeAccount(userId, facts);
    if (judged.kind === 'refused') return refused(judged.reason);
    if (facts.methods.kind === 'unread') return refused('could-not-check');
    const account = { user: judged.user, tenant: judged.tenant, methods: facts.methods.value };
    return { kind: 'eligible', ...account, usable: usableMethods(policy, account) };
  };
  return {
    check: async (userId) => {
      const account = await examine(userId);
      if (account.kind === 'refused') return account;
      const { usable } = account;
      if (usable.length === 0) return refused('not-registered');
      return canPass(policy, namesOf(usable)) ? account : refused('half-registered');
    },
    checkVouched: async (userId) => {
      const account = await examine(userId);
      return account.kind === 'refused' ? account : vouched(policy, account);
    },
  };
}

function vouched(policy: ProofPolicy, account: Extract<EligibilityResult, { kind: 'eligible' }>): VouchedResult {
  const { usable } = account;
  if (usable.length === 0) {
    if (!policy.unregistered.enabled) return refused('not-registered');
    return { ...account, kind: 'vouchable', way: 'two-vouches' };
  }
  if (!canPass(policy, [...namesOf(usable), 'vouch'])) return refused('half-registered');
  return { ...account, kind: 'vouchable', way: 'one-vouch' };
}

function namesOf(usable: readonly UsableMethod[]): readonly MethodName[] {
  return usable.map(({ method }) => method);
}

function refused(reason: RefusalReason): Extract<EligibilityResult, { kind: 'refused' }> {
  return { kind: 'refused', refusal: refusalOf(reason) };
}
