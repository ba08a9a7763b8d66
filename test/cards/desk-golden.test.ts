import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { languages } from '../../services/i18n/language.ts';
import { createTranslator } from '../../services/i18n/translator.ts';
import { allDeskCards } from './desk-catalogue.ts';

const folder = join(import.meta.dirname, 'golden/desk');
const rewriting = process.env['AVAIN_UPDATE_GOLDEN'] === '1';

describe.each(languages)('golden cards of the channel in %s', (language) => {
  const cards = allDeskCards(createTranslator(language, 'Europe/Helsinki'));

  it.each([...cards.keys()])('%s is what was looked at', (name) => {
    const drawn = `${JSON.stringify(cards.get(name), null, 2)}\n`;
    const file = join(folder, `${name}.${language}.json`);
    if (rewriting) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, drawn);
    }
    expect(drawn).toBe(readFileSync(file, 'utf8'));
  });

  it('has no golden file without a card', () => {
    const known = [...cards.keys()].map((name) => `${name}.${language}.json`);
    const files = readdirSync(folder).filter((file) => file.endsWith(`.${language}.json`));
    expect(files.filter((file) => !known.includes(file))).toEqual([]);
  });
});
