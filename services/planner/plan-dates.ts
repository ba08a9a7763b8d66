import { calendarDay } from '../i18n/calendar-day.ts';
import { formatLocales, type Language } from '../i18n/language.ts';
import type { MessageValues } from '../i18n/translator.ts';
import {
  olderPoliciesFrozen,
  phoneCodesEnd,
  phoneCodesEndForGlobalAdmins,
  phoneProvidersFrom,
  registeredMethodsOnly,
  securityQuestionsEnd,
} from '../readiness/microsoft-dates.ts';

/** Microsoft's dates for the holes of the plan's and the guide's texts. */
export function dateValues(language: Language): MessageValues {
  return {
    phoneEnd: calendarDay(language, phoneCodesEnd.on),
    phoneEndAdmins: calendarDay(language, phoneCodesEndForGlobalAdmins.on),
    providersFrom: calendarDay(language, phoneProvidersFrom.on),
    registeredOnly: calendarDay(language, registeredMethodsOnly.on),
    questionsEnd: calendarMonth(language, securityQuestionsEnd.on),
    frozen: calendarDay(language, olderPoliciesFrozen.on),
  };
}

function calendarMonth(language: Language, day: string): string {
  return new Intl.DateTimeFormat(formatLocales[language], { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
