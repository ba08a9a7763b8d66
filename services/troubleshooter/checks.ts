import type { Audience } from '../knowledge/knowledge-item.ts';

/** What can be looked at instead of being asked, and everything that can come of it. */
export const checkOutcomes = {
  'account.state': ['enabled', 'disabled'],
  'account.kind': ['cloud', 'synced', 'federated', 'guest', 'admin'],
  'methods.count': ['none', 'one', 'enough'],
  'methods.phone': ['yes', 'no'],
  'methods.email': ['yes', 'no'],
  'recovery.lock': ['free', 'locked', 'frozen'],
  'tenant.licence': ['yes', 'no'],
  'tenant.admin-sspr': ['on', 'off'],
  'tenant.methods': ['phone-email-on', 'partly', 'off'],
  'tenant.migration': ['pre', 'in-progress', 'complete'],
  'tenant.tap': ['on', 'off'],
  'tenant.federated': ['yes', 'no'],
  'tenant.synced': ['none', 'some'],
  'tenant.writeback': ['seen', 'not-seen'],
  'avain.doctor': ['green', 'red'],
} as const;
export type CheckId = keyof typeof checkOutcomes;
export type CheckOutcome<C extends CheckId = CheckId> = (typeof checkOutcomes)[C][number];

export const checkIds = Object.keys(checkOutcomes) as readonly CheckId[];

/** Whose trees a look belongs into: the person's own account, or the organisation's settings. */
export function checkAudience(check: CheckId): Audience {
  return check.startsWith('tenant.') || check.startsWith('avain.') ? 'admins' : 'people';
}

/**
 * Looks for the person who speaks in this turn, and for nobody else. Undefined: it could not be looked, or not now, or not
 * by this person; that never counts as good. Never throws for want of an answer.
 */
export type LiveChecks = { readonly look: (check: CheckId) => Promise<string | undefined> };
