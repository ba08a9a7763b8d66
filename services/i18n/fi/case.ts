import type { enCase } from '../en/case.ts';

/** Finnish: what the person reads about their case. */
export const fiCase = {} as const satisfies Readonly<Record<keyof typeof enCase, string>>;
