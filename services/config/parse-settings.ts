import type { NamedKey } from '../crypto/keyring.ts';
import type { GraphIdentity } from './config.ts';
import { Secret } from './secret.ts';

/** Parsers of the compound settings. Each throws a `SettingProblem` that says what is wrong, never the value. */
export class SettingProblem extends TypeError {}

/** `managed-identity:<client id>`, `federated:<client id>:<token file>`, `certificate:<client id>:<pem file>`, `secret:<client id>:<secret>`. */
export function parseGraphIdentity(text: string): GraphIdentity {
  const [kind = '', clientId = '', ...rest] = text.split(':');
  const tail = rest.join(':');
  if (!/^[0-9a-f-]{36}$/i.test(clientId)) throw new SettingProblem('the second part must be a client id (GUID)');
  if (kind !== 'managed-identity' && tail === '') throw new SettingProblem('the third part is missing');
  switch (kind) {
    case 'managed-identity':
      return { kind, clientId };
    case 'federated':
      return { kind, clientId, tokenFile: tail };
    case 'certificate':
      return { kind, clientId, path: tail };
    case 'secret':
      return { kind, clientId, secret: new Secret(tail) };
    default:
      throw new SettingProblem('must begin with managed-identity:, federated:, certificate: or secret:');
  }
}

/** `id:base64,id:base64` → 256-bit keys, newest first. Refuses short, repeated and patterned keys. */
export function parseKeys(text: string): readonly NamedKey[] {
  const keys = text.split(',').map((part) => {
    const [id = '', encoded = '', more] = part.trim().split(':');
    if (!/^[A-Za-z0-9_-]{1,32}$/.test(id) || more !== undefined)
      throw new SettingProblem('must be id:base64, comma separated');
    return { id, key: parseKey(encoded) };
  });
  if (new Set(keys.map((key) => key.id)).size !== keys.length) throw new SettingProblem('two keys have the same id');
  return keys;
}

/** One 256-bit key in base64. */
export function parseKey(encoded: string): Uint8Array {
  const key = Buffer.from(encoded, 'base64');
  if (key.length !== 32) throw new SettingProblem('a key must be 32 bytes in base64');
  if (new Set(key).size < 12) throw new SettingProblem('a key is too regular to be random');
  return new Uint8Array(key);
}

/** `id:base64url(JWK)`, comma separated, newest first; P-256 ECDH keys. */
export function parseSealingKeys(text: string): readonly { readonly id: string; readonly jwk: JsonWebKey }[] {
  return text.split(',').map((part) => {
    const [id = '', encoded = ''] = part.trim().split(':');
    if (!/^[A-Za-z0-9_-]{1,32}$/.test(id)) throw new SettingProblem('must be id:base64url(JWK), comma separated');
    let jwk: JsonWebKey;
    try {
      jwk = JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8')) as JsonWebKey;
    } catch {
      throw new SettingProblem('a key is not a JWK in base64url');
    }
    if (jwk.kty !== 'EC' || jwk.crv !== 'P-256') throw new SettingProblem('a key is not an EC P-256 JWK');
    return { id, jwk };
  });
}

/** An address that can be read and names a host, as the thing that goes there will read it again. */
export function parseAddress(text: string): URL {
  if (!URL.canParse(text) || new URL(text).hostname === '') throw new SettingProblem('the address cannot be read');
  return new URL(text);
}

/** A user name or password in such an address would reach logs, and not every client takes one. */
export function parseBareAddress(text: string): URL {
  const url = parseAddress(text);
  if (url.username !== '' || url.password !== '')
    throw new SettingProblem('the address must not hold a user name or password');
  return url;
}

/** Where we send signed events: https, or http to this machine, which production refuses too. */
export function parseEventAddress(text: string): string {
  if (parseBareAddress(text).protocol !== 'https:' && !isLoopback(text)) throw new SettingProblem('must be https');
  return text;
}

/** Whether an address that can be read names this machine. */
export function isLoopback(url: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
}
