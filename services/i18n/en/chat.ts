/** English, the source: what a person reads in chat. Keys are flat and dotted; messages are ICU MessageFormat. */
export const enChat = {
  'chat.placeholder': 'Avain',
} as const;
