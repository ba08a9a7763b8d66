import { domainToASCII } from 'node:url';
import type { DirectoryUser, RegisteredMethods, TenantFacts } from '../directory/user-directory.ts';
import type { CodeMethod, ProofPolicy } from './proof-policy.ts';

export type UsableMethod = { readonly method: CodeMethod; readonly destination: string };

/**
 * Which registered methods may prove anything. A mailbox that the Teams session itself opens is not a second proof: an
 * address equal to the account's mail, UPN or a proxy address, or in (or under) a verified domain of the tenant, does
 * not count. Pure.
 */
export function usableMethods(
  policy: ProofPolicy,
  account: { readonly user: DirectoryUser; readonly tenant: TenantFacts; readonly methods: RegisteredMethods },
): readonly UsableMethod[] {
  const usable: UsableMethod[] = [];
  const address = account.methods.email?.address.trim();
  if (
    policy.methods['email-code'].enabled &&
    address !== undefined &&
    isOutside(address, account.user, account.tenant)
  ) {
    usable.push({ method: 'email-code', destination: address });
  }
  const number = account.methods.mobile === undefined ? undefined : toE164(account.methods.mobile.number);
  if (policy.methods['sms-code'].enabled && number !== undefined) {
    usable.push({ method: 'sms-code', destination: number });
  }
  return usable;
}

/** `+358 401234567` → `+358401234567`; undefined for extensions and anything that is not E.164. */
function toE164(number: string): string | undefined {
  const bare = number.replaceAll(/[\s()-]/g, '');
  return /^\+[1-9][0-9]{6,14}$/.test(bare) ? bare : undefined;
}

function isOutside(address: string, user: DirectoryUser, tenant: TenantFacts): boolean {
  const parts = splitAddress(address);
  if (parts === undefined) return false;
  const own = [user.mail, user.userPrincipalName, ...user.proxyAddresses.map(stripProxyPrefix)]
    .map((known) => (known === undefined ? undefined : splitAddress(known)))
    .some((known) => known?.local === parts.local && known.domain === parts.domain);
  const inTenant = tenant.domains
    .filter((domain) => domain.verified)
    .map((domain) => plainDomain(domain.name))
    .some((domain) => parts.domain === domain || parts.domain.endsWith(`.${domain}`));
  return !own && !inTenant;
}

function stripProxyPrefix(proxy: string): string {
  return proxy.replace(/^[a-z0-9]+:/i, '');
}

/** Undefined for what cannot be read as one address: it is then not usable (invariant I8). */
function splitAddress(address: string): { readonly local: string; readonly domain: string } | undefined {
  const match = /^([^\s@<>,;"]+)@([^\s@<>,;"]+)$/.exec(address.trim());
  const [, local = '', domain = ''] = match ?? [];
  const ascii = plainDomain(domain);
  return ascii === '' ? undefined : { local: local.toLowerCase(), domain: ascii };
}

/** Lower case, punycode, no trailing dot, so that two spellings of one domain are one. */
function plainDomain(domain: string): string {
  return domainToASCII(domain.trim().replace(/\.$/, '')).toLowerCase();
}
