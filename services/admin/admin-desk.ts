import type { CampaignService } from '../campaign/campaign-service.ts';
import type { CoverageService } from '../coverage/coverage.ts';
import type { GapDesk } from '../outcomes/gap-outcome.ts';
import type { GuideService } from '../guide/guide.ts';
import type { Arrivals, KitService } from '../kit/kit.ts';
import type { PlanService } from '../planner/plan.ts';
import type { AdminDoctor } from './admin-doctor.ts';
import type { Admin, AdminRights } from './admin.ts';

/** Rooms of the admin page, as its links name them. */
export const adminViews = ['overview', 'people', 'campaigns', 'kit', 'plan', 'guide', 'doctor', 'locks'] as const;
export type AdminView = (typeof adminViews)[number];

/** Everything an admin can do from the chat; `rights` is asked at each act, before anything else. */
export type AdminDesk = {
  readonly rights: AdminRights;
  readonly kit: KitService;
  readonly arrivals: Arrivals;
  readonly campaigns: CampaignService;
  readonly coverage: CoverageService;
  readonly plan: PlanService;
  readonly guide: GuideService;
  readonly doctor: AdminDoctor;
  /** Questions that nobody could answer, and answers that missed. */
  readonly gaps: GapDesk;
  /** A link into the admin page for a plain browser: one use, ten minutes. */
  readonly pageLink: (admin: Admin, view: AdminView) => Promise<string>;
};
