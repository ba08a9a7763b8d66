import { createHmac, createSecretKey } from 'node:crypto';
import { ConfigError, InvariantError } from '../errors/app-error.ts';
import type { Pseudonyms } from './pseudonym.ts';

/** 128 bits: no two accounts of any tenant meet, and a store key stays short. */
const pseudonymBytes = 16;

/** `key` is exactly 32 bytes and never rotated. Ids are GUIDs, so letter case does not make another person. */
export function createPseudonyms(key: Uint8Array): Pseudonyms {
  if (key.length !== 32) throw new ConfigError('the pseudonym key must be exactly 32 bytes');
  const imported = createSecretKey(key);
  return (tenantId, objectId) => {
    if (tenantId === '' || objectId === '') throw new InvariantError('a pseudonym needs a tenant and an object id');
    const name = `avain/pseudonym/1\n${tenantId.toLowerCase()}\n${objectId.toLowerCase()}`;
    return createHmac('sha256', imported)
      .update(name, 'utf8')
      .digest()
      .subarray(0, pseudonymBytes)
      .toString('base64url');
  };
}
