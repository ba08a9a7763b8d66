/** English: the helpdesk's channel. */
export const enDesk = {} as const;
