import type { TurnContext } from 'botbuilder';
import { isFlowPayload, type CardPayload } from '../cards/card-actions.ts';
import type { HelpContact } from '../cards/doors.ts';
import type { Note, NoteKey } from '../cards/note.ts';
import type { FlowRef, FlowView, StartOutcome } from '../services/outcomes/reset-outcome.ts';
import { refusalOf } from '../services/policy/refusal-doors.ts';
import { isEnd } from '../services/reset-flow/flow-state.ts';
import type { ResetService } from '../services/reset-flow/reset-service.ts';
import type { ChatPainter } from './chat-painter.ts';
import type { DiagnosisTalk } from './diagnosis-talk.ts';
import {
  afterCancel,
  afterConfirm,
  afterPageLink,
  afterSend,
  afterVerify,
  type Step,
  type StepReply,
} from './flow-steps.ts';
import { createReplyPainter, type ActFrom, type FlowPlace } from './reply-painter.ts';
import type { LateNews, TurnBudget } from './turn-budget.ts';
import { turnScope } from './turn-scope.ts';

type Method = FlowView['methods'][number]['method'];

/** What a person wants of the flow, said by a button or by words. */
export type FlowAct =
  | { readonly want: 'confirm' | 'resend' | 'other-method' | 'page-link' | 'cancel' }
  | { readonly want: 'send'; readonly method: Method }
  | { readonly want: 'code'; readonly typed: string }
  | { readonly want: 'look'; readonly note?: NoteKey };

export type FlowConversation = {
  readonly start: (context: TurnContext) => Promise<FlowPlace>;
  /** One service call, then the painting of its outcome. `nonce` and `cardId` are undefined for typed words. */
  readonly act: (context: TurnContext, act: FlowAct, from: ActFrom) => Promise<FlowPlace>;
  /** The view this turn arrived at, or the record's own. Undefined when there is none or the flow is over. */
  readonly where: (context: TurnContext, flowId: string) => Promise<FlowView | undefined>;
};
export type FlowConversationDeps = {
  readonly resets: ResetService;
  readonly painter: ChatPainter;
  readonly budget: TurnBudget;
  readonly help: HelpContact;
  readonly oweAnswer: (flowId: string) => Promise<void>;
  readonly diagnosis: Pick<DiagnosisTalk, 'after' | 'forget' | 'tell'>;
};

const placeKey = Symbol('avain.flow-place');

export function createFlowConversation(deps: FlowConversationDeps): FlowConversation {
  const paint = createReplyPainter(deps);
  const arrive = (context: TurnContext, place: FlowPlace): FlowPlace => {
    if (place.kind !== 'stay') context.turnState.set(placeKey, place);
    return place;
  };
  return {
    start: async (context) => {
      const { speaker, t } = turnScope(context);
      const begun = deps.resets.start(speaker, t.language).then(afterStart).then(deps.diagnosis.after(context));
      const reply = await deps.budget.spend(context, begun, (answer) => newsOfStart(answer, deps.diagnosis.tell));
      return arrive(context, await paint(context, reply === 'late' ? { kind: 'late' } : reply, undefined));
    },
    act: async (context, act, from) => {
      const ref: FlowRef = { speaker: turnScope(context).speaker, flowId: from.flowId, nonce: from.nonce };
      const done = stepOf(deps.resets, act)(context, ref).then(deps.diagnosis.after(context));
      const reply = await deps.budget.spend(context, done, (answer) =>
        newsOfStep(answer, from.flowId, deps.diagnosis.tell),
      );
      if (reply === 'late' && act.want === 'code') deps.diagnosis.forget(context);
      if (reply !== 'late' && reply.kind === 'silence') await deps.oweAnswer(from.flowId);
      return arrive(context, await paint(context, reply === 'late' ? { kind: 'late' } : reply, from));
    },
    where: async (context, flowId) => {
      const place = context.turnState.get<FlowPlace | undefined>(placeKey);
      if (place?.kind === 'over') return undefined;
      const view = place?.kind === 'at' ? place.view : await deps.resets.view(turnScope(context).speaker, flowId);
      return view === undefined || isEnd(view.state) ? undefined : view;
    },
  };
}

/** What a press wants; undefined for verbs that leave the flow and are the root dialog's to answer. */
export function actOfPress(payload: CardPayload): FlowAct | undefined {
  if (!isFlowPayload(payload)) return undefined;
  switch (payload.verb) {
    case 'confirm-account':
      return { want: 'confirm' };
    case 'choose-method':
      return { want: 'send', method: payload.method };
    case 'submit-code':
      return { want: 'code', typed: payload.code ?? '' };
    case 'resend-code':
      return { want: 'resend' };
    case 'other-method':
      return { want: 'other-method' };
    case 'new-password':
      return { want: 'page-link' };
    case 'status':
      return { want: 'look' };
    case 'cancel':
    case 'start-over':
    case 'another-account':
      return undefined;
  }
}

type Tell = DiagnosisTalk['tell'];

/** A start that failed has no flow to repaint: what could not be checked is refused, and said so. */
function newsOfStart(reply: StepReply | undefined, tell: Tell): LateNews {
  if (reply?.kind === 'at') return { kind: 'flow', flowId: reply.view.flowId };
  return reply === undefined ? { kind: 'refusal', refusal: refusalOf('could-not-check') } : newsOfStep(reply, '', tell);
}

function newsOfStep(reply: StepReply | undefined, flowId: string, tell: Tell): LateNews {
  if (reply?.kind === 'refused') return { kind: 'refusal', refusal: reply.refusal };
  if (reply?.kind === 'diagnosed') return { kind: 'words', say: (context) => tell(context, reply) };
  return { kind: 'flow', flowId, note: reply?.kind === 'at' ? reply.note : undefined };
}

function afterStart(outcome: StartOutcome): StepReply {
  if (outcome.kind === 'refused') return { kind: 'refused', refusal: outcome.refusal };
  if (outcome.kind === 'identified') return { kind: 'at', view: outcome.view };
  const busy = ['queued', 'writing', 'unknown'].includes(outcome.view.state);
  return { kind: 'at', view: outcome.view, note: { key: busy ? 'note.working' : 'note.resumed' } };
}

function stepOf(resets: ResetService, act: FlowAct): Step {
  switch (act.want) {
    case 'confirm':
      return async (_context, ref) => afterConfirm(await resets.confirmAccount(ref));
    case 'send':
      return async (_context, ref) => afterSend(await resets.sendCode(ref, act.method), act.method, false);
    case 'code':
      return async (_context, ref) => afterVerify(await resets.submitCode(ref, act.typed));
    case 'page-link':
      return async (_context, ref) => afterPageLink(await resets.issuePageLink(ref));
    case 'cancel':
      return async (_context, ref) => afterCancel(await resets.cancel(ref));
    case 'resend':
      return resend(resets);
    case 'other-method':
      return otherMethod(resets);
    case 'look':
      return async (_context, ref) => look(resets, ref, act.note === undefined ? undefined : { key: act.note });
  }
}

function resend(resets: ResetService): Step {
  return async (_context, ref) => {
    const view = await resets.view(ref.speaker, ref.flowId);
    if (view?.asking === undefined) return look(resets, ref, { key: 'note.nothing-asked' });
    const { method } = view.asking;
    return afterSend(await resets.sendCode(ref, method), method, true);
  };
}

/**
 * The next way in the list, at once: the record then asks for that code and for no other. Leaving the choice open would
 * show a card that asks for nothing while the record still waits for the former way's code.
 */
function otherMethod(resets: ResetService): Step {
  return async (_context, ref) => {
    const view = await resets.view(ref.speaker, ref.flowId);
    if (view === undefined) return { kind: 'gone' };
    const asked = view.methods.findIndex(({ method }) => method === view.asking?.method);
    const following = [...view.methods.slice(asked + 1), ...view.methods.slice(0, Math.max(0, asked))];
    const next = following.find(({ sendsLeft }) => sendsLeft > 0);
    if (next === undefined) return { kind: 'at', view, note: { key: 'note.no-other-way' } };
    return afterSend(await resets.sendCode(ref, next.method), next.method, false);
  };
}

async function look(resets: ResetService, ref: FlowRef, note: Note | undefined): Promise<StepReply> {
  const view = await resets.view(ref.speaker, ref.flowId);
  if (view === undefined) return { kind: 'gone' };
  return note === undefined || isEnd(view.state) ? { kind: 'at', view } : { kind: 'at', view, note };
}
