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
  | { readonly kind: 'retention' };

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
