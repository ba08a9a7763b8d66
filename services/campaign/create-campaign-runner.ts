import type { AdminRights } from '../admin/admin.ts';
import { DependencyError } from '../errors/app-error.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';
import type { AttemptStore } from '../store/attempt-store.ts';
import { createBuildAudience, type BuildAudienceOptions } from './build-audience.ts';
import { createCampaignGreetings } from './campaign-greetings.ts';
import { createCampaignPace, type CampaignRates } from './campaign-pace.ts';
import { createCampaignPlan, leastDelayMs } from './campaign-plan.ts';
import type { LoadedCampaign } from './campaign-repository.ts';
import { createQuietUntil } from './quiet-hours.ts';
import { takeHold, type RunnerHold } from './runner-hold.ts';
import { createRunnerSlots } from './runner-slots.ts';
import { createSendBatch, leaseSeconds, type SendBatchOptions } from './send-batch.ts';

export type CampaignRunnerOptions = BuildAudienceOptions &
  Omit<SendBatchOptions, 'pace' | 'quietUntil' | 'greetings' | 'atOnce'> & {
    readonly store: KeyValueStore;
    readonly attempts: Pick<AttemptStore, 'admit'>;
    readonly queue: Pick<JobQueue, 'add'>;
    /** Of the admin who answers for a campaign. */
    readonly rights: AdminRights;
    readonly rates: CampaignRates;
    /** People on their way at once; 25 by default. */
    readonly atOnce?: number;
  };

export type CampaignRunner = {
  /** The job `campaign`: a stretch of work, then it plans its next. Safe at any time, in any number. */
  readonly run: (campaignId: string) => Promise<void>;
  /** Plans every campaign on which something is to be done; at the start of a process, so that no lost job stops one. */
  readonly wake: () => Promise<void>;
};

const stretchMs = 20_000;
const rightsKeptMs = 5 * 60_000;
const afterFaultMs = 60_000;
const campaignsAtOnce = 2;

/** What a step left: go on at once, come back at a moment, or nothing more to do by itself. */
type Next = 'go-on' | { readonly at: Date } | 'nothing';

/** Builds audiences and sends, in stretches of at most about 20 seconds. */
export function createCampaignRunner(options: CampaignRunnerOptions): CampaignRunner {
  const { campaigns, store, clock, queue, log } = options;
  const step = createStep(options);
  const slots = createRunnerSlots(campaignsAtOnce);
  const plan = createCampaignPlan(queue);
  const stretch = async (id: string, hold: RunnerHold): Promise<Next> => {
    const deadline = new Date(clock.now().getTime() + stretchMs);
    for (;;) {
      const found = await campaigns.load(id);
      if (found === undefined) return 'nothing';
      const next = await step(found, deadline);
      if (next !== 'go-on' || clock.now() >= deadline) return next;
      if (!(await hold.renew())) return 'nothing';
    }
  };
  const held = async (id: string): Promise<Next> => {
    const hold = await takeHold(store, id);
    return 'until' in hold ? { at: hold.until } : stretch(id, hold).finally(() => hold.release());
  };
  return {
    run: async (id) => {
      try {
        if (!slots.take()) {
          const now = await store.now();
          await plan.later(id, now, now);
          return;
        }
        const left = { othersFirst: false };
        const next = await held(id).finally(() => (left.othersFirst = slots.free()));
        const now = await store.now();
        if (next === 'nothing') return;
        if (next !== 'go-on') await plan.later(id, next.at, now);
        else if (left.othersFirst) await plan.later(id, new Date(now.getTime() + 2 * leastDelayMs), now);
        else await plan.now(id, now);
      } catch (err) {
        // The queue gives a job up after some tries; a campaign is not given up.
        log.error({ campaign: id, err }, 'a stretch of a campaign failed and will be tried again');
        const now = clock.now();
        await plan.later(id, new Date(now.getTime() + waitAfter(err)), now);
      }
    },
    wake: async () => {
      const now = await store.now();
      for (const id of await campaigns.live()) await plan.now(id, now);
    },
  };
}

function waitAfter(error: unknown): number {
  const seconds = error instanceof DependencyError ? error.details['retryAfterSeconds'] : undefined;
  return typeof seconds === 'number' && seconds > 0 ? Math.min(seconds, 3_600) * 1000 : afterFaultMs;
}

function createStep(options: CampaignRunnerOptions): (found: LoadedCampaign, deadline: Date) => Promise<Next> {
  const { campaigns, ledger, store } = options;
  const build = createBuildAudience(options);
  const answered = createAnswerableCheck(options);
  const sendBatch = createSendBatch({
    ...options,
    pace: createCampaignPace(options),
    quietUntil: createQuietUntil(),
    greetings: createCampaignGreetings(store),
    atOnce: options.atOnce ?? 25,
  });
  const running = async (found: LoadedCampaign, deadline: Date): Promise<Next> => {
    const { campaign } = found;
    const now = await store.now();
    const end = Date.parse(campaign.endsAt);
    // After the end nothing goes out, but what was on its way when a process died is still waited for.
    const over = end + (leaseSeconds + 1) * 1000;
    if (now.getTime() >= over) {
      await clearUp(ledger, campaign.id);
      await campaigns.move(found, 'finished', { endedAt: now.toISOString(), restUntil: null });
      return 'go-on';
    }
    if (now.getTime() >= end) return { at: new Date(over) };
    if (campaign.restUntil !== null && Date.parse(campaign.restUntil) > now.getTime())
      return { at: new Date(campaign.restUntil) };
    const answer = await answered(found);
    if (answer !== 'yes') return answer;
    const { handled, restUntil } = await sendBatch(found, deadline);
    if (restUntil !== undefined) {
      await rest(options, campaign.id, restUntil);
      return 'go-on';
    }
    if (handled > 0) return 'go-on';
    const { nextAt } = await ledger.counts(campaign.id);
    const soonest = now.getTime() + leastDelayMs;
    return { at: new Date(Math.min(Math.max(soonest, nextAt?.getTime() ?? over), over)) };
  };
  return async (found, deadline) => {
    const { campaign } = found;
    switch (campaign.state) {
      case 'building': {
        const answer = await answered(found);
        if (answer === 'yes') await build(found);
        return answer === 'yes' ? 'go-on' : answer;
      }
      case 'scheduled': {
        const now = await store.now();
        const startAt = campaign.startAt === null ? 0 : Date.parse(campaign.startAt);
        if (startAt > now.getTime()) return { at: new Date(startAt) };
        await campaigns.move(found, 'running', {});
        return 'go-on';
      }
      case 'running':
        return running(found, deadline);
      case 'paused':
      case 'cancelled':
        await clearUp(ledger, campaign.id);
        return 'nothing';
      case 'draft':
      case 'finished':
        return 'nothing';
    }
  };
}

/** What the lease of a dead process left on its way becomes unconfirmed; nobody is leased. */
async function clearUp(ledger: CampaignRunnerOptions['ledger'], campaignId: string): Promise<void> {
  await ledger.lease(campaignId, { limit: 0, leaseSeconds });
}

/** Written by version; where an admin changed the campaign meanwhile, it is read again. */
async function rest({ campaigns }: CampaignRunnerOptions, id: string, until: Date): Promise<void> {
  for (let round = 0; round < 5; round += 1) {
    const found = await campaigns.load(id);
    if (found?.campaign.state !== 'running') return;
    if ((await campaigns.patch(found, { restUntil: until.toISOString() })) !== 'lost-race') return;
  }
}

/**
 * A campaign speaks for the organisation, but somebody has to answer for it: when the admin who scheduled or last resumed
 * it is no admin any more, it pauses, and the next admin who resumes it takes it over. Where that cannot be read, nothing is
 * sent (invariant I8). Asked every five minutes at most.
 */
function createAnswerableCheck({ rights, campaigns, clock, store, log }: CampaignRunnerOptions) {
  const asked = new Map<string, number>();
  return async (found: LoadedCampaign): Promise<Next | 'yes'> => {
    const { campaign, answerable } = found;
    const key = `${campaign.id} ${answerable.personId}`;
    if (clock.now().getTime() - (asked.get(key) ?? -Infinity) < rightsKeptMs) return 'yes';
    const answer = await rights.check(answerable);
    if (answer.kind === 'admin') {
      if (asked.size > 100) asked.clear();
      asked.set(key, clock.now().getTime());
      return 'yes';
    }
    if (answer.reason === 'could-not-check') return { at: new Date((await store.now()).getTime() + afterFaultMs) };
    log.warn({ campaign: campaign.id }, 'a campaign pauses: who answers for it is no admin any more');
    await campaigns.move(found, 'paused', { pausedBecause: 'answerable-gone' });
    return 'go-on';
  };
}
