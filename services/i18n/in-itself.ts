import type { Language } from './language.ts';
import { createTranslator } from './translator.ts';

/** How a language offers itself to somebody who reads nothing else: "In English", "Suomeksi". */
export function inItself(language: Language): string {
  return createTranslator(language)('language.in-itself');
}
