import type { RefusalReason } from './refusal.ts';

/**
 * Why a flow ended (or went back to choosing) at the write. A code in the record: the texts are the cards' and pages'.
 * `RefusalReason`s are what a fresh check of the account said.
 */
export type WriteEndReason =
  | RefusalReason
  /** A proof ran out or is no longer one that counts. */
  | 'proofs-not-valid'
  /** The password was changed by somebody else since the flow began, or the account is another one now. */
  | 'changed-meanwhile'
  | 'account-replaced'
  /** The sealed password is gone or does not open: the person starts again. */
  | 'sealed-password-lost'
  /** Three passwords were refused. */
  | 'too-many-refused'
  | 'directory-forbidden'
  | 'directory-refused'
  /** Reconciled: the directory never applied the write. */
  | 'not-applied'
  | 'not-me-reported';
