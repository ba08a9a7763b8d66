import type { CodeMethod, MethodName } from '../policy/proof-policy.ts';
import type { PasswordRejection } from '../policy/password-policy.ts';
import type { FlowState } from '../reset-flow/flow-state.ts';
import type { Refusal } from './refusal.ts';

/** What a card may know of a flow. Built by the reset service from the record; holds no address in clear. */
export type FlowView = {
  readonly flowId: string;
  readonly state: FlowState;
  /** Single-use; goes into the next card. */
  readonly nonce: string;
  readonly displayName: string;
  readonly maskedUpn: string;
  readonly points: number;
  readonly passMark: number;
  /** Methods not yet proved. `hint` (e.g. "•• 42") is empty until a first proof holds (invariant I7). */
  readonly methods: readonly { readonly method: CodeMethod; readonly hint: string; readonly sendsLeft: number }[];
  /** Also a vouch, which no card offers. */
  readonly proved: readonly MethodName[];
  readonly asking: { readonly method: CodeMethod; readonly hint: string; readonly codeMinutes: number } | undefined;
  readonly expiresAt: Date;
  readonly lastRejection: PasswordRejection | undefined;
  readonly writeAttemptsLeft: number;
  readonly endedBecause: string | undefined;
  readonly pageKilled: boolean;
};

/** Who speaks: taken from the authenticated activity, never from card data or text. */
export type Speaker = {
  readonly tenantId: string;
  readonly personId: string;
  readonly conversationId: string;
  readonly correlationId: string;
};

/** A press or a typed word on a flow. `nonce` is undefined for typed words, which act on the live step. */
export type FlowRef = { readonly speaker: Speaker; readonly flowId: string; readonly nonce: string | undefined };

/** Common to every step: the record did not agree. */
export type StepRefused =
  /** A card of an earlier step, or of an earlier flow; `view` is where the person stands now, if anywhere. */
  | { readonly kind: 'stale'; readonly view: FlowView | undefined }
  /** The same press delivered again: no second effect and no second answer. */
  | { readonly kind: 'duplicate' }
  /** Another person's, or another conversation's card. Audited. */
  | { readonly kind: 'not-yours' }
  /** The flow is over; the view says how. */
  | { readonly kind: 'ended'; readonly view: FlowView };

export type StartOutcome =
  | { readonly kind: 'identified'; readonly view: FlowView }
  /** A live flow of this person in this conversation goes on where it stood. */
  | { readonly kind: 'resumed'; readonly view: FlowView }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export type ConfirmOutcome = StepRefused | { readonly kind: 'confirmed'; readonly view: FlowView };

export type SendOutcome =
  | StepRefused
  | { readonly kind: 'sent'; readonly view: FlowView; readonly unconfirmed: boolean }
  | { readonly kind: 'wait'; readonly view: FlowView; readonly seconds: number }
  /** Three codes of this flow and method are used up. */
  | { readonly kind: 'no-sends-left'; readonly view: FlowView }
  /** Too many to this destination; `retryAt` by the store's clock. */
  | { readonly kind: 'destination-busy'; readonly view: FlowView; readonly retryAt: Date }
  | { readonly kind: 'delivery-failed'; readonly view: FlowView }
  | { readonly kind: 'method-not-offered'; readonly view: FlowView }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export type VerifyOutcome =
  | StepRefused
  | { readonly kind: 'verified'; readonly method: CodeMethod; readonly view: FlowView; readonly passed: boolean }
  | { readonly kind: 'code-mismatch'; readonly view: FlowView; readonly triesLeft: number }
  /** The last try of this code is used up; a new one can be sent. */
  | { readonly kind: 'code-burned'; readonly view: FlowView }
  | { readonly kind: 'code-expired'; readonly view: FlowView }
  /** Not eight digits: not counted, not compared. */
  | { readonly kind: 'code-malformed'; readonly view: FlowView }
  | { readonly kind: 'nothing-asked'; readonly view: FlowView }
  | { readonly kind: 'locked-out'; readonly until: Date };

export type PageLinkOutcome =
  | StepRefused
  /** `url` carries the one-time handle in its fragment. */
  | { readonly kind: 'page'; readonly view: FlowView; readonly url: string; readonly minutes: number }
  | { readonly kind: 'not-yet'; readonly view: FlowView };

export type CancelOutcome =
  StepRefused | { readonly kind: 'cancelled' } | { readonly kind: 'too-late'; readonly view: FlowView };
