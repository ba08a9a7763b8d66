import type { Terms } from './terms.ts';

/** A text as the places of its known terms and how much each counts. */
export type Vector = { readonly places: Int32Array; readonly values: Float64Array };

export type Example = {
  readonly vector: Vector;
  /** Index of the class it belongs to. */
  readonly group: number;
};

export type Vectors = {
  /** How many places there are. */
  readonly size: number;
  readonly of: (terms: Terms) => Vector;
};

/**
 * How much words, neighbours and, where there are any, the letters of words count in a text; the squares of the first two
 * make one. Found by cross-validation over the ways of asking.
 */
const shares = [
  ['words', 0.8],
  ['pairs', 0.6],
  ['bits', 0.3],
] as const;

/**
 * Texts as vectors of the words, pairs and letters that stand in the examples, rare ones counting more (tf-idf). Terms that no
 * example has make the others count less: a question about other things is like nothing.
 */
export function createVectors(examples: readonly Terms[]): Vectors {
  const known = new Map<string, { readonly place: number; held: number }>();
  for (const terms of examples)
    for (const key of keysOf(terms)) {
      const seen = known.get(key);
      if (seen === undefined) known.set(key, { place: known.size, held: 1 });
      else seen.held += 1;
    }
  const rarity = (key: string): number => Math.log(1 + examples.length / (0.5 + (known.get(key)?.held ?? 0)));
  return {
    size: known.size,
    of: (terms) => {
      const places: number[] = [];
      const values: number[] = [];
      for (const [kind, share] of shares) {
        const keys = terms[kind].map((term) => keyOf(kind, term));
        const scale = share / (Math.hypot(...keys.map(rarity)) || 1);
        for (const key of keys) {
          const place = known.get(key)?.place;
          if (place === undefined) continue;
          places.push(place);
          values.push(rarity(key) * scale);
        }
      }
      return { places: Int32Array.from(places), values: Float64Array.from(values) };
    },
  };
}

/** The same word means something else as a word and as one of the small words that stand among the pairs. */
function keyOf(kind: (typeof shares)[number][0], term: string): string {
  return `${kind}:${term}`;
}

function keysOf(terms: Terms): readonly string[] {
  return shares.flatMap(([kind]) => terms[kind].map((term) => keyOf(kind, term)));
}
