import { describe, expect, it } from '@jest/globals';
import type { Element } from '../../cards/adaptive-card.ts';
import { languages } from '../../services/i18n/language.ts';
import { createTranslator } from '../../services/i18n/translator.ts';
import { caseCards } from './case-cards.ts';

const textOf = (element: Element): string => {
  if (element.type === 'TextBlock') return element.text;
  if (element.type === 'FactSet') return element.facts.map(({ title, value }) => `${title}: ${value}`).join('\n');
  return element.type === 'Container' ? element.items.map(textOf).join('\n') : '';
};
const cards = languages.flatMap((language) =>
  caseCards(createTranslator(language, 'Europe/Helsinki')).map(([name, card]) => ({
    name: `${name}.${language}`,
    text: card.body.map(textOf).join('\n'),
    buttons: card.actions ?? [],
  })),
);
const times = (text: string, what: string): number => text.split(what).length - 1;

describe('a card about a case, read on a phone by somebody in trouble', () => {
  it.each(cards)('says nothing twice: $name', ({ text }) => {
    expect(times(text, '4K7M-2QXR')).toBeLessThanOrEqual(1);
    expect(times(text, 'Service Desk')).toBeLessThanOrEqual(1);
    expect(times(text, 'river · candle · north')).toBeLessThanOrEqual(1);
    const lines = text.split('\n');
    expect(new Set(lines).size).toBe(lines.length);
  });

  it.each(cards)('is short, with four buttons at most: $name', ({ text, buttons }) => {
    expect(text.length).toBeLessThan(900);
    expect(buttons.length).toBeLessThanOrEqual(4);
  });
});
