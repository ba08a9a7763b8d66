import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { deskCommandIds, deskPhrases, parseDeskCommand } from '../../../services/i18n/desk-commands.ts';
import { enDesk } from '../../../services/i18n/en/desk.ts';
import { fiDesk } from '../../../services/i18n/fi/desk.ts';

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

const sources = ['cards', 'dialogs', 'bot', 'services/helpdesk']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(root, folder, name), 'utf8')),
  )
  .join('\n');

describe('the words of the channel', () => {
  const keys = Object.keys(enDesk) as (keyof typeof enDesk)[];

  it('have the same keys', () => {
    expect(Object.keys(fiDesk).sort()).toEqual([...keys].sort());
  });

  it.each(keys)('%s has the same holes in all languages', (key) => {
    expect(holes(fiDesk[key], 'fi')).toEqual(holes(enDesk[key], 'en'));
  });

  it('have no key that nothing uses', () => {
    const put = (key: string): boolean => key.startsWith('desk.no.form-') && sources.includes('`desk.no.form-${');
    expect(keys.filter((key) => !sources.includes(`'${key}'`) && !put(key))).toEqual([]);
  });

  it('keep Finnish quotation marks Finnish and English ones English, and shout in none', () => {
    for (const key of keys) {
      expect(fiDesk[key]).not.toMatch(/[“"!]/u);
      expect(enDesk[key]).not.toMatch(/["”]?["!]/u);
      for (const text of [fiDesk[key], enDesk[key]]) {
        expect(text).not.toMatch(/\b(?:flow|nonce|token|redis|graph|executor|handle|exception|payload)\b/iu);
      }
    }
  });

  it.each(['en', 'fi'] as const)('of the help card in %s are all understood', (language) => {
    const { 'desk.help.case': ofCase, 'desk.help.team': ofTeam } = language === 'en' ? enDesk : fiDesk;
    const quoted = [...`${ofCase} ${ofTeam}`.matchAll(/[“”]([^“”]+)”/gu)].map(([, words = '']) => words);
    expect(quoted).toHaveLength(16);
    expect(new Set(quoted.map((words) => parseDeskCommand(words)?.command))).toEqual(new Set(deskCommandIds));
  });
});

describe('what agents write', () => {
  it.each(Object.entries(deskPhrases).flatMap(([id, phrases]) => phrases.map((phrase) => [phrase, id] as const)))(
    '"%s" is the command %s, however it is spelled',
    (phrase, id) => {
      expect(parseDeskCommand(phrase)?.command).toBe(id);
      expect(parseDeskCommand(`  ${phrase.toUpperCase()}. `)?.command).toBe(id);
    },
  );

  it.each([
    ['claim 4K7M-2QXR', 'claim'],
    ['claim case 4k7m2qxr', 'claim'],
    ['Ota käsittelyyn tapaus 4K7M-2QXR', 'claim'],
    ['hand back to the bot 4K7M-2QXR', 'hand-back'],
    ['#timeline #4K7M-2QXR', 'timeline'],
  ])('"%s" names the case', (text, command) => {
    expect(parseDeskCommand(text)).toEqual({ command, caseId: '4K7M2QXR', named: undefined });
  });

  it('names an account behind "caller check"', () => {
    expect(parseDeskCommand('caller check aino@contoso.example')).toMatchObject({ named: 'aino@contoso.example' });
    expect(parseDeskCommand('Soittajan tarkistus aino@contoso.example')).toMatchObject({
      command: 'caller-check',
      named: 'aino@contoso.example',
    });
  });

  it.each([
    'help me understand what you see',
    'can you claim it back from the shop',
    'please refuse the cookie banner',
    'next week is fine',
    'status is still red',
    'resolve it by pressing the third button',
    '4K7M-2QXR',
    '',
    'x'.repeat(20_000),
  ])('"%s" is meant for a person', (text) => {
    expect(parseDeskCommand(text)).toBeUndefined();
  });
});
