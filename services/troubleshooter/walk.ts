import type { Position } from '../outcomes/tree-outcome.ts';
import type { LiveChecks } from './checks.ts';
import { mostSteps } from './check-trees.ts';
import type { Tree } from './tree.ts';

/**
 * From a node to the next question or end: looks where looking answers. Undefined where the tree leads nowhere, which
 * the linter rules out.
 */
export async function settle(tree: Tree, at: Position, live: LiveChecks): Promise<Position | undefined> {
  let { node: id } = at;
  const path = [...at.path];
  for (let steps = 0; steps <= mostSteps; steps += 1) {
    const node = tree.nodes.get(id);
    if (node === undefined) return undefined;
    if (node.kind !== 'check') return { tree: tree.id, node: id, path };
    const seen = await live.look(node.check);
    const target = seen === undefined ? undefined : node.outcomes[seen];
    path.push({ node: id, took: target === undefined ? 'unknown' : (seen ?? 'unknown') });
    id = target ?? node.unknown;
  }
  return undefined;
}

/** The position after a choice, not settled yet; undefined where there is no such choice. */
export function chosen(tree: Tree, { node: id, path }: Position, choice: number): Position | undefined {
  const node = tree.nodes.get(id);
  const target = node?.kind === 'ask' ? node.choices[choice] : undefined;
  if (target === undefined) return undefined;
  return { tree: tree.id, node: target.go, path: [...path, { node: id, took: String(choice) }] };
}

/** The question before; undefined at the first one. */
export function before(tree: Tree, { path }: Position): Position | undefined {
  const at = path.findLastIndex(({ node }) => tree.nodes.get(node)?.kind === 'ask');
  const step = path[at];
  return step && { tree: tree.id, node: step.node, path: path.slice(0, at) };
}

/**
 * The position for a press on any card of a tree: where the person stands, an earlier question of the same way, or,
 * where the way there is no longer known, that node alone.
 */
export function returned(tree: Tree, at: Position | undefined, node: string): Position | undefined {
  if (!tree.nodes.has(node)) return undefined;
  if (at?.tree !== tree.id) return { tree: tree.id, node, path: [] };
  if (at.node === node) return at;
  const passed = at.path.findIndex((step) => step.node === node);
  return { tree: tree.id, node, path: passed === -1 ? [] : at.path.slice(0, passed) };
}
