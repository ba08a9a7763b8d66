import { describe, expect, it } from '@jest/globals';
import { languages } from '../../services/i18n/language.ts';
import { createTranslator } from '../../services/i18n/translator.ts';
import { lintCard } from '../support/card-linter.ts';
import { allAdminCards } from './admin-cards.ts';
import { allCards } from './card-catalogue.ts';
import { allDeskCards } from './desk-catalogue.ts';

const rows = languages.flatMap((language) => {
  const t = createTranslator(language, 'Europe/Helsinki');
  const all = [...allCards(t), ...allAdminCards(t), ...allDeskCards(t)];
  return all.map(([name, card]) => ({ name, language, card }));
});

describe('every card', () => {
  it.each(languages)('in %s can be read, heard and used without a mouse', (language) => {
    const found = rows
      .filter((row) => row.language === language)
      .flatMap(({ name, card }) => lintCard(card).map((problem) => `${name}: ${problem}`));
    expect(found).toEqual([]);
  });
});

describe('the linter of cards', () => {
  const heading = { type: 'TextBlock', style: 'heading', text: 'Your code' };
  const input = { type: 'Input.Text', id: 'code', label: 'Code' };
  const send = { type: 'Action.Submit', title: 'Send' };
  const words = { lang: 'en', fallbackText: 'Avain' };
  const good = { ...words, body: [heading, input], actions: [send] };

  it('has nothing to say about a good card', () => {
    expect(lintCard(good)).toEqual([]);
  });

  it.each([
    [{ ...good, lang: '' }, 'no lang'],
    [{ ...good, fallbackText: undefined }, 'no fallbackText'],
    [{ ...good, body: [{ ...heading, style: 'default' }, input] }, 'begins with its heading'],
    [{ ...good, body: [heading, heading, input] }, 'one heading'],
    [{ ...good, body: [heading, { ...input, label: ' ' }] }, 'has no label'],
    [{ ...good, body: [heading, { type: 'Input.Toggle', id: 'tick', title: '✓' }] }, 'has no label'],
    [{ ...good, body: [heading, input, { ...input, id: 'other' }] }, 'two inputs are called'],
    [{ ...good, body: [heading, { ...input, isRequired: true }] }, 'does not say what is missing'],
    [{ ...good, body: [heading, { ...input, choices: [{ title: 'One' }, { title: 'One' }] }] }, 'cannot be told apart'],
    [{ ...good, body: [heading, input, { type: 'Image', url: 'https://x' }] }, 'no words for whoever does not see'],
    [{ ...good, body: [heading, { type: 'TextBlock', text: '⚠️' }, input] }, 'says nothing'],
    [{ ...good, body: [heading, { type: 'TextBlock', text: '[Click here](https://x)' }, input] }, 'a link is named'],
    [{ ...good, body: [heading, { type: 'Container', style: 'attention', items: [] }, input] }, 'colour alone'],
    [{ ...good, body: [heading, { type: 'FactSet', facts: [{ title: 'Name', value: '' }] }, input] }, 'row is empty'],
    [{ ...good, body: [input, heading] }, 'before what explains it'],
    [{ ...good, actions: [{ ...send, associatedInputs: 'none' }] }, 'no button takes along'],
    [{ ...good, body: [heading] }, 'an input that is not there'],
    [{ ...good, actions: [send, { ...send, title: '→' }] }, 'a button says nothing'],
    [{ ...good, actions: [send, send] }, 'two buttons are called'],
    [{ ...good, actions: [send, { type: 'Action.OpenUrl', title: 'Open', url: 'http://x' }] }, 'no https address'],
  ])('finds what is wrong: %#', (card, problem) => {
    expect(lintCard(card).join('\n')).toContain(problem);
  });
});
