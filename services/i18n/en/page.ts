/** English, the source: what a person reads in page. Keys are flat and dotted; messages are ICU MessageFormat. */
export const enPage = {
  'page.placeholder': 'Avain',
} as const;
