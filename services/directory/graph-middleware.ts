import type { Middleware } from '@microsoft/microsoft-graph-client';
import type { Clock } from '../clock/clock.ts';
import { outgoingOf, type GraphExchange, type GraphOutgoing } from './graph-http.ts';
import { createGraphStop, type GraphSignal, type GraphStop } from './graph-signal.ts';
import { toResponse, type GraphAnswer } from './graph-response.ts';

/**
 * Ends a call after `totalMs`, whatever it is waiting for (token, answer). What is still under way is aborted, so that a
 * request which has not been sent by then never will be.
 */
export function graphTimeBudget(totalMs: number): Middleware {
  let following: Middleware | undefined;
  return {
    execute: async (context) => {
      const controller = new AbortController();
      const { signal } = controller;
      const limit = timeLimit(totalMs, { signal, abort: (reason) => controller.abort(reason) });
      context.options = { ...context.options, signal };
      const over = new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      });
      try {
        await Promise.race([following?.execute(context), over]);
      } finally {
        limit.clear();
      }
    },
    setNext: (middleware) => {
      following = middleware;
    },
  };
}

export type GraphReadOptions = {
  readonly send: GraphExchange;
  /** Rejects when there is none in time. Asked once for each call. */
  readonly token: () => string | Promise<string>;
  /** With a final slash. The token goes to addresses that begin with this and to no other. */
  readonly origin: string;
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
 * All that a read needs, as the whole of the SDK's chain: token, time limits, repetition. The SDK's own handlers are not
 * used: its retry waits up to 180 s at a time and knows no total, and six reads of one turn would each pass through every
 * link.
 */
export function graphRead(options: GraphReadOptions): Middleware {
  return {
    execute: async (context) => {
      const outgoing = outgoingOf(context);
      const started = options.clock.now().getTime();
      const headers = outgoing.url.startsWith(options.origin)
        ? { ...outgoing.headers, Authorization: `Bearer ${await options.token()}` }
        : outgoing.headers;
      // An attempt that took too long is not repeated, so one signal serves all of them.
      // The token is part of the whole.
      const whole = timeLimit(Math.max(1, options.totalMs - (options.clock.now().getTime() - started)));
      try {
        context.response = toResponse(
          await untilAnswered({ ...outgoing, headers, signal: whole.signal }, whole, options, started),
        );
      } finally {
        whole.clear();
      }
    },
  };
}

async function untilAnswered(
  outgoing: GraphOutgoing,
  whole: TimeLimit,
  options: GraphReadOptions,
  started: number,
): Promise<GraphAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await attemptOnce(outgoing, whole, options);
    const waitMs = waitBefore(attempt, result, options);
    const spent = options.clock.now().getTime() - started;
    if (waitMs === undefined || spent + waitMs >= options.totalMs) {
      if (result instanceof Error) throw result;
      return result;
    }
    // Those who were refused together have all looked at the clock before the first of them waits.
    await Promise.resolve();
    await options.clock.wait(waitMs);
  }
}

async function attemptOnce(
  outgoing: GraphOutgoing,
  whole: TimeLimit,
  { send, attemptMs }: GraphReadOptions,
): Promise<GraphAnswer | Error> {
  const timer = setTimeout(whole.end, attemptMs);
  try {
    return await send(outgoing);
  } catch (error) {
    return error instanceof Error ? error : new TypeError('fetch failed', { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

/** Milliseconds to wait before the next attempt, or undefined when there is none. */
function waitBefore(attempt: number, result: GraphAnswer | Error, options: GraphReadOptions): number | undefined {
  if (attempt >= options.attempts) return undefined;
  const usual = backOffMs[attempt - 1] ?? 900;
  // A lost connection is a TypeError; a time-out (DOMException) has eaten the budget already.
  if (result instanceof Error) return result.name === 'TypeError' ? usual : undefined;
  if (!worthRepeating.has(result.status)) return undefined;
  const asked = secondsIn(result.headers['retry-after'], options.clock.now());
  if (asked === undefined) return usual;
  return asked * 1000 <= options.longestWaitMs ? asked * 1000 : undefined;
}

/** RFC 9110 §10.2.3: seconds, or a date. Undefined when absent or unreadable; never negative. */
export function retryAfterSeconds(headers: Pick<Headers, 'get'>, now: Date): number | undefined {
  return secondsIn(headers.get('retry-after'), now);
}

function secondsIn(value: string | null | undefined, now: Date): number | undefined {
  if (value === null || value === undefined || value.trim() === '') return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, Math.ceil(seconds));
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now.getTime()) / 1000));
}

type TimeLimit = {
  readonly signal: GraphSignal;
  /** The time is over now. */
  readonly end: () => void;
  /** To be called when the work has ended: the signal does not fire any more. */
  readonly clear: () => void;
};

/**
 * Aborts after `ms`. Not `AbortSignal.timeout`, which cannot be taken back: long after every call it would still build an
 * error that nobody reads.
 */
function timeLimit(ms: number, { signal, abort }: GraphStop = createGraphStop()): TimeLimit {
  const end = (): void => abort(new DOMException('The call took too long', 'TimeoutError'));
  const timer = setTimeout(end, ms);
  return { signal, end, clear: () => clearTimeout(timer) };
}
