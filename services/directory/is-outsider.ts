import type { DirectoryUser } from './user-directory.ts';

/** A guest, or an account that another organisation keeps: who stands behind it is for others to say, not for our Entra. */
export function isOutsider(user: Pick<DirectoryUser, 'externalUserState' | 'userPrincipalName' | 'userType'>): boolean {
  const external = user.externalUserState !== undefined || /#EXT#/i.test(user.userPrincipalName);
  return external || user.userType?.toLowerCase() === 'guest';
}
