import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { languages } from '../../services/i18n/language.ts';
import { createTranslator } from '../../services/i18n/translator.ts';
import { allAdminCards } from './admin-cards.ts';
import { allCards } from './card-catalogue.ts';
import { allDeskCards } from './desk-catalogue.ts';

const golden = join(import.meta.dirname, 'golden');
const catalogues = [
  { of: 'the personal chat', folder: golden, draw: allCards },
  { of: 'the admins', folder: join(golden, 'admin'), draw: allAdminCards },
  { of: 'the channel', folder: join(golden, 'desk'), draw: allDeskCards },
];
const rewriting = process.env['AVAIN_UPDATE_GOLDEN'] === '1';

const rows = catalogues.flatMap((catalogue) => languages.map((language) => ({ ...catalogue, language })));

describe.each(rows)('golden cards of $of in $language', ({ folder, draw, language }) => {
  const cards = draw(createTranslator(language, 'Europe/Helsinki'));

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
    expect(readdirSync(folder).filter((file) => file.endsWith(`.${language}.json`) && !known.includes(file))).toEqual(
      [],
    );
  });
});
