import { createHmac, createSecretKey } from 'node:crypto';
import { ConfigError, InvariantError } from '../errors/app-error.ts';
import type { Pseudonyms } from './pseudonym.ts';

/** 128 bits: no two accounts of any tenant meet, and a store key stays short. */
const pseudonymBytes = 16;

/** A turn needs the same person's name up to five times, and a conversation has several turns. */
const mostRecent = 2000;
const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `key` is exactly 32 bytes and never rotated. Ids are GUIDs, so letter case does not make another person. */
export function createPseudonyms(key: Uint8Array): Pseudonyms {
  if (key.length !== 32) throw new ConfigError('the pseudonym key must be exactly 32 bytes');
  const imported = createSecretKey(key);
  const compute = (name: string): string =>
    createHmac('sha256', imported).update(name, 'utf8').digest().subarray(0, pseudonymBytes).toString('base64url');
  const recent = new Map<string, string>();
  return (tenantId, objectId) => {
    if (tenantId === '' || objectId === '') throw new InvariantError('a pseudonym needs a tenant and an object id');
    const name = `avain/pseudonym/1\n${tenantId.toLowerCase()}\n${objectId.toLowerCase()}`;
    // Only of accounts: what else is given a name here (where a code goes) is not kept in memory.
    if (!guid.test(objectId)) return compute(name);
    let pseudonym = recent.get(name);
    if (pseudonym === undefined) {
      pseudonym = compute(name);
      if (recent.size >= mostRecent) recent.clear();
      recent.set(name, pseudonym);
    }
    return pseudonym;
  };
}
