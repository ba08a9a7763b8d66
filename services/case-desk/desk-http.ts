import type { Clock } from '../clock/clock.ts';
import { ConfigError, DependencyError } from '../errors/app-error.ts';
import { neverConnected } from '../http/never-connected.ts';

export type DeskCall = {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};

export type DeskAnswer = {
  readonly status: number;
  /** Parsed body, or undefined where it is no JSON. */
  readonly json: unknown;
};

export type DeskHttp = (call: DeskCall) => Promise<DeskAnswer>;

/** No ticket system needs more to say that it took a ticket; a note's history is the longest answer. */
const mostBytes = 1024 * 1024;
const longestRetryAfterSeconds = 3600;

/**
 * One bounded call to a ticket system: answered within `timeoutMs` or not at all, at most 1 MiB, redirects not followed
 * (they would carry the credential elsewhere). Answers for 2xx and for the statuses in `expected`; everything else
 * throws `DependencyError('desk_unavailable')` whose details hold the `status`, `retryAfterSeconds` where it was asked for,
 * and `unknown: true` where the call may have had its effect all the same.
 */
export function createDeskHttp(options: {
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly expected: readonly number[];
}): DeskHttp {
  return async (call) => {
    let response: Response;
    let text: string | undefined;
    try {
      response = await fetch(call.url, {
        method: call.method,
        headers: call.headers,
        ...(call.body === undefined ? {} : { body: call.body }),
        redirect: 'manual',
        signal: AbortSignal.timeout(options.timeoutMs),
      });
      text = await readBounded(response);
    } catch (error) {
      throw unavailable('no answer', { unknown: writes(call) && !neverConnected(error) });
    }
    const { status } = response;
    if (!response.ok && !options.expected.includes(status)) {
      const wait = retryAfter(response.headers.get('retry-after'), options.clock.now());
      throw unavailable(`answered ${status}`, {
        status,
        unknown: writes(call) && status >= 500,
        ...(wait === undefined ? {} : { retryAfterSeconds: wait }),
      });
    }
    // An answer that is too long was cut off: what the status said has happened, what the body says is not known.
    return { status, json: text === undefined ? undefined : parse(text) };
  };
}

/** Refuses an address that would carry tickets and credentials in the clear, except to this machine itself. */
export function requireDeskUrl(address: string): URL {
  const url = new URL(address);
  const own = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && own)) {
    throw new ConfigError('the ticket system must be reached by https');
  }
  return url;
}

/** A link as it may stand on a card: https, or http to this machine; undefined for anything else. */
export function readTicketUrl(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 500) return undefined;
  try {
    return requireDeskUrl(value).href;
  } catch {
    return undefined;
  }
}

function unavailable(what: string, details: Record<string, string | number | boolean>): DependencyError {
  return new DependencyError('desk_unavailable', `the ticket system: ${what}`, { details });
}

const writes = (call: DeskCall): boolean => call.method !== 'GET';

async function readBounded(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (response.body === null) return undefined;
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Seconds or a date (RFC 9110, 10.2.3), at most an hour. */
function retryAfter(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined;
  const isDate = header.endsWith(' GMT') && !Number.isNaN(Date.parse(header));
  const left = isDate ? (Date.parse(header) - now.getTime()) / 1000 : Number(/^\d{1,9}$/.test(header) ? header : NaN);
  return Number.isNaN(left) ? undefined : Math.min(Math.max(Math.ceil(left), 0), longestRetryAfterSeconds);
}
