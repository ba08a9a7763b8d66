import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { enAdminPage } from '../../../services/i18n/en/admin-page.ts';
import { fiAdminPage } from '../../../services/i18n/fi/admin-page.ts';
import { languages } from '../../../services/i18n/language.ts';
import { createTranslator } from '../../../services/i18n/translator.ts';
import { adminTexts } from '../../../web/admin/admin-texts.ts';

const root = join(import.meta.dirname, '../../..');
const keys = Object.keys(enAdminPage) as (keyof typeof enAdminPage)[];
const holes = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
const sources = ['web/admin', 'web/assets'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.startsWith('admin') && name.endsWith('.ts'))
    .map((name) => readFileSync(join(root, folder, name), 'utf8')),
);
/** Named by a word that a service says; what has no words here stands as the service said it. */
const spelled = /^admin-page\.(?:reason|why|problem|plan\.invalid)\./u;

describe('the catalogue of the admin page', () => {
  it('has the same keys and holes in both languages', () => {
    expect(Object.keys(fiAdminPage)).toEqual(keys);
    for (const key of keys) expect([key, holes(fiAdminPage[key])]).toEqual([key, holes(enAdminPage[key])]);
  });

  it('has no key that nothing uses', () => {
    const code = sources.join('\n');
    const used = (key: string) => code.includes(`'${key.replace('admin-page.', '')}'`) || code.includes(`'${key}'`);
    expect(keys.filter((key) => !used(key) && !spelled.test(key))).toEqual([]);
  });

  it('reaches the script whole, with its holes open', () => {
    for (const language of languages) {
      const texts = adminTexts(createTranslator(language));
      expect(Object.keys(texts)).toHaveLength(keys.length);
      expect(texts['kit.holes']).toMatch(/^\{organisation\}, \{helpdesk\}/);
      expect(texts['coverage.summary']).toContain('{share}');
      for (const text of Object.values(texts)) expect(text).not.toMatch(/^$|undefined|'\{/);
    }
  });

  it('keeps quotation marks of its language, and shouts at nobody', () => {
    for (const key of keys) {
      expect(fiAdminPage[key]).not.toMatch(/[“"!]/u);
      expect(enAdminPage[key]).not.toMatch(/[„"!]/u);
    }
  });
});
