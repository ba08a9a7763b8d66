import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { createKeyring } from '../../../services/crypto/aes-keyring.ts';
import { ConfigError, InvariantError } from '../../../services/errors/app-error.ts';

const key = (id: string, byte: number): { id: string; key: Uint8Array } => ({ id, key: new Uint8Array(32).fill(byte) });
const old = createKeyring([key('k1', 1)]);
const rotated = createKeyring([key('k2', 2), key('k1', 1)]);

describe('createKeyring', () => {
  it('opens what it sealed, for any text in any context', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, context) => {
        expect(old.open(old.seal(text, context), context)).toBe(text);
      }),
    );
  });

  it('never seals the same twice, and shows nothing of the text', () => {
    const [first, second] = [old.seal('12345678', 'avain:a'), old.seal('12345678', 'avain:a')];
    expect(first).not.toBe(second);
    expect(first).toMatch(/^k1\.[A-Za-z0-9_-]+$/);
    expect(first).not.toContain(Buffer.from('12345678').toString('base64url'));
  });

  it('refuses a sealed value with any byte changed', () => {
    const [id, body] = old.seal('secret', 'avain:a').split('.') as [string, string];
    const bytes = Buffer.from(body, 'base64url');
    bytes.forEach((_, i) => {
      const changed = Buffer.from(bytes);
      changed[i]! ^= 1;
      expect(() => old.open(`${id}.${changed.toString('base64url')}`, 'avain:a')).toThrow(InvariantError);
    });
  });

  it('refuses a value that stands under another key name, is cut short or is no sealed value', () => {
    const sealed = old.seal('secret', 'avain:a');
    expect(() => old.open(sealed, 'avain:b')).toThrow(InvariantError);
    for (const bad of ['', '.', 'k1', 'k1.', 'k1.AAAA', sealed.slice(0, -4), `k9${sealed.slice(2)}`]) {
      expect(() => old.open(bad, 'avain:a')).toThrow(InvariantError);
    }
  });

  it('opens with every live key and seals with the newest: a rotation loses nothing', () => {
    expect(rotated.open(old.seal('secret', 'avain:a'), 'avain:a')).toBe('secret');
    expect(() => old.open(rotated.seal('secret', 'avain:a'), 'avain:a')).toThrow(InvariantError);
    expect(rotated.seal('secret', 'avain:a').startsWith('k2.')).toBe(true);
  });

  it('hashes with the newest key and lists the hashes of all, newest first', () => {
    expect(rotated.macs('12345678')).toEqual([rotated.mac('12345678'), old.mac('12345678')]);
    expect(old.mac('12345678')).toMatch(/^[0-9a-f]{64}$/);
    expect(old.mac('12345679')).not.toBe(old.mac('12345678'));
  });

  it('takes keys of exactly 32 bytes with distinct sound ids, and at least one', () => {
    for (const length of [0, 16, 31, 33, 64]) {
      expect(() => createKeyring([{ id: 'k', key: new Uint8Array(length) }])).toThrow(ConfigError);
    }
    expect(() => createKeyring([])).toThrow(ConfigError);
    expect(() => createKeyring([key('k', 1), key('k', 2)])).toThrow(ConfigError);
    for (const id of ['', 'a.b', 'a b', 'x'.repeat(33)]) expect(() => createKeyring([key(id, 1)])).toThrow(ConfigError);
  });
});
