import { webcrypto } from 'node:crypto';
import { sealingContext, type SealedIntent } from '../../../services/executor/sealed-intent.ts';
import type { SealingKey } from '../../../services/executor/sealed-box.ts';

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;

export async function newSealingKey(id: string): Promise<SealingKey> {
  const pair = await webcrypto.subtle.generateKey(curve, true, ['deriveBits']);
  return { id, jwk: await webcrypto.subtle.exportKey('jwk', pair.privateKey) };
}

/** Seals as the page does: the other half of services/executor/sealed-box.ts, written on its own. */
export async function seal(
  password: string,
  to: { readonly keyId: string; readonly publicKey: JsonWebKey },
  bound: { readonly flowId: string; readonly target: string; readonly handleHash: string },
): Promise<SealedIntent> {
  const { subtle } = webcrypto;
  const own = await subtle.generateKey(curve, true, ['deriveBits']);
  const raw = new Uint8Array(await subtle.exportKey('raw', own.publicKey));
  const theirs = await subtle.importKey('jwk', to.publicKey, curve, false, []);
  const shared = await subtle.deriveBits({ name: 'ECDH', public: theirs }, own.privateKey, 256);
  const context = sealingContext({ ...bound, keyId: to.keyId });
  const base = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode(`avain/sealed-password/v1\n${context}`);
  const key = await subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: raw, info },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt'],
  );
  const iv = webcrypto.getRandomValues(new Uint8Array(12));
  const additionalData = new TextEncoder().encode(context);
  const ciphertext = await subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData },
    key,
    new TextEncoder().encode(password),
  );
  const text = (value: ArrayBuffer | Uint8Array): string => Buffer.from(value as Uint8Array).toString('base64url');
  return { ...bound, sealed: { keyId: to.keyId, ephemeralKey: text(raw), iv: text(iv), ciphertext: text(ciphertext) } };
}
