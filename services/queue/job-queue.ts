import type { CaseNews } from '../outcomes/case-news.ts';

/**
 * Work that outlives a turn. Jobs hold ids, never content. A job may run more than once (a worker died): handlers are
 * idempotent. `executor` jobs are consumed by the executor role only, `bot` jobs by the bot role only.
 */
export type ExecutorJob =
  | { readonly kind: 'reset'; readonly flowId: string }
  | { readonly kind: 'reconcile'; readonly flowId: string }
  | { readonly kind: 'revoke-sessions'; readonly flowId: string }
  | { readonly kind: 'wasnt-me'; readonly reportId: string }
  | { readonly kind: 'reconcile-wasnt-me'; readonly reportId: string };

export type BotJob =
  /** Repaint the conversation from the flow's record (result, page opened twice, expiry, late answer). */
  | { readonly kind: 'flow-changed'; readonly flowId: string }
  /** Send one notice to one registered address; the notice record says which. */
  | { readonly kind: 'notice'; readonly noticeId: string }
  /** Bring the team's card up to the case's record: post it, repaint it, or leave it to a digest. */
  | { readonly kind: 'case-changed'; readonly caseId: string }
  | { readonly kind: 'case-digest'; readonly teamId: string }
  /** Tell the person of one change of their case, once. */
  | { readonly kind: 'case-news'; readonly caseId: string; readonly news: CaseNews; readonly newsId: string }
  /** Deliver the waiting messages of a case, in order. */
  | { readonly kind: 'relay'; readonly caseId: string }
  /** Bring the ticket up to the case's record. */
  | { readonly kind: 'ticket'; readonly caseId: string }
  /** A time of the case has come: the promise to claim, the lapse of a vouch, the end. Reads which; safe at any time. */
  | { readonly kind: 'case-due'; readonly caseId: string }
  /** The flow that a case watches moved on or ended. */
  | { readonly kind: 'case-flow'; readonly caseId: string; readonly flowId: string }
  /** The manager of a person without any registered method is told of the first vouch. */
  | { readonly kind: 'manager-notice'; readonly caseId: string }
  /** Send the link of a caller check, repaint its card, end it. */
  | { readonly kind: 'caller-check'; readonly checkId: string; readonly step: 'send' | 'changed' | 'due' }
  /** The next stretch of a campaign: read more of its audience, or send some. Reads from the record which. */
  | { readonly kind: 'campaign'; readonly campaignId: string }
  /** The daily jobs of admins; each plans its next day. */
  | { readonly kind: 'coverage' | 'doctor' | 'plan-reminders' }
  | { readonly kind: 'retention' };

/** The jobs of the admins' side. */
export type AdminJob = Extract<BotJob, { readonly kind: 'campaign' | 'coverage' | 'doctor' | 'plan-reminders' }>;

/** The jobs of the helpdesk. */
export type DeskJob = Exclude<BotJob, AdminJob | { readonly kind: 'flow-changed' | 'notice' | 'retention' }>;

export type QueueName = 'executor' | 'bot';
export type JobOf<Q extends QueueName> = Q extends 'executor' ? ExecutorJob : BotJob;

export type JobQueue = {
  /**
   * Adds a job. A second add with the same `id` while the first is waiting, delayed or running has no effect.
   * Throws `DependencyError('queue_unavailable')`.
   */
  readonly add: <Q extends QueueName>(queue: Q, job: JobOf<Q>, options: AddOptions) => Promise<void>;
  /** Starts consuming; a handler that throws is tried again with back-off (at most 5 times). Returns a stop that drains. */
  readonly work: <Q extends QueueName>(
    queue: Q,
    handler: (job: JobOf<Q>) => Promise<void>,
    concurrency: number,
  ) => Promise<() => Promise<void>>;
  readonly close: () => Promise<void>;
};

export type AddOptions = { readonly id: string; readonly delaySeconds?: number };
