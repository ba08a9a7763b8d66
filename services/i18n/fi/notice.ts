import type { enNotice } from '../en/notice.ts';

/** Finnish. A missing or an extra key does not compile. */
export const fiNotice = {
  'notice.placeholder': 'Avain',
} as const satisfies Record<keyof typeof enNotice, string>;
