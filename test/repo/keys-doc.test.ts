import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { format } from 'prettier';
import { storeKeys } from '../../services/store/key-table.ts';

async function keysPage(): Promise<string> {
  const rows = storeKeys.map(
    ({ key, holds, form, deletedWhen, operation }) =>
      `| \`${key}\` | ${holds} | ${form === 'value' ? 'sealed' : 'plain'} | ${deletedWhen} | ${operation} |`,
  );
  const text = [
    '# What stands in Redis',
    '',
    'Written from `services/store/key-table.ts`; a test compares that table with the code, another one this page with the',
    'table (`AVAIN_UPDATE_GOLDEN=1 npm run test:unit -- test/repo/keys-doc` writes it anew). `t` is the pseudonym of an',
    'account. Braces decide the slot in a cluster. *Sealed*: AES-256-GCM with the key name as associated data. *Plain*:',
    'counters, keyed hashes, instants, ids.',
    '',
    '| Key | Holds | Form | Deleted | Operations |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
  return format(text, { parser: 'markdown', printWidth: 120 });
}

describe('docs/keys.md', () => {
  it('is the table of the code', async () => {
    const page = await keysPage();
    if (process.env['AVAIN_UPDATE_GOLDEN'] === '1') writeFileSync('docs/keys.md', page);
    expect(readFileSync('docs/keys.md', 'utf8')).toBe(page);
  });
});
