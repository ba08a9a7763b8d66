import type { Admin, AdminAct } from '../admin/admin.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { RandomSource } from '../random/random-source.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';
import type { CampaignPatch, CampaignRepository, LoadedCampaign } from './campaign-repository.ts';
import type { CampaignResult } from './campaign-service.ts';
import { mayMove, type CampaignState } from './campaign-state.ts';
import type { Campaign } from './campaign.ts';
import { leaseSeconds } from './send-batch.ts';

export type ActOptions = {
  readonly campaigns: CampaignRepository;
  readonly queue: Pick<JobQueue, 'add'>;
  readonly audit: Pick<AuditLog, 'append'>;
  readonly store: Pick<KeyValueStore, 'now'>;
  readonly random: RandomSource;
};

const mostRaces = 8;

/** What an act does to a campaign; false, or a move to nothing: not now. */
export type Decision =
  | false
  | {
      readonly to?: CampaignState | false;
      readonly patch: CampaignPatch;
      /** Before the next stretch is planned. */
      readonly also?: () => Promise<unknown>;
    };
export type Note = (admin: Admin, act: AdminAct, about: string) => Promise<void>;

export function createNote({ audit, random }: ActOptions): Note {
  return (admin, act, about) =>
    audit.append({ type: 'admin.acted', act, by: admin.subject, about, correlationId: random.id() });
}

/**
 * Audits once, then writes by version; where the runner or another admin wrote meanwhile, it decides again on what stands
 * there now. Plans the next stretch afterwards: it finds out by itself what there is to do.
 */
export function createChange({ campaigns, queue, store }: ActOptions, note: Note) {
  const write = async (found: LoadedCampaign, { to, patch }: Exclude<Decision, false>) =>
    to === undefined || to === false ? campaigns.patch(found, patch) : campaigns.move(found, to, patch);
  const wake = async (id: string): Promise<void> => {
    const now = (await store.now()).getTime();
    const add = (delaySeconds: number): Promise<void> =>
      queue.add(
        'bot',
        { kind: 'campaign', campaignId: id },
        { id: `campaign.${id}.${now + delaySeconds * 1000}`, delaySeconds },
      );
    await add(0);
    // What a process that dies now leaves on its way is cleared up then, also where nothing else is to be done.
    await add(leaseSeconds + 1);
  };
  return async (
    admin: Admin,
    id: string,
    act: AdminAct | undefined,
    decide: (campaign: Campaign) => Decision,
  ): Promise<CampaignResult> => {
    for (let race = 0, noted = act === undefined; ; race += 1) {
      const found = await campaigns.load(id);
      if (found === undefined) return { kind: 'unknown-campaign' };
      const notNow = { kind: 'not-now', state: found.campaign.state } as const;
      const decision = decide(found.campaign);
      if (decision === false || decision.to === false || race >= mostRaces) return notNow;
      if (decision.to !== undefined && !mayMove(found.campaign.state, decision.to)) return notNow;
      if (!noted && act !== undefined) await note(admin, act, id);
      noted = true;
      const written = await write(found, decision);
      if (written === 'lost-race') continue;
      if (written === 'not-allowed') return notNow;
      await decision.also?.();
      if (act !== undefined && act !== 'campaign.edited') await wake(id);
      return { kind: 'done', campaign: written.campaign };
    }
  };
}
