import type { Language } from '../i18n/language.ts';
import type { CodeMethod, Proof } from '../policy/proof-policy.ts';
import type { PasswordRejection } from '../policy/password-policy.ts';
import type { FlowState } from './flow-state.ts';

/**
 * One reset, as stored (encrypted JSON). Dialogs, cards and pages hold only `id` and a nonce; this record decides.
 * Instants are ISO strings. No address, code or password ever stands here: destinations are read again from the
 * directory when something is sent.
 */
export type FlowRecord = {
  readonly schema: 1;
  /** `<target pseudonym>.<128 random bits>`; the pseudonym gives the record's slot. */
  readonly id: string;
  readonly target: string;
  readonly tenantId: string;
  /** Object id of the account whose password is at stake, and of the person the channel names. Equal in this version. */
  readonly targetId: string;
  readonly requesterId: string;
  readonly conversationId: string;
  readonly language: Language;
  readonly correlationId: string;
  readonly state: FlowState;
  readonly startedAt: string;
  /** Absolute end and idle end of the flow. */
  readonly expiresAt: string;
  readonly idleAt: string;
  readonly account: {
    readonly displayName: string;
    readonly maskedUpn: string;
    readonly givenName: string | null;
    readonly surname: string | null;
    /** Local part of the UPN: a word the password may not contain. */
    readonly upnLocalPart: string;
    readonly tenantName: string;
    /** Fences the write: a change by anybody else since the start refuses it. */
    readonly lastPasswordChange: string | null;
    readonly created: string | null;
  };
  /** Methods registered at the start and enabled by the policy. `hint` is shown only after a first proof. */
  readonly methods: readonly { readonly method: CodeMethod; readonly hint: string }[];
  readonly proofs: readonly Proof[];
  /** The one live card's nonce. */
  readonly nonce: string;
  /** What the last accepted press was, so that its redelivery has no second effect and no second answer. */
  readonly lastPress: { readonly nonce: string; readonly verb: string } | null;
  /** `dead`: the newest code was never delivered, used up or found too old; typing it would lead nowhere. */
  readonly sends: Readonly<
    Partial<Record<CodeMethod, { readonly count: number; readonly lastAt: string; readonly dead?: true }>>
  >;
  /** The method whose code is being asked for, if any. */
  readonly asking: CodeMethod | null;
  /** Writes that reached the directory or were refused before it; at most three. */
  readonly writeAttempts: number;
  readonly lastRejection: PasswordRejection | null;
  /** Set in `writing` and `unknown`. */
  readonly write: { readonly startedAt: string; readonly beforeImage: string | null } | null;
  readonly endedBecause: string | null;
  /** Set when a page link was opened a second time and thereby killed; cleared with the next handle. */
  readonly pageKilled: boolean;
  /** SHA-256 of the live page handle, so that a newer one kills it. */
  readonly pageHandleHash: string | null;
  readonly resultShownAt: string | null;
  /** The case of the helpdesk that watches this flow: it is told of the pass mark, the end and the result. */
  readonly caseId: string | null;
  /**
   * Set by the first pause with the helpdesk and kept: until when it may wait in all, and how much of its own time (ms) was
   * left at the last pause. Waiting again neither prolongs the one nor gives back the other.
   */
  readonly pause?: { readonly endsAt: string; readonly leftMs: number };
  /** Set once the flow was counted among those that may set a password, so that a pause does not count it twice. */
  readonly countedReset?: true;
};
