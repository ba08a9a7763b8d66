import type { TurnContext } from 'botbuilder';
import {
  answerCard,
  choicesCard,
  missedCard,
  mostChoices,
  treeChoice,
  treeOf,
  type Beside,
} from '../cards/answer-card.ts';
import { whyVerbs, type AnswerPayload } from '../cards/card-actions.ts';
import type { HelpContact } from '../cards/doors.ts';
import { helpCard } from '../cards/help-card.ts';
import type { QuestionBox } from '../services/outcomes/gap-outcome.ts';
import { foldText, type CommandId } from '../services/i18n/commands.ts';
import type { Answer, AnswerChoice, AnswerOutcome, Answers } from '../services/outcomes/answer-outcome.ts';
import type { ChatPainter } from './chat-painter.ts';
import { conversationMemory, type AnswersMemory } from './conversation-memory.ts';
import { createQuestionTalk } from './question-talk.ts';
import type { TroubleshootTalk } from './troubleshoot-talk.ts';
import { turnScope } from './turn-scope.ts';
import { isWholePhrase, type TypedWords } from './turn-input.ts';

/**
 * Answers what nobody else understood. What was typed is looked up and let go: the conversation remembers ids of items,
 * and the question masked, only for as long as nothing else is said, so that "yes", "no", "2" and "pass my question on"
 * mean the card above them.
 */
export type AnswerTalk = {
  /** Words that are no command; false: nothing is known about them, which is counted, and nothing was said. */
  readonly words: (context: TurnContext, words: TypedWords) => Promise<boolean>;
  /**
   * Words that are a command; true where they were the yes, the no or the number that the card above asks for, or a question
   * about a step of a reset where there is none. Every other command is obeyed: an answer must not stand in its way.
   */
  readonly instead: (context: TurnContext, words: TypedWords, command: CommandId) => Promise<boolean>;
  readonly press: (context: TurnContext, payload: AnswerPayload) => Promise<void>;
  /** Something else was done: "yes" and "no" mean that from now on. */
  readonly forget: (context: TurnContext) => void;
};

export type AnswerTalkDeps = {
  readonly answers: Answers;
  readonly painter: ChatPainter;
  readonly help: HelpContact;
  /** Undefined: nobody would read a question that is passed on. */
  readonly questions?: QuestionBox | undefined;
  /** Undefined: faults are not looked for. */
  readonly trees?: Pick<TroubleshootTalk, 'offer' | 'start'> | undefined;
};

/** Commands that mean nothing but in a step of a reset. */
const onlyInReset: ReadonlySet<CommandId> = new Set(['resend', 'other-method', 'email-code', 'sms-code'] as const);
const nothingSaid: AnswersMemory = { shown: null, offered: [] };

export function createAnswerTalk({ answers, painter, help, questions, trees }: AnswerTalkDeps): AnswerTalk {
  const asking = createQuestionTalk({ answers, painter, questions });
  const remembered = (context: TurnContext): AnswersMemory => conversationMemory(context).answers ?? nothingSaid;
  /** The question stays with what came of it. */
  const remember = (context: TurnContext, now: Partial<AnswersMemory>): void => {
    conversationMemory(context).answers = { ...nothingSaid, question: remembered(context).question ?? null, ...now };
  };
  const show = async (context: TurnContext, answer: Answer): Promise<void> => {
    await painter.show(context, answerCard({ answer, help }, turnScope(context).t));
    remember(context, { shown: answer.id });
  };
  const choose = async (context: TurnContext, id: string): Promise<void> => {
    const tree = treeOf(id);
    if (tree !== undefined && trees !== undefined) {
      conversationMemory(context).answers = null;
      return trees.start(context, tree);
    }
    const answer = answers.answer(id, turnScope(context).t.language);
    // An item that the organisation took away since: as good as the button of a card that is too old.
    if (answer === undefined) return painter.say(context, 'words.no-flow');
    answers.chosen(id);
    await show(context, answer);
  };
  const judged = async (context: TurnContext, id: string | null, yes: boolean): Promise<void> => {
    const { t } = turnScope(context);
    // An old card is answered and not counted: one answer, one word about it.
    const counts = id !== null && remembered(context).shown === id;
    if (counts) answers.helped(id, yes);
    if (yes) {
      await painter.say(context, 'words.answer-yes');
      remember(context, { question: null });
      return;
    }
    const missed = counts && answers.answer(id, t.language) !== undefined ? id : undefined;
    if (!counts) remember(context, { question: null });
    const beside: Beside = { passOn: asking.mark(context), why: missed };
    const near = id === null ? [] : (answers.answer(id, t.language)?.related ?? []);
    const choices = near.slice(0, mostChoices(beside));
    await painter.show(context, missedCard({ choices, beside }, t));
    remember(context, { offered: idsOf(choices), missed: missed ?? null });
  };
  const isTitled = (context: TurnContext, id: string, text: string): boolean =>
    treeOf(id) !== undefined && trees?.offer(context, text)?.id === treeOf(id);
  /** What only the card above explains. */
  const replied = async (context: TurnContext, { text }: TypedWords, command?: CommandId): Promise<boolean> => {
    const { shown, offered, missed } = remembered(context);
    const { language } = turnScope(context).t;
    const chosen = /^[1-3]$/u.test(text.trim())
      ? offered[Number(text.trim()) - 1]
      : offered.find(
          (id) => foldText(answers.answer(id, language)?.title ?? '') === foldText(text) || isTitled(context, id, text),
        );
    if (chosen !== undefined) {
      await choose(context, chosen);
      return true;
    }
    if (command === 'pass-on') {
      await asking.pass(context);
      return true;
    }
    const why = whyVerbs.find((verb) => verb === command);
    if (why !== undefined && typeof missed === 'string') {
      await asking.why(context, why, missed);
      return true;
    }
    const judges = command === 'answer-yes' || command === 'answer-no';
    const yes = command === 'yes' || command === 'answer-yes';
    const no = command === 'answer-no' || (command === 'cancel' && /^(?:no|ei|nej)\b/u.test(foldText(text)));
    if (!judges && (shown === null || (!yes && !no))) return false;
    await judged(context, shown, yes);
    return true;
  };
  const told = async (context: TurnContext, found: AnswerOutcome, { text }: TypedWords): Promise<boolean> => {
    const { t } = turnScope(context);
    // Pictures and blank lines ask nothing: a gap is something that was said.
    if (found.kind !== 'none' || /\p{L}/u.test(text)) answers.asked(found);
    remember(context, { question: asking.ready(context, text) });
    const passOn = asking.mark(context);
    if (found.kind === 'answer') await show(context, found.answer);
    if (found.kind === 'choices') {
      await painter.show(context, choicesCard({ ...found, beside: { passOn } }, t));
      remember(context, { offered: idsOf(found.choices) });
    }
    if (found.kind !== 'none') return true;
    if (passOn === undefined) return false;
    await painter.show(context, helpCard({ notUnderstood: true, help, passOn }, t));
    return true;
  };
  /** A tree that the words describe beyond doubt stands first among what is unsure; beside a sure answer only by name. */
  const found = (context: TurnContext, text: string): AnswerOutcome => {
    const items = answers.find(text, turnScope(context).t.language);
    const tree = trees?.offer(context, text);
    if (tree === undefined || (items.kind === 'answer' && !tree.named)) return items;
    const others = items.kind === 'none' ? [] : items.kind === 'answer' ? [items.answer] : items.choices.slice(0, 2);
    return { kind: 'choices', choices: [{ id: treeChoice(tree.id), title: tree.title }, ...others.map(choiceOf)] };
  };
  const ask = async (context: TurnContext, words: TypedWords): Promise<boolean> =>
    told(context, found(context, words.text), words);
  return {
    words: async (context, words) => (await replied(context, words)) || ask(context, words),
    instead: async (context, words, command) => {
      if (await replied(context, words, command)) return true;
      // Outside a reset there is no code to send again: whoever writes of one has a question.
      return onlyInReset.has(command) && !isWholePhrase(words) && ask(context, words);
    },
    press: (context, payload) => {
      if (payload.verb === 'pass-on') return asking.pass(context, payload.question);
      if (payload.verb === 'answer') return choose(context, payload.answer);
      const why = whyVerbs.find((verb) => verb === payload.verb);
      return why === undefined
        ? judged(context, payload.answer, payload.verb === 'answer-yes')
        : asking.why(context, why, payload.answer);
    },
    forget: (context) => {
      conversationMemory(context).answers = null;
    },
  };
}

function choiceOf({ id, title }: AnswerChoice): AnswerChoice {
  return { id, title };
}

function idsOf(choices: readonly AnswerChoice[]): readonly string[] {
  return choices.map(({ id }) => id);
}
