/** Messages of campaigns to people, and what became of them. */
export const fiCampaign = {} as const;
