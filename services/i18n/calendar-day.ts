import { formatLocales, type Language } from './language.ts';

/**
 * A calendar day (`2027-02-01`) in words of the language, the same day in every time zone: a day that somebody announced
 * is no instant.
 */
export function calendarDay(language: Language, day: string): string {
  const month = language === 'en' ? ('short' as const) : ('numeric' as const);
  return new Intl.DateTimeFormat(formatLocales[language], {
    day: 'numeric',
    month,
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
}
