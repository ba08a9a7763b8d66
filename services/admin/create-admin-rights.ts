import type { RecoveryGuards } from '../aftercare/recovery-guards.ts';
import { isOutsider } from '../directory/is-outsider.ts';
import type { UserDirectory } from '../directory/user-directory.ts';
import { DependencyError } from '../errors/app-error.ts';
import { chooseLanguage } from '../i18n/locale.ts';
import type { Logger } from '../logging/logger.ts';
import type { Pseudonyms } from '../crypto/pseudonym.ts';
import type { AdminRights, NoAdmin } from './admin.ts';

export type AdminRightsOptions = {
  readonly directory: Pick<UserDirectory, 'findUser' | 'memberOf'>;
  /** Object id of the one Entra group; undefined: nobody is an admin. */
  readonly adminGroupId: string | undefined;
  readonly guards: Pick<RecoveryGuards, 'isFrozen'>;
  readonly pseudonyms: Pseudonyms;
  readonly auditSubject: (target: string) => Promise<string>;
  readonly log: Logger;
};

/**
 * An admin is a member (also through groups) of the configured group, with an enabled account of the organisation itself.
 * Whose account is frozen ("this wasn't me") is none until it is not: their sessions in Teams were ended, and one of the
 * admin page must not outlive those. Read at each call; what cannot be read is no right (invariant I8).
 */
export function createAdminRights(options: AdminRightsOptions): AdminRights {
  const { directory, adminGroupId, guards, pseudonyms, auditSubject, log } = options;
  return {
    check: async ({ tenantId, personId }) => {
      if (adminGroupId === undefined) return no('not-set-up');
      const target = pseudonyms(tenantId, personId.toLowerCase());
      try {
        const [user, groups, frozen] = await Promise.all([
          directory.findUser(personId),
          directory.memberOf(personId, [adminGroupId]),
          guards.isFrozen(target),
        ]);
        const member = groups.some((group) => group.toLowerCase() === adminGroupId.toLowerCase());
        if (!member || frozen || user?.accountEnabled !== true || isOutsider(user)) return no('not-admin');
        const subject = await auditSubject(target);
        const language = chooseLanguage(user.preferredLanguage);
        return {
          kind: 'admin',
          admin: { tenantId, personId: user.id.toLowerCase(), displayName: user.displayName, language, subject },
        };
      } catch (err) {
        if (!(err instanceof DependencyError)) throw err;
        log.warn({ err }, "an admin's right could not be read");
        return no('could-not-check');
      }
    },
  };
}

function no(reason: NoAdmin['reason']): NoAdmin {
  return { kind: 'refused', reason };
}
