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

  it('refuses an empty id and a key that is not 32 bytes', () => {
    expect(() => pseudonym('', 'o')).toThrow(InvariantError);
    expect(() => pseudonym('t', '')).toThrow(InvariantError);
    expect(() => createPseudonyms(new Uint8Array(31))).toThrow(ConfigError);
  });
});
