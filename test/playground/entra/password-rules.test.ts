import { describe, expect, it } from '@jest/globals';
import { acceptsPassword, score, withinOneEdit } from '../../../playground/entra/password-rules.ts';

const contoso = { givenName: 'Ann', surname: 'Poll', tenantName: 'Northwind', bannedTerms: ['contoso', 'abcdef'] };

describe('the published examples', () => {
  it.each([
    ['C0ntos0Blank12', 4],
    ['ContoS0Bl@nkf9!', 5],
    ['p0LL23fb', 0],
    ['abcdeg', 0],
    ['abcdefg', 0],
    ['abcde', 0],
  ])('%s scores %i', (password, points) => {
    expect(score(password, contoso)).toBe(points);
  });
});

describe('a password', () => {
  it.each([
    ['Vihrea-Kivijalka-77', true],
    ['Aa1-xyz', false],
    ['Aa1-xyzw', true],
    [`Aa1-${'x'.repeat(252)}`, true],
    [`Aa1-${'x'.repeat(253)}`, false],
    ['onlylowercase', false],
    ['two classes 1', true],
    ['TWOCLASSES11', false],
    ['Ääkköset-12345', false],
    ['Emoji😀-Word-12', false],
    ['Line\nbreak-Aa1', false],
    ['Northwind-2026!', false],
    ['n0rthw1nd-2026!Aa', true],
    ['Contoso123!', true],
    ['Contoso12!', false],
    ['Contoso1!', false],
  ])('%j is taken: %s', (password, taken) => {
    expect(acceptsPassword(password, contoso)).toBe(taken);
  });

  it('may hold a short name', () => {
    expect(acceptsPassword('Annikki-Aalto-7', { ...contoso, surname: null })).toBe(true);
  });
});

describe('one edit apart', () => {
  it.each([
    ['abc', 'abc', true],
    ['abc', 'abd', true],
    ['abc', 'abcd', true],
    ['abcd', 'abc', true],
    ['abc', 'xabc', true],
    ['abc', 'acb', false],
    ['abc', 'a', false],
    ['', 'a', true],
  ])('%j and %j: %s', (left, right, near) => {
    expect(withinOneEdit(left, right)).toBe(near);
  });
});
