import type { Door, Refusal, RefusalReason } from '../outcomes/refusal.ts';

/**
 * Where somebody goes who cannot be helped here. Administrators are sent to Entra's own page because its policy for
 * administrators (two proofs) is Microsoft's, not ours; synced and federated accounts because only Entra writes back.
 */
const doors: Readonly<Record<RefusalReason, readonly Door[]>> = {
  'not-registered': ['register', 'helpdesk'],
  'half-registered': ['register', 'helpdesk'],
  synced: ['entra-sspr', 'helpdesk'],
  federated: ['entra-sspr', 'helpdesk'],
  guest: ['home-tenant'],
  disabled: ['helpdesk'],
  privileged: ['entra-sspr', 'helpdesk'],
  'unsupported-account': ['helpdesk'],
  'could-not-check': ['wait', 'helpdesk'],
  locked: ['wait', 'helpdesk'],
  frozen: ['helpdesk'],
  paused: ['wait', 'helpdesk'],
  'cooling-down': ['wait', 'helpdesk'],
  'too-many-starts': ['wait', 'helpdesk'],
  'recently-reset': ['wait', 'helpdesk'],
};

/** The refusal with its doors. */
export function refusalOf(reason: RefusalReason, until?: Date): Refusal {
  return until === undefined ? { reason, doors: doors[reason] } : { reason, doors: doors[reason], until };
}
