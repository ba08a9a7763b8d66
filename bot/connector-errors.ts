import { DependencyError } from '../services/errors/app-error.ts';

/** The person blocked the bot or removed it: nothing more can be written to this conversation. Not tried again. */
export class WritesBlockedError extends DependencyError {
  constructor(status: number) {
    super('messenger_unavailable', 'the channel does not take messages for this conversation', { details: { status } });
  }
}

/** The connector said no, or its answer is not known. `status` 0 = no answer. */
export class ConnectorError extends DependencyError {
  readonly status: number;
  /** How long the connector asked to be left alone. */
  readonly retryAfterMs: number | undefined;

  constructor(status: number, message: string, cause?: unknown, retryAfterMs?: number) {
    super('messenger_unavailable', message, { details: { status }, ...(cause === undefined ? {} : { cause }) });
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}
