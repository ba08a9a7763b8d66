/** The deployment plan and the set-up guide. */
export const fiPlan = {} as const;
