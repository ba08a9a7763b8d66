import type { Audience } from '../knowledge/knowledge-item.ts';
import type { Texts } from '../knowledge/texts.ts';
import type { AnswerAction } from '../outcomes/answer-outcome.ts';
import type { EndKind } from '../outcomes/tree-outcome.ts';
import type { CheckId } from './checks.ts';

export type Choice = { readonly label: Texts; readonly go: string };

type Common = {
  /** Codes that lead straight here, as they are spelled in the file. */
  readonly codes: readonly string[];
  /** In its file, from 1. */
  readonly line: number;
};
export type AskNode = Common & { readonly kind: 'ask'; readonly ask: Texts; readonly choices: readonly Choice[] };
/** Answered by looking; nothing is shown. `unknown`: where it could not be looked. */
export type CheckNode = Common & {
  readonly kind: 'check';
  readonly check: CheckId;
  readonly outcomes: Readonly<Record<string, string>>;
  readonly unknown: string;
};
export type EndNode = Common & {
  readonly kind: 'end';
  readonly verdict: Texts;
  /** Paragraphs and lists; Markdown of bold words and https links. */
  readonly remedy: Texts;
  readonly offers: readonly AnswerAction[];
  readonly end: EndKind;
  /** The public page behind it. */
  readonly source: string;
};
export type TreeNode = AskNode | CheckNode | EndNode;

/** One fault that people or admins have, and the way to what is wrong. */
export type Tree = {
  readonly id: string;
  readonly audience: Audience;
  readonly title: Texts;
  /** Ways in which people describe it, by language. */
  readonly symptoms: Readonly<Record<string, readonly string[]>>;
  readonly codes: readonly string[];
  readonly start: string;
  readonly nodes: ReadonlyMap<string, TreeNode>;
  /** `YYYY-MM-DD`. */
  readonly checked: string;
  readonly file: string;
};

/** Where a node leads, each target once. */
export function targetsOf(node: TreeNode): readonly string[] {
  if (node.kind === 'ask') return [...new Set(node.choices.map(({ go }) => go))];
  if (node.kind === 'check') return [...new Set([...Object.values(node.outcomes), node.unknown])];
  return [];
}
