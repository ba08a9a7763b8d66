import { foldText } from '../i18n/commands.ts';
import { languages } from '../i18n/language.ts';
import type { Knowledge } from './knowledge-item.ts';
import { createRanker, otherThings, type Ranked } from './ranker.ts';
import { createTerms } from './terms.ts';

/** What a question led to. `unsure`: likeliest first, at most three. */
export type Found =
  | { readonly kind: 'sure'; readonly id: string }
  | { readonly kind: 'unsure'; readonly ids: readonly string[] }
  | { readonly kind: 'none' };

export type KnowledgeSearch = {
  /** What to answer. The same text always leads to the same; nothing of it is kept, and nothing leaves the process. */
  readonly find: (text: string) => Found;
  /** The likeliest items, likeliest first, at most ten; empty where nothing is alike. */
  readonly rank: (text: string) => readonly Ranked[];
};

/** Tuned on the half of the question set that is for tuning. */
const thresholds = {
  /** Below these, nothing is alike enough to be offered. */
  offered: { score: 0.12, covered: 0.1 },
  /** From these on, and this far ahead of the next, an item is the answer: words that no item knows ask for other things. */
  sure: { score: 0.45, covered: 0.55, ahead: 0.12 },
  /** So alike that fewer known words do, as in a question of which half is in another language. */
  verySure: { score: 0.68, covered: 0.42 },
  /** Nothing is offered where other things are this many times as likely. */
  otherAhead: 1.4,
  mostOffered: 3,
} as const;

/** How much the weaker of two languages adds. */
const otherLanguage = 0.3;

const mostRanked = 10;

/** One index per language; a question is looked up in all, because people mix languages and clients lie about them. */
export function createKnowledgeSearch({ items, words, others }: Knowledge): KnowledgeSearch {
  const sides = languages.map((language) =>
    createRanker({
      items: items.filter((item) => item.language === language),
      others: others?.[language] ?? [],
      termsOf: createTerms(language, words[language]),
    }),
  );
  const titles = new Map(items.flatMap(({ id, title, asks }) => [title, ...asks].map((text) => [foldText(text), id])));
  const rankAll = (text: string): readonly Ranked[] => {
    const best = new Map<string, Ranked>();
    for (const side of sides)
      for (const ranked of side(text)) best.set(ranked.id, together(ranked, best.get(ranked.id)));
    const same = titles.get(foldText(text));
    if (same !== undefined) best.set(same, { id: same, score: 1, covered: 1 });
    return [...best.values()].sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1));
  };
  return {
    rank: (text) => rankAll(text).filter(({ id }) => id !== otherThings).slice(0, mostRanked),
    find: (text) => {
      const named = titles.get(foldText(text));
      if (named !== undefined) return { kind: 'sure', id: named };
      const all = rankAll(text).filter(isOffered);
      const [first, ...more] = all.filter(({ id }) => id !== otherThings);
      const other = all.find(({ id }) => id === otherThings)?.score ?? 0;
      if (first === undefined || other >= thresholds.otherAhead * first.score) return { kind: 'none' };
      const lead = first.score - Math.max(other, more[0]?.score ?? 0);
      if (isSure(first) && lead >= thresholds.sure.ahead) return { kind: 'sure', id: first.id };
      return { kind: 'unsure', ids: [first, ...more].slice(0, thresholds.mostOffered).map(({ id }) => id) };
    },
  };
}

/** Of a question in two languages, each index knows a part. */
function together(one: Ranked, other: Ranked | undefined): Ranked {
  if (other === undefined) return one;
  const [more, less] = one.score > other.score ? [one, other] : [other, one];
  return {
    id: one.id,
    score: Math.min(1, more.score + otherLanguage * less.score),
    covered: Math.min(1, more.covered + less.covered),
  };
}

function isSure(ranked: Ranked): boolean {
  return [thresholds.sure, thresholds.verySure].some(
    ({ score, covered }) => ranked.score >= score && ranked.covered >= covered,
  );
}

function isOffered({ score, covered }: Ranked): boolean {
  return score >= thresholds.offered.score && covered >= thresholds.offered.covered;
}
