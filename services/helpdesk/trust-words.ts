import type { Language } from '../i18n/language.ts';
import { passphraseWords } from '../policy/passphrase-words.ts';
import type { RandomSource } from '../random/random-source.ts';

export type WordIndexes = readonly [number, number, number];

/** As many as every language has, so that one draw can be shown in any of them. */
const words = Math.min(...Object.values(passphraseWords).map((list) => list.length));

/**
 * Three different words for a case or a caller check. They tell the person that the agent is the one who holds the case: an
 * impostor on the phone guesses them once in millions. They say nothing about the person.
 */
export function drawWords(random: RandomSource): WordIndexes {
  const drawn: number[] = [];
  while (drawn.length < 3) {
    const [high = 0, low = 0] = random.bytes(2);
    const index = high * 256 + low;
    if (index < words && !drawn.includes(index)) drawn.push(index);
  }
  const [first = 0, second = 0, third = 0] = drawn;
  return [first, second, third];
}

/** The words in a language. */
export function wordsOf(indexes: WordIndexes, language: Language): readonly string[] {
  return indexes.map((index) => passphraseWords[language][index] ?? '');
}
