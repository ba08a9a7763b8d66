import { InvariantError } from '../errors/app-error.ts';

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Lets only an object id into a path or a filter: what the channel or a record hands us is never spliced into a URL
 * unchecked, and a UPN, which can change hands, never names the target of a write. Throws `InvariantError`.
 */
export function requireObjectId(value: string): string {
  if (!guid.test(value)) throw new InvariantError('a directory object id is expected to be a GUID');
  return value;
}
