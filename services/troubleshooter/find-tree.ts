import { foldText } from '../i18n/commands.ts';
import { languages } from '../i18n/language.ts';
import type { Audience } from '../knowledge/knowledge-item.ts';
import { createLikeness } from '../knowledge/likeness.ts';
import { createTerms } from '../knowledge/terms.ts';
import { inLanguage } from '../knowledge/texts.ts';
import { faultCodeKey, findFaultCodes, readFaultCode } from './fault-codes.ts';
import type { Tree } from './tree.ts';

/** Where a pasted code leads. `code` is spelled as the tree spells it, never as it was pasted. */
export type Entry = { readonly tree: string; readonly node: string; readonly code: string };

/** At least one of them. A code may have a place for people and one for admins. */
export type CodeFound = { readonly people: Entry | undefined; readonly admins: Entry | undefined };

/** The place of the most telling code in a text, whatever else was pasted with it. The text is let go. */
export function createCodeFinder(trees: readonly Tree[]): (text: string) => CodeFound | undefined {
  const places = new Map<string, Map<Audience, Entry>>();
  const words: string[] = [];
  for (const { id: tree, audience, codes, start, nodes } of trees) {
    const lists = [[start, codes] as const, ...[...nodes].map(([id, node]) => [id, node.codes] as const)];
    for (const [node, list] of lists)
      for (const code of list) {
        const read = readFaultCode(code);
        if (read === undefined) continue;
        if (read.kind === 'word') words.push(read.value);
        const known = places.get(faultCodeKey(read)) ?? new Map<Audience, Entry>();
        // The first spelling stands for all.
        if (!known.has(audience)) known.set(audience, { tree, node, code });
        places.set(faultCodeKey(read), known);
      }
  }
  return (text) => {
    for (const code of findFaultCodes(text, words)) {
      const known = places.get(faultCodeKey(code));
      if (known !== undefined) return { people: known.get('people'), admins: known.get('admins') };
    }
    return undefined;
  };
}

/** From these on, and this far ahead of the next, a tree is what somebody describes. Rather none than a wrong one. */
const sure = { closest: 0.5, covered: 0.75, ahead: 0.08 } as const;
/** One word says too little. */
const leastWords = 2;

/** `named`: the words are the tree's own, its title or one of its symptoms. */
export type SymptomFound = { readonly tree: Tree; readonly named: boolean };

/** The tree that a description fits beyond doubt; undefined for everything else. */
export function createSymptomFinder(trees: readonly Tree[]): (text: string) => SymptomFound | undefined {
  const said = trees.map((tree) => [
    ...languages.map((language) => ({ language, text: inLanguage(tree.title, language) })),
    ...languages.flatMap((language) => (tree.symptoms[language] ?? []).map((text) => ({ language, text }))),
  ]);
  const exact = new Map(said.flatMap((all, at) => all.map(({ text }) => [foldText(text), trees[at]] as const)));
  const sides = languages.map((language) => {
    const termsOf = createTerms(language, []);
    const own = said.map((all) => all.filter((each) => each.language === language).map(({ text }) => termsOf(text)));
    return { termsOf, likeness: createLikeness(own) };
  });
  return (text) => {
    const named = exact.get(foldText(text));
    if (named !== undefined) return { tree: named, named: true };
    const best = trees.map(() => 0);
    for (const { termsOf, likeness } of sides) {
      const terms = termsOf(text);
      if (terms.words.length < leastWords) continue;
      for (const [at, { closest, covered }] of likeness(terms).entries())
        if (covered >= sure.covered) best[at] = Math.max(best[at] ?? 0, closest);
    }
    const [first, second] = best.map((score, at) => ({ score, at })).sort((one, other) => other.score - one.score);
    if (first === undefined || first.score < sure.closest || first.score - (second?.score ?? 0) < sure.ahead)
      return undefined;
    const tree = trees[first.at];
    return tree && { tree, named: false };
  };
}
