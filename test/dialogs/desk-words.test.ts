import { describe, expect, it } from '@jest/globals';
import { wordsOf } from '../../dialogs/desk/desk-words.ts';
import { languages } from '../../services/i18n/language.ts';
import { createTranslator } from '../../services/i18n/translator.ts';
import { heldCase } from '../cards/desk-catalogue.ts';

const t = createTranslator('en', 'Europe/Helsinki');
const refused = (reason: 'half-registered' | 'could-not-check' | 'privileged') =>
  wordsOf({ kind: 'account-refused', reason, view: heldCase }, t);

describe('an account that is refused, said to an agent', () => {
  it('with one method only leads to the vouch that makes it two', () => {
    expect(refused('half-registered')).toContain('A vouch');
    expect(refused('half-registered')).not.toMatch(/Nobody can vouch|cannot do that/u);
  });

  it('that could not be read is worth another try', () => {
    expect(refused('could-not-check')).toContain('Try again');
  });

  it('for good names the reason', () => {
    expect(refused('privileged')).toContain('Privileged account');
    for (const language of languages) {
      const words = wordsOf(
        { kind: 'account-refused', reason: 'privileged', view: heldCase },
        createTranslator(language),
      );
      expect(words).not.toContain('{');
    }
  });
});
