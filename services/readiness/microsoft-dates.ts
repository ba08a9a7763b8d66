/** A change at Microsoft that is known ahead, with where it was read. Days are calendar days, UTC. */
type MicrosoftDate = { readonly on: string; readonly source: string; readonly asOf: string };

const phoneCodes = 'https://learn.microsoft.com/entra/identity/authentication/concept-sms-voice-retirement';

/**
 * Entra stops delivering codes by text message and call, for sign-in and for its own reset page; from then on only a
 * provider that the organisation has contracted does. Global Administrators and external users follow five months later.
 */
export const phoneCodesEnd: MicrosoftDate = { on: '2027-02-01', source: phoneCodes, asOf: '2026-09-23' };
export const phoneCodesEndForGlobalAdmins: MicrosoftDate = { on: '2027-07-01', source: phoneCodes, asOf: '2026-09-23' };
/** From when the portal lets an organisation set up a provider of its own for codes to phones. */
export const phoneProvidersFrom: MicrosoftDate = { on: '2026-10-30', source: phoneCodes, asOf: '2026-09-23' };

/**
 * A number or address that only stands in the profile no longer counts on Microsoft's reset page: it has to be registered
 * as a method. The page names 5 October and 9 November 2026; the later one is taken.
 */
export const registeredMethodsOnly: MicrosoftDate = {
  on: '2026-11-09',
  source: 'https://learn.microsoft.com/entra/identity/authentication/howto-sspr-authenticationdata',
  asOf: '2026-09-23',
};

/** The first day of the month in which security questions stop working on Microsoft's reset page; no day is named. */
export const securityQuestionsEnd: MicrosoftDate = {
  on: '2027-03-01',
  source: 'https://learn.microsoft.com/entra/identity/authentication/concept-authentication-security-questions',
  asOf: '2026-02-18',
};

/** Since then methods are managed in one policy; the older two (of MFA and of password reset) cannot be changed. */
export const olderPoliciesFrozen: MicrosoftDate = {
  on: '2025-09-30',
  source: 'https://learn.microsoft.com/entra/identity/authentication/tutorial-enable-sspr',
  asOf: '2026-09-23',
};

/** Whether the day has come, in UTC. */
export function hasCome({ on }: MicrosoftDate, today: Date): boolean {
  return today.getTime() >= Date.parse(`${on}T00:00:00Z`);
}
