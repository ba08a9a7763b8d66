import type { CampaignView } from '../services/campaign/campaign.ts';
import { personStates } from '../services/campaign/campaign-state.ts';
import type { Translator } from '../services/i18n/translator.ts';
import type { Action, AdaptiveCard, Element } from './adaptive-card.ts';
import type { campaignCardActs } from './admin-actions.ts';
import { adminButton, menuButton, pickOne } from './admin-elements.ts';
import { aside, card, facts, label, notice, paragraph } from './elements.ts';
import { plain } from './plain-text.ts';

/** So many campaigns fit on a card that is still read; the page shows the rest. */
export const campaignsOnCard = 5;

/** The newest campaigns, each in a line, and one to be chosen. */
export function adminCampaignsCard(
  { campaigns }: { readonly campaigns: readonly CampaignView[] },
  t: Translator,
): AdaptiveCard {
  const shown = campaigns.slice(0, campaignsOnCard);
  return card(t, {
    title: t('admin.campaigns.title'),
    body: [
      ...(shown.length === 0 ? [paragraph(t('admin.campaigns.none'))] : []),
      ...shown.flatMap((view) => [label(plain(view.campaign.name)), paragraph(rowOf(view, t))]),
      ...(shown.length === 0
        ? []
        : [
            pickOne(
              t('admin.campaigns.pick'),
              shown.map(({ campaign }) => ({ title: campaign.name, value: campaign.id })),
              t,
            ),
          ]),
    ],
    actions: [
      ...(shown.length === 0
        ? []
        : [adminButton(t('button.admin.choose'), { wish: 'campaign' }, { style: 'positive', inputs: true })]),
      adminButton(t('button.admin.page'), { wish: 'page', view: 'campaigns' }),
      menuButton(t),
    ],
  });
}

function rowOf({ campaign, counts: { audience, states } }: CampaignView, t: Translator): string {
  const reached = states.sent + states.opened + states.ready;
  return t('admin.campaigns.row', {
    ...{ state: t(`admin.state.${campaign.state}`), audience, waiting: states.queued, reached, ready: states.ready },
  });
}

/** One campaign: where its people stand, and what can be done with it now. */
export function adminCampaignCard({ view }: { readonly view: CampaignView }, t: Translator): AdaptiveCard {
  const { campaign, counts, arrivals } = view;
  const problems = Object.values(campaign.building.problemCounts).reduce((sum, count) => sum + count, 0);
  return card(t, {
    title: plain(campaign.name),
    body: [
      paragraph(t('admin.campaign.state', { state: t(`admin.state.${campaign.state}`) })),
      ...notesOf(view, t),
      facts(
        personStates.map((state) => [t(`admin.person.${state}`), t('admin.number', { count: counts.states[state] })]),
      ),
      paragraph(t('admin.campaign.sums', { audience: counts.audience })),
      paragraph(t('admin.campaign.arrivals', { count: arrivals })),
      ...(problems > 0 ? [aside(t('admin.campaign.problems', { count: problems }))] : []),
    ],
    actions: [...actsOf(view, t), menuButton(t)],
  });
}

/** What holds it up. */
function notesOf({ campaign }: CampaignView, t: Translator): readonly Element[] {
  const { building, restUntil, state, pausedBecause } = campaign;
  const notes: Element[] = [];
  if (state === 'building') notes.push(notice(t('admin.campaign.building', { read: building.read })));
  if (building.phase === 'failed') {
    const failure = buildFailures.find((each) => each === building.failedWith) ?? 'unknown-fault';
    const why = t(`admin-page.problem.${failure}`);
    notes.push(notice(t('admin.campaign.build-failed', { why }), 'attention'));
  }
  if (state === 'paused' && pausedBecause === 'answerable-gone')
    notes.push(notice(t('admin.campaign.answerable-gone'), 'warning'));
  if (restUntil !== null && state === 'running')
    notes.push(notice(t('admin.campaign.rest', { until: new Date(restUntil) }), 'warning'));
  return notes;
}

/** Why an audience could not be read, in the words of the admin page. */
const buildFailures = ['no-such-group', 'no-rows', 'no-coverage', 'too-late', 'not-allowed', 'nobody'] as const;

type Act = (typeof campaignCardActs)[number];

function actsOf({ campaign: { id, state }, counts }: CampaignView, t: Translator): readonly Action[] {
  const act = (name: Exclude<Act, 'cancel'>): Action =>
    adminButton(t(`button.admin.${name}`), { wish: 'campaign-act', id, act: name });
  const cancel: Action = {
    type: 'Action.ShowCard',
    title: t('button.admin.cancel'),
    card: {
      type: 'AdaptiveCard',
      body: [paragraph(t('admin.campaign.cancel-question'))],
      actions: [
        adminButton(
          t('button.admin.cancel-sure'),
          { wish: 'campaign-act', id, act: 'cancel' },
          { style: 'destructive' },
        ),
      ],
    },
  };
  const again = adminButton(t('button.admin.campaign-again'), { wish: 'campaign', id });
  const retry = counts.states.failed + counts.states['not-installable'] > 0 ? [act('retry')] : [];
  switch (state) {
    case 'draft':
      return [act('preview'), act('schedule'), cancel];
    case 'building':
    case 'scheduled':
    case 'running':
      return [again, act('pause'), ...retry, cancel];
    case 'paused':
      return [again, act('resume'), ...retry, cancel];
    case 'finished':
    case 'cancelled':
      return [again];
  }
}
