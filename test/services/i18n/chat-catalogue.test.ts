import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { enChat } from '../../../services/i18n/en/chat.ts';
import { fiChat } from '../../../services/i18n/fi/chat.ts';

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

describe('the chat catalogues', () => {
  const keys = Object.keys(enChat) as (keyof typeof enChat)[];

  it('have the same keys', () => {
    expect(Object.keys(fiChat).sort()).toEqual([...keys].sort());
  });

  it.each(keys)('%s has the same holes in all languages', (key) => {
    expect(holes(fiChat[key], 'fi')).toEqual(holes(enChat[key], 'en'));
  });

  it('have no key that nothing uses', () => {
    const code = ['cards', 'dialogs', 'bot', 'web'].map(sources).join('\n');
    expect(keys.filter((key) => !code.includes(`'${key}'`))).toEqual([]);
  });

  it('keep Finnish quotation marks Finnish and English ones English', () => {
    for (const key of keys) {
      expect(fiChat[key]).not.toMatch(/[“"]/u);
      expect(enChat[key]).not.toMatch(/["]/u);
    }
  });

  it('use no internal word and no shouting', () => {
    for (const catalogue of [enChat, fiChat]) {
      for (const key of keys) {
        expect(catalogue[key]).not.toMatch(/\b(?:flow|nonce|token|redis|graph|executor|handle|exception)\b/iu);
        expect(catalogue[key]).not.toContain('!');
      }
    }
  });
});
