import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  checkPassword,
  normalisePassword,
  passwordRules,
  scorePassword,
  withinOneEdit,
  type PasswordContext,
} from '../../../services/policy/password-policy.ts';
import { cpuMs } from '../../support/cpu-ms.ts';

const context: PasswordContext = {
  names: ['Poll', 'Aino Järvinen', 'aino.jarvinen'],
  organisationWords: ['Contoso Oy'],
  minLength: 12,
  isCommon: (normalised) => normalised === normalisePassword('Correct1Horse2'),
};
const rejection = (password: string, changes: Partial<PasswordContext> = {}) =>
  checkPassword(password, { ...context, ...changes }).rejection;

describe("the worked examples of Microsoft's page", () => {
  it('scores C0ntos0Blank12 four points and ContoS0Bl@nkf9! five', () => {
    expect(scorePassword('C0ntos0Blank12', ['contoso', 'blank'])).toBe(4);
    expect(scorePassword('ContoS0Bl@nkf9!', ['contoso', 'blank'])).toBe(5);
  });

  it('finds abcdef in abcdeg, abcdefg and abcde, which are one edit away', () => {
    for (const near of ['abcdeg', 'abcdefg', 'abcde']) expect(withinOneEdit(near, 'abcdef')).toBe(true);
    expect(['abcdeg', 'abcde'].map((near) => scorePassword(near, ['abcdef']))).toEqual([1, 1]);
    // What follows an exact match counts for itself, as the 1 after "blank" above.
    expect(scorePassword('abcdefg', ['abcdef'])).toBe(2);
    expect(scorePassword('abcdgh', ['abcdef'])).toBe(6);
  });

  it('refuses p0LL23fb for a person called Poll', () => {
    expect(normalisePassword('p0LL23fb')).toBe('poll23fb');
    expect(rejection('p0LL23fb', { minLength: 8 })).toBe('contains-name');
  });

  it('takes $ for s and @ for a and 1 for l', () => {
    expect(normalisePassword('P@$$w0rd1')).toBe('passwordl');
  });
});

describe('checkPassword', () => {
  it.each([
    ['short', 'Abc-12345.x', 'too-short'],
    ['257 characters', `Ab1-${'xy'.repeat(127)}z`.slice(0, 257), 'too-long'],
    ['an umlaut', 'Kärpänen-1234x', 'character-not-allowed'],
    ['an emoji', 'Fine-words-12😀', 'character-not-allowed'],
    ['a tab', 'Fine\twords-12x', 'character-not-allowed'],
    ['two classes', 'onlysmall1234567', 'too-few-classes'],
    ['a space as the third class', 'only small 1234567', 'too-few-classes'],
    ['a name without its accents', 'Xy-jArvInen-77', 'contains-name'],
    ['the organisation', 'Zk-c0nt0s0-9981', 'contains-organisation'],
    ['a leaked password', 'Correct1Horse2', 'common'],
    ['base words only', 'Password123456', 'too-easy'],
    ['a run of one character', 'Aaaaaaaaaaaa1!', 'too-easy'],
  ])('refuses %s', (_, password, reason) => {
    expect(rejection(password)).toBe(reason);
  });

  it('takes 256 characters, and every printable ASCII symbol', () => {
    const symbols = ' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
    expect(rejection(`Qk7${symbols}`)).toBeUndefined();
    const long = Array.from({ length: 64 }, (_, index) =>
      String.fromCharCode(97 + (index % 26), 65 + ((index * 7) % 26), 48 + (index % 10), 45),
    ).join('');
    expect(long).toHaveLength(256);
    expect(rejection(long)).toBeUndefined();
  });

  it('does not look for names of three letters', () => {
    expect(rejection('Bolt-kai-9472x', { names: ['Kai', 'Kim'] })).toBeUndefined();
  });

  it('holds the least length within 8 and 64', () => {
    expect(rejection('Qk7-m2z', { minLength: 1 })).toBe('too-short');
    expect(rejection('Qk7-m2zv', { minLength: 1 })).toBeUndefined();
    expect(rejection('Qk7-m2zv'.repeat(8), { minLength: 900 })).toBeUndefined();
  });

  it('shows every rule in order, and none as met for an empty field', () => {
    const { rules } = checkPassword('', context);
    expect(rules.map(({ rule }) => rule)).toEqual([...passwordRules]);
    expect(rules.some(({ met }) => met)).toBe(false);
  });

  it('ticks every rule exactly when there is no rejection', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (password) => {
        const { rules, rejection: reason } = checkPassword(password, context);
        expect(rules.every(({ met }) => met)).toBe(reason === undefined);
      }),
      { numRuns: 1000 },
    );
  });

  it('never takes a password that holds a name, however it is spelled', () => {
    const spelled = fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }).map((ups) =>
      Array.from('jarvinen')
        .map((letter, index) => (ups[index] === true ? letter.toUpperCase() : letter))
        .join(''),
    );
    fc.assert(
      fc.property(spelled, fc.string({ unit: 'grapheme-ascii', maxLength: 20 }), (name, rest) => {
        expect(rejection(`Qk7-${rest}${name.replaceAll('a', '@')}-9Zx`)).toBeDefined();
      }),
    );
  });

  it('answers the longest input fast, because the executor asks it too', async () => {
    const ms = await cpuMs(() => {
      checkPassword('aA1-'.repeat(64), context);
      checkPassword('x'.repeat(100_000), context);
    });
    expect(ms).toBeLessThan(500);
  });
});

describe('scoring', () => {
  it('never rises when a term is banned in addition', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1'), minLength: 4, maxLength: 8 });
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1'), maxLength: 24 }),
        fc.array(word),
        word,
        (text, terms, more) => {
          expect(scorePassword(text, [...terms, more])).toBeLessThanOrEqual(scorePassword(text, terms));
        },
      ),
    );
  });

  it('compares as one edit what one edit made', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 12 }),
        fc.nat(),
        fc.string({ minLength: 1, maxLength: 1 }),
        (text, at, letter) => {
          const index = at % text.length;
          expect(withinOneEdit(text, text.slice(0, index) + letter + text.slice(index + 1))).toBe(true);
          expect(withinOneEdit(text, text.slice(0, index) + text.slice(index + 1))).toBe(true);
          expect(withinOneEdit(text, text.slice(0, index) + letter + text.slice(index))).toBe(true);
          expect(withinOneEdit(text, `${text}${letter}${letter}`)).toBe(false);
        },
      ),
    );
  });
});
