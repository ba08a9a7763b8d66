import type { UserDirectory } from '../directory/user-directory.ts';
import { DependencyError } from '../errors/app-error.ts';
import type { Logger } from '../logging/logger.ts';

/** `none`: no group of administrators is configured, so nobody is one. */
export type AdminRight = 'admin' | 'not-an-admin' | 'could-not-check' | 'none';

/**
 * Whether somebody is an administrator of Avain: a member (also through groups) of the one configured Entra group, with an
 * enabled account, read at each call. What cannot be read is no right (invariant I8).
 */
export function createAdminRights(options: {
  readonly directory: Pick<UserDirectory, 'findUser' | 'memberOf'>;
  readonly adminGroupId: string | undefined;
  readonly log: Logger;
}): (personId: string) => Promise<AdminRight> {
  const { directory, adminGroupId, log } = options;
  return async (personId) => {
    if (adminGroupId === undefined) return 'none';
    try {
      const [user, groups] = await Promise.all([
        directory.findUser(personId),
        directory.memberOf(personId, [adminGroupId]),
      ]);
      const isMember = groups.some((group) => group.toLowerCase() === adminGroupId.toLowerCase());
      return isMember && user?.accountEnabled === true ? 'admin' : 'not-an-admin';
    } catch (err) {
      if (!(err instanceof DependencyError)) throw err;
      log.warn({ err, personId }, "an administrator's right could not be read");
      return 'could-not-check';
    }
  };
}
