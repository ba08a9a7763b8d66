import type { CampaignErasure } from '../campaign/campaign-erasure.ts';
import { campaignOptOutKind } from '../campaign/campaign-opt-outs.ts';
import type { Clock } from '../clock/clock.ts';
import type { CoverageService } from '../coverage/coverage.ts';
import type { StoredItem, StoredKind } from '../outcomes/privacy-outcome.ts';
import type { PlanErasure } from '../planner/plan-erasure.ts';
import type { RecordStore } from '../store/record-store.ts';

/** Whose: the Entra object id, and the pseudonym under which most of it stands. */
export type Traced = { readonly personId: string; readonly target: string };

/** What the admins' side keeps of a person, for "what do you store about me" and "erase". */
export type AdminTraces = {
  readonly held: (whose: Traced) => Promise<readonly StoredItem[]>;
  /** Takes out what may go and names what stays. Safe to repeat. */
  readonly erase: (whose: Traced) => Promise<readonly StoredKind[]>;
};

export type AdminTracesOptions = {
  readonly plan: PlanErasure;
  readonly campaigns: CampaignErasure;
  readonly coverage: Pick<CoverageService, 'latest'>;
  readonly records: Pick<RecordStore, 'get'>;
  readonly clock: Clock;
};

/** Lists of who could not recover, after their day. */
const listKeptMs = 8 * 24 * 3600 * 1000;

/**
 * The plan and the campaigns forget a person who asks for it. A wish for no campaigns stays, because it is what keeps further
 * messages away. The lists of who could not get back in end by themselves in days; nobody is looked for in them, because that
 * would read the names of everybody else.
 */
export function createAdminTraces(options: AdminTracesOptions): AdminTraces {
  const { plan, campaigns, coverage, records, clock } = options;
  const listedUntil = async (): Promise<Date | undefined> => {
    const day = await coverage.latest();
    const until = day === undefined ? undefined : new Date(Date.parse(day.takenAt) + listKeptMs);
    return until !== undefined && until > clock.now() ? until : undefined;
  };
  return {
    held: async ({ personId, target }) => {
      const [{ tasks, keptUntil }, targeted, optOut, listed] = await Promise.all([
        plan.held(personId),
        campaigns.count(target),
        records.get(campaignOptOutKind, target),
        listedUntil(),
      ]);
      const items: StoredItem[] = [];
      if (tasks > 0) items.push({ kind: 'plan', count: tasks, keptUntil });
      if (targeted.count > 0) items.push({ kind: 'campaigns', ...targeted });
      if (optOut !== undefined) items.push({ kind: 'no-campaigns', count: 1, keptUntil: optOut.keepUntil });
      if (listed !== undefined) items.push({ kind: 'coverage', count: 1, keptUntil: listed });
      return items;
    },
    erase: async ({ personId, target }) => {
      await Promise.all([plan.erase(personId), campaigns.erase(target)]);
      const optOut = await records.get(campaignOptOutKind, target);
      const listed = await listedUntil();
      return [
        ...(optOut === undefined ? [] : (['no-campaigns'] as const)),
        ...(listed === undefined ? [] : (['coverage'] as const)),
      ];
    },
  };
}
