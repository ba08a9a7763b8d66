import { neverConnected } from '../http/never-connected.ts';
import type { SendResult } from './code-sender.ts';

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

/** For a call without an answer: refused when it never left, unconfirmed otherwise. */
export function resultOfNoAnswer(error: unknown): SendResult {
  return neverConnected(error) ? { kind: 'refused', reason: 'other' } : { kind: 'unconfirmed' };
}
