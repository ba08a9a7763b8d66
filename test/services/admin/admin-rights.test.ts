import { describe, expect, it } from '@jest/globals';
import { createAdminRights } from '../../../services/admin/create-admin-rights.ts';
import type { RecoveryGuards } from '../../../services/aftercare/recovery-guards.ts';
import type { DirectoryUser, UserDirectory } from '../../../services/directory/user-directory.ts';
import { DependencyError } from '../../../services/errors/app-error.ts';
import { silentLog } from '../../support/silent-log.ts';

const group = '11111111-1111-4111-8111-111111111111';
const who = { tenantId: 't', personId: 'AAAAAAAA-0000-4000-8000-000000000001' };
const user = {
  ...{ id: who.personId, displayName: 'Satu', userPrincipalName: 'satu@kuusama.example', accountEnabled: true },
  ...{ userType: 'Member', externalUserState: undefined, preferredLanguage: 'fi-FI', proxyAddresses: [] },
} as unknown as DirectoryUser;

type Directory = Partial<Pick<UserDirectory, 'findUser' | 'memberOf'>>;

const free: Pick<RecoveryGuards, 'isFrozen'> = { isFrozen: async () => false };

function rightsWith(directory: Directory = {}, adminGroupId: string | undefined = group, guards = free) {
  return createAdminRights({
    directory: { findUser: async () => user, memberOf: async () => [group.toUpperCase()], ...directory },
    ...{ adminGroupId, pseudonyms: (tenant, person) => `${tenant}-${person}`, log: silentLog, guards },
    auditSubject: async (target) => `subject of ${target}`,
  });
}
function down(): Promise<never> {
  return Promise.reject(new DependencyError('directory_unavailable', 'away'));
}

describe('an admin', () => {
  it('is an enabled member of the one group, whatever the letter case, by a pseudonym of their own', async () => {
    expect(await rightsWith().check(who)).toEqual({
      kind: 'admin',
      admin: {
        ...{ tenantId: 't', personId: who.personId.toLowerCase(), displayName: 'Satu', language: 'fi' },
        subject: `subject of t-${who.personId.toLowerCase()}`,
      },
    });
  });

  it.each<[string, Directory, string]>([
    ['who left the group', { memberOf: async () => [] }, 'not-admin'],
    ['who is in another group only', { memberOf: async () => ['22222222-1111-4111-8111-111111111111'] }, 'not-admin'],
    ['whose account is switched off', { findUser: async () => ({ ...user, accountEnabled: false }) }, 'not-admin'],
    ['whose account is gone', { findUser: async () => undefined }, 'not-admin'],
    ['who is a guest', { findUser: async () => ({ ...user, userType: 'Guest' }) }, 'not-admin'],
    ['whose group cannot be read', { memberOf: down }, 'could-not-check'],
    ['whose account cannot be read', { findUser: down }, 'could-not-check'],
  ])('is nobody %s', async (_, directory, reason) => {
    expect(await rightsWith(directory).check(who)).toEqual({ kind: 'refused', reason });
  });

  it('is nobody where no group is configured, and the directory is not asked', async () => {
    const rights = createAdminRights({
      directory: { findUser: down, memberOf: down },
      ...{ adminGroupId: undefined, pseudonyms: () => '', auditSubject: async () => '', log: silentLog, guards: free },
    });
    expect(await rights.check(who)).toEqual({ kind: 'refused', reason: 'not-set-up' });
  });

  it('is nobody who said that somebody else uses the account, nor where that cannot be read', async () => {
    const target = `t-${who.personId.toLowerCase()}`;
    const frozen = rightsWith({}, group, { isFrozen: async (asked) => asked === target });
    expect(await frozen.check(who)).toEqual({ kind: 'refused', reason: 'not-admin' });
    expect(await rightsWith({}, group, { isFrozen: () => down() }).check(who)).toEqual({
      ...{ kind: 'refused', reason: 'could-not-check' },
    });
  });

  it('is read again at each act', async () => {
    let member = true;
    const rights = rightsWith({ memberOf: async () => (member ? [group] : []) });
    expect((await rights.check(who)).kind).toBe('admin');
    member = false;
    expect((await rights.check(who)).kind).toBe('refused');
  });
});
