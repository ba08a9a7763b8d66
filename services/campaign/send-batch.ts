import type { Clock } from '../clock/clock.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';
import type { CampaignRepository, LoadedCampaign } from './campaign-repository.ts';
import type { CampaignLedger, Leased } from './campaign-ledger.ts';
import { createDelivery, type DeliveryOptions } from './deliver-person.ts';
import type { Batch } from './delivery-batch.ts';

export type SendBatchOptions = DeliveryOptions & {
  readonly campaigns: Pick<CampaignRepository, 'load'>;
  readonly ledger: CampaignLedger;
  readonly store: Pick<KeyValueStore, 'now'>;
  readonly clock: Clock;
  /** The organisation's name, for the hole in the texts. */
  readonly organisation: () => Promise<string>;
  /** People on their way at once. */
  readonly atOnce: number;
};

/** How long a worker may have its people. Much longer than a batch takes: what is left of a dead process waits so long. */
export const leaseSeconds = 120;
const batchSize = 200;
/** A pause or an end by an admin is seen within so long. */
const lookAgainMs = 2_000;
const faultsInARow = 5;
const restAfterFaultsMs = 60_000;
const longestRestMs = 3_600_000;

export type BatchResult = {
  /** How many were handled or put back; 0: nobody's time had come. */
  readonly handled: number;
  readonly restUntil: Date | undefined;
};

/**
 * Leases some people and takes each to their end, until all are done, `deadline` (of the clock) has come, the campaign was
 * changed, or somebody asked for a rest; the rest of them go back into the queue.
 */
export function createSendBatch(options: SendBatchOptions) {
  const { campaigns, ledger, store, clock, organisation, atOnce } = options;
  const deliver = createDelivery(options);
  return async (found: LoadedCampaign, deadline: Date): Promise<BatchResult> => {
    const { id, endsAt } = found.campaign;
    const { leased, lapsed } = await ledger.lease(id, { limit: batchSize, leaseSeconds });
    if (lapsed > 0) options.log.warn({ campaign: id, lapsed }, 'messages of unknown fate after a process died');
    if (leased.length === 0) return { handled: 0, restUntil: undefined };
    const [name, began] = [await organisation(), { store: await store.now(), clock: clock.now() }];
    const now = (): Date => new Date(began.store.getTime() + clock.now().getTime() - began.clock.getTime());
    const state = { stop: false, restUntil: undefined as Date | undefined, faults: 0, lookedAt: began.clock.getTime() };
    const rest = (until: Date): void => {
      const capped = new Date(Math.min(until.getTime(), now().getTime() + longestRestMs));
      if (state.restUntil === undefined || state.restUntil < capped) state.restUntil = capped;
      state.stop = true;
    };
    const lookAgain = async (): Promise<void> => {
      const at = clock.now().getTime();
      if (at - state.lookedAt < lookAgainMs) return;
      state.lookedAt = at;
      const current = await campaigns.load(id);
      if (current?.campaign.state !== 'running') state.stop = true;
    };
    const batch: Batch = {
      campaign: found.campaign,
      organisation: name,
      now,
      stopped: () => state.stop || clock.now() >= deadline || now().getTime() >= Date.parse(endsAt),
      rest,
      fault: () => {
        state.faults += 1;
        if (state.faults >= faultsInARow) rest(new Date(now().getTime() + restAfterFaultsMs));
      },
      answered: () => {
        state.faults = 0;
      },
    };
    await eachOf(leased, atOnce, async (one) => {
      await lookAgain();
      await deliver(batch, one);
    });
    return { handled: leased.length, restUntil: state.restUntil };
  };
}

/**
 * So many at a time. When one fails (the store), nobody new begins, but whoever is on their way comes to an end: a message
 * that was sent should be known as sent.
 */
async function eachOf(people: readonly Leased[], atOnce: number, work: (one: Leased) => Promise<void>): Promise<void> {
  const queue = people.values();
  const failures: unknown[] = [];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const one of queue) {
        if (failures.length > 0) return;
        try {
          await work(one);
        } catch (error) {
          failures.push(error);
        }
      }
    }),
  );
  if (failures.length > 0) throw failures[0];
}
