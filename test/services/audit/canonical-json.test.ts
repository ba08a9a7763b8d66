import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '../../../services/audit/canonical-json.ts';

const json = fc.jsonValue({ stringUnit: 'binary', maxDepth: 5 });
const runs = { numRuns: 1000 };

describe('canonical JSON', () => {
  it('says what was said', () => {
    fc.assert(
      fc.property(json, (value) => expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))),
      runs,
    );
  });

  it('is one spelling: spelling what it spelled changes nothing', () => {
    fc.assert(
      fc.property(json, (value) => expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value))),
      runs,
    );
  });

  it('does not depend on the order in which members were added', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.integer()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
      }),
      runs,
    );
  });

  it('tells different values apart', () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        fc.pre(JSON.stringify(sorted(a)) !== JSON.stringify(sorted(b)));
        expect(canonicalJson(a)).not.toBe(canonicalJson(b));
      }),
      runs,
    );
  });

  it('holds printable ASCII only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) =>
        expect(canonicalJson({ [text]: text })).toMatch(/^[\x20-\x7e]+$/),
      ),
      runs,
    );
  });

  it.each([NaN, Infinity, 1n, new Date(0), () => 1, Symbol('x'), new Map()])(
    'refuses what JSON does not have (%p)',
    (value) => {
      expect(() => canonicalJson({ value })).toThrow('canonical JSON');
    },
  );

  it('refuses what is nested too deeply', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 40; level += 1) deep = [deep];
    expect(() => canonicalJson(deep)).toThrow('too deep');
  });

  it('leaves out members that are undefined', () => {
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  );
}
