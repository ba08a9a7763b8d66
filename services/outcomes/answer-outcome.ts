import type { CommandId } from '../i18n/command-words.ts';
import { languageCommands } from '../i18n/language.ts';

/** Commands that an answer may offer. A closed list: whatever somebody asks, nothing else can be offered for it. */
export const answerActions = [
  'start-reset',
  'unlock',
  'know-password',
  'new-phone',
  'expired-password',
  'resend',
  'other-method',
  'am-i-ready',
  'how-to-register',
  'registered',
  'my-data',
  'erase',
  'human',
  'case-status',
  'withdraw',
  'is-agent-real',
  'help',
  ...languageCommands,
  'no-more-messages',
] as const satisfies readonly CommandId[];
export type AnswerAction = (typeof answerActions)[number];

/** One item as it is shown; its holes are filled. */
export type Answer = {
  readonly id: string;
  readonly title: string;
  /** Paragraphs and lists; Markdown of bold words and https links. */
  readonly text: string;
  readonly actions: readonly AnswerAction[];
  /** Items that lie close, at most three. */
  readonly related: readonly AnswerChoice[];
};

export type AnswerChoice = { readonly id: string; readonly title: string };

/** Why an answer was not the right one, as far as a person told. */
export const answerFaults = ['not-mine', 'outdated', 'too-hard', 'no-help'] as const;
export type AnswerFault = (typeof answerFaults)[number];

/** What a question led to. */
export type AnswerOutcome =
  | { readonly kind: 'answer'; readonly answer: Answer }
  /** Likeliest first, at most three. */
  | { readonly kind: 'choices'; readonly choices: readonly AnswerChoice[] }
  | { readonly kind: 'none' };

/** Answers from the knowledge. Nothing of what was typed is kept, counted or passed on here. */
export type Answers = {
  /** Looks only; counts nothing. */
  readonly find: (text: string, language: string) => AnswerOutcome;
  /** The item itself; undefined: there is none of that id. */
  readonly answer: (id: string, language: string) => Answer | undefined;
  /** Counts what became of a question, by day and without its words. */
  readonly asked: (outcome: AnswerOutcome) => void;
  /** Counts that an item was chosen among several. */
  readonly chosen: (id: string) => void;
  /** Counts whether an answer was the right one. */
  readonly helped: (id: string, yes: boolean) => void;
  /** Counts why it was not. */
  readonly faulted: (id: string, why: AnswerFault) => void;
  /** Ids of all items. */
  readonly ids: () => readonly string[];
  /** Reads and learns at once what the first question would wait for; again does nothing. Keeps the thread for about a second. */
  readonly warm: () => void;
};
