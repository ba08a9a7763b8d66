import type { Clock } from '../clock/clock.ts';
import type { AttemptStore } from '../store/attempt-store.ts';

/** How many a second, of all campaigns in all processes together; undefined: as fast as it goes. */
export type CampaignRates = {
  /** People for whom the app is brought, a second: see `campaignInstallsPerSecond`. */
  readonly installsPerSecond: number | undefined;
  /** Half of what Teams gives the app: people in need come first. */
  readonly sendsPerSecond: number | undefined;
};

/**
 * Graph takes 30 requests a second about installed apps from one app in one tenant
 * (https://learn.microsoft.com/graph/throttling-limits), and one person costs up to four: looking, installing, looking
 * again, and finding the chat. Two thirds of that are a campaign's, the rest is left to others.
 */
export const campaignInstallsPerSecond = 5;

export type CampaignPace = {
  /** Resolves when one more fits, or at once when `stopped` says that nobody needs it any more. */
  readonly install: (stopped: () => boolean) => Promise<void>;
  readonly send: (stopped: () => boolean) => Promise<void>;
};

type Take = (stopped: () => boolean) => Promise<void>;

const longestNapMs = 1_000;
const shortestNapMs = 5;

/** Counted in the store, so that neither a second campaign nor a second replica gets a share of its own. */
export function createCampaignPace(options: {
  readonly attempts: Pick<AttemptStore, 'admit'>;
  readonly clock: Clock;
  readonly rates: CampaignRates;
}): CampaignPace {
  const { attempts, clock, rates } = options;
  const gate = (scope: string, perSecond: number | undefined): Take => {
    if (perSecond === undefined) return () => Promise.resolve();
    const windows = [{ seconds: 1, limit: Math.max(1, Math.floor(perSecond)) }];
    const take: Take = async (stopped) => {
      while (!stopped()) {
        const answer = await attempts.admit(scope, windows);
        if (answer.kind === 'admitted') return;
        // Clocks may differ by more than a window: never sleep for longer than one.
        const nap = answer.retryAt.getTime() - clock.now().getTime();
        await clock.wait(Math.min(longestNapMs, Math.max(shortestNapMs, nap)));
      }
    };
    // One asks at a time: whoever waits behind it would only be refused too.
    let last: Promise<unknown> = Promise.resolve();
    return (stopped) => {
      const mine = last.then(() => take(stopped));
      last = mine.catch(() => undefined);
      return mine;
    };
  };
  return {
    install: gate('campaign-installs', rates.installsPerSecond),
    send: gate('campaign-sends', rates.sendsPerSecond),
  };
}
