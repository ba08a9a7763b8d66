import { languages, type Language } from './language.ts';

/** Maps BCP 47 tags, first match wins, to a language the product speaks; English when none fits. Never throws. */
export function chooseLanguage(...locales: readonly (string | null | undefined)[]): Language {
  for (const locale of locales) {
    const primary = locale?.trim().split(/[-_]/)[0]?.toLowerCase();
    const known = languages.find((language) => language === primary);
    if (known !== undefined) return known;
  }
  return 'en';
}
