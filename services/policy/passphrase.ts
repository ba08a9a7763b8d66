import type { Language } from '../i18n/language.ts';
import { passphraseWords } from './passphrase-words.ts';

/**
 * Suggests a passphrase such as `river-candle-paper-moss-47`: lower case, digits and a hyphen pass Entra's three of
 * four classes, and on a phone only one change of keyboard is needed. Browser-safe.
 */
export type PassphraseOptions = {
  readonly language: Language;
  /** A cryptographic source: `crypto.getRandomValues` in the browser. */
  readonly randomBytes: (length: number) => Uint8Array;
  /** Says whether a suggestion passes the live rules (a person may be called like one of the words). */
  readonly accept: (passphrase: string) => boolean;
  /** 4 or 5. */
  readonly wordCount?: number;
};

const triesBeforeGivingUp = 50;

/** A passphrase that `accept`s, or undefined when fifty in a row did not (rules nothing can pass). */
export function createPassphrase(options: PassphraseOptions): string | undefined {
  for (let attempt = 0; attempt < triesBeforeGivingUp; attempt += 1) {
    const passphrase = draw(options);
    if (options.accept(passphrase)) return passphrase;
  }
  return undefined;
}

function draw({ language, randomBytes, wordCount = 4 }: PassphraseOptions): string {
  const list = passphraseWords[language];
  const words = Array.from({ length: wordCount }, () => list[uniformIndex(list.length, randomBytes)] ?? '');
  // 10 to 99: two digits, never a leading zero that gets lost when read aloud.
  return [...words, String(10 + uniformIndex(90, randomBytes))].join('-');
}

/** 0 ≤ index < bound ≤ 65 536, without modulo bias: draws beyond the last full multiple are thrown away. */
function uniformIndex(bound: number, randomBytes: (length: number) => Uint8Array): number {
  const limit = Math.floor(65_536 / bound) * bound;
  for (;;) {
    const [high = 0, low = 0] = randomBytes(2);
    const value = high * 256 + low;
    if (value < limit) return value % bound;
  }
}
