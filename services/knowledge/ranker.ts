import MiniSearch from 'minisearch';
import { createClassifier } from './classifier.ts';
import type { KnowledgeItem } from './knowledge-item.ts';
import { createLikeness } from './likeness.ts';
import type { Terms, TermsOf } from './terms.ts';

export type Ranked = {
  readonly id: string;
  /** How alike, 0 to 1. */
  readonly score: number;
  /** How much of the question's words the item's ways of asking know, 0 to 1, rare words counting more. */
  readonly covered: number;
};

/** Stands among the items for everything that none of them is about; no item can have this id. */
export const otherThings = '';

/** How much each of the three opinions counts; together 1. Found by cross-validation over the ways of asking. */
const shares = { classifier: 0.5, likeness: 0.4, index: 0.1 };

/** Of the likeness: how much the words that are known count. */
const coveredShare = 0.2;

/** One word says too little to be sure of. */
const aloneCovered = 0.4;

/** Few administrators ask, so what could be meant either way is an answer for people. */
const audienceFactor: Readonly<Record<KnowledgeItem['audience'], number>> = { people: 1, admins: 0.96 };

/**
 * Ranks the items of one language by three opinions: a classifier that learnt which words tell items apart, the nearest
 * way of asking, and the library's index of all that an item says. `others`: sentences about other things, which stand
 * in the ranking under the id `otherThings`. The result is in no order; what is not alike at all is left out.
 */
export function createRanker(options: {
  readonly items: readonly KnowledgeItem[];
  readonly others: readonly string[];
  readonly termsOf: TermsOf;
}): (text: string) => readonly Ranked[] {
  const { items, others, termsOf } = options;
  const asked = [...items.map(({ title, asks }) => [title, ...asks].map(termsOf)), others.map(termsOf)];
  const likeness = createLikeness(asked);
  const classify = createClassifier(
    asked.flatMap((all, group) => all.map((terms) => ({ group, terms }))),
    asked.length,
  );
  const hitsOf = createIndex(items, termsOf);
  return (text) => {
    const terms = termsOf(text);
    if (terms.grams.length === 0 && terms.pairs.length === 0) return [];
    const hits = hitsOf(terms);
    const likely = classify(terms);
    const alone = terms.words.length > 1 ? 1 : aloneCovered;
    return likeness(terms).flatMap(({ closest, covered }, at) => {
      const item = items[at];
      const id = item?.id ?? otherThings;
      const near = closest * (1 - coveredShare + coveredShare * covered);
      const score =
        shares.classifier * (likely[at] ?? 0) + shares.likeness * near + shares.index * (hits.get(id) ?? 0);
      return near === 0 && !hits.has(id)
        ? []
        : [{ id, score: score * audienceFactor[item?.audience ?? 'people'], covered: covered * alone }];
    });
  };
}

/** What the library finds in all that an item says: per id, 0 to 1, 1 for what it finds most. */
function createIndex(
  items: readonly KnowledgeItem[],
  termsOf: TermsOf,
): (terms: Terms) => ReadonlyMap<string, number> {
  const index = new MiniSearch({
    fields: ['asks', 'title', 'text'],
    tokenize: (text) => [...termsOf(text).words],
    processTerm: (term) => term,
    searchOptions: {
      boost: { asks: 3, title: 2, text: 1 },
      combineWith: 'OR',
      fuzzy: (term) => (term.length > 4 && !term.startsWith('=') ? 0.2 : false),
      // A question is taken apart once, before it comes here.
      tokenize: (text) => text.split('\n').filter(Boolean),
    },
  });
  index.addAll(items.map(({ id, asks, title, text }) => ({ id, asks: asks.join('\n'), title, text })));
  return ({ words }) => {
    const found = index.search(words.join('\n'));
    const most = found[0]?.score ?? 1;
    return new Map(found.map(({ id, score }) => [String(id), score / most]));
  };
}
