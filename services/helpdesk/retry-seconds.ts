import { DependencyError } from '../errors/app-error.ts';

/** Teams gave no time: soon enough to be of use, seldom enough for hours of it. */
const usualSeconds = 20;
const longestSeconds = 3600;

/**
 * In how many seconds to try again what Teams certainly did not take; undefined for every other fault. The messenger says
 * the seconds where it knows them (`retryAfterSeconds` in the details).
 */
export function retrySeconds(error: unknown): number | undefined {
  if (!(error instanceof DependencyError) || error.code !== 'messenger_unavailable') return undefined;
  const { retryAfterSeconds } = error.details;
  const seconds = typeof retryAfterSeconds === 'number' ? Math.ceil(retryAfterSeconds) : usualSeconds;
  return Math.min(Math.max(seconds, 1), longestSeconds);
}
