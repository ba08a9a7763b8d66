import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createSealedBox } from '../../../services/executor/sealed-box.ts';
import { newSealingKey, seal } from './seal.fixture.ts';

const bound = { flowId: 'target.flow', target: 'target', handleHash: 'handle' };
const printable = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
  maxLength: 256,
});

describe('the sealed box', () => {
  it('opens what was sealed for it', async () => {
    const box = await createSealedBox([await newSealingKey('k1')]);
    await fc.assert(
      fc.asyncProperty(printable, async (password) => {
        const opened = await box.open(await seal(password, box.publicKey(), bound));
        expect(opened.toString()).toBe(password);
      }),
      { numRuns: 50 },
    );
  });

  it('publishes no private part', async () => {
    const box = await createSealedBox([await newSealingKey('k1')]);
    expect(Object.keys(box.publicKey().publicKey).sort()).toEqual(['crv', 'ext', 'kty', 'x', 'y']);
  });

  it('opens what was sealed for an older key, and seals for the newest', async () => {
    const [older, newer] = [await newSealingKey('k1'), await newSealingKey('k2')];
    const before = await createSealedBox([older]);
    const intent = await seal('correct horse', before.publicKey(), bound);
    const after = await createSealedBox([newer, older]);
    expect((await after.open(intent)).toString()).toBe('correct horse');
    expect(after.publicKey().keyId).toBe('k2');
    expect(await (await createSealedBox([newer])).open(intent)).toBe('not-openable');
  });

  it.each(['flowId', 'target', 'handleHash'] as const)('does not open under another %s', async (part) => {
    const box = await createSealedBox([await newSealingKey('k1')]);
    const intent = await seal('correct horse', box.publicKey(), bound);
    expect(await box.open({ ...intent, [part]: 'other' })).toBe('not-openable');
  });

  it('does not open anything altered, garbled or oversized', async () => {
    const box = await createSealedBox([await newSealingKey('k1')]);
    const intent = await seal('correct horse', box.publicKey(), bound);
    const part = fc.constantFrom('keyId', 'ephemeralKey', 'iv', 'ciphertext');
    await fc.assert(
      fc.asyncProperty(part, fc.string({ maxLength: 6000 }), async (name, text) => {
        fc.pre(
          Buffer.compare(Buffer.from(text, 'base64url'), Buffer.from(intent.sealed[name as 'iv'], 'base64url')) !== 0,
        );
        expect(await box.open({ ...intent, sealed: { ...intent.sealed, [name]: text } })).toBe('not-openable');
      }),
      { numRuns: 300 },
    );
    const bytes = Buffer.from(intent.sealed.ciphertext, 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(at) ^ 1, at);
      expect(
        await box.open({ ...intent, sealed: { ...intent.sealed, ciphertext: flipped.toString('base64url') } }),
      ).toBe('not-openable');
    }
  });
});
