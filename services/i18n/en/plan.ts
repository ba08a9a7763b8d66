/** The deployment plan and the set-up guide. */
export const enPlan = {} as const;
