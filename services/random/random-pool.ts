import { randomFillSync } from 'node:crypto';
import { InvariantError } from '../errors/app-error.ts';

/**
 * `length` random bytes that nobody else has got or will get. A length that is no positive whole number is an
 * `InvariantError`: it would give out bytes again.
 */
export type TakeRandom = (length: number) => Buffer;

const poolBytes = 4096;

/**
 * Random bytes of node:crypto, drawn some thousands at a time: asking the generator costs the same for twelve bytes as
 * for four thousand. Each byte is given out once and wiped from the pool, so that a later look into the memory does not
 * tell which ones were used. For nonces and identifiers; keys and bearer values are drawn one by one.
 */
export function createRandomPool(): TakeRandom {
  const pool = Buffer.alloc(poolBytes);
  let used = poolBytes;
  return (length) => {
    if (!Number.isSafeInteger(length) || length <= 0) throw new InvariantError('random bytes are one or more');
    if (length > poolBytes) return randomFillSync(Buffer.alloc(length));
    if (used + length > poolBytes) {
      randomFillSync(pool);
      used = 0;
    }
    const taken = Buffer.from(pool.subarray(used, used + length));
    pool.fill(0, used, used + length);
    used += length;
    return taken;
  };
}
