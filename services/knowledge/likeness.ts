import type { Terms } from './terms.ts';

/** How alike a question and an item are, each from 0 to 1. */
export type Alike = {
  /** The nearest of the item's ways of asking, with a little of the second nearest. */
  readonly closest: number;
  /** How much of what was asked stands in any of them. */
  readonly covered: number;
};

/** How much words, letters, and the second nearest way of asking count. */
const shares = { words: 0.55, grams: 0.45, second: 0.4 };

type Posting = { readonly unit: number; readonly item: number; readonly weight: number };

/**
 * Compares a question with each way of asking for each item: the cosine of their words and of the letters of their words,
 * rare ones counting more. `items`: per item, its ways of asking. The result has one entry per item.
 */
export function createLikeness(items: readonly (readonly Terms[])[]): (asked: Terms) => readonly Alike[] {
  const units = items.flatMap((asks, item) => asks.map((terms) => ({ item, terms })));
  const owners = Int32Array.from(units, ({ item }) => item);
  const words = createSpace(
    units.map(({ item, terms }) => ({ item, terms: terms.words })),
    items.length,
  );
  const grams = createSpace(
    units.map(({ item, terms }) => ({ item, terms: terms.grams })),
    items.length,
  );
  return (asked) => {
    const likeWords = words.compare(asked.words);
    const likeGrams = grams.compare(asked.grams);
    const first = new Float64Array(items.length);
    const second = new Float64Array(items.length);
    for (let unit = 0; unit < owners.length; unit += 1) {
      const item = owners[unit] ?? 0;
      const score = shares.words * (likeWords[unit] ?? 0) + shares.grams * (likeGrams[unit] ?? 0);
      const best = first[item] ?? 0;
      if (score > best) {
        second[item] = best;
        first[item] = score;
      } else if (score > (second[item] ?? 0)) second[item] = score;
    }
    const covered = words.covered(asked.words);
    return items.map((_asks, item) => ({
      closest: (1 - shares.second) * (first[item] ?? 0) + shares.second * (second[item] ?? 0),
      covered: covered[item] ?? 0,
    }));
  };
}

type Space = {
  /** The cosine with each unit. */
  readonly compare: (terms: readonly string[]) => Float64Array;
  /** Per item, the share of the weight of `terms` that it has in any unit. */
  readonly covered: (terms: readonly string[]) => Float64Array;
};

function createSpace(
  units: readonly { readonly item: number; readonly terms: readonly string[] }[],
  count: number,
): Space {
  const holders = new Map<string, Set<number>>();
  for (const { item, terms } of units)
    for (const term of terms) {
      const known = holders.get(term);
      if (known === undefined) holders.set(term, new Set([item]));
      else known.add(item);
    }
  const rarity = (term: string): number => Math.log(1 + count / (0.5 + (holders.get(term)?.size ?? 0)));
  const lengthOf = (terms: readonly string[]): number => Math.hypot(...terms.map(rarity)) || 1;
  const postings = new Map<string, Posting[]>();
  for (const [unit, { item, terms }] of units.entries()) {
    const length = lengthOf(terms);
    for (const term of terms) {
      const posting = { unit, item, weight: rarity(term) / length };
      const known = postings.get(term);
      if (known === undefined) postings.set(term, [posting]);
      else known.push(posting);
    }
  }
  return {
    compare: (terms) => {
      const scores = new Float64Array(units.length);
      const length = lengthOf(terms);
      for (const term of terms) {
        const weight = rarity(term) / length;
        for (const each of postings.get(term) ?? [])
          scores[each.unit] = (scores[each.unit] ?? 0) + weight * each.weight;
      }
      return scores;
    },
    covered: (terms) => {
      const found = new Float64Array(count);
      let all = 0;
      for (const term of terms) {
        const weight = rarity(term);
        all += weight;
        for (const item of holders.get(term) ?? []) found[item] = (found[item] ?? 0) + weight;
      }
      return found.map((weight) => (all === 0 ? 0 : weight / all));
    },
  };
}
