import type { Speaker } from './reset-outcome.ts';

/** What Avain keeps about a person, in kinds that a person can read about. */
export type StoredKind =
  | 'contact'
  | 'reset'
  | 'attempts'
  | 'notices'
  | 'cases'
  | 'checks'
  | 'plan'
  | 'campaigns'
  | 'no-campaigns'
  | 'coverage'
  | 'audit';

/** `keptUntil` is the latest deletion date of the kind; undefined when the organisation's own rule decides. */
export type StoredItem = { readonly kind: StoredKind; readonly count: number; readonly keptUntil: Date | undefined };

export type EraseOutcome =
  /** `kept`: kinds that must stay (counters that stop guessing, the customer's audit records). */
  | { readonly kind: 'erased'; readonly kept: readonly StoredKind[] }
  /** Nothing erased: a reset is being carried out right now. */
  | { readonly kind: 'reset-running' };

/** "What do you store about me" and "erase". Both are audited; both speak only of the speaker. */
export type PrivacyService = {
  readonly show: (speaker: Speaker) => Promise<readonly StoredItem[]>;
  readonly erase: (speaker: Speaker) => Promise<EraseOutcome>;
};
