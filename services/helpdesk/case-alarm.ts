import type { Language } from '../i18n/language.ts';

/** What the case core does when somebody denies that they are calling. */
export type CaseAlarm = {
  /**
   * A "No" on the page of a caller check: opens the person's case (or finds the open one), freezes it, raises it to high
   * priority and mails the helpdesk. `checkId` makes it once; safe to repeat. Works also for a person who never met Avain.
   */
  readonly callerDenied: (about: {
    readonly tenantId: string;
    readonly targetId: string;
    readonly target: string;
    readonly correlationId: string;
    readonly checkId: string;
    readonly agentName: string;
    readonly language: Language;
  }) => Promise<void>;
};
