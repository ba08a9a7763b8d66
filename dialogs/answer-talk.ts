import type { TurnContext } from 'botbuilder';
import { answerCard, choicesCard, missedCard } from '../cards/answer-card.ts';
import type { AnswerPayload } from '../cards/card-actions.ts';
import type { HelpContact } from '../cards/doors.ts';
import { foldText, type CommandId } from '../services/i18n/commands.ts';
import type { Answer, AnswerChoice, AnswerOutcome, Answers } from '../services/outcomes/answer-outcome.ts';
import type { ChatPainter } from './chat-painter.ts';
import { conversationMemory } from './conversation-memory.ts';
import { turnScope } from './turn-scope.ts';
import { isWholePhrase, type TypedWords } from './turn-input.ts';

/**
 * Answers what nobody else understood. What was typed is looked up and let go: the conversation remembers ids of items
 * only, for as long as nothing else is said, so that "yes", "no" and "2" mean the card above them.
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
};

/** Commands that mean nothing but in a step of a reset. */
const onlyInReset: ReadonlySet<CommandId> = new Set(['resend', 'other-method', 'email-code', 'sms-code'] as const);

export function createAnswerTalk({ answers, painter, help }: AnswerTalkDeps): AnswerTalk {
  const remember = (context: TurnContext, shown: string | null, offered: readonly AnswerChoice[] = []): void => {
    conversationMemory(context).answers = { shown, offered: offered.map(({ id }) => id) };
  };
  const show = async (context: TurnContext, answer: Answer): Promise<void> => {
    await painter.show(context, answerCard({ answer, help }, turnScope(context).t));
    remember(context, answer.id);
  };
  const choose = async (context: TurnContext, id: string): Promise<void> => {
    const answer = answers.answer(id, turnScope(context).t.language);
    // An item that the organisation took away since: as good as the button of a card that is too old.
    if (answer === undefined) return painter.say(context, 'words.no-flow');
    answers.chosen(id);
    await show(context, answer);
  };
  const judged = async (context: TurnContext, id: string | null, yes: boolean): Promise<void> => {
    const { t } = turnScope(context);
    // An old card is answered and not counted: one answer, one word about it.
    if (id !== null && conversationMemory(context).answers?.shown === id) answers.helped(id, yes);
    if (yes) {
      await painter.say(context, 'words.answer-yes');
      remember(context, null);
      return;
    }
    const choices = id === null ? [] : (answers.answer(id, t.language)?.related ?? []);
    await painter.show(context, missedCard({ choices }, t));
    remember(context, null, choices);
  };
  /** What only the card above explains. */
  const replied = async (context: TurnContext, { text }: TypedWords, command?: CommandId): Promise<boolean> => {
    const { shown, offered } = conversationMemory(context).answers ?? { shown: null, offered: [] };
    const { language } = turnScope(context).t;
    const chosen = /^[1-3]$/u.test(text.trim())
      ? offered[Number(text.trim()) - 1]
      : offered.find((id) => foldText(answers.answer(id, language)?.title ?? '') === foldText(text));
    if (chosen !== undefined) {
      await choose(context, chosen);
      return true;
    }
    const judges = command === 'answer-yes' || command === 'answer-no';
    const yes = command === 'yes' || command === 'answer-yes';
    const no = command === 'answer-no' || (command === 'cancel' && /^(?:no|ei)\b/u.test(foldText(text)));
    if (!judges && (shown === null || (!yes && !no))) return false;
    await judged(context, shown, yes);
    return true;
  };
  const told = async (context: TurnContext, found: AnswerOutcome, { text }: TypedWords): Promise<boolean> => {
    // Pictures and blank lines ask nothing: a gap is something that was said.
    if (found.kind !== 'none' || /\p{L}/u.test(text)) answers.asked(found);
    if (found.kind === 'answer') await show(context, found.answer);
    if (found.kind === 'choices') {
      await painter.show(context, choicesCard(found, turnScope(context).t));
      remember(context, null, found.choices);
    }
    return found.kind !== 'none';
  };
  const ask = async (context: TurnContext, words: TypedWords): Promise<boolean> =>
    told(context, answers.find(words.text, turnScope(context).t.language), words);
  return {
    words: async (context, words) => (await replied(context, words)) || ask(context, words),
    instead: async (context, words, command) => {
      if (await replied(context, words, command)) return true;
      // Outside a reset there is no code to send again: whoever writes of one has a question.
      return onlyInReset.has(command) && !isWholePhrase(words) && ask(context, words);
    },
    press: (context, { verb, answer }) =>
      verb === 'answer' ? choose(context, answer) : judged(context, answer, verb === 'answer-yes'),
    forget: (context) => {
      conversationMemory(context).answers = null;
    },
  };
}
