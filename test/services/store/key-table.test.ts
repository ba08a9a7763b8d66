import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { storeKeys } from '../../../services/store/key-table.ts';

/** Every key of the product's sources, with `<>` for each hole. */
function keysInTheCode(): string[] {
  const files = globSync('{bot,dialogs,services,web}/**/*.ts').filter((file) => !file.endsWith('key-table.ts'));
  const code = files.map((file) => readFileSync(file, 'utf8').replace(/^\s*(\/\/|\/?\*).*$/gm, ''));
  const literals = code.flatMap((text) =>
    [...text.matchAll(/(['`])(avain:(?:\$\{[^`]*?\}(?=[:}`])|[^'`$])*)\1/g)].map((match) => match[2]!),
  );
  return [...new Set(literals.map((text) => text.replace(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, '<>')))]
    .filter((text) => text !== 'avain:')
    .map((text) => (text === 'avain:{jobs}' ? 'avain:{jobs}:<>:<>' : text));
}

describe('the table of keys', () => {
  const shapes = storeKeys.map(({ key }) => key.replace(/<[^>]*>/g, '<>'));

  it('has a row for every key that the code builds, and no row too many', () => {
    expect(keysInTheCode().sort()).toEqual([...shapes].sort());
  });

  it('names each key once and says how each goes away', () => {
    expect(new Set(shapes).size).toBe(shapes.length);
    for (const row of storeKeys) expect(row.deletedWhen).not.toBe('');
  });
});
