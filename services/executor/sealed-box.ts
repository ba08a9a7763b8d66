import { webcrypto } from 'node:crypto';
import { InvariantError } from '../errors/app-error.ts';
import { sealingContext, type SealedIntent } from './sealed-intent.ts';

/** A P-256 key as JWK by id, newest first; private in the executor, public in the bot. */
export type SealingKey = { readonly id: string; readonly jwk: JsonWebKey };

export type SealedBox = {
  /** What the browser seals for: the newest key, without its private part. */
  readonly publicKey: () => { readonly keyId: string; readonly publicKey: JsonWebKey };
  /**
   * Opens with the key that the intent names; every live key is accepted, so a rotation loses no open flow. The caller
   * zeroes the Buffer. `not-openable`: unknown key, another flow, target or handle, or an altered ciphertext - which of
   * them is not told apart.
   */
  readonly open: (intent: SealedIntent) => Promise<Buffer<ArrayBuffer> | 'not-openable'>;
};

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;
const infoLabel = 'avain/sealed-password/v1\n';
/** A password of 256 characters and the tag of AES-GCM fit many times; what is longer was not sealed by our page. */
const longestCiphertext = 4096;

/**
 * ECDH P-256 with an ephemeral key of the browser, HKDF-SHA-256 (salt: the raw ephemeral public key), AES-256-GCM with
 * flow, target, handle and key id as associated data. Sealing keeps the password out of logs, memory of the bot role,
 * Redis and queue; against a bot process that serves other code it does not help.
 */
export async function createSealedBox(keys: readonly SealingKey[]): Promise<SealedBox> {
  publicSealingKey(keys);
  const privateKeys = new Map<string, webcrypto.CryptoKey>();
  for (const { id, jwk } of keys) {
    privateKeys.set(
      id,
      await webcrypto.subtle.importKey('jwk', { ...jwk, key_ops: ['deriveBits'] }, curve, false, ['deriveBits']),
    );
  }
  return {
    publicKey: () => publicSealingKey(keys),
    open: async (intent) => {
      const key = privateKeys.get(intent.sealed.keyId);
      if (key === undefined || intent.sealed.ciphertext.length > longestCiphertext) return 'not-openable';
      try {
        return await decrypt(key, intent);
      } catch {
        // WebCrypto says only that it failed, and so do we: a point off the curve and a wrong tag look the same.
        return 'not-openable';
      }
    },
  };
}

/** What pages seal for: the newest key without its private part. All that the bot role needs, and all it has keys for. */
export function publicSealingKey(keys: readonly SealingKey[]): {
  readonly keyId: string;
  readonly publicKey: JsonWebKey;
} {
  const newest = keys[0];
  if (newest === undefined) throw new InvariantError('no sealing key');
  return { keyId: newest.id, publicKey: publicPart(newest.jwk) };
}

async function decrypt(privateKey: webcrypto.CryptoKey, intent: SealedIntent): Promise<Buffer<ArrayBuffer>> {
  const { sealed } = intent;
  const context = new TextEncoder().encode(sealingContext({ ...intent, keyId: sealed.keyId }));
  const ephemeral = bytes(sealed.ephemeralKey);
  const theirs = await webcrypto.subtle.importKey('raw', ephemeral, curve, false, []);
  const shared = await webcrypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, privateKey, 256);
  const base = await webcrypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const info = Buffer.concat([Buffer.from(infoLabel), context]);
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: ephemeral, info };
  const key = await webcrypto.subtle.deriveKey(hkdf, base, { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
  const iv = bytes(sealed.iv);
  if (iv.length !== 12) throw new InvariantError('iv must be 96 bits');
  return Buffer.from(
    await webcrypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: context }, key, bytes(sealed.ciphertext)),
  );
}

function publicPart(jwk: JsonWebKey): JsonWebKey {
  const { kty, crv, x, y } = jwk;
  if (kty === undefined || crv === undefined || x === undefined || y === undefined)
    throw new InvariantError('sealing key is incomplete');
  return { kty, crv, x, y, ext: true };
}

const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'base64url'));
