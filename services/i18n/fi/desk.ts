import type { enDesk } from '../en/desk.ts';

/** Finnish: the helpdesk's channel. */
export const fiDesk = {} as const satisfies Readonly<Record<keyof typeof enDesk, string>>;
