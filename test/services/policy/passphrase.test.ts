import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { languages } from '../../../services/i18n/language.ts';
import { loadCommonPasswords } from '../../../services/policy/load-common-passwords.ts';
import { checkPassword } from '../../../services/policy/password-policy.ts';
import { createPassphrase } from '../../../services/policy/passphrase.ts';
import { passphraseWords } from '../../../services/policy/passphrase-words.ts';

const random = (length: number) => new Uint8Array(randomBytes(length));

describe.each(languages)('passphrases (%s)', (language) => {
  it('come from at least 256 different words of a to z', () => {
    const words = passphraseWords[language];
    expect(words.length).toBeGreaterThanOrEqual(256);
    expect(new Set(words).size).toBe(words.length);
    expect(words.filter((word) => !/^[a-z]{3,10}$/.test(word))).toEqual([]);
  });

  it('pass the rules, almost always at the first draw', async () => {
    const isCommon = await loadCommonPasswords();
    let draws = 0;
    for (let index = 0; index < 500; index += 1) {
      const passphrase = createPassphrase({
        language,
        randomBytes: random,
        accept: (candidate) => {
          draws += 1;
          return (
            checkPassword(candidate, { names: [], organisationWords: [], minLength: 12, isCommon }).rejection ===
            undefined
          );
        },
      });
      expect(passphrase).toMatch(/^([a-z]+-){4}[1-9][0-9]$/);
    }
    expect(draws).toBeLessThan(510);
  });

  it('avoid the name of the person', () => {
    const name = passphraseWords[language][5] ?? '';
    for (let index = 0; index < 200; index += 1) {
      const passphrase = createPassphrase({
        language,
        randomBytes: random,
        accept: (candidate) => !candidate.includes(name),
      });
      expect(passphrase).not.toContain(name);
    }
  });
});

it('gives up rather than draw for ever', () => {
  expect(createPassphrase({ language: 'en', randomBytes: random, accept: () => false })).toBeUndefined();
});

it('draws every word about equally often', () => {
  const counts = new Map<string, number>();
  for (let index = 0; index < 5000; index += 1) {
    const words =
      createPassphrase({ language: 'fi', randomBytes: random, accept: () => true })
        ?.split('-')
        .slice(0, 4) ?? [];
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const expected = 20_000 / passphraseWords.fi.length;
  expect(counts.size).toBe(passphraseWords.fi.length);
  expect(Math.max(...counts.values())).toBeLessThan(expected * 2);
});
