import type { AnswerAction } from './answer-outcome.ts';

/** Whose trees: what people see at their own account, or what admins see in the organisation. */
export type TreeAudience = 'people' | 'admins';

/** What is offered where the remedy did not help: a human, a text for Microsoft's support, or a case with the path. */
export const endKinds = ['fix', 'support-request', 'case'] as const;
export type EndKind = (typeof endKinds)[number];

/** One step that was taken: the number of a choice from 0, or what a look found (`unknown` where it found nothing). */
export type Step = { readonly node: string; readonly took: string };

/** Where somebody stands in a tree, and how they came there. Ids only: it may be kept. */
export type Position = { readonly tree: string; readonly node: string; readonly path: readonly Step[] };

export type TreeChoice = { readonly id: string; readonly title: string };

/** Where a walk rests, in one language. */
export type TreeView =
  | (ViewOf & { readonly kind: 'ask'; readonly ask: string; readonly choices: readonly string[] })
  | (ViewOf & {
      readonly kind: 'end';
      readonly verdict: string;
      /** Paragraphs and lists; Markdown of bold words and https links. */
      readonly remedy: string;
      readonly offers: readonly AnswerAction[];
      readonly end: EndKind;
      readonly source: string;
    });
type ViewOf = {
  readonly at: Position;
  readonly title: string;
  readonly audience: TreeAudience;
  /** There is a question before this. */
  readonly hasBefore: boolean;
};
