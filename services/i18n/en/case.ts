/** English: what the person reads about their case. */
export const enCase = {} as const;
