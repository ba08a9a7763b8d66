import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { KnowledgeProblem } from '../knowledge/knowledge-item.ts';
import { parseTree } from './parse-tree.ts';
import type { Tree } from './tree.ts';

/** The folder of the trees, in the product's folder of knowledge and in an organisation's own. */
const treesFolder = 'trees';

const productKnowledge = fileURLToPath(new URL('../../knowledge/', import.meta.url));
const mostBytes = 64 * 1024;

export type LoadedTrees = { readonly trees: readonly Tree[]; readonly problems: readonly KnowledgeProblem[] };

/**
 * Reads the product's trees and then the organisation's own (`undefined`: none), which add to them or, with the same id,
 * stand in their place. Files with problems are left out and told. Never throws. In the order of the ids.
 */
export function loadTrees(own: string | undefined, product = productKnowledge): LoadedTrees {
  const problems: KnowledgeProblem[] = [];
  const trees = new Map<string, Tree>();
  for (const folder of [product, ...(own === undefined ? [] : [own])])
    for (const tree of readFolder(join(folder, treesFolder), problems)) trees.set(tree.id, tree);
  return { trees: [...trees.values()].sort((one, other) => (one.id < other.id ? -1 : 1)), problems };
}

function readFolder(folder: string, problems: KnowledgeProblem[]): readonly Tree[] {
  const told = (file: string, problem: string): readonly Tree[] => {
    problems.push({ file, line: 1, problem });
    return [];
  };
  // An organisation need not have any of its own.
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return [];
  return namesIn(folder).flatMap((name) => {
    const file = join(folder, name);
    if (name.startsWith('.')) return [];
    if (!name.endsWith('.yaml')) return told(file, 'A tree is a file whose name ends in .yaml.');
    const text = textOf(file);
    if (text === undefined) return told(file, 'The file cannot be read, or is larger than 64 KB.');
    const parsed = parseTree({ file, name: name.slice(0, -'.yaml'.length), text });
    problems.push(...parsed.problems);
    return parsed.tree === undefined ? [] : [parsed.tree];
  });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function textOf(file: string): string | undefined {
  try {
    return statSync(file).size > mostBytes ? undefined : readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
