import type { DirectoryUser } from '../directory/user-directory.ts';

/** Mailboxes that people have for themselves: no organisation of theirs keeps a Microsoft sign-in there. */
const privateMail: ReadonlySet<string> = new Set([
  'gmail.com',
  'googlemail.com',
  'hotmail.com',
  'icloud.com',
  'live.com',
  'msn.com',
  'outlook.com',
  'proton.me',
  'yahoo.com',
]);

/**
 * The domain of a guest's own organisation, from the name Entra gives to guests (`name_home.example#EXT#@tenant`), or
 * undefined: then no link to a place of theirs can be promised.
 */
export function homeDomainOf({ userPrincipalName }: Pick<DirectoryUser, 'userPrincipalName'>): string | undefined {
  const [, domain = ''] = /_([^_@]+)#EXT#@/i.exec(userPrincipalName) ?? [];
  const lower = domain.toLowerCase();
  const isName = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/.test(lower);
  return isName && !privateMail.has(lower) ? lower : undefined;
}
