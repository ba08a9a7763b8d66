import type { enChat } from '../en/chat.ts';

/** Finnish. A missing or an extra key does not compile. */
export const fiChat = {
  'chat.placeholder': 'Avain',
} as const satisfies Record<keyof typeof enChat, string>;
