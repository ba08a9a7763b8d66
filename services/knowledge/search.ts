import MiniSearch from 'minisearch';
import { foldText } from '../i18n/commands.ts';
import { languages } from '../i18n/language.ts';
import type { Knowledge, KnowledgeItem } from './knowledge-item.ts';
import { createLikeness } from './likeness.ts';
import { createTerms, type TermsOf } from './terms.ts';

/** What a question led to. `unsure`: likeliest first, at most three. */
export type Found =
  | { readonly kind: 'sure'; readonly id: string }
  | { readonly kind: 'unsure'; readonly ids: readonly string[] }
  | { readonly kind: 'none' };

export type Ranked = {
  readonly id: string;
  /** How alike, 0 to 1. */
  readonly score: number;
  /** How much of the question's words the item's ways of asking know, 0 to 1, rare words counting more. */
  readonly covered: number;
};

export type KnowledgeSearch = {
  /** What to answer. The same text always leads to the same; nothing of it is kept, and nothing leaves the process. */
  readonly find: (text: string) => Found;
  /** The likeliest items, likeliest first, at most ten; empty where nothing is alike. */
  readonly rank: (text: string) => readonly Ranked[];
};

/** Tuned on the half of the question set that is for tuning. */
const thresholds = {
  /** Below these, nothing is alike enough to be offered. */
  offered: { score: 0.24, covered: 0.15 },
  /** From these on, and this far ahead of the next, an item is the answer: words that no item knows ask for other things. */
  sure: { score: 0.4, covered: 0.5, ahead: 0.05 },
  mostOffered: 3,
} as const;

/** One word says too little to be sure of. */
const aloneCovered = 0.4;

/** How much each likeness counts. */
const weights = { index: 0.15, covered: 0.2, otherLanguage: 0.3 };

const mostRanked = 10;

/** One index per language; a question is looked up in all, because people mix languages and clients lie about them. */
export function createKnowledgeSearch({ items, words }: Knowledge): KnowledgeSearch {
  const sides = languages.map((language) =>
    createSide(
      items.filter((item) => item.language === language),
      createTerms(language, words[language]),
    ),
  );
  const titles = new Map(items.flatMap(({ id, title, asks }) => [title, ...asks].map((text) => [foldText(text), id])));
  const rank: KnowledgeSearch['rank'] = (text) => {
    const best = new Map<string, Ranked>();
    for (const side of sides)
      for (const ranked of side(text)) best.set(ranked.id, together(ranked, best.get(ranked.id)));
    const same = titles.get(foldText(text));
    if (same !== undefined) best.set(same, { id: same, score: 1, covered: 1 });
    return [...best.values()]
      .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1))
      .slice(0, mostRanked);
  };
  return {
    rank,
    find: (text) => {
      const named = titles.get(foldText(text));
      if (named !== undefined) return { kind: 'sure', id: named };
      const [first, ...others] = rank(text).filter(isOffered);
      if (first === undefined) return { kind: 'none' };
      const lead = first.score - (others[0]?.score ?? 0);
      const { score, covered, ahead } = thresholds.sure;
      if (first.score >= score && first.covered >= covered && lead >= ahead) return { kind: 'sure', id: first.id };
      return { kind: 'unsure', ids: [first, ...others].slice(0, thresholds.mostOffered).map(({ id }) => id) };
    },
  };
}

/** Of a question in two languages, each index knows a part. */
function together(one: Ranked, other: Ranked | undefined): Ranked {
  if (other === undefined) return one;
  const [more, less] = one.score > other.score ? [one, other] : [other, one];
  return {
    id: one.id,
    score: Math.min(1, more.score + weights.otherLanguage * less.score),
    covered: Math.min(1, more.covered + less.covered),
  };
}

function isOffered({ score, covered }: Ranked): boolean {
  return score >= thresholds.offered.score && covered >= thresholds.offered.covered;
}

function createSide(items: readonly KnowledgeItem[], termsOf: TermsOf): (text: string) => readonly Ranked[] {
  const index = createIndex(items, termsOf);
  const likeness = createLikeness(items.map(({ title, asks }) => [title, ...asks].map(termsOf)));
  return (text) => {
    const terms = termsOf(text);
    if (terms.grams.length === 0) return [];
    const hits = new Map(index.search(text).map(({ id, score }) => [String(id), score]));
    const most = Math.max(1e-9, ...hits.values());
    return likeness(terms).flatMap((alike, at) => {
      const id = items[at]?.id ?? '';
      const hit = hits.get(id) ?? 0;
      const score =
        alike.closest * (1 - weights.covered + weights.covered * alike.covered) + (weights.index * hit) / most;
      return score === 0 ? [] : [{ id, score: Math.min(score, 1), covered: alike.covered * (terms.words.length > 1 ? 1 : aloneCovered) }];
    });
  };
}

/** What the library finds in all that an item says. */
function createIndex(items: readonly KnowledgeItem[], termsOf: TermsOf): MiniSearch {
  const index = new MiniSearch({
    fields: ['asks', 'title', 'text'],
    tokenize: (text) => [...termsOf(text).words],
    processTerm: (term) => term,
    searchOptions: {
      boost: { asks: 3, title: 2, text: 1 },
      combineWith: 'OR',
      fuzzy: (term) => (term.length > 4 && !term.startsWith('=') ? 0.2 : false),
    },
  });
  index.addAll(items.map(({ id, asks, title, text }) => ({ id, asks: asks.join('\n'), title, text })));
  return index;
}
