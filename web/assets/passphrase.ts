import { passphraseWords } from './passphrase-words.ts';

const wordCount = 5;

/**
 * Five unrelated words, one of them capitalised, and two digits: about 49 bits, and three of Entra's four classes.
 * `accepts` is asked with each candidate, so that no suggestion breaks the rules shown beside it.
 */
export function suggestPassphrase(language: string, accepts: (phrase: string) => boolean): string {
  const words = passphraseWords[language === 'fi' ? 'fi' : 'en'];
  let phrase = '';
  for (let tries = 0; tries < 20; tries += 1) {
    const chosen = Array.from({ length: wordCount }, () => words[chance(words.length)] ?? '');
    const capital = chance(wordCount);
    const cased = chosen.map((word, index) =>
      index === capital ? word.charAt(0).toUpperCase() + word.slice(1) : word,
    );
    phrase = `${cased.join('-')}-${chance(90) + 10}`;
    if (new Set(chosen).size === wordCount && accepts(phrase)) return phrase;
  }
  return phrase;
}

/** A number below `limit`, without modulo bias. */
function chance(limit: number): number {
  const range = Math.floor(0x1_0000_0000 / limit) * limit;
  const draw = new Uint32Array(1);
  do {
    crypto.getRandomValues(draw);
  } while ((draw[0] ?? 0) >= range);
  return (draw[0] ?? 0) % limit;
}
