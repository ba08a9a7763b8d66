import { createHash } from 'node:crypto';
import type { TurnContext } from 'botbuilder';
import type { WhyVerb } from '../cards/card-actions.ts';
import type { QuestionBox } from '../services/outcomes/gap-outcome.ts';
import type { AnswerFault, Answers } from '../services/outcomes/answer-outcome.ts';
import type { ChatPainter } from './chat-painter.ts';
import { conversationMemory, type AnswersMemory } from './conversation-memory.ts';
import { turnScope } from './turn-scope.ts';

/** What a person says of an answer that missed: why, and that the question should go to whoever writes answers. */
export type QuestionTalk = {
  /** The question as the conversation may remember it; null where nobody would read it or it may not be kept. */
  readonly ready: (context: TurnContext, text: string) => NonNullable<AnswersMemory['question']> | null;
  /** What a button names the remembered question by; undefined: there is none to pass on. */
  readonly mark: (context: TurnContext) => string | undefined;
  /** With the person's word, and only then. `mark`: of the pressed card, which may be about an earlier question. */
  readonly pass: (context: TurnContext, mark?: string) => Promise<void>;
  /** Counted once for an answer, and only below the newest one. */
  readonly why: (context: TurnContext, verb: WhyVerb, item: string) => Promise<void>;
};

const faults = {
  'why-not-mine': 'not-mine',
  'why-outdated': 'outdated',
  'why-too-hard': 'too-hard',
  'why-no-help': 'no-help',
} as const satisfies Record<WhyVerb, AnswerFault>;

export function createQuestionTalk(deps: {
  readonly answers: Pick<Answers, 'faulted'>;
  readonly painter: Pick<ChatPainter, 'say'>;
  readonly questions: QuestionBox | undefined;
}): QuestionTalk {
  const { answers, painter, questions } = deps;
  const markOf = (context: TurnContext): string | undefined => {
    const question = conversationMemory(context).answers?.question;
    if (question === undefined || question === null) return undefined;
    return createHash('sha256').update(question.text).digest('base64url').slice(0, 16);
  };
  const change = (context: TurnContext, now: Partial<AnswersMemory>): void => {
    const { answers: before } = conversationMemory(context);
    if (before !== undefined && before !== null) conversationMemory(context).answers = { ...before, ...now };
  };
  return {
    ready: (context, text) => {
      // As the channel names them; nothing is asked of the directory for it.
      const name: unknown = (context.activity.from as { readonly name?: unknown } | undefined)?.name;
      const masked = questions?.ready(text, typeof name === 'string' ? [name] : []);
      return masked === undefined ? null : { text: masked, language: turnScope(context).t.language };
    },
    mark: markOf,
    pass: async (context, mark) => {
      const question = conversationMemory(context).answers?.question;
      if (questions === undefined || !question || (mark !== undefined && mark !== markOf(context)))
        return painter.say(context, 'words.question-gone');
      const outcome = await questions.pass(turnScope(context).speaker, question);
      // Passed on or not: it is not kept for another try.
      change(context, { question: null });
      await painter.say(context, outcome === 'passed' ? 'words.question-passed' : 'words.question-too-many');
    },
    why: async (context, verb, item) => {
      if (conversationMemory(context).answers?.missed === item) {
        answers.faulted(item, faults[verb]);
        change(context, { missed: null });
      }
      await painter.say(context, 'words.answer-why');
    },
  };
}
