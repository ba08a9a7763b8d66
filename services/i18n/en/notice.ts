/** English, the source: what a person reads in notice. Keys are flat and dotted; messages are ICU MessageFormat. */
export const enNotice = {
  'notice.placeholder': 'Avain',
} as const;
