import type { Language } from '../i18n/language.ts';
import type { AnswerAction } from '../outcomes/answer-outcome.ts';

export const audiences = ['people', 'admins'] as const;
export type Audience = (typeof audiences)[number];

/** Holes of an item's text that are filled with what the organisation calls itself and how its helpdesk is reached. */
export const itemHoles = ['organisation', 'helpdesk'] as const;

/** One answer in one language: a file of the folder of its language, named by its id. */
export type KnowledgeItem = {
  readonly id: string;
  readonly language: Language;
  readonly audience: Audience;
  /** Ways in which people ask, as they type them. */
  readonly asks: readonly string[];
  readonly answers: readonly AnswerAction[];
  /** Ids of items that lie close. */
  readonly related: readonly string[];
  /** The public page behind it; `avain` where it tells of Avain itself. */
  readonly source: string;
  /** `YYYY-MM-DD`. */
  readonly checked: string;
  readonly title: string;
  /** Paragraphs and lists; Markdown of bold words and https links, nothing else. May hold `itemHoles`. */
  readonly text: string;
  /** Where it was read, for whoever has to mend it; lines count from 1. */
  readonly file: string;
  readonly lines: ItemLines;
};

export const itemKeys = ['id', 'audience', 'asks', 'answers', 'related', 'source', 'checked'] as const;
export type ItemKey = (typeof itemKeys)[number];
type ItemLines = Readonly<Record<ItemKey | 'title' | 'text', number>>;

/** Something to mend in a file; `line` counts from 1. */
export type KnowledgeProblem = { readonly file: string; readonly line: number; readonly problem: string };

/** Words that mean the same, for the search; the first names the group. */
export type WordGroup = readonly string[];

export type Knowledge = {
  readonly items: readonly KnowledgeItem[];
  readonly words: Readonly<Record<Language, readonly WordGroup[]>>;
  /** What people ask a bot at work, and no item is about: from these the search learns when to say that it does not know. */
  readonly others?: Readonly<Record<Language, readonly string[]>>;
};

/** Small words with hyphens, as file names can be on every machine. */
export const idPattern = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u;
