import { InvariantError } from '../errors/app-error.ts';
import type { AddOptions } from './job-queue.ts';

/** How often a job is tried in all. */
export const jobAttempts = 5;

export function requireAddOptions({ id, delaySeconds }: AddOptions): void {
  if (!/^[A-Za-z0-9_.:@-]{1,256}$/.test(id)) throw new InvariantError('a job id has characters that it may not have');
  if (delaySeconds !== undefined && !(delaySeconds >= 0 && Number.isFinite(delaySeconds))) {
    throw new InvariantError('a delay is a number of seconds');
  }
}
