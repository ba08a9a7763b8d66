import type { Language } from '../i18n/language.ts';

/**
 * What an answer may ask of its reader: words in a sentence on average, letters of its longest word. Advice for plain
 * English is fifteen to twenty words; Finnish, and less so Swedish, says the same in fewer and longer words, so both bounds
 * move.
 */
export const readingBounds: Readonly<Record<Language, { readonly words: number; readonly letters: number }>> = {
  en: { words: 20, letters: 30 },
  fi: { words: 15, letters: 40 },
  sv: { words: 18, letters: 35 },
};

export type ReadingLevel = { readonly averageWords: number; readonly longestWord: string };

/** Each line of a list is a sentence of its own; addresses are not read but pressed, and count as one word. */
export function readingLevel(text: string): ReadingLevel {
  const prose = text.replace(/\]\(https:[^)\s]*\)/gu, ']').replace(/https:\/\/\S+/gu, 'link');
  const sentences = prose
    .split(/[.!?…:;]+(?=\s|$)|\n+/u)
    .map((sentence) => sentence.match(/[\p{L}\p{N}][\p{L}\p{N}’'@./-]*/gu) ?? [])
    .filter((words) => words.length > 0);
  const words = sentences.flat();
  const letters = words.flatMap((word) => word.split(/[^\p{L}\p{N}]+/u));
  return {
    averageWords: sentences.length === 0 ? 0 : words.length / sentences.length,
    longestWord: letters.reduce((longest, word) => (word.length > longest.length ? word : longest), ''),
  };
}
