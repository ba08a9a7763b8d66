/** What admins read, in chat and on their page. */
export const enAdmin = {} as const;
