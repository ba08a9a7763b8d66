import type { Admin } from '../admin/admin.ts';
import type { AnswerFault } from './answer-outcome.ts';

/**
 * A question that nobody could answer, passed on by whoever asked it. Who that was is not kept. Days are UTC,
 * `YYYY-MM-DD`.
 */
export type Gap = {
  readonly id: string;
  /** Masked, see `maskQuestion`. */
  readonly text: string;
  readonly language: string;
  /** How often it was passed on in these words. */
  readonly count: number;
  readonly firstDay: string;
  readonly lastDay: string;
};

/** An answer that somebody still has to edit before it is one. It names nobody. */
export type Draft = {
  readonly id: string;
  readonly question: string;
  /** Empty where only the question is known. */
  readonly answer: string;
  readonly language: string;
  readonly from: 'gap' | 'agent';
  readonly day: string;
};

/** The person's side. */
export type QuestionBox = {
  /**
   * A question as it could be passed on, for the conversation to remember until it is; undefined where it may be kept
   * nowhere. `names`: what the person is called. Keeps nothing.
   */
  readonly ready: (text: string, names: readonly string[]) => string | undefined;
  /** Keeps a question that `ready` gave, once the person said so. At most ten a day and person. */
  readonly pass: (
    who: { readonly tenantId: string; readonly personId: string },
    question: { readonly text: string; readonly language: string },
  ) => Promise<'passed' | 'too-many'>;
};

/** An item that people said no to, and why as far as they told. */
export type MissedItem = {
  readonly id: string;
  readonly title: string;
  readonly no: number;
  readonly why: Readonly<Record<AnswerFault, number>>;
};

export type GapOverview = {
  /** Most often asked first, newest first among equals; at most `gapsShown`. */
  readonly gaps: readonly Gap[];
  readonly moreGaps: number;
  /** Of the last 28 days, most often first; at most five. */
  readonly missed: readonly MissedItem[];
  /** Drafts that wait to be edited. */
  readonly drafts: number;
};

/** The admins' side. What changes something is audited before its effect. */
export type GapDesk = {
  readonly look: (language: string) => Promise<GapOverview>;
  /** Makes a draft without an answer of it; it is no gap any more. `full`: too many drafts wait to be edited. */
  readonly draft: (admin: Admin, gapId: string) => Promise<'done' | 'unknown' | 'full'>;
  readonly dismiss: (admin: Admin, gapId: string) => Promise<'done' | 'unknown'>;
};
