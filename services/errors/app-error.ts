/**
 * Faults: what the person cannot help. Thrown, logged once, shown with a correlation id.
 * What a person can do right or wrong is an outcome (services/outcomes), never an error.
 */
export type DependencyCode =
  | 'directory_unavailable'
  | 'directory_throttled'
  | 'directory_forbidden'
  | 'store_unavailable'
  | 'queue_unavailable'
  | 'audit_unavailable'
  | 'delivery_failed'
  | 'messenger_unavailable'
  | 'desk_unavailable';

export type ErrorCode = DependencyCode | 'config_invalid' | 'invariant_broken';

type ErrorOptions = {
  readonly cause?: unknown;
  /** Ids and numbers only; never what somebody typed, never an address. */
  readonly details?: Readonly<Record<string, string | number | boolean>>;
};

/** Base of the closed family. `message` is English and for the log; `code` selects the text a person sees. */
export abstract class AppError extends Error {
  abstract readonly code: ErrorCode;
  abstract readonly retryable: boolean;
  readonly details: Readonly<Record<string, string | number | boolean>>;

  constructor(message: string, options: ErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.details = options.details ?? {};
  }
}

/** Something outside the process failed. */
export class DependencyError extends AppError {
  readonly code: DependencyCode;
  readonly retryable: boolean;

  constructor(code: DependencyCode, message: string, options: ErrorOptions = {}) {
    super(message, options);
    this.code = code;
    this.retryable = code !== 'directory_forbidden';
  }
}

/** The settings are unusable; the process refuses to start. Names variables, never their values. */
export class ConfigError extends AppError {
  readonly code = 'config_invalid';
  readonly retryable = false;
}

/** A bug of ours. */
export class InvariantError extends AppError {
  readonly code = 'invariant_broken';
  readonly retryable = false;
}
