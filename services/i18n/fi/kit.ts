/** The onboarding kit: texts that an organisation hands to its people. */
export const fiKit = {} as const;
