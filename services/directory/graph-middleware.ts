import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import type { Clock } from '../clock/clock.ts';

/**
 * Ends a call after `totalMs`, whatever it is waiting for (token, answer, back-off). What is still under way is aborted,
 * so that a request which has not been sent by then never will be.
 */
export function graphTimeBudget(totalMs: number): Middleware {
  return chained(async (context, next) => {
    const limit = timeLimit(totalMs);
    context.options = { ...context.options, signal: limit.signal };
    try {
      await Promise.race([next(context), limit.over]);
    } finally {
      limit.clear();
    }
  });
}

export type GraphRetryOptions = {
  readonly attempts: number;
  readonly attemptMs: number;
  /** All attempts and the waits between them. */
  readonly totalMs: number;
  /** A `Retry-After` beyond this is not waited for: the caller hears "throttled". */
  readonly longestWaitMs: number;
  readonly clock: Clock;
};

/** Waits between attempts when the answer names none. */
const backOffMs = [300, 900] as const;
const worthRepeating = new Set([429, 503, 504]);

/**
 * Repeats reads. The SDK's own handler is not used: it waits up to 180 s at a time and knows no total.
 */
export function graphRetry(options: GraphRetryOptions): Middleware {
  return chained(async (context, next) => {
    const started = options.clock.now().getTime();
    const outer = context.options?.signal;
    for (let attempt = 1; ; attempt += 1) {
      const limit = timeLimit(options.attemptMs, outer);
      context.options = { ...context.options, signal: limit.signal };
      const failure = await attemptOnce(context, next);
      limit.clear();
      const waitMs = waitBefore(attempt, context.response, failure, options);
      const spent = options.clock.now().getTime() - started;
      if (waitMs === undefined || spent + waitMs >= options.totalMs) {
        if (failure !== undefined) throw failure;
        return;
      }
      await context.response?.body?.cancel();
      await options.clock.wait(waitMs);
    }
  });
}

async function attemptOnce(context: Context, next: (context: Context) => Promise<void>): Promise<Error | undefined> {
  delete context.response;
  try {
    await next(context);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new TypeError('fetch failed', { cause: error });
  }
}

/** Milliseconds to wait before the next attempt, or undefined when there is none. */
function waitBefore(
  attempt: number,
  response: Response | undefined,
  failure: Error | undefined,
  options: GraphRetryOptions,
): number | undefined {
  if (attempt >= options.attempts) return undefined;
  const usual = backOffMs[attempt - 1] ?? 900;
  // fetch reports a lost connection as a TypeError; a time-out (DOMException) has eaten the budget already.
  if (failure !== undefined) return failure.name === 'TypeError' ? usual : undefined;
  if (response === undefined || !worthRepeating.has(response.status)) return undefined;
  const asked = retryAfterSeconds(response.headers, options.clock.now());
  if (asked === undefined) return usual;
  return asked * 1000 <= options.longestWaitMs ? asked * 1000 : undefined;
}

/** RFC 9110 §10.2.3: seconds, or a date. Undefined when absent or unreadable; never negative. */
export function retryAfterSeconds(headers: Headers, now: Date): number | undefined {
  const value = headers.get('retry-after');
  if (value === null || value.trim() === '') return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, Math.ceil(seconds));
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now.getTime()) / 1000));
}

function chained(run: (context: Context, next: (context: Context) => Promise<void>) => Promise<void>): Middleware {
  let following: Middleware | undefined;
  return {
    execute: async (context) => {
      await run(context, async (passed) => {
        await following?.execute(passed);
      });
    },
    setNext: (middleware) => {
      following = middleware;
    },
  };
}

type TimeLimit = {
  readonly signal: AbortSignal;
  /** Never resolves; rejects with the signal's reason. */
  readonly over: Promise<never>;
  /** To be called when the work has ended: the signal does not fire any more. */
  readonly clear: () => void;
};

/**
 * Aborts after `ms`, or together with `outer`. Not `AbortSignal.timeout`, which cannot be taken back: long after every
 * call it would still build an error that nobody reads.
 */
function timeLimit(ms: number, outer?: AbortSignal | null): TimeLimit {
  const controller = new AbortController();
  const { promise: over, reject } = Promise.withResolvers<never>();
  over.catch(() => undefined);
  const abort = (reason: unknown): void => {
    controller.abort(reason);
    reject(reason);
  };
  const together = (): void => abort(outer?.reason);
  const timer = setTimeout(() => abort(new DOMException('The call took too long', 'TimeoutError')), ms);
  if (outer?.aborted === true) together();
  outer?.addEventListener('abort', together, { once: true });
  return {
    signal: controller.signal,
    over,
    clear: () => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', together);
    },
  };
}
