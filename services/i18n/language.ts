/** Languages the product is complete in. A further one is one catalogue folder here, one manifest file, one test row. */
export const languages = ['en', 'fi'] as const;
export type Language = (typeof languages)[number];
