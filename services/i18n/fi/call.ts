import type { enCall } from '../en/call.ts';

/** Finnish: the caller check: messages and page. */
export const fiCall = {} as const satisfies Readonly<Record<keyof typeof enCall, string>>;
