import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { enAnswer } from '../../../services/i18n/en/answer.ts';
import { enCampaign } from '../../../services/i18n/en/campaign.ts';
import { enCase } from '../../../services/i18n/en/case.ts';
import { enChat } from '../../../services/i18n/en/chat.ts';
import { enReady } from '../../../services/i18n/en/ready.ts';
import { fiAnswer } from '../../../services/i18n/fi/answer.ts';
import { fiCampaign } from '../../../services/i18n/fi/campaign.ts';
import { fiCase } from '../../../services/i18n/fi/case.ts';
import { fiChat } from '../../../services/i18n/fi/chat.ts';
import { fiReady } from '../../../services/i18n/fi/ready.ts';

const root = join(import.meta.dirname, '../../..');

/** The arguments a message needs, at any depth of plural and select. */
function holes(message: string, language: string): readonly string[] {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) {
      const node = value as { type?: number; value?: unknown; options?: Record<string, unknown> };
      // 0 is a literal, 7 the "#" of a plural; everything else names an argument.
      if (typeof node.value === 'string' && node.type !== 0 && node.type !== 7) found.add(node.value);
      Object.values(node).forEach(walk);
    }
  };
  walk(new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst());
  return [...found].sort();
}

function sources(folder: string): string {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'))
    .join('\n');
}

/** What a person reads in the chat: of the reset, of their case, and of campaigns. */
const en = { ...enChat, ...enCase, ...enReady, ...enAnswer, ...enCampaign };
const fi = { ...fiChat, ...fiCase, ...fiReady, ...fiAnswer, ...fiCampaign };

describe('the catalogues of the personal chat', () => {
  const keys = Object.keys(en) as (keyof typeof en)[];

  it('have the same keys', () => {
    expect(Object.keys(fi).sort()).toEqual([...keys].sort());
  });

  it.each(keys)('%s has the same holes in all languages', (key) => {
    expect(holes(fi[key], 'fi')).toEqual(holes(en[key], 'en'));
  });

  /** Keys that a card puts together from a word of the record; the compiler knows each of them. */
  const spelled = /^case\.verification\./u;

  it('have no key that nothing uses', () => {
    const inItself = readFileSync(join(root, 'services/i18n/in-itself.ts'), 'utf8');
    const code = ['cards', 'dialogs', 'bot', 'web'].map(sources).join('\n') + inItself;
    expect(keys.filter((key) => !code.includes(`'${key}'`) && !spelled.test(key))).toEqual([]);
  });

  it('keep Finnish quotation marks Finnish and English ones English', () => {
    for (const key of keys) {
      expect(fi[key]).not.toMatch(/[“"]/u);
      expect(en[key]).not.toMatch(/["]/u);
    }
  });

  it('use no internal word and no shouting', () => {
    for (const catalogue of [en, fi]) {
      for (const key of keys) {
        expect(catalogue[key]).not.toMatch(/\b(?:flow|nonce|token|redis|graph|executor|handle|exception)\b/iu);
        expect(catalogue[key]).not.toContain('!');
      }
    }
  });
});
