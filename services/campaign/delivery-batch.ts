import type { Leased, Settled } from './campaign-ledger.ts';
import type { Campaign } from './campaign.ts';

/** What one batch shares: whether to go on, and the moment. */
export type Batch = {
  readonly campaign: Campaign;
  readonly organisation: string;
  /** The store's time as it stood when the batch was leased, moved on by the clock. */
  readonly now: () => Date;
  readonly stopped: () => boolean;
  /** Somebody asked for a rest, or something is wrong for all: of the whole campaign, for whoever comes next would hear the same. */
  readonly rest: (until: Date) => void;
  /** Nobody answered. Several in a row are a rest too. */
  readonly fault: () => void;
  readonly answered: () => void;
};

const mostTries = 8;
const firstRetryMs = 30_000;
const longestRetryMs = 3_600_000;

/**
 * Back to the head of the queue: what was begun for somebody (the app is there already) is finished before anybody else is
 * begun. When they are next leased is for the campaign's rest to say.
 */
export function firstAgain({ changedAt }: Leased): Settled {
  return { again: changedAt, untried: true };
}

/** Longer each time; after so many tries no longer. */
export function afterFault(batch: Batch, { tries }: Leased): Settled {
  if (tries + 1 >= mostTries) return { to: 'failed', reason: 'no-answer' };
  return { again: new Date(batch.now().getTime() + Math.min(longestRetryMs, firstRetryMs * 2 ** tries)) };
}
