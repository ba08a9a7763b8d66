/**
 * Languages the product speaks. A further one is its code here, one catalogue folder beside this file, its rows in the
 * tables that the compiler then misses, and one localisation file of the app in manifest/.
 */
export const languages = ['en', 'fi', 'sv'] as const;
export type Language = (typeof languages)[number];

/** Whose numbers, dates and times are shown: those of Finland where a language is spoken in several countries. */
export const formatLocales: Readonly<Record<Language, string>> = { en: 'en', fi: 'fi', sv: 'sv-FI' };

/** Languages in which whatever is written for everybody has to be there; readers of the others get English without. */
export const fullLanguages = ['en', 'fi'] as const satisfies readonly Language[];
export type FullLanguage = (typeof fullLanguages)[number];

export function isFullLanguage(language: Language): language is FullLanguage {
  return (fullLanguages as readonly Language[]).includes(language);
}

/** The command, and the button, by which a person changes to a language. */
export type LanguageCommand = `language-${Language}`;
export const languageCommands: readonly LanguageCommand[] = languages.map(
  (language) => `language-${language}` as const,
);

export function isLanguageCommand(command: string): command is LanguageCommand {
  return (languageCommands as readonly string[]).includes(command);
}

export function languageOfCommand(command: LanguageCommand): Language {
  return command.slice('language-'.length) as Language;
}

/** What a language is called in another one: "Finnish", "finska". */
export function languageName(language: Language, shownIn: Language): string {
  return new Intl.DisplayNames(shownIn, { type: 'language' }).of(language) ?? language;
}
