import type { enPage } from '../en/page.ts';

/** Finnish. A missing or an extra key does not compile. */
export const fiPage = {
  'page.placeholder': 'Avain',
} as const satisfies Record<keyof typeof enPage, string>;
