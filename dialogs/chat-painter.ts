import { CardFactory, MessageFactory, type Activity, type TurnContext } from 'botbuilder';
import type { AdaptiveCard } from '../cards/adaptive-card.ts';
import type { HelpContact } from '../cards/doors.ts';
import { flowCard } from '../cards/flow-card.ts';
import { inertCard, type InertReason } from '../cards/inert-card.ts';
import type { Note, NoteKey } from '../cards/note.ts';
import type { WordsKey } from '../cards/words-card.ts';
import type { Clock } from '../services/clock/clock.ts';
import type { MessageValues, Translator } from '../services/i18n/translator.ts';
import type { FlowView } from '../services/outcomes/reset-outcome.ts';
import { isEnd } from '../services/reset-flow/flow-state.ts';
import { conversationMemory, findMemory } from './conversation-memory.ts';
import { troubleOn } from './last-trouble.ts';
import { turnScope } from './turn-scope.ts';

/** Puts cards and words into the chat and keeps exactly one of them live per conversation. */
export type ChatPainter = {
  readonly say: (context: TurnContext, key: WordsKey | NoteKey, values?: MessageValues) => Promise<void>;
  /** Answers with the id of the message; empty where the channel gave none. */
  readonly show: (context: TurnContext, card: AdaptiveCard) => Promise<string>;
  /** The card for where the flow stands, as a new message; the former live card goes inert and says what was done. */
  readonly showFlow: (
    context: TurnContext,
    view: FlowView,
    after: { readonly note?: Note | undefined; readonly did?: InertReason | undefined },
  ) => Promise<void>;
  /** A card of the reset that is not the state's own (a link to the page) as the live one. */
  readonly showLive: (context: TurnContext, view: FlowView, card: AdaptiveCard, did: InertReason) => Promise<void>;
  /**
   * The same because of news (`note`; undefined where the card says them itself). A live card that already shows this and
   * came a moment ago without any says the news too, instead of a second one.
   */
  readonly tellFlow: (context: TurnContext, view: FlowView, note: Note | undefined) => Promise<void>;
  /** The same in place of the live card; false when there is none or Teams no longer lets it change. */
  readonly replaceFlow: (context: TurnContext, view: FlowView) => Promise<boolean>;
  /** Another card in place of one that is no reset's; false when there is none or Teams no longer lets it change. */
  readonly replace: (context: TurnContext, cardId: string | undefined, card: AdaptiveCard) => Promise<boolean>;
  /** Takes the buttons off a card. A card that can no longer be changed is left: its buttons are refused anyway. */
  readonly retire: (context: TurnContext, cardId: string | undefined, reason: InertReason) => Promise<void>;
  readonly retireLive: (context: TurnContext, reason: InertReason) => Promise<void>;
};

/** What a card of this view would show; two views with the same mark need no second painting. */
export function paintedMark(view: FlowView): string {
  if (isEnd(view.state)) return `end:${view.state}`;
  const parts = [view.state, view.asking?.method, view.proved.length, view.lastRejection, view.writeAttemptsLeft];
  return [...parts, view.pageKilled].join('|');
}

/** The card of a flow that is done is a receipt: it stays as it is, whatever the person does next. */
const receipt = 'end:done';

/** As long as hardly anything else can stand below a card. */
const justShownMs = 15_000;

export function createChatPainter({ help, clock }: { readonly help: HelpContact; readonly clock: Clock }): ChatPainter {
  const show: ChatPainter['show'] = async (context, card) => {
    const sent = await context.sendActivity(cardMessage(card, turnScope(context).t));
    const trouble = troubleOn(card, clock.now());
    const memory = findMemory(context);
    if (memory !== undefined && trouble !== null) memory.trouble = trouble;
    return sent?.id ?? '';
  };
  const retire: ChatPainter['retire'] = async (context, cardId, reason) => {
    const memory = conversationMemory(context);
    if (cardId === undefined || cardId === '') return;
    if (memory.desk?.cardId === cardId) memory.desk = { ...memory.desk, cardId: '' };
    if (memory.live?.activityId === cardId) memory.live = { ...memory.live, activityId: '' };
    await update(context, cardId, inertCard({ reason }, turnScope(context).t));
  };
  const retireLive: ChatPainter['retireLive'] = async (context, reason) => {
    const { live } = conversationMemory(context);
    if (live?.painted !== receipt) await retire(context, live?.activityId, reason);
  };

  const showLive: ChatPainter['showLive'] = async (context, view, card, did) => {
    await retireLive(context, did);
    const sent = await context.sendActivity(cardMessage(card, turnScope(context).t));
    const activityId = sent?.id ?? '';
    const shownAt = clock.now().toISOString();
    // A step that goes well ends the trouble before it.
    conversationMemory(context).trouble = troubleOn(card, clock.now());
    conversationMemory(context).live = { activityId, flowId: view.flowId, painted: paintedMark(view), shownAt };
  };
  const showFlow: ChatPainter['showFlow'] = (context, view, { note, did = 'moved-on' }) =>
    showLive(context, view, flowCard({ view, note, help }, turnScope(context).t), did);

  return {
    show,
    replace: async (context, cardId, card) => cardId !== undefined && cardId !== '' && update(context, cardId, card),
    retire,
    retireLive,
    say: async (context, key, values) => {
      const { t } = turnScope(context);
      const text = t(key, values);
      await context.sendActivity({ ...MessageFactory.text(text, text), summary: t('chat.summary') });
    },
    showLive,
    showFlow,
    tellFlow: async (context, view, note) => {
      const { live } = conversationMemory(context);
      const shown = live?.flowId === view.flowId && live.painted === paintedMark(view) ? live : undefined;
      if (shown !== undefined && note === undefined) return;
      const memory = conversationMemory(context);
      const told = note === undefined ? {} : { told: note.key };
      const age = clock.now().getTime() - Date.parse(shown?.shownAt ?? '');
      if (shown !== undefined && shown.told === undefined && shown.activityId !== '' && age < justShownMs) {
        memory.live = { ...shown, ...told };
        if (await update(context, shown.activityId, flowCard({ view, note, help }, turnScope(context).t))) return;
      }
      await showFlow(context, view, { note });
      if (memory.live !== null) memory.live = { ...memory.live, ...told };
    },
    replaceFlow: async (context, view) => {
      const memory = conversationMemory(context);
      const { t } = turnScope(context);
      const activityId = memory.live?.activityId ?? '';
      if (activityId === '') return false;
      const updated = await update(context, activityId, flowCard({ view, note: undefined, help }, t));
      if (updated) memory.live = { activityId, flowId: view.flowId, painted: paintedMark(view) };
      return updated;
    },
  };
}

/** Replaces a card; false when the channel refuses (deleted, too old, blocked), which is logged without its content. */
async function update(context: TurnContext, id: string, card: AdaptiveCard): Promise<boolean> {
  const scope = turnScope(context);
  try {
    await context.updateActivity({ ...cardMessage(card, scope.t), id });
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'unknown';
    scope.log.warn({ reason }, 'a card could not be updated');
    return false;
  }
}

function cardMessage(card: AdaptiveCard, t: Translator): Partial<Activity> {
  return { ...MessageFactory.attachment(CardFactory.adaptiveCard(card)), summary: t('chat.summary') };
}
