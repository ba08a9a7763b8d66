import { z } from 'zod';
import { languages, type Language } from '../i18n/language.ts';

/** A sentence of the knowledge in every language side by side; English and Finnish always. */
export type Texts = { readonly en: string; readonly fi: string } & Readonly<Partial<Record<Language, string>>>;

/** Reads such a map; `most`: characters of each text. */
export function textsSchema(most: number): z.ZodType<Texts> {
  const text = z.string().trim().min(1).max(most);
  const others = Object.fromEntries(languages.map((language) => [language, text.optional()]));
  return z.strictObject({ ...others, en: text, fi: text });
}

/** The sentence in a language, in English where that language has none. */
export function inLanguage(texts: Texts, language: Language): string {
  return texts[language] ?? texts.en;
}
