import { inLanguage } from '../knowledge/texts.ts';
import type { Language } from '../i18n/language.ts';
import type { Position, TreeAudience, TreeChoice, TreeView } from '../outcomes/tree-outcome.ts';
import type { LiveChecks } from './checks.ts';
import { createCodeFinder, createSymptomFinder, type CodeFound, type SymptomFound } from './find-tree.ts';
import type { Tree } from './tree.ts';
import { before, chosen, returned, settle } from './walk.ts';

/** `named`: the words are the tree's own, its title or one of its symptoms. */
export type TreeOffer = TreeChoice & { readonly named: boolean };

/** Walks through trees. Holds nothing of anybody: whoever asks keeps the position. */
export type Troubleshooter = {
  readonly trees: (audience: TreeAudience, language: Language) => readonly TreeChoice[];
  readonly ofCode: (text: string) => CodeFound | undefined;
  /** The tree that typed words describe beyond doubt. */
  readonly ofSymptom: (text: string, language: Language) => TreeOffer | undefined;
  /** Undefined: there is no such tree (any more). The same for `node` and the others. */
  readonly start: (tree: string, live: LiveChecks) => Promise<Position | undefined>;
  readonly enter: (tree: string, node: string, live: LiveChecks) => Promise<Position | undefined>;
  /** `from`: the card's own question; the way there is taken from `at` where it leads there. */
  readonly choose: (
    at: Position | undefined,
    from: { readonly tree: string; readonly node: string; readonly choice: number },
    live: LiveChecks,
  ) => Promise<Position | undefined>;
  /** The position for a press on an end's or a question's card. */
  readonly returned: (at: Position | undefined, tree: string, node: string) => Position | undefined;
  /** The question before; the same position where there is none. */
  readonly back: (at: Position) => Position | undefined;
  readonly view: (at: Position, language: Language) => TreeView | undefined;
  /** The way in words: each question with the choice that was made. What was looked at is left out. */
  readonly way: (at: Position, language: Language) => readonly string[];
};

/** `trees`: called once, at the first question. */
export function createTroubleshooter(options: { readonly trees: () => readonly Tree[] }): Troubleshooter {
  let made: Read | undefined;
  const read = (): Read => (made ??= readAll(options.trees()));
  const treeOf = (id: string | undefined): Tree | undefined => (id === undefined ? undefined : read().byId.get(id));
  const move = async (tree: Tree | undefined, to: Position | undefined, live: LiveChecks) =>
    tree && to && settle(tree, to, live);
  return {
    trees: (audience, language) =>
      [...read().byId.values()]
        .filter((tree) => tree.audience === audience)
        .map((tree) => choiceOf(tree, language))
        .sort((one, other) => one.title.localeCompare(other.title, language)),
    ofCode: (text) => read().ofCode(text),
    ofSymptom: (text, language) => {
      const found = read().ofSymptom(text);
      return found && { ...choiceOf(found.tree, language), named: found.named };
    },
    start: (id, live) => {
      const tree = treeOf(id);
      return move(tree, tree && { tree: tree.id, node: tree.start, path: [] }, live);
    },
    enter: (id, node, live) => move(treeOf(id), { tree: id, node, path: [] }, live),
    choose: async (at, { tree: id, node, choice }, live) => {
      const tree = treeOf(id);
      const from = tree && returned(tree, at, node);
      return move(tree, tree && from && chosen(tree, from, choice), live);
    },
    returned: (at, id, node) => {
      const tree = treeOf(id);
      return tree && returned(tree, at, node);
    },
    back: (at) => {
      const tree = treeOf(at.tree);
      return tree && (before(tree, at) ?? at);
    },
    view: (at, language) => {
      const tree = treeOf(at.tree);
      return tree && viewOf(tree, at, language);
    },
    way: (at, language) => {
      const tree = treeOf(at.tree);
      return tree === undefined ? [] : wayOf(tree, at, language);
    },
  };
}

type Read = {
  readonly byId: ReadonlyMap<string, Tree>;
  readonly ofCode: (text: string) => CodeFound | undefined;
  readonly ofSymptom: (text: string) => SymptomFound | undefined;
};

function readAll(trees: readonly Tree[]): Read {
  let ofSymptom: Read['ofSymptom'] | undefined;
  return {
    byId: new Map(trees.map((tree) => [tree.id, tree])),
    ofCode: createCodeFinder(trees),
    // Words are compared far more rarely than codes are looked for.
    ofSymptom: (text) => (ofSymptom ??= createSymptomFinder(trees))(text),
  };
}

function choiceOf({ id, title }: Tree, language: Language): TreeChoice {
  return { id, title: inLanguage(title, language) };
}

function viewOf(tree: Tree, at: Position, language: Language): TreeView | undefined {
  const node = tree.nodes.get(at.node);
  const common = {
    ...{ at, title: inLanguage(tree.title, language), audience: tree.audience },
    hasBefore: before(tree, at) !== undefined,
  };
  switch (node?.kind) {
    case 'ask': {
      const choices = node.choices.map(({ label }) => inLanguage(label, language));
      return { ...common, kind: 'ask', ask: inLanguage(node.ask, language), choices };
    }
    case 'end': {
      const { verdict, remedy, offers, end, source } = node;
      const words = { verdict: inLanguage(verdict, language), remedy: inLanguage(remedy, language) };
      return { ...common, ...words, kind: 'end', offers, end, source };
    }
    // A walk never rests on a look.
    case 'check':
    case undefined:
      return undefined;
  }
}

function wayOf(tree: Tree, { path }: Position, language: Language): readonly string[] {
  return path.flatMap(({ node: id, took }) => {
    const node = tree.nodes.get(id);
    if (node?.kind !== 'ask') return [];
    const label = node.choices[Number(took)]?.label;
    return label === undefined ? [] : [`${inLanguage(node.ask, language)} – ${inLanguage(label, language)}`];
  });
}
