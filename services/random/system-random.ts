import { randomBytes, randomInt } from 'node:crypto';
import { createRandomPool } from './random-pool.ts';
import type { RandomSource } from './random-source.ts';

const take = createRandomPool();

/** node:crypto behind the port. */
export const systemRandom: RandomSource = {
  bytes: (length) => new Uint8Array(randomBytes(length)),
  digits: (length) => Array.from({ length }, () => String(randomInt(10))).join(''),
  id: () => take(16).toString('base64url'),
  token: () => randomBytes(32).toString('base64url'),
};
