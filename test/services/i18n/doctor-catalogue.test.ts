import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { enDoctor } from '../../../services/i18n/en/doctor.ts';
import { fiDoctor } from '../../../services/i18n/fi/doctor.ts';

const root = join(import.meta.dirname, '../../..');
const keys = Object.keys(enDoctor) as (keyof typeof enDoctor)[];

/** The arguments a message needs, at any depth of a plural. */
function holes(message: string, language: string): readonly string[] {
  const ast = JSON.stringify(new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst());
  return [...new Set([...ast.matchAll(/"type":[126],"value":"(\w+)"/gu)].map((found) => found[1] ?? ''))].sort();
}

describe('the catalogue of the doctor', () => {
  it('has the same holes in both languages', () => {
    expect(holes(enDoctor['report.sum'], 'en')).toEqual(['green', 'red', 'unknown', 'warning']);
    for (const key of keys) expect([key, ...holes(fiDoctor[key], 'fi')]).toEqual([key, ...holes(enDoctor[key], 'en')]);
  });

  it('has title, reason and fix for each topic', () => {
    const topics = keys.filter((key) => key.endsWith('.title')).map((key) => key.replace(/\.title$/, ''));
    for (const topic of topics) expect(keys).toEqual(expect.arrayContaining([`${topic}.why`, `${topic}.fix`]));
  });

  it('has no key that nothing uses', () => {
    const code = readdirSync(join(root, 'services/doctor'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(root, 'services/doctor', name), 'utf8'))
      .concat(readFileSync(join(root, 'bot/compose-doctor.ts'), 'utf8'))
      .join('\n');
    const built = /\.(?:title|why|fix)$|^report\.(?:red|warning|unknown|green)$/u;
    expect(keys.filter((key) => !built.test(key) && !code.includes(`'${key}'`))).toEqual([]);
  });

  it('says something of its own in Finnish', () => {
    const sentences = keys.filter((key) => enDoctor[key].split(' ').length > 4 && fiDoctor[key] === enDoctor[key]);
    expect(sentences).toEqual(['redis-acl.fix', 'methods-migration.fix']);
  });
});
