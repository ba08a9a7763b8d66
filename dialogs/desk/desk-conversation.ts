import { CardFactory, MessageFactory, type Activity, type TurnContext } from 'botbuilder';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { plain } from '../../cards/plain-text.ts';
import type { Clock } from '../../services/clock/clock.ts';
import type { HelpdeskTeam } from '../../services/helpdesk/helpdesk-settings.ts';
import type { Translator } from '../../services/i18n/translator.ts';
import { isLate } from '../turn-budget.ts';
import { createDeskActs, type DeskActsDeps } from './desk-acts.ts';
import { createDeskTalk } from './desk-talk.ts';
import type { DeskAnswer, DeskWords } from './desk-answer.ts';
import { pressedCard, readDeskInput, type DeskInput } from './desk-input.ts';
import { createDeskPresses } from './desk-presses.ts';
import type { DeskTurn } from './desk-turn.ts';

export type DeskConversationDeps = DeskActsDeps & {
  readonly clock: Clock;
  /** Says words in a thread when the turn that asked for them is over. */
  readonly say: (team: HelpdeskTeam, threadId: string, words: DeskWords) => Promise<unknown>;
};

type HeardInput = Exclude<DeskInput, { readonly kind: 'nothing' }>;

export type DeskConversation = {
  /**
   * One turn in a helpdesk channel: a button, or words that mention the bot. There is no dialog stack: what is possible
   * is in the record of the case. Faults of the act leave as `AppError`s while the turn lasts.
   */
  readonly run: (context: TurnContext, turn: DeskTurn) => Promise<void>;
};

/** What agents do in their channel: the record is asked, the record paints the card, and only the rest is said here. */
export function createDeskConversation(deps: DeskConversationDeps): DeskConversation {
  const acts = createDeskActs(deps);
  const pressed = createDeskPresses(acts, deps);
  const talk = createDeskTalk(acts, deps);

  const answerTo = async (input: HeardInput, turn: DeskTurn): Promise<DeskAnswer> => {
    switch (input.kind) {
      case 'press':
        return pressed(turn, input.payload, input.cardId);
      case 'unreadable-press':
        return { words: { text: turn.t('desk.say.unreadable') } };
      case 'files':
        return { words: { text: turn.t('desk.say.files') } };
      case 'command':
        return talk.command(turn, input);
      case 'words':
        return talk.words(turn, input.text);
    }
  };

  /** After the turn the context is gone; what was owed is said by a message of our own. */
  const finishLater = async (work: Promise<DeskAnswer>, turn: DeskTurn): Promise<void> => {
    try {
      const { words } = await work.catch((error: unknown): DeskAnswer => {
        turn.log.error({ err: error }, 'an act in a channel failed after its turn had ended');
        return { words: { text: turn.t('desk.say.fault', { correlationId: turn.agent.correlationId }) } };
      });
      if (words !== undefined) await deps.say(turn.team, turn.threadId, addressed(words, turn));
    } catch (error) {
      turn.log.error({ err: error }, 'a late answer could not be given in a channel');
    }
  };

  return {
    run: async (context, turn) => {
      const input = readDeskInput(context.activity);
      if (input.kind === 'nothing') return;
      const work = answerTo(input, turn);
      if (await isLate(deps.clock, work)) {
        void finishLater(work, turn);
        await send(context, { text: turn.t('desk.say.late') }, turn);
        return;
      }
      const { words, instead } = await work;
      if (instead !== undefined) await replace(context, instead, turn);
      if (words !== undefined) await send(context, words, turn);
    },
  };
}

/** In a channel several people act: words name whom they answer. */
function addressed(words: DeskWords, { t, agentName }: DeskTurn): DeskWords {
  return 'card' in words ? words : { text: t('desk.say.to', { name: plain(agentName), text: words.text }) };
}

async function send(context: TurnContext, words: DeskWords, turn: DeskTurn): Promise<void> {
  const said = addressed(words, turn);
  const summary = turn.t('desk.summary');
  const message = 'card' in said ? cardMessage(said.card, turn.t) : { ...MessageFactory.text(said.text), summary };
  await context.sendActivity({ ...message, textFormat: 'markdown' });
}

/** A card that can no longer be changed is left: its buttons are refused by the record anyway. */
async function replace(context: TurnContext, card: AdaptiveCard, { t, log }: DeskTurn): Promise<void> {
  const id = pressedCard(context.activity);
  if (id === undefined) return;
  try {
    await context.updateActivity({ ...cardMessage(card, t), id });
  } catch (error) {
    log.warn({ reason: error instanceof Error ? error.name : 'unknown' }, 'a card in a channel could not be updated');
  }
}

function cardMessage(card: AdaptiveCard, t: Translator): Partial<Activity> {
  return { ...MessageFactory.attachment(CardFactory.adaptiveCard(card)), summary: t('desk.summary') };
}
