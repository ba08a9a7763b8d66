import type { SealedPassword } from '../../services/page/page-service.ts';

/** What the server hands out for sealing: the executor's public key and what the ciphertext is bound to. */
export type Sealing = { readonly keyId: string; readonly publicKey: JsonWebKey; readonly context: string };

/**
 * Encrypts for the executor alone: ephemeral ECDH P-256, HKDF-SHA-256 (salt: the raw ephemeral key), AES-256-GCM with
 * the context as associated data. Nothing of the password stays behind here; the caller clears its field.
 */
export async function sealPassword(password: string, sealing: Sealing): Promise<SealedPassword> {
  const { subtle } = crypto;
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const recipient = await subtle.importKey('jwk', publicPart(sealing.publicKey), curve, false, []);
  const ephemeral = await subtle.generateKey(curve, false, ['deriveBits']);
  const ephemeralKey = new Uint8Array(await subtle.exportKey('raw', ephemeral.publicKey));
  const shared = new Uint8Array(
    await subtle.deriveBits({ name: 'ECDH', public: recipient }, ephemeral.privateKey, 256),
  );
  const context = new TextEncoder().encode(sealing.context);
  const info = new TextEncoder().encode(`avain/sealed-password/v1\n${sealing.context}`);
  const secret = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: ephemeralKey, info };
  const key = await subtle.deriveKey(derivation, secret, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(password);
  try {
    const box = await subtle.encrypt({ name: 'AES-GCM', iv, additionalData: context }, key, plain);
    return {
      keyId: sealing.keyId,
      ephemeralKey: base64url(ephemeralKey),
      iv: base64url(iv),
      ciphertext: base64url(new Uint8Array(box)),
    };
  } finally {
    plain.fill(0);
    shared.fill(0);
  }
}

/** Only the point: an `alg`, `key_ops` or `ext` that the server's library adds must not stop the import. */
function publicPart(jwk: JsonWebKey): JsonWebKey {
  const { kty, crv, x, y } = jwk;
  return { kty, crv, x, y } as JsonWebKey;
}

export function base64url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export async function sha256(text: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}
