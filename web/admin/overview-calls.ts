import type { CampaignView } from '../../services/campaign/campaign.ts';
import { resetFigures } from '../../services/statistics/reset-figures.ts';
import { nothing, type AdminCaller, type AdminCalls } from './admin-caller.ts';
import type { AdminPageDeps } from './admin-deps.ts';
import type { CampaignRow, Overview } from './admin-views.ts';

const trendDays = 90;
const figureDays = 30;
const shownCampaigns = 5;
const figureNames = [
  ...['resets.started', 'resets.done', 'resets.not-done', 'resets.refused', 'resets.unknown'],
  ...['ended.locked', 'ended.expired', 'ended.cancelled'],
  ...resetFigures.refusedBy,
  ...resetFigures.notDoneBy,
];

/** The first room: where things stand, from every service at once. */
export function createOverviewCalls(deps: AdminPageDeps, call: AdminCaller): AdminCalls {
  return {
    overview: call(nothing, async (admin): Promise<Overview> => {
      const [coverage, lastTry, trend, campaigns, figures, doctor] = await Promise.all([
        deps.coverage.latest(),
        deps.coverage.lastTry(),
        deps.coverage.trend(trendDays),
        deps.campaigns.list(shownCampaigns),
        deps.counters.read(figureNames, figureDays),
        deps.doctor.latest(admin.language),
      ]);
      return {
        kind: 'overview',
        ...{ coverage, lastTry, figures },
        trend: trend.map(({ day, everybody }) => ({ day, everybody })),
        campaigns: campaigns.map(campaignRow),
        doctor: doctor === undefined ? undefined : { at: doctor.at, counts: doctor.counts },
      };
    }),
  };
}

/** A campaign as a list shows it: without its texts and its problems of rows. */
export function campaignRow({ campaign, counts }: CampaignView): CampaignRow {
  const { id, name, state, purpose, startAt, endsAt, createdAt, audience } = campaign;
  const { states } = counts;
  return {
    ...{ id, name, state, purpose, startAt, endsAt, createdAt },
    audience: audience.kind,
    counts: { audience: counts.audience, states },
  };
}
