/** English: the caller check: messages and page. */
export const enCall = {} as const;
