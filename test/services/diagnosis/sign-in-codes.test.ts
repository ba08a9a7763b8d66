import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { loadSignInCodes } from '../../../services/diagnosis/load-sign-in-codes.ts';
import { signInCodesIn } from '../../../services/diagnosis/sign-in-codes.ts';
import { readingBounds, readingLevel } from '../../../services/knowledge/reading-level.ts';

const product = loadSignInCodes(undefined);
const folder = mkdtempSync(join(tmpdir(), 'avain-codes-'));
afterAll(() => rmSync(folder, { recursive: true }));

const row = (changes = '') => `- code: 50126
  cause: wrong-password
  who: person
  resetHelps: true
  says: { en: Our own words., fi: Omat sanamme. }
  next: { en: Call us., fi: Soita meille. }
  offers: [human]
  source: https://kuusama.example/codes
${changes}`;
const own = (text: string) => {
  writeFileSync(join(folder, 'sign-in-codes.yaml'), text);
  return loadSignInCodes(folder);
};

describe('the codes of the product', () => {
  it('are usable, and at least forty-five', () => {
    expect(product.problems).toEqual([]);
    expect(product.codes.size).toBeGreaterThanOrEqual(45);
  });

  it('hold every code that people meet most', () => {
    const most = [50034, 50053, 50055, 50056, 50057, 50072, 50074, 50076, 50079, 50105, 50126, 50140, 50158];
    const more = [50173, 53000, 53001, 53002, 53003, 65001, 80001, 81010, 90094, 120000, 135010, 500121, 700016];
    expect([...most, ...more].filter((code) => !product.codes.has(code))).toEqual([]);
  });

  it('are said in sentences that are easy to read', () => {
    const hard = [...product.codes.values()].flatMap(({ code, says, next }) =>
      (['en', 'fi'] as const)
        .filter((language) => {
          const { averageWords, longestWord } = readingLevel(`${says[language]} ${next[language]}`);
          return averageWords > readingBounds[language].words || longestWord.length > readingBounds[language].letters;
        })
        .map((language) => `${code} ${language}`),
    );
    expect(hard).toEqual([]);
  });

  it('promise a new password only where one mends it', () => {
    const rows = [...product.codes.values()];
    expect(rows.filter(({ resetHelps, who }) => resetHelps && who !== 'person')).toEqual([]);
    expect(rows.filter(({ resetHelps, offers }) => resetHelps && !offers.includes('start-reset'))).toEqual([]);
  });
});

describe('codes of an organisation', () => {
  it('stand in place of the same code, and leave the others', () => {
    const { codes, problems } = own(row());
    expect(problems).toEqual([]);
    expect(codes.get(50126)?.says.en).toBe('Our own words.');
    expect(codes.get(50057)).toEqual(product.codes.get(50057));
  });

  it.each([
    ['a code twice', row(row()), 9, /stands there twice/],
    ['an invented action', row().replace('[human]', '[format-disk]'), 7, /offers/],
    ['a language missing', row().replace(', fi: Soita meille.', ''), 6, /next/],
    ['a source that is no page', row().replace('https://kuusama.example/codes', 'hearsay'), 8, /source/],
    ['a text too long', row().replace('Call us.', 'Call '.repeat(60)), 6, /next/],
    ['a name unknown', row('  colour: red\n'), 1, /colour/],
    ['no list', 'code: 50126', 1, /list/],
    ['no YAML', '- code: [', 1, /no YAML/],
  ])('with %s are told by line, and the product stands in', (_what, text, line, problem) => {
    const { codes, problems } = own(text);
    expect(problems[0]).toMatchObject({ line, problem: expect.stringMatching(problem) });
    expect(codes.size).toBeGreaterThanOrEqual(product.codes.size);
  });
});

describe('a pasted text', () => {
  it.each([
    ['AADSTS50126', [50126]],
    ['aadsts50126: invalid credentials', [50126]],
    ['Error code: 50126', [50126]],
    ['virhekoodi 50053 tuli', [50053]],
    ['felkod 50057', [50057]],
    ['Sorry, … AADSTS700016: Application … AADSTS50126', [700016, 50126]],
    ['12345678', []],
    ['error 12345678', []],
    ['my phone is 0501234567', []],
    ['no code at all', []],
    ['', []],
  ])('%s holds %j', (text, codes) => {
    const { named, worded } = signInCodesIn(text);
    expect([...named, ...worded]).toEqual(codes);
  });

  it('of any length is searched in no time', () => {
    expect(signInCodesIn(`${'error '.repeat(100_000)}AADSTS50126`)).toEqual({ named: [], worded: [] });
  });
});
