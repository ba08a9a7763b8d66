/** The onboarding kit: texts that an organisation hands to its people. */
export const enKit = {} as const;
