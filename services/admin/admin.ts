import type { Language } from '../i18n/language.ts';

/** A member of the one configured Entra group, as read at this very act. */
export type Admin = {
  readonly tenantId: string;
  /** Entra object id, lower case. */
  readonly personId: string;
  readonly displayName: string;
  readonly language: Language;
  /** Audit subject: who did it, without a name. */
  readonly subject: string;
};

export type NoAdmin = {
  readonly kind: 'refused';
  /** `not-set-up`: no group is configured. `could-not-check`: the directory did not answer (invariant I8). */
  readonly reason: 'not-set-up' | 'not-admin' | 'could-not-check';
};

export type AdminRights = {
  /** Reads group and account afresh at each call, keeps nothing. Never throws for want of an answer. */
  readonly check: (who: {
    readonly tenantId: string;
    readonly personId: string;
  }) => Promise<{ readonly kind: 'admin'; readonly admin: Admin } | NoAdmin>;
};

/** What admins do, for the audit: each is written before its effect. */
export const adminActs = [
  'session.opened',
  'kit.made',
  'kit.edited',
  'campaign.created',
  'campaign.edited',
  'campaign.rows-added',
  'campaign.previewed',
  'campaign.scheduled',
  'campaign.paused',
  'campaign.resumed',
  'campaign.cancelled',
  'campaign.retried',
  'campaign.people-listed',
  'coverage.people-listed',
  'coverage.refreshed',
  'doctor.run',
  'plan.changed',
  'plan.exported',
  'gap.drafted',
  'gap.dismissed',
  'recovery.looked-up',
  'recovery.unlocked',
] as const;
export type AdminAct = (typeof adminActs)[number];
