import { languages, type Language } from './language.ts';

type Locales = readonly (string | null | undefined)[];

/** Maps BCP 47 tags, first match wins, to a language the product speaks; English when none fits. Never throws. */
export function chooseLanguage(...locales: Locales): Language {
  return spokenLanguage(...locales) ?? 'en';
}

/** The same; undefined when none fits: somebody has to ask. */
export function spokenLanguage(...locales: Locales): Language | undefined {
  for (const locale of locales) {
    const primary = locale?.trim().split(/[-_]/)[0]?.toLowerCase();
    const known = languages.find((language) => language === primary);
    if (known !== undefined) return known;
  }
  return undefined;
}
