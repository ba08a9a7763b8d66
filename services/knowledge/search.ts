import MiniSearch from 'minisearch';
import { foldText } from '../i18n/commands.ts';
import { languages } from '../i18n/language.ts';
import type { Knowledge, KnowledgeItem } from './knowledge-item.ts';
import { createTerms, type Terms, type TermsOf } from './terms.ts';

/** What a question led to. `unsure`: likeliest first, at most three. */
export type Found =
  | {
      readonly kind: 'sure';
      readonly id: string;
      /** The text is the item's title or one of its asks. */ readonly exact: boolean;
    }
  | { readonly kind: 'unsure'; readonly ids: readonly string[] }
  | { readonly kind: 'none' };

export type Ranked = { readonly id: string; /** 0 to 1. */ readonly score: number };

export type KnowledgeSearch = {
  /** What to answer. The same text always leads to the same; nothing of it is kept, and nothing leaves the process. */
  readonly find: (text: string) => Found;
  /** The likeliest items, likeliest first, at most ten; empty where nothing is alike. */
  readonly rank: (text: string) => readonly Ranked[];
};

/** Tuned on the half of the question set that is for tuning. */
export const thresholds = {
  /** Below this, nothing is alike enough to be offered. */
  offered: 0.3,
  /** From here on, and this far ahead of the next, an item is the answer. */
  sure: 0.45,
  ahead: 0.06,
  mostOffered: 3,
} as const;

/** How much each likeness counts. */
export const weights = { words: 0.45, grams: 0.3, index: 0.25, second: 0.25, covered: 0.5 };

const mostCandidates = 30;
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
    const best = new Map<string, number>();
    for (const side of sides) for (const { id, score } of side(text)) best.set(id, Math.max(best.get(id) ?? 0, score));
    const same = titles.get(foldText(text));
    if (same !== undefined) best.set(same, 1);
    return [...best]
      .map(([id, score]) => ({ id, score }))
      .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1))
      .slice(0, mostRanked);
  };
  return {
    rank,
    find: (text) => {
      const [first, ...others] = rank(text).filter(({ score }) => score >= thresholds.offered);
      if (first === undefined) return { kind: 'none' };
      const lead = first.score - (others[0]?.score ?? 0);
      if (first.score >= thresholds.sure && lead >= thresholds.ahead)
        return { kind: 'sure', id: first.id, exact: titles.get(foldText(text)) === first.id };
      return { kind: 'unsure', ids: [first, ...others].slice(0, thresholds.mostOffered).map(({ id }) => id) };
    },
  };
}

type Vector = ReadonlyMap<string, number>;
type Unit = { readonly words: Vector; readonly grams: Vector };
type Entry = {
  readonly item: KnowledgeItem;
  readonly units: readonly Unit[];
  readonly everything: ReadonlySet<string>;
};

function createSide(items: readonly KnowledgeItem[], termsOf: TermsOf): (text: string) => readonly Ranked[] {
  const index = createIndex(items, termsOf);
  const texts = items.map((item) => [item.title, ...item.asks].map(termsOf));
  const weigh = createWeighing(texts);
  const entries = new Map(
    items.map((item, at): [string, Entry] => [
      item.id,
      {
        item,
        units: (texts[at] ?? []).map(weigh),
        everything: new Set([...(texts[at] ?? []).flatMap(({ words }) => words), ...termsOf(item.text).words]),
      },
    ]),
  );
  return (text) => {
    const terms = termsOf(text);
    if (terms.grams.length === 0) return [];
    const asked = weigh(terms);
    const hits = index.search(text).slice(0, mostCandidates);
    const top = hits[0]?.score ?? 1;
    return hits.flatMap(({ id, score }) => {
      const entry = entries.get(String(id));
      return entry === undefined ? [] : [{ id: entry.item.id, score: alike(asked, entry, score / top) }];
    });
  };
}

function createIndex(items: readonly KnowledgeItem[], termsOf: TermsOf): MiniSearch {
  const asTerms = (text: string): string[] => {
    const { words, grams } = termsOf(text);
    return [...words, ...grams.map((gram) => `~${gram}`)];
  };
  const index = new MiniSearch({
    fields: ['asks', 'title', 'text'],
    tokenize: asTerms,
    processTerm: (term) => term,
    searchOptions: { boost: { asks: 3, title: 2, text: 1 }, combineWith: 'OR' },
  });
  index.addAll(items.map(({ id, asks, title, text }) => ({ id, asks: asks.join('\n'), title, text })));
  return index;
}

/** 0 to 1: the nearest way of asking, a little of the second nearest, and what the index says. */
function alike(asked: Unit, { units, everything }: Entry, indexed: number): number {
  const near = units
    .map((unit) => weights.words * cosine(asked.words, unit.words) + weights.grams * cosine(asked.grams, unit.grams))
    .sort((one, other) => other - one);
  const closest = (1 - weights.second) * (near[0] ?? 0) + weights.second * (near[1] ?? 0);
  return closest * (1 - weights.covered + weights.covered * covered(asked.words, everything)) + weights.index * indexed;
}

/** How much of what was asked the item speaks of at all. */
function covered(asked: Vector, everything: ReadonlySet<string>): number {
  let all = 0;
  let found = 0;
  for (const [term, weight] of asked) {
    all += weight;
    if (everything.has(term)) found += weight;
  }
  return all === 0 ? 0 : found / all;
}

/** Rare terms say more; each vector has the length 1. */
function createWeighing(texts: readonly (readonly Terms[])[]): (terms: Terms) => Unit {
  const seen = new Map<string, number>();
  for (const units of texts)
    for (const term of new Set(units.flatMap(({ words, grams }) => [...words, ...grams.map((gram) => `~${gram}`)])))
      seen.set(term, (seen.get(term) ?? 0) + 1);
  const rarity = (term: string): number => Math.log(1 + texts.length / (0.5 + (seen.get(term) ?? 0)));
  const vector = (terms: readonly string[], mark: string): Vector => {
    const raw = terms.map((term): [string, number] => [term, rarity(mark + term)]);
    const length = Math.hypot(...raw.map(([, weight]) => weight)) || 1;
    return new Map(raw.map(([term, weight]) => [term, weight / length]));
  };
  return ({ words, grams }) => ({ words: vector(words, ''), grams: vector(grams, '~') });
}

function cosine(one: Vector, other: Vector): number {
  let sum = 0;
  for (const [term, weight] of one) sum += weight * (other.get(term) ?? 0);
  return sum;
}
