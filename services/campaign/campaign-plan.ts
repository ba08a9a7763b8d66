import type { JobQueue } from '../queue/job-queue.ts';

/** When a campaign's next stretch comes. */
export type CampaignPlan = {
  /**
   * Never for a moment that is here: the job that asks may be the one planned for it, come a little early by another
   * machine's clock or before what it waited for is quite over, and under a running job's id nothing can be added.
   */
  readonly later: (id: string, at: Date, now: Date) => Promise<void>;
  /** For whoever has worked until now, or begins. */
  readonly now: (id: string, now: Date) => Promise<void>;
};

export const leastDelayMs = 1_000;

export function createCampaignPlan(queue: Pick<JobQueue, 'add'>): CampaignPlan {
  const add = async (id: string, at: number, now: number): Promise<void> => {
    const delaySeconds = Math.max(0, at - now) / 1000;
    // Named by the moment: several runs that plan the same moment plan one run.
    await queue.add('bot', { kind: 'campaign', campaignId: id }, { id: `campaign.${id}.${at}`, delaySeconds });
  };
  return {
    later: (id, at, now) => add(id, Math.max(at.getTime(), now.getTime() + leastDelayMs), now.getTime()),
    now: (id, now) => add(id, now.getTime(), now.getTime()),
  };
}
