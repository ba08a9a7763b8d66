import { DependencyError } from '../errors/app-error.ts';
import type { AppInstaller, InstallResult } from '../installer/app-installer.ts';
import type { Logger } from '../logging/logger.ts';
import type { CampaignGreetings } from './campaign-greetings.ts';
import type { CampaignLedger, Leased } from './campaign-ledger.ts';
import type { CampaignPace } from './campaign-pace.ts';
import { afterFault, firstAgain, type Batch } from './delivery-batch.ts';

export type BringAppOptions = {
  readonly ledger: CampaignLedger;
  readonly greetings: CampaignGreetings;
  readonly installer: AppInstaller;
  readonly pace: CampaignPace;
  readonly log: Logger;
};

/** Looked again so often whether an admin has mended what keeps the app from everybody. */
const restForAllMs = 60_000;

/**
 * The app to somebody without a known chat: the conversation; undefined where this person is settled for now. What would be
 * the same for everybody (a right that is missing, an app that the catalogue does not have) is nobody's failure: the
 * campaign rests, and the same person is asked about first.
 */
export async function bringApp(options: BringAppOptions, batch: Batch, leased: Leased): Promise<string | undefined> {
  const { ledger, greetings, pace } = options;
  const { id } = batch.campaign;
  await pace.install(batch.stopped);
  if (batch.stopped()) {
    await ledger.settle(id, leased, firstAgain(leased));
    return undefined;
  }
  const [begun] = await Promise.all([ledger.begin(id, leased, 'installing'), greetings.installing(leased.who)]);
  if (!begun) return undefined;
  const result = await install(options, batch, leased);
  switch (result.kind) {
    case 'installed':
      await greetings.installed(leased.who, result.conversationId);
      return result.conversationId;
    case 'no-answer':
      batch.fault();
      await ledger.settle(id, leased, afterFault(batch, leased));
      return undefined;
    case 'throttled':
      batch.rest(result.retryAt);
      await ledger.settle(id, leased, firstAgain(leased));
      return undefined;
    case 'refused':
      await greetings.over(leased.who);
      // Whoever had the first message cannot become somebody who was never reached.
      await ledger.settle(id, leased, {
        to: leased.state === 'queued' ? 'not-installable' : 'failed',
        reason: result.reason,
      });
      return undefined;
  }
}

type Brought = InstallResult | { readonly kind: 'no-answer' };

/** As the installer answers; what is the same for everybody is a rest of a minute. */
async function install({ installer, log }: BringAppOptions, batch: Batch, leased: Leased): Promise<Brought> {
  const campaign = batch.campaign.id;
  const restForAll = (): Brought => ({ kind: 'throttled', retryAt: new Date(batch.now().getTime() + restForAllMs) });
  try {
    const result = await installer.install(leased.personId);
    batch.answered();
    if (result.kind !== 'refused' || result.reason !== 'not-in-catalogue') return result;
    log.warn({ campaign }, 'a campaign rests: the app is not in the catalogue of Teams');
    return restForAll();
  } catch (err) {
    log.warn({ campaign, err }, 'the app could not be brought to a person');
    return err instanceof DependencyError && !err.retryable ? restForAll() : { kind: 'no-answer' };
  }
}
