import { describe, expect, it } from '@jest/globals';
import { InvariantError } from '../../../services/errors/app-error.ts';
import { createRandomPool } from '../../../services/random/random-pool.ts';

describe('the pool of random bytes', () => {
  it('gives no byte twice, across many refills', () => {
    const take = createRandomPool();
    const seen = new Set(Array.from({ length: 20_000 }, () => take(12).toString('hex')));
    expect(seen.size).toBe(20_000);
    expect(new Set([...seen].map((hex) => hex.length))).toEqual(new Set([24]));
  });

  it('gives each taker bytes of its own', () => {
    const take = createRandomPool();
    const first = take(16);
    const before = first.toString('hex');
    for (let i = 0; i < 1000; i += 1) take(16).fill(0);
    expect(first.toString('hex')).toBe(before);
    expect(take(16).equals(Buffer.alloc(16))).toBe(false);
  });

  it('takes any length, also one that no longer fits or never does', () => {
    const take = createRandomPool();
    for (const length of [1, 4095, 2, 4096, 5000]) {
      const bytes = take(length);
      expect(bytes).toHaveLength(length);
      if (length > 100) expect(new Set(bytes).size).toBeGreaterThan(200);
    }
  });

  it.each([0, -1, -4096, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '16' as never])(
    'refuses the length %p',
    (length) => {
      const take = createRandomPool();
      take(12);
      expect(() => take(length)).toThrow(InvariantError);
      const seen = new Set(Array.from({ length: 1000 }, () => take(12).toString('hex')));
      expect(seen.size).toBe(1000);
    },
  );

  it('spreads evenly: no byte value comes much more often than another', () => {
    const take = createRandomPool();
    const counts = new Array<number>(256).fill(0);
    for (let i = 0; i < 16_384; i += 1) for (const byte of take(16)) counts[byte] = (counts[byte] ?? 0) + 1;
    // 1,024 expected each; six standard deviations are 192.
    expect(Math.min(...counts)).toBeGreaterThan(832);
    expect(Math.max(...counts)).toBeLessThan(1216);
  });
});
