import type { TurnContext } from 'botbuilder';
import type { CaseConversation } from './case-conversation.ts';
import type { ChatPainter } from './chat-painter.ts';
import { isCommandInTalk, isWholePhrase, type TurnInput, type TypedWords } from './turn-input.ts';

/** How far the reset of this chat matters to typed words. */
export type TalkBeside = {
  /** A step of a reset waits for the person. */
  readonly stepOpen: boolean;
  /** Whether it waits for a code. Reads the record. */
  readonly asksForCode: () => Promise<boolean>;
};

/**
 * Hears typed words first: while a human listens they go to the helpdesk, unless they are a command as a whole, the code
 * that a reset asks for, or something nobody should pass on. True when the words are answered. Without a remembered case
 * it reads nothing, but for words that mean nothing to the bot.
 */
export type Talk = (context: TurnContext, input: TurnInput, beside: TalkBeside) => Promise<boolean>;

export function createTalk({
  cases,
  painter,
}: {
  readonly cases: CaseConversation;
  readonly painter: ChatPainter;
}): Talk {
  const passOn = async (context: TurnContext, words: TypedWords): Promise<boolean> => {
    if (words.files) await painter.say(context, 'case.say.files');
    return cases.add(context, words.text);
  };
  const withhold = async (context: TurnContext, what: 'secret' | 'code'): Promise<boolean> => {
    if ((await cases.listens(context)) === 'no') return false;
    await cases.notPassedOn(context, what);
    return true;
  };
  return async (context, input, { stepOpen, asksForCode }) => {
    switch (input.kind) {
      case 'files':
        await painter.say(context, 'case.say.files');
        return true;
      case 'secret':
        return withhold(context, 'secret');
      case 'code':
        if (!cases.hinted(context) || (stepOpen && (await asksForCode()))) return false;
        return withhold(context, 'code');
      case 'command': {
        if (isCommandInTalk(input.words, stepOpen)) return false;
        const listens = await cases.listens(context);
        // Before a human writes, "thanks" and "yes" are said to the bot.
        if (listens === 'no' || (listens === 'adding' && isWholePhrase(input.words))) return false;
        return passOn(context, input.words);
      }
      case 'other-words':
        return (await heardByHuman(context, cases, stepOpen)) && (await passOn(context, input.words));
      case 'press':
      case 'unreadable-press':
      case 'flow-changed':
      case 'nothing':
        return false;
    }
  };
}

/** Words that mean nothing to the bot belong to an open case, unless a step of a reset waits and nobody listens. */
async function heardByHuman(context: TurnContext, cases: CaseConversation, stepOpen: boolean): Promise<boolean> {
  if (cases.hinted(context)) {
    if ((await cases.listens(context)) !== 'no') return true;
    return !stepOpen && cases.hinted(context);
  }
  return !stepOpen && (await cases.current(context)) !== undefined;
}
