import { isOutsider } from '../directory/is-outsider.ts';
import type {
  DirectoryUser,
  PrivilegeFacts,
  RegisteredMethods,
  TenantFacts,
  UserDirectory,
} from '../directory/user-directory.ts';
import type { RefusalReason } from '../outcomes/refusal.ts';

/** One answer of the directory, or that it could not be had. */
export type Read<T> = { readonly kind: 'read'; readonly value: T } | { readonly kind: 'unread' };

/** Everything that decides about an account, as far as it could be read. */
export type AccountFacts = {
  readonly user: Read<DirectoryUser | undefined>;
  readonly tenant: Read<TenantFacts>;
  readonly privilege: Read<PrivilegeFacts>;
  /** Which of the blocked groups the account is in. */
  readonly blocked: Read<readonly string[]>;
  readonly methods: Read<RegisteredMethods>;
};

export type AccountReader = {
  readonly directory: UserDirectory;
  /** VIP and break-glass groups (object ids, at most 20): their members are treated as privileged. */
  readonly blockedGroupIds: readonly string[];
};

export type Judged =
  | { readonly kind: 'refused'; readonly reason: RefusalReason }
  | { readonly kind: 'own'; readonly user: DirectoryUser; readonly tenant: TenantFacts };

/** Asks everything at once. Never throws: what fails is `unread`. */
export async function readAccount(
  { directory, blockedGroupIds }: AccountReader,
  userId: string,
): Promise<AccountFacts> {
  const [user, tenant, privilege, blocked, methods] = await Promise.all([
    attempt(() => directory.findUser(userId)),
    attempt(() => directory.readTenant()),
    attempt(() => directory.readPrivilege(userId)),
    attempt(async () => (blockedGroupIds.length === 0 ? [] : directory.memberOf(userId, blockedGroupIds))),
    attempt(() => directory.listMethods(userId)),
  ]);
  return { user, tenant, privilege, blocked, methods };
}

/**
 * Whether Avain may ever reset this account, its methods aside: what the person cannot change, in the order in which it
 * is told. A reason that stands on answers already had is told even if another read failed; everything else that was not
 * read is `could-not-check` (invariant I8). Pure.
 */
export function judgeAccount(userId: string, { user, tenant, privilege, blocked }: AccountFacts): Judged {
  if (user.kind === 'unread') return refused('could-not-check');
  if (user.value === undefined || user.value.id.toLowerCase() !== userId.toLowerCase()) {
    return refused('unsupported-account');
  }
  const standing = accountStanding(user.value);
  if (standing !== undefined) return refused(standing);
  if (tenant.kind === 'unread') return refused('could-not-check');
  const mastered = masteredElsewhere(user.value, tenant.value);
  if (mastered !== undefined) return refused(mastered);
  if (user.value.isResourceAccount) return refused('unsupported-account');
  if (privilege.kind === 'unread' || blocked.kind === 'unread') return refused('could-not-check');
  if (isPrivileged(user.value, privilege.value) || blocked.value.length > 0) return refused('privileged');
  return { kind: 'own', user: user.value, tenant: tenant.value };
}

/** A throw of an adapter, also a synchronous one, is an answer not had: no fault of a check escapes as an exception. */
async function attempt<T>(read: () => Promise<T>): Promise<Read<T>> {
  try {
    return { kind: 'read', value: await read() };
  } catch {
    return { kind: 'unread' };
  }
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

function refused(reason: RefusalReason): Judged {
  return { kind: 'refused', reason };
}
