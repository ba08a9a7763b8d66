import type { Admin } from '../../services/admin/admin.ts';
import type { DoctorResult } from '../../services/admin/admin-doctor.ts';
import type { Campaign, CampaignView } from '../../services/campaign/campaign.ts';
import type { CoverageDay, CoveragePerson, CoverageTry } from '../../services/coverage/coverage.ts';
import type { GuideStep } from '../../services/guide/guide.ts';
import type { KitLinks, KitText } from '../../services/kit/kit.ts';
import type { PlanView } from '../../services/planner/plan.ts';
import type { DayFigures } from '../../services/statistics/day-counters.ts';

/** What the calls answer, as the page's script reads it. Dates arrive as ISO text. */
export type CampaignRow = Pick<Campaign, 'id' | 'name' | 'state' | 'purpose' | 'startAt' | 'endsAt' | 'createdAt'> & {
  readonly audience: Campaign['audience']['kind'];
  readonly counts: Pick<CampaignView['counts'], 'audience' | 'states'>;
};

export type TrendDay = Pick<CoverageDay, 'day' | 'everybody'>;

export type Overview = {
  readonly kind: 'overview';
  readonly coverage: CoverageDay | undefined;
  readonly lastTry: CoverageTry | undefined;
  readonly trend: readonly TrendDay[];
  readonly campaigns: readonly CampaignRow[];
  readonly figures: readonly DayFigures[];
  readonly doctor: Pick<DoctorResult, 'at' | 'counts'> | undefined;
};

export type CoverageAnswer = {
  readonly kind: 'coverage';
  readonly latest: CoverageDay | undefined;
  readonly lastTry: CoverageTry | undefined;
};
export type PeopleAnswer = {
  readonly kind: 'people';
  readonly people: readonly CoveragePerson[];
  readonly next: string | undefined;
};
export type CampaignsAnswer = { readonly kind: 'campaigns'; readonly campaigns: readonly CampaignRow[] };
export type CampaignAnswer = {
  readonly kind: 'campaign';
  readonly view: CampaignView;
  /** Ways that the table opens now. */
  readonly acts: readonly CampaignActName[];
};
export const campaignActs = ['preview', 'schedule', 'pause', 'resume', 'retry', 'cancel'] as const;
export type CampaignActName = (typeof campaignActs)[number];

export type PlanAnswer = { readonly kind: 'plan'; readonly view: PlanView };
export type GuideAnswer = { readonly kind: 'guide'; readonly steps: readonly GuideStep[] };
export type DoctorAnswer = { readonly kind: 'doctor'; readonly result: DoctorResult | undefined };
export type KitAnswer = {
  readonly kind: 'kit';
  readonly texts: readonly KitText[];
  readonly links: KitLinks | undefined;
  readonly arrivals: number;
};
export type SessionAnswer = { readonly kind: 'opened'; readonly token: string; readonly name: Admin['displayName'] };
