import type { TurnContext } from 'botbuilder';
import type { Note } from '../cards/note.ts';
import type { Refusal } from '../services/outcomes/refusal.ts';
import type {
  CancelOutcome,
  ConfirmOutcome,
  FlowRef,
  FlowView,
  PageLinkOutcome,
  SendOutcome,
  StepRefused,
  VerifyOutcome,
} from '../services/outcomes/reset-outcome.ts';

/** What a step led to, ready to be painted. */
export type StepReply =
  | { readonly kind: 'at'; readonly view: FlowView; readonly note?: Note }
  | { readonly kind: 'link'; readonly view: FlowView; readonly url: string; readonly minutes: number }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'locked-out'; readonly until: Date }
  | { readonly kind: 'not-yours' }
  /** Nothing open any more. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'cancelled' }
  /** The same press again: no second answer. */
  | { readonly kind: 'silence' }
  | { readonly kind: 'late' };

export type Step = (context: TurnContext, ref: FlowRef) => Promise<StepReply>;

const at = (view: FlowView, note?: Note): StepReply =>
  note === undefined ? { kind: 'at', view } : { kind: 'at', view, note };

function afterRefusedStep(outcome: StepRefused): StepReply {
  switch (outcome.kind) {
    case 'stale':
      return outcome.view === undefined ? { kind: 'gone' } : at(outcome.view, { key: 'note.stale' });
    case 'duplicate':
      return { kind: 'silence' };
    case 'not-yours':
      return { kind: 'not-yours' };
    case 'ended':
      return at(outcome.view);
  }
}

export function afterConfirm(outcome: ConfirmOutcome): StepReply {
  return outcome.kind === 'confirmed' ? at(outcome.view) : afterRefusedStep(outcome);
}

/** `again`: the person asked for a further code by the same way. */
export function afterSend(outcome: SendOutcome, again: boolean): StepReply {
  switch (outcome.kind) {
    case 'sent':
      if (outcome.unconfirmed) return at(outcome.view, { key: 'note.unconfirmed' });
      return again ? at(outcome.view, { key: 'note.code-sent-again' }) : at(outcome.view);
    case 'wait':
      return at(outcome.view, { key: 'note.wait', values: { seconds: outcome.seconds } });
    case 'no-sends-left':
      return at(outcome.view, { key: 'note.no-sends-left' });
    case 'destination-busy':
      return at(outcome.view, { key: 'note.destination-busy', values: { at: outcome.retryAt } });
    case 'delivery-failed':
      return at(outcome.view, { key: 'note.delivery-failed' });
    case 'method-not-offered':
      return at(outcome.view, { key: 'note.method-not-offered' });
    case 'refused':
      return { kind: 'refused', refusal: outcome.refusal };
    case 'stale':
    case 'duplicate':
    case 'not-yours':
    case 'ended':
      return afterRefusedStep(outcome);
  }
}

export function afterVerify(outcome: VerifyOutcome): StepReply {
  switch (outcome.kind) {
    case 'verified':
      return outcome.passed ? at(outcome.view, { key: 'note.verified' }) : at(outcome.view);
    case 'code-mismatch':
      return at(outcome.view, { key: 'note.wrong-code', values: { triesLeft: outcome.triesLeft } });
    case 'code-burned':
      return at(outcome.view, { key: 'note.burned' });
    case 'code-expired':
      return at(outcome.view, { key: 'note.code-expired' });
    case 'code-malformed':
      return at(outcome.view, { key: 'note.malformed' });
    case 'nothing-asked':
      return at(outcome.view, { key: 'note.nothing-asked' });
    case 'locked-out':
      return { kind: 'locked-out', until: outcome.until };
    case 'stale':
    case 'duplicate':
    case 'not-yours':
    case 'ended':
      return afterRefusedStep(outcome);
  }
}

export function afterPageLink(outcome: PageLinkOutcome): StepReply {
  switch (outcome.kind) {
    case 'page':
      return { kind: 'link', view: outcome.view, url: outcome.url, minutes: outcome.minutes };
    case 'not-yet':
      return at(outcome.view, { key: 'note.not-yet' });
    case 'stale':
    case 'duplicate':
    case 'not-yours':
    case 'ended':
      return afterRefusedStep(outcome);
  }
}

export function afterCancel(outcome: CancelOutcome): StepReply {
  switch (outcome.kind) {
    case 'cancelled':
      return { kind: 'cancelled' };
    case 'too-late':
      return at(outcome.view, { key: 'note.too-late' });
    case 'stale':
    case 'duplicate':
    case 'not-yours':
    case 'ended':
      return afterRefusedStep(outcome);
  }
}
