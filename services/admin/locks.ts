import type { Operations } from '../aftercare/operations.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { Pseudonyms } from '../crypto/pseudonym.ts';
import { isSameHuman, readHuman } from '../directory/same-human.ts';
import type { DirectoryUser, UserDirectory } from '../directory/user-directory.ts';
import { isUserPrincipalName, readUserPrincipalName } from '../directory/user-principal-name.ts';
import { DependencyError } from '../errors/app-error.ts';
import { oneLine } from '../i18n/one-line.ts';
import type { Logger } from '../logging/logger.ts';
import type { RandomSource } from '../random/random-source.ts';
import type { AttemptStore, Window } from '../store/attempt-store.ts';
import type { Admin } from './admin.ts';

/** What holds recovery of one account. An account is a pseudonym in the store, so nobody can list them: one is named. */
export type AccountLock = {
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  /** Wrong codes within the last day. */
  readonly failures: number;
  readonly lockedUntil: Date | undefined;
  /**
   * What else holds it: `frozen` (somebody said "this wasn't me"), or for all accounts `paused`, `cooling-down`. An unlock
   * lifts none of them.
   */
  readonly brake: { readonly reason: string; readonly until: Date | undefined } | undefined;
  /** The admin's own, or another account of the same human: others unlock that (invariant I5). */
  readonly own: boolean;
};

export type LookRefusal =
  | { readonly kind: 'not-a-name' }
  | { readonly kind: 'no-such-account' }
  | { readonly kind: 'could-not-check' }
  | { readonly kind: 'too-often'; readonly retryAt: Date };

export type LookResult = { readonly kind: 'found'; readonly lock: AccountLock } | LookRefusal;

export type UnlockResult =
  | { readonly kind: 'unlocked'; readonly lock: AccountLock }
  /** Nothing was counted and nothing is locked: nothing was done. */
  | { readonly kind: 'not-locked'; readonly lock: AccountLock }
  | { readonly kind: 'own-account' }
  | { readonly kind: 'reason-missing' }
  | LookRefusal;

export type AccountLocks = {
  /** By user principal name or object id, as somebody typed it. Audited where there is such an account. */
  readonly look: (admin: Admin, name: string) => Promise<LookResult>;
  /**
   * Clears wrong codes and lock of recovery, never the account's sign-in. Audited with the reason before. Throws
   * `store_unavailable`, `audit_unavailable`.
   */
  readonly unlock: (admin: Admin, name: string, reason: string) => Promise<UnlockResult>;
};

export type AccountLocksOptions = {
  readonly tenantId: string;
  readonly directory: Pick<UserDirectory, 'findUser' | 'findUserByName'>;
  readonly operations: Pick<Operations, 'status' | 'unlock'>;
  readonly attempts: Pick<AttemptStore, 'admit'>;
  readonly pseudonyms: Pseudonyms;
  readonly auditSubject: (target: string) => Promise<string>;
  readonly audit: Pick<AuditLog, 'append'>;
  readonly random: Pick<RandomSource, 'id'>;
  readonly log: Logger;
};

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const longestReason = 200;
const hour = 60 * 60;
/** Naming accounts is no way to walk through the directory. */
const perAdmin: readonly Window[] = [{ seconds: hour, limit: 60 }];
/**
 * Each unlock gives a guesser another ten tries: whoever has taken over an admin's session as well gets thirty a day for
 * an account, and no more.
 */
const perAccount: readonly Window[] = [{ seconds: 24 * hour, limit: 3 }];

/** Which account is locked, and its audited unlock by an admin. The caller has just checked the right. */
export function createAccountLocks(options: AccountLocksOptions): AccountLocks {
  const { tenantId, operations, attempts, pseudonyms, auditSubject, audit, random } = options;
  const find = finder(options);
  const targetOf = (id: string): string => pseudonyms(tenantId, id.toLowerCase());

  const act = async (admin: Admin, done: 'recovery.looked-up' | 'recovery.unlocked', target: string): Promise<void> => {
    const about = await auditSubject(target);
    await audit.append({ type: 'admin.acted', act: done, by: admin.subject, about, correlationId: random.id() });
  };

  const read: AccountLocks['look'] = async (admin, name) => {
    const used = await attempts.admit(`admin-looks.${targetOf(admin.personId)}`, perAdmin);
    if (used.kind === 'refused') return { kind: 'too-often', retryAt: used.retryAt };
    const found = await find(admin, name);
    if (found.kind !== 'found') return found;
    const { id, displayName, userPrincipalName } = found.user;
    const { failures, lockedUntil, brake, until } = await operations.status(id);
    const held = brake === undefined ? undefined : { reason: brake, until };
    const lock = { id, displayName, userPrincipalName, failures, lockedUntil, brake: held, own: found.own };
    return { kind: 'found', lock };
  };

  return {
    look: async (admin, name) => {
      const found = await read(admin, name);
      if (found.kind === 'found') await act(admin, 'recovery.looked-up', targetOf(found.lock.id));
      return found;
    },
    unlock: async (admin, name, typedReason) => {
      const reason = oneLine(typedReason, longestReason);
      if (reason === '') return { kind: 'reason-missing' };
      const found = await read(admin, name);
      if (found.kind !== 'found') return found;
      const { lock } = found;
      if (lock.own) return { kind: 'own-account' };
      const target = targetOf(lock.id);
      if (lock.failures === 0 && lock.lockedUntil === undefined) {
        // What comes back is a look at the account, whatever it was asked for.
        await act(admin, 'recovery.looked-up', target);
        return { kind: 'not-locked', lock };
      }
      const used = await attempts.admit(`admin-unlock.${target}`, perAccount);
      if (used.kind === 'refused') return { kind: 'too-often', retryAt: used.retryAt };
      await act(admin, 'recovery.unlocked', target);
      await operations.unlock(lock.id, { operator: `admin:${admin.subject}`, reason });
      return { kind: 'unlocked', lock: { ...lock, failures: 0, lockedUntil: undefined } };
    },
  };
}

type Found =
  | { readonly kind: 'found'; readonly user: DirectoryUser; readonly own: boolean }
  | { readonly kind: 'not-a-name' | 'no-such-account' | 'could-not-check' };

/** The named account, and whether the admin is the same human. What cannot be read is not touched (invariant I8). */
function finder({ directory, log }: AccountLocksOptions): (admin: Admin, name: string) => Promise<Found> {
  return async (admin, typed) => {
    const name = readUserPrincipalName(typed);
    const byId = guid.test(name);
    if (!byId && !isUserPrincipalName(name)) return { kind: 'not-a-name' };
    try {
      const user = await (byId ? directory.findUser(name) : directory.findUserByName(name));
      if (user === undefined) return { kind: 'no-such-account' };
      return { kind: 'found', user, own: isSameHuman(await readHuman(directory, admin.personId), user) };
    } catch (err) {
      if (!(err instanceof DependencyError)) throw err;
      log.warn({ err }, 'an account named by an admin could not be read');
      return { kind: 'could-not-check' };
    }
  };
}
