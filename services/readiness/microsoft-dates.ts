/** A change at Microsoft that is known ahead, with where it was read. Days are calendar days, UTC. */
type MicrosoftDate = { readonly on: string; readonly source: string; readonly asOf: string };

const phoneCodes = 'https://learn.microsoft.com/entra/identity/authentication/concept-sms-voice-retirement';

/**
 * Entra stops delivering codes by text message and call, for sign-in and for its own reset page; from then on only a
 * provider that the organisation has contracted does. Global Administrators and external users follow five months later.
 */
export const phoneCodesEnd: MicrosoftDate = { on: '2027-02-01', source: phoneCodes, asOf: '2026-09-23' };
export const phoneCodesEndForGlobalAdmins: MicrosoftDate = { on: '2027-07-01', source: phoneCodes, asOf: '2026-09-23' };

/** Whether the day has come, in UTC. */
export function hasCome({ on }: MicrosoftDate, today: Date): boolean {
  return today.getTime() >= Date.parse(`${on}T00:00:00Z`);
}
