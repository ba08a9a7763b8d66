import { describe, expect, it } from '@jest/globals';
import { createPseudonyms } from '../../../services/crypto/hmac-pseudonyms.ts';
import { ConfigError, InvariantError } from '../../../services/errors/app-error.ts';

const pseudonym = createPseudonyms(new Uint8Array(32).fill(7));

describe('createPseudonyms', () => {
  it('gives 22 characters that stay the same, whatever the case of a GUID', () => {
    const name = pseudonym('AAAA-tenant', 'bbbb-object');
    expect(name).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(pseudonym('aaaa-tenant', 'BBBB-object')).toBe(name);
  });

  it('differs by tenant, by object, by key and by where one ends and the other begins', () => {
    const other = createPseudonyms(new Uint8Array(32).fill(8));
    const names = [
      pseudonym('t', 'o'),
      pseudonym('t', 'p'),
      pseudonym('u', 'o'),
      pseudonym('to', 'x'),
      pseudonym('t', 'ox'),
      other('t', 'o'),
    ];
    expect(new Set(names).size).toBe(names.length);
  });

  it('remembers accounts without mixing tenants, keys or people, however many there are', () => {
    const guid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
    const fresh = (): typeof pseudonym => createPseudonyms(new Uint8Array(32).fill(7));
    const other = createPseudonyms(new Uint8Array(32).fill(8));
    const one = fresh();
    const first = one('tenant-a', guid(0));
    expect([one('tenant-a', guid(0)), one('TENANT-A', guid(0).toUpperCase())]).toEqual([first, first]);
    const names = [first, one('tenant-b', guid(0)), one('tenant-a', guid(1)), other('tenant-a', guid(0))];
    expect(new Set(names).size).toBe(names.length);
    // More than are remembered: what is forgotten is computed again, the same.
    for (let n = 0; n <= 2_001; n += 1) one('tenant-a', guid(n));
    for (const n of [0, 1, 2_000, 2_001]) expect(one('tenant-a', guid(n))).toBe(fresh()('tenant-a', guid(n)));
  });

  it('refuses an empty id and a key that is not 32 bytes', () => {
    expect(() => pseudonym('', 'o')).toThrow(InvariantError);
    expect(() => pseudonym('t', '')).toThrow(InvariantError);
    expect(() => createPseudonyms(new Uint8Array(31))).toThrow(ConfigError);
  });
});
