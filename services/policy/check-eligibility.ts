import type { DirectoryUser, PrivilegeFacts, TenantFacts, UserDirectory } from '../directory/user-directory.ts';
import type { RefusalReason } from '../outcomes/refusal.ts';
import type { Eligibility, EligibilityResult } from './eligibility.ts';
import { canPass } from './proof-evaluation.ts';
import type { ProofPolicy } from './proof-policy.ts';
import { refusalOf } from './refusal-doors.ts';
import { usableMethods } from './usable-methods.ts';

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
  const check = async (userId: string): Promise<EligibilityResult> => {
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
    const usable = usableMethods(policy, account);
    if (usable.length === 0) return refused('not-registered');
    if (
      !canPass(
        policy,
        usable.map(({ method }) => method),
      )
    )
      return refused('half-registered');
    return { kind: 'eligible', ...account, usable };
  };
  return { check };
}

/** Turns a synchronous throw of an adapter into a rejection, so that no fault of a check escapes as an exception. */
async function attempt<T>(read: () => Promise<T>): Promise<T> {
  return read();
}

function accountStanding(user: DirectoryUser): RefusalReason | undefined {
  if (!user.accountEnabled) return 'disabled';
  const external = user.externalUserState !== undefined || /#EXT#/i.test(user.userPrincipalName);
  if (external || user.userType?.toLowerCase() === 'guest') return 'guest';
  return undefined;
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

function refused(reason: RefusalReason): EligibilityResult {
  return { kind: 'refused', refusal: refusalOf(reason) };
}
