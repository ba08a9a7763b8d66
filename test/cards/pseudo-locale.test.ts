import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import { enCatalogue } from '../../services/i18n/en/catalogue.ts';
import { enDoctor } from '../../services/i18n/en/doctor.ts';
import { languageName, languages } from '../../services/i18n/language.ts';
import { createTranslator, type MessageKey } from '../../services/i18n/translator.ts';
import { createPseudoTranslator, outsideMarks, textsOfCard } from '../support/pseudo-locale.ts';
import { allAdminCards } from './admin-cards.ts';
import { allCards } from './card-catalogue.ts';
import { allDeskCards } from './desk-catalogue.ts';

const root = join(import.meta.dirname, '../..');
const drawn = [allCards, allAdminCards, allDeskCards].flatMap((draw) => [...draw(createPseudoTranslator())]);

/** What the models of the cards hold: the literals of the tests' own models, and every text of the knowledge. */
const data = new Set<string>();
const keep = (text: string): void => {
  for (const line of text.split(/\n|\\n/u)) data.add(bare(line));
};
for (const name of [...namesIn('test/cards'), ...namesIn('test/support')].filter((each) => each.endsWith('.ts'))) {
  // Names stand as keys, too.
  for (const [, key = ''] of read(name).matchAll(/^\s+([A-Z]\w+): /gmu)) keep(key);
  for (const [literal] of read(name).matchAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/gu))
    keep(
      literal
        .slice(1, -1)
        .replace(/\\u\{?([0-9a-f]{2,6})\}?/giu, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16))),
    );
}
for (const name of namesIn('knowledge').filter((each) => each.endsWith('.yaml')))
  for (const document of parseAllDocuments(read(name), { schema: 'failsafe' })) keepAll(document.toJS());
// The doctor speaks from a catalogue of its own.
keepAll(enDoctor);
// Each language is named in its own words, whoever reads.
for (const language of languages) {
  keep(languageName(language, 'en'));
  for (const key of ['language.word', 'language.in-itself', 'language.title'] as const)
    keep(createTranslator(language)(key));
}

function keepAll(value: unknown): void {
  if (typeof value === 'string') keep(value);
  else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) keepAll(one);
}

function namesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
}

function read(name: string): string {
  return readFileSync(join(root, name), 'utf8');
}

/** Without what a card puts before, behind and into a text of the model: numbers, signs, escapes. */
function bare(line: string): string {
  return line
    .replace(/\\([^\w\s])/gu, '$1')
    .replaceAll('https: //', 'https://')
    .replace(/\[([^\]]+)\]\(https:\/\/\1\)/gu, 'https://$1')
    .replace(/^[\s\d.•✓✗▲?·,:()+-]+|[\s·,:]+$|\s\(\d+\)$/gu, '')
    .replace(/^[\s\d.•✓✗▲?·,:()+-]+|[\s·,:]+$/gu, '');
}

function isData(line: string): boolean {
  const text = bare(line);
  if (!/\p{L}/u.test(text) || data.has(text)) return true;
  const parts = text.split(/ – | · |: |, /u);
  return parts.length > 1 && parts.every(isData);
}

/** Characters of a button that a phone shows in one line, or nearly. */
const longestTitle = 40;

describe.each(languages)('the buttons in %s', (language) => {
  it('are short enough for a phone', () => {
    const t = createTranslator(language);
    const keys = (Object.keys(enCatalogue) as MessageKey[]).filter((key) => /^(?:desk\.)?button\./u.test(key));
    expect(keys.length).toBeGreaterThan(80);
    expect(keys.map((key) => t(key)).filter((title) => Array.from(title).length > longestTitle)).toEqual([]);
  });
});

describe('every card in a language that nobody speaks', () => {
  it('holds no text that is in no catalogue and came with no model', () => {
    const hardCoded = drawn.flatMap(([name, card]) =>
      textsOfCard(card)
        .flatMap((text) => outsideMarks(text).rest.split('\n'))
        .filter((line) => !isData(line))
        .map((line) => `${name}: ${line}`),
    );
    expect(hardCoded).toEqual([]);
  });

  it('cuts no sentence of ours, and stays small', () => {
    const cut = drawn.flatMap(([name, card]) =>
      textsOfCard(card).flatMap((text) => (outsideMarks(text).cut ? [`${name}: ${text}`] : [])),
    );
    expect(cut).toEqual([]);
    for (const [name, card] of drawn)
      expect([name, Buffer.byteLength(JSON.stringify(card)) < 25_000]).toEqual([name, true]);
  });
});
