import type { DirectoryUser, RegisteredMethods, TenantFacts } from '../directory/user-directory.ts';
import type { MethodKind, MethodStanding, MethodVerdict } from '../outcomes/readiness-outcome.ts';
import type { CodeMethod, ProofPolicy } from '../policy/proof-policy.ts';
import { usableMethods } from '../policy/usable-methods.ts';

/** Graph's names of methods (https://learn.microsoft.com/graph/api/resources/authenticationmethods-overview). */
const kinds: Readonly<Record<string, MethodKind>> = {
  phoneAuthenticationMethod: 'other-phone',
  microsoftAuthenticatorAuthenticationMethod: 'authenticator',
  softwareOathAuthenticationMethod: 'code-device',
  hardwareOathAuthenticationMethod: 'code-device',
  fido2AuthenticationMethod: 'passkey',
  platformCredentialAuthenticationMethod: 'passkey',
  windowsHelloForBusinessAuthenticationMethod: 'windows-hello',
  temporaryAccessPassAuthenticationMethod: 'temporary-pass',
};

const verdictsHere: Readonly<Record<Exclude<MethodKind, 'email' | 'mobile'>, MethodVerdict>> = {
  'other-phone': 'calls-only',
  authenticator: 'sign-in-only',
  'code-device': 'sign-in-only',
  passkey: 'sign-in-only',
  'windows-hello': 'sign-in-only',
  'temporary-pass': 'short-lived',
  other: 'not-known',
};

export type RegisteredAccount = {
  readonly user: DirectoryUser;
  readonly tenant: TenantFacts;
  readonly methods: RegisteredMethods;
};

/** The kinds of everything registered, each once, in the order in which they are told. */
export function registeredKinds({ email, mobile, others }: RegisteredMethods): readonly MethodKind[] {
  const own: readonly (MethodKind | false)[] = [email !== undefined && 'email', mobile !== undefined && 'mobile'];
  const rest = others.map((name) => kinds[name] ?? 'other');
  return [...new Set([...own.filter((kind) => kind !== false), ...rest])];
}

/** Which methods are proofs with Avain: usable after the policy, and deliverable. */
export function countingMethods(
  policy: ProofPolicy,
  account: RegisteredAccount,
  smsDelivered: boolean,
): readonly CodeMethod[] {
  return usableMethods(policy, account)
    .map(({ method }) => method)
    .filter((method) => method !== 'sms-code' || smsDelivered);
}

/** What each registered method is worth with Avain. */
export function standingHere(
  policy: ProofPolicy,
  account: RegisteredAccount,
  smsDelivered: boolean,
): readonly MethodStanding[] {
  const counting = countingMethods(policy, account, smsDelivered);
  const usable = usableMethods(policy, account).map(({ method }) => method);
  const verdictOf = (kind: MethodKind): MethodVerdict => {
    if (kind === 'email') {
      if (counting.includes('email-code')) return 'counts';
      if (!policy.methods['email-code'].enabled) return 'switched-off';
      return isAddress(policy, account) ? 'own-domain' : 'unreadable';
    }
    if (kind !== 'mobile') return verdictsHere[kind];
    if (counting.includes('sms-code')) return 'counts';
    if (!policy.methods['sms-code'].enabled) return 'switched-off';
    return usable.includes('sms-code') ? 'not-delivered' : 'unreadable';
  };
  return registeredKinds(account.methods).map((kind) => ({ kind, verdict: verdictOf(kind) }));
}

/** Would the address count for somebody of no organisation at all? Then it is one address, and the domain is the reason. */
function isAddress(policy: ProofPolicy, { user, tenant, methods }: RegisteredAccount): boolean {
  const nobody = { ...user, mail: undefined, userPrincipalName: '', proxyAddresses: [] };
  return usableMethods(policy, { user: nobody, tenant: { ...tenant, domains: [] }, methods }).some(
    ({ method }) => method === 'email-code',
  );
}

/**
 * What each registered method is worth on Microsoft's own reset page
 * (https://learn.microsoft.com/entra/identity/authentication/concept-sspr-howitworks).
 */
export function standingAtMicrosoft(methods: RegisteredMethods, phoneCodesEnded: boolean): readonly MethodStanding[] {
  const verdictOf = (kind: MethodKind): MethodVerdict => {
    if (kind === 'email' || isApp(kind)) return 'microsoft-takes';
    if (kind === 'mobile') return phoneCodesEnded ? 'microsoft-ended' : 'microsoft-until';
    // An office phone may be called, another number of one's own may not; Graph's answer does not say to us which it is.
    return kind === 'other-phone' ? 'calls-only' : 'microsoft-takes-not';
  };
  return registeredKinds(methods).map((kind) => ({ kind, verdict: verdictOf(kind) }));
}

/** Proofs for Microsoft's page that need no phone call or text message. Push and code of an app are one, not two. */
export function lastingAtMicrosoft(methods: RegisteredMethods): number {
  const registered = registeredKinds(methods);
  return Number(registered.includes('email')) + Number(registered.some(isApp));
}

export function hasApp(methods: RegisteredMethods): boolean {
  return registeredKinds(methods).some(isApp);
}

function isApp(kind: MethodKind): boolean {
  return kind === 'authenticator' || kind === 'code-device';
}
