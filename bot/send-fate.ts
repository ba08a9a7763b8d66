import { InvariantError } from '../services/errors/app-error.ts';
import { neverConnected } from '../services/http/never-connected.ts';
import { ConnectorError, WritesBlockedError } from './connector-errors.ts';

/** Nothing was done, and it may pass: a token, a request that never arrived whole, a conversation that is busy, a limit. */
const passing: ReadonlySet<number> = new Set([401, 408, 412, 429]);

/**
 * What became of a message that Teams did not simply take. `not-taken`: certainly not, and another try makes sense.
 * `unreachable`: not, and no try ever will. `unconfirmed`: nobody knows, so it is not sent again.
 */
export function fateOfSend(error: unknown): 'not-taken' | 'unreachable' | 'unconfirmed' {
  if (error instanceof WritesBlockedError) return 'unreachable';
  // An address that is not allowed, an id that is none: nothing was sent, and nothing will be.
  if (error instanceof InvariantError) return 'unreachable';
  // Failed before anything was sent: no token, no store.
  if (!(error instanceof ConnectorError)) return 'not-taken';
  if (error.status === 0) return neverConnected(error) ? 'not-taken' : 'unconfirmed';
  if (passing.has(error.status)) return 'not-taken';
  return error.status < 500 ? 'unreachable' : 'unconfirmed';
}
