import type { DirectoryUser, PrivilegeFacts, TenantFacts, UserDirectory } from '../directory/user-directory.ts';
import { isOutsider } from '../directory/is-outsider.ts';
import type { RefusalReason } from '../outcomes/refusal.ts';
import type { Eligibility, EligibilityResult, VouchedResult } from './eligibility.ts';
import { canPass } from './proof-evaluation.ts';
import type { MethodName, ProofPolicy } from './proof-policy.ts';
import { refusalOf } from './refusal-doors.ts';
import { usableMethods, type UsableMethod } from './usable-methods.ts';

export type EligibilityOptions = {
  readonly directory: UserDirectory;
  readonly policy: ProofPolicy;
  /** VIP and break-glass groups (object ids, at most 20): their members are treated as privileged. */
  readonly blockedGroupIds: readonly string[];
};

/**
 * The checks in the order in which a person is told: what they cannot change first, what they can register last. All
 * reads start at once; a reason that stands on answers already had is told even if another read failed, everything else
 * that fails is `could-not-check`.
 */
export function createEligibility({ directory, policy, blockedGroupIds }: EligibilityOptions): Eligibility {
  /** Everything but whether the methods are enough. */
  const examine = async (userId: string): Promise<EligibilityResult> => {
    const [user, tenant, privilege, blocked, methods] = await Promise.allSettled([
      attempt(() => directory.findUser(userId)),
      attempt(() => directory.readTenant()),
      attempt(() => directory.readPrivilege(userId)),
      attempt(async () => (blockedGroupIds.length === 0 ? [] : directory.memberOf(userId, blockedGroupIds))),
      attempt(() => directory.listMethods(userId)),
    ]);
    if (user.status === 'rejected') return refused('could-not-check');
    if (user.value === undefined || user.value.id.toLowerCase() !== userId.toLowerCase()) {
      return refused('unsupported-account');
    }
    const standing = accountStanding(user.value);
    if (standing !== undefined) return refused(standing);
    if (tenant.status === 'rejected') return refused('could-not-check');
    const mastered = masteredElsewhere(user.value, tenant.value);
    if (mastered !== undefined) return refused(mastered);
    if (user.value.isResourceAccount) return refused('unsupported-account');
    if (privilege.status === 'rejected' || blocked.status === 'rejected') return refused('could-not-check');
    if (isPrivileged(user.value, privilege.value) || blocked.value.length > 0) return refused('privileged');
    if (methods.status === 'rejected') return refused('could-not-check');
    const account = { user: user.value, tenant: tenant.value, methods: methods.value };
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

/** Turns a synchronous throw of an adapter into a rejection, so that no fault of a check escapes as an exception. */
async function attempt<T>(read: () => Promise<T>): Promise<T> {
  return read();
}

function accountStanding(user: DirectoryUser): RefusalReason | undefined {
  if (!user.accountEnabled) return 'disabled';
  return isOutsider(user) ? 'guest' : undefined;
}

function masteredElsewhere(user: DirectoryUser, tenant: TenantFacts): RefusalReason | undefined {
  const domain = user.userPrincipalName.split('@').at(-1)?.toLowerCase();
  const facts = tenant.domains.find(({ name }) => name.toLowerCase() === domain);
  if (facts?.federated === true) return 'federated';
  if (user.onPremisesSyncEnabled) return 'synced';
  // A domain the tenant does not list: whether it is federated is not known (invariant I8).
  if (facts === undefined) return 'could-not-check';
  return user.userType?.toLowerCase() === 'member' ? undefined : 'unsupported-account';
}

/** Anything but a clean zero counts as privileged: a missing number is not "none". */
function isPrivileged(user: DirectoryUser, facts: PrivilegeFacts): boolean {
  const clean = facts.activeRoles === 0 && facts.eligibleRoles === 0 && facts.roleAssignableGroups === 0;
  return user.isManagementRestricted || !clean;
}

function refused(reason: RefusalReason): Extract<EligibilityResult, { kind: 'refused' }> {
  return { kind: 'refused', refusal: refusalOf(reason) };
}
