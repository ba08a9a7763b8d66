import type { SendResult } from './code-sender.ts';

/** The connection was never there (Node's error codes), so nothing can have been sent. */
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'EDNS']);

/**
 * What an HTTP service's answer means for one message. 4xx: it took nothing. 5xx: it may have, so nobody may say that it
 * did not. `addressStatuses` are the statuses by which this service says that the address is bad.
 */
export function resultOfStatus(status: number, addressStatuses: readonly number[]): SendResult {
  if (status >= 200 && status < 300) return { kind: 'accepted' };
  if (status === 429) return { kind: 'refused', reason: 'throttled' };
  if (status === 401 || status === 403) return { kind: 'refused', reason: 'forbidden' };
  if (addressStatuses.includes(status)) return { kind: 'refused', reason: 'address' };
  if (status >= 300 && status < 500) return { kind: 'refused', reason: 'other' };
  return { kind: 'unconfirmed' };
}

/** For a call without an answer: refused when it never left, unconfirmed otherwise. Looks at codes, never at texts. */
export function resultOfNoAnswer(error: unknown): SendResult {
  let cause = error as NodeFault | undefined | null;
  for (let depth = 0; typeof cause === 'object' && cause !== null && depth < 5; depth += 1) {
    const { code, syscall } = cause;
    if (neverConnected.has(code ?? '') || syscall === 'connect') return { kind: 'refused', reason: 'other' };
    cause = cause.cause as NodeFault | undefined | null;
  }
  return { kind: 'unconfirmed' };
}

/** The part of Node's system errors that is looked at. */
type NodeFault = { readonly code?: string; readonly syscall?: string; readonly cause?: unknown };
