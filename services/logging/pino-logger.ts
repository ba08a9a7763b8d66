import pino from 'pino';
import type { LogFields, Logger } from './logger.ts';
import { redactedFields } from './redaction.ts';

/** pino behind the port: JSON lines on standard output (or `destination`), known-dangerous field names masked last. */
export function createPinoLogger(
  level: 'debug' | 'info' | 'warn' | 'error',
  destination?: pino.DestinationStream,
): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: [...redactedFields], censor: '[redacted]' },
    serializers: { err: describeError },
  };
  const root = destination === undefined ? pino(options) : pino(options, destination);
  return wrap(() => root);
}

/** A child is made at its first line: every turn has one, and most turns go well and say nothing. */
function wrap(make: () => pino.Logger): Logger {
  let made: pino.Logger | undefined;
  const inner = (): pino.Logger => (made ??= make());
  return {
    debug: (fields, message) => inner().debug(fields, message),
    info: (fields, message) => inner().info(fields, message),
    warn: (fields, message) => inner().warn(fields, message),
    error: (fields, message) => inner().error(fields, message),
    child: (fields: LogFields) => wrap(() => inner().child(fields)),
  };
}

/** Name, code and stack of ours; of foreign errors neither body nor request, where secrets and addresses hide. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code, details } = error as { code?: unknown; details?: unknown };
  const ours = details !== undefined;
  // The SDK's DialogContextError keeps what went wrong in `error`.
  const cause = error.cause ?? (error as { error?: unknown }).error;
  return {
    name: error.name,
    code: typeof code === 'string' || typeof code === 'number' ? code : undefined,
    ...(ours ? { message: error.message, details } : {}),
    stack: error.stack
      ?.split('\n')
      .slice(1, 8)
      .map((line) => line.trim()),
    cause: cause === undefined ? undefined : describeError(cause),
  };
}
