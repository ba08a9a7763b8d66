import type { AnswerFault, AnswerOutcome } from '../outcomes/answer-outcome.ts';

/** Names of what is counted a day about questions: answered at once, offered as choices, and not known. */
export const answerFigures = {
  answer: 'answers.sure',
  choices: 'answers.choices',
  none: 'answers.none',
} as const satisfies Record<AnswerOutcome['kind'], string>;

/** The name of one item's figure: how often it was shown, said to be right or wrong, and why wrong. */
export function answerFigure(id: string, what: 'shown' | 'yes' | 'no' | AnswerFault): string {
  return `answer.${id}.${what}`;
}
