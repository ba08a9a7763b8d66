import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { ConfigError, InvariantError } from '../errors/app-error.ts';
import { createRandomPool, type TakeRandom } from '../random/random-pool.ts';
import type { Keyring, NamedKey } from './keyring.ts';

/** NIST SP 800-38D §8.2.2: a random 96-bit nonce, good for 2^32 messages under one key. */
const ivBytes = 12;
const tagBytes = 16;

type Keys = { readonly id: string; readonly sealing: KeyObject; readonly hashing: KeyObject };

/**
 * AES-256-GCM and HMAC-SHA-256 from named keys of exactly 32 bytes, newest first. Each key is split by HKDF, so that the
 * hash of a code and the sealing of a value never share key material. A sealed value reads `<key id>.<base64url>`.
 */
export function createKeyring(keys: readonly NamedKey[]): Keyring {
  const all = keys.map(splitKey);
  const newest = all[0];
  if (newest === undefined) throw new ConfigError('a keyring needs at least one key');
  if (new Set(all.map((key) => key.id)).size !== all.length) throw new ConfigError('two keys of a keyring share an id');
  const nonces = createRandomPool();
  return {
    seal: (plaintext, context) => seal({ key: newest, nonces }, plaintext, context),
    open: (sealed, context) => open(all, sealed, context),
    mac: (data) => hash(newest, data),
    macs: (data) => all.map((key) => hash(key, data)),
  };
}

function splitKey({ id, key }: NamedKey): Keys {
  if (!/^[A-Za-z0-9_-]{1,32}$/.test(id)) throw new ConfigError('a key id is 1 to 32 letters, digits, "_" or "-"');
  if (key.length !== 32) throw new ConfigError(`key ${id} must be exactly 32 bytes`);
  // Key objects, because raw bytes would be imported anew for every value.
  const part = (purpose: string): KeyObject =>
    createSecretKey(new Uint8Array(hkdfSync('sha256', key, '', `avain/1/${purpose}`, 32)));
  return { id, sealing: part('sealing'), hashing: part('hashing') };
}

function seal(
  { key, nonces }: { readonly key: Keys; readonly nonces: TakeRandom },
  plaintext: string,
  context: string,
): string {
  const iv = nonces(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key.sealing, iv, { authTagLength: tagBytes });
  cipher.setAAD(associatedData(key.id, context));
  const body = Buffer.concat([iv, cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${key.id}.${body.toString('base64url')}`;
}

function open(keys: readonly Keys[], sealed: string, context: string): string {
  const dot = sealed.indexOf('.');
  const key = keys.find((candidate) => candidate.id === sealed.slice(0, dot));
  if (key === undefined) throw new InvariantError('a sealed value names no key of this keyring');
  const body = Buffer.from(sealed.slice(dot + 1), 'base64url');
  if (body.length < ivBytes + tagBytes) throw new InvariantError('a sealed value is too short');
  const decipher = createDecipheriv('aes-256-gcm', key.sealing, body.subarray(0, ivBytes), { authTagLength: tagBytes });
  decipher.setAAD(associatedData(key.id, context));
  decipher.setAuthTag(body.subarray(body.length - tagBytes));
  try {
    const clear = decipher.update(body.subarray(ivBytes, body.length - tagBytes));
    return Buffer.concat([clear, decipher.final()]).toString('utf8');
  } catch {
    // The library's error says nothing more, and a cause might carry the bytes.
    throw new InvariantError('a sealed value was changed or stands in a foreign place');
  }
}

function associatedData(keyId: string, context: string): Buffer {
  return Buffer.from(`avain/1\n${keyId}\n${context}`, 'utf8');
}

function hash(key: Keys, data: string): string {
  return createHmac('sha256', key.hashing).update(data, 'utf8').digest('hex');
}
