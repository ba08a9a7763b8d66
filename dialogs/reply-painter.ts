import type { TurnContext } from 'botbuilder';
import type { FlowPayload } from '../cards/card-actions.ts';
import { findingCard } from '../cards/diagnosis-card.ts';
import type { HelpContact } from '../cards/doors.ts';
import { passwordLinkCard } from '../cards/password-link-card.ts';
import type { InertReason } from '../cards/inert-card.ts';
import { refusedCard } from '../cards/refused-card.ts';
import { resultCard } from '../cards/result-card.ts';
import type { FlowView } from '../services/outcomes/reset-outcome.ts';
import type { ChatPainter } from './chat-painter.ts';
import { conversationMemory } from './conversation-memory.ts';
import type { StepReply } from './flow-steps.ts';
import { turnScope } from './turn-scope.ts';

/** Where the conversation is after an act: at a view, unchanged, or out of the flow. */
export type FlowPlace =
  { readonly kind: 'at'; readonly view: FlowView } | { readonly kind: 'stay' } | { readonly kind: 'over' };

/** Where an act came from: a press names card and nonce, typed words only the flow. */
export type ActFrom = {
  readonly flowId: string;
  readonly nonce: string | undefined;
  readonly cardId: string | undefined;
  readonly verb: FlowPayload['verb'] | undefined;
};

/** Says what a step led to, and where the conversation is then. */
export type ReplyPainter = (context: TurnContext, reply: StepReply, from: ActFrom | undefined) => Promise<FlowPlace>;

export function createReplyPainter({
  painter,
  help,
}: {
  readonly painter: ChatPainter;
  readonly help: HelpContact;
}): ReplyPainter {
  return async (context, reply, from) => {
    const { t } = turnScope(context);
    const pressed = from?.cardId;
    const retirePressed = (): Promise<void> => painter.retire(context, pressed, whatHappened(reply, from));
    switch (reply.kind) {
      case 'at':
        await retirePressed();
        await painter.showFlow(context, reply.view, {
          note: reply.note,
          did: pressed === undefined ? reply.did : undefined,
        });
        return { kind: 'at', view: reply.view };
      case 'link':
        await retirePressed();
        await painter.showLive(context, reply.view, passwordLinkCard(reply, t), 'moved-on');
        return { kind: 'at', view: reply.view };
      case 'diagnosed': {
        await retirePressed();
        const found = findingCard({ ...reply, help }, t);
        if (!reply.ended) {
          await painter.showLive(context, reply.view, found, whatHappened(reply, from));
          return { kind: 'at', view: reply.view };
        }
        await painter.retireLive(context, whatHappened(reply, from));
        markEnd(context, 'cancelled');
        await painter.show(context, found);
        return { kind: 'over' };
      }
      case 'refused':
        await retirePressed();
        await painter.retireLive(context, 'moved-on');
        await painter.show(context, refusedCard({ refusal: reply.refusal, help, about: from?.flowId }, t));
        return { kind: 'over' };
      case 'locked-out':
        await retirePressed();
        await painter.retireLive(context, whatHappened(reply, from));
        await painter.show(context, resultCard({ ending: 'locked', until: reply.until, help, about: from?.flowId }, t));
        markEnd(context, 'locked');
        return { kind: 'over' };
      case 'cancelled':
        await retirePressed();
        await painter.retireLive(context, whatHappened(reply, from));
        markEnd(context, 'cancelled');
        if (!goesElsewhere(from)) {
          await painter.show(context, resultCard({ ending: 'cancelled', until: undefined, help }, t));
        }
        return { kind: 'over' };
      case 'not-yours':
        await painter.say(context, 'words.not-yours');
        return { kind: 'stay' };
      case 'gone':
        await retirePressed();
        if (!goesElsewhere(from)) await painter.say(context, 'words.no-flow');
        return { kind: 'over' };
      case 'silence':
        return { kind: 'stay' };
      case 'late':
        await painter.say(context, 'words.still-checking');
        markLate(context);
        return { kind: 'stay' };
    }
  };
}

/** The line that the used card keeps. */
function whatHappened(reply: StepReply, from: ActFrom | undefined): InertReason {
  switch (reply.kind) {
    case 'at':
      return reply.note?.key === 'note.stale' ? 'stale' : (reply.did ?? 'moved-on');
    case 'diagnosed':
      return reply.did ?? 'moved-on';
    case 'gone':
      return 'stale';
    case 'cancelled':
      if (from?.verb === 'start-over') return 'started-over';
      return from?.verb === 'another-account' ? 'another-account' : 'cancelled';
    case 'locked-out':
      return 'code-wrong';
    case 'link':
    case 'refused':
    case 'not-yours':
    case 'silence':
    case 'late':
      return 'moved-on';
  }
}

/** Start over and another account have their own next card; the end of the flow before needs no words of its own. */
function goesElsewhere(from: ActFrom | undefined): boolean {
  return from?.verb === 'start-over' || from?.verb === 'another-account';
}

/** The end was said in this turn: the event that follows it paints nothing more. */
function markEnd(context: TurnContext, ending: string): void {
  const memory = conversationMemory(context);
  if (memory.live !== null) memory.live = { ...memory.live, painted: `end:${ending}` };
}

/** Whatever the record says later is news, also when it looks like what was painted last. */
function markLate(context: TurnContext): void {
  const memory = conversationMemory(context);
  if (memory.live !== null) memory.live = { ...memory.live, painted: 'late' };
}
