import type { TurnContext } from 'botbuilder';
import type { InertReason } from '../cards/inert-card.ts';
import type { Note } from '../cards/note.ts';
import type { CodeMethod } from '../services/policy/proof-policy.ts';
import type { RecentOutcome } from '../services/outcomes/diagnosis-outcome.ts';
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
  /** `did`: what became of the step before, for the card that stood for it. */
  | { readonly kind: 'at'; readonly view: FlowView; readonly note?: Note; readonly did?: InertReason }
  | { readonly kind: 'link'; readonly view: FlowView; readonly url: string; readonly minutes: number }
  /** What the codes of recent sign-ins say comes before the next step; `ended`: there is none, a reset would not help. */
  | {
      readonly kind: 'diagnosed';
      readonly view: FlowView;
      readonly outcome: RecentOutcome;
      readonly ended: boolean;
      readonly did?: InertReason;
    }
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

const after = (did: InertReason, view: FlowView, note?: Note): StepReply =>
  note === undefined ? { kind: 'at', view, did } : { kind: 'at', view, did, note };

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
  return outcome.kind === 'confirmed' ? after('account-confirmed', outcome.view) : afterRefusedStep(outcome);
}

const notSent = (view: FlowView, note: Note): StepReply => after('code-not-sent', view, note);

/** `again`: the person asked for a further code by the same way. */
export function afterSend(outcome: SendOutcome, method: CodeMethod, again: boolean): StepReply {
  switch (outcome.kind) {
    case 'sent':
      if (outcome.unconfirmed) return at(outcome.view, { key: 'note.unconfirmed' });
      return after(`${method}-sent`, outcome.view, again ? { key: 'note.code-sent-again' } : undefined);
    case 'wait':
      return notSent(outcome.view, { key: 'note.wait', values: { seconds: outcome.seconds } });
    case 'no-sends-left':
      return notSent(outcome.view, { key: 'note.no-sends-left' });
    case 'destination-busy':
      return notSent(outcome.view, { key: 'note.destination-busy', values: { at: outcome.retryAt } });
    case 'delivery-failed':
      return notSent(outcome.view, { key: 'note.delivery-failed' });
    case 'method-not-offered':
      return notSent(outcome.view, { key: 'note.method-not-offered' });
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
      return after(`${outcome.method}-right`, outcome.view, outcome.passed ? { key: 'note.verified' } : undefined);
    case 'code-mismatch':
      return after('code-wrong', outcome.view, { key: 'note.wrong-code', values: { triesLeft: outcome.triesLeft } });
    case 'code-burned':
      return after('code-wrong', outcome.view, { key: 'note.burned' });
    case 'code-expired':
      return after('code-too-old', outcome.view, { key: 'note.code-expired' });
    case 'code-malformed':
      return after('code-malformed', outcome.view, { key: 'note.malformed' });
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
