/**
 * The shape of a user principal name: 64 characters, an at sign, a domain of 48 at most
 * (https://learn.microsoft.com/entra/identity/hybrid/connect/plan-connect-userprincipalname). Only the shape: whether
 * anybody has it is not said.
 */
export function isUserPrincipalName(text: string): boolean {
  return text.length <= 113 && /^[A-Za-z0-9'._#!^~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(text);
}

/**
 * What somebody typed or pasted, as the name is compared and counted: no blanks around it, no invisible characters, no
 * `mailto:`, one letter case, one spelling. May still not be a name.
 */
export function readUserPrincipalName(typed: string): string {
  return typed
    .slice(0, 300)
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cc}\p{Cf}]/gu, '')
    .replace(/^mailto:/i, '')
    .toLowerCase();
}
