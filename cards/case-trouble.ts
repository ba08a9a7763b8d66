import type { CaseView } from '../services/outcomes/case-outcome.ts';

/** Why a human is wanted, as a card may say it; the words of the record. */
export type CaseTrouble = CaseView['trouble'];

const known = {
  'asked-for-human': true,
  'code-missing': true,
  'new-phone': true,
  'other-account': true,
  'reset-failed': true,
  'reset-refused': true,
  'too-many-wrong-codes': true,
  'caller-denied': true,
  'not-registered': true,
  'half-registered': true,
  synced: true,
  federated: true,
  guest: true,
  disabled: true,
  privileged: true,
  'unsupported-account': true,
  'could-not-check': true,
  locked: true,
  frozen: true,
  paused: true,
  'cooling-down': true,
  'too-many-starts': true,
  'recently-reset': true,
} as const satisfies Record<CaseTrouble, true>;

export const caseTroubles = Object.keys(known) as readonly CaseTrouble[];
