import MiniSearch from 'minisearch';
import { createBayes } from './bayes.ts';
import { createClassifier } from './classifier.ts';
import type { KnowledgeItem } from './knowledge-item.ts';
import { createLikeness } from './likeness.ts';
import type { Terms, TermsOf } from './terms.ts';
import { createVectors } from './vectors.ts';

export type Ranked = {
  readonly id: string;
  /** How alike, 0 to 1. */
  readonly score: number;
  /** How much of the question's words the item's ways of asking know, 0 to 1, rare words counting more. */
  readonly covered: number;
};

/** Stands among the items for everything that none of them is about; no item can have this id. */
export const otherThings = '';

/** How much each opinion counts; together 1. Found by cross-validation over the ways of asking. */
const shares = { classifier: 0.32, bayes: 0.32, likeness: 0.32, index: 0.04 };

/** Of the likeness: how much the words that are known count. */
const coveredShare = 0.2;

/** One word says too little to be sure of. */
const aloneCovered = 0.15;

/** Few administrators ask, so what could be meant either way is an answer for people. */
const audienceFactor: Readonly<Record<KnowledgeItem['audience'], number>> = { people: 1, admins: 0.9 };

/**
 * Ranks the items of one language by four opinions: a classifier that learnt which words tell items apart, naive Bayes,
 * the nearest way of asking, and the library's index of all that an item says. Several that err in different ways err
 * less together (Dietterich, Ensemble Methods in Machine Learning, 2000). `others`: sentences about other things, which
 * stand in the ranking under the id `otherThings`. The result is in no order; what is not alike at all is left out.
 */
export function createRanker(options: {
  readonly items: readonly KnowledgeItem[];
  readonly others: readonly string[];
  readonly termsOf: TermsOf;
}): (text: string) => readonly Ranked[] {
  const { items, others, termsOf } = options;
  const asks = [...items.map(({ title, asks: all }) => [title, ...all].map(termsOf)), others.map(termsOf)];
  const opinionsOf = createOpinions(asks);
  const hitsOf = createIndex(items, asks, termsOf);
  return (text) => {
    const terms = termsOf(text);
    if (terms.grams.length === 0 && terms.pairs.length === 0) return [];
    const hits = hitsOf(terms);
    const alone = terms.words.length > 1 ? 1 : aloneCovered;
    return opinionsOf(terms).flatMap(({ opinion, near, covered }, at) => {
      const item = items[at];
      const id = item?.id ?? otherThings;
      if (near === 0 && !hits.has(id)) return [];
      const score = (opinion + shares.index * (hits.get(id) ?? 0)) * audienceFactor[item?.audience ?? 'people'];
      return [{ id, score, covered: covered * alone }];
    });
  };
}

type Opinion = { readonly opinion: number; readonly near: number; readonly covered: number };

/** What the ways of asking say, per class of `asks`. */
function createOpinions(asks: readonly (readonly Terms[])[]): (terms: Terms) => readonly Opinion[] {
  const likeness = createLikeness(asks);
  const vectors = createVectors(asks.flat());
  const examples = asks.flatMap((all, group) => all.map((terms) => ({ vector: vectors.of(terms), group })));
  const sizes = { size: vectors.size, groups: asks.length };
  const classify = createClassifier(examples, sizes);
  const letters = asks.some((all) => all.some(({ bits }) => bits.length > 0));
  const bayes = createBayes(examples, { ...sizes, letters });
  return (terms) => {
    const vector = vectors.of(terms);
    const [classified, likely] = [classify(vector), bayes(vector)];
    return likeness(terms).map(({ closest, covered }, at) => {
      const near = closest * (1 - coveredShare + coveredShare * covered);
      const opinion =
        shares.classifier * (classified[at] ?? 0) + shares.bayes * (likely[at] ?? 0) + shares.likeness * near;
      return { opinion, near, covered };
    });
  };
}

/** What the library finds in all that an item says: per id, 0 to 1, 1 for what it finds most. */
function createIndex(
  items: readonly KnowledgeItem[],
  asks: readonly (readonly Terms[])[],
  termsOf: TermsOf,
): (terms: Terms) => ReadonlyMap<string, number> {
  // Texts are taken apart once, before they come here.
  const joined = (terms: readonly Terms[]): string => terms.flatMap(({ words }) => words).join('\n');
  const index = new MiniSearch({
    fields: ['asks', 'text'],
    tokenize: (text) => text.split('\n').filter(Boolean),
    processTerm: (term) => term,
    searchOptions: {
      boost: { asks: 3, text: 1 },
      combineWith: 'OR',
      fuzzy: (term) => (term.length > 4 && !term.startsWith('=') ? 0.2 : false),
    },
  });
  index.addAll(
    items.map(({ id, text }, at) => ({ id, asks: joined(asks[at] ?? []), text: joined([termsOf(text)]) })),
  );
  return (terms) => {
    const found = index.search(joined([terms]));
    const most = found[0]?.score ?? 1;
    return new Map(found.map(({ id, score }) => [String(id), score / most]));
  };
}
