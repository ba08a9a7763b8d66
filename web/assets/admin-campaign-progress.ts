import { personStates, type PersonState } from '../../services/campaign/campaign-state.ts';
import type { CampaignText, CampaignView, RowProblem } from '../../services/campaign/campaign.ts';
import { chart, type Tone } from './admin-charts.ts';
import type { AdminContext } from './admin-context.ts';
import { actions, button, card, el, figure, notice, save, table } from './admin-dom.ts';
import { audienceWords, campaignBadge, personWords, reasonWords } from './admin-words.ts';

const stateTones: Readonly<Record<PersonState, Tone>> = {
  ...{ queued: 'neutral', 'not-installable': 'bad', sent: 'brand', unconfirmed: 'warn', opened: 'brand' },
  ...{ ready: 'good', 'opted-out': 'neutral', failed: 'bad' },
};

export function statusOf(context: AdminContext, { campaign }: CampaignView): readonly (HTMLElement | string)[] {
  const { say, time, number } = context;
  const words: string[] = [];
  if (campaign.state === 'scheduled' && campaign.startAt !== null)
    words.push(say('campaign.starts', { time: time(campaign.startAt) }));
  if (campaign.state === 'building') words.push(say('campaign.building', { read: number(campaign.building.read) }));
  if (campaign.pausedBecause === 'answerable-gone') words.push(say('campaign.answerable-gone'));
  if (campaign.state === 'running' && campaign.restUntil !== null && Date.parse(campaign.restUntil) > Date.now())
    words.push(say('campaign.rests', { time: time(campaign.restUntil) }));
  words.push(say('campaign.ends', { time: time(campaign.endedAt ?? campaign.endsAt) }));
  const failed = campaign.building.phase === 'failed';
  const why = reasonWords(context, 'problem', campaign.building.failedWith ?? 'unknown-fault');
  return [
    el(
      'p',
      {},
      campaignBadge(say, campaign.state),
      ' ',
      say(audienceWords[campaign.audience.kind]),
      '. ',
      words.join(' '),
    ),
    ...(failed ? [notice(say('campaign.build-failed', { why }), 'error')] : []),
  ];
}

export function progressOf(context: AdminContext, view: CampaignView): readonly HTMLElement[] {
  const { say, number, share } = context;
  const { audience, states, reasons, reminders } = view.counts;
  const problems = problemCards(context, view);
  if (audience === 0) return [el('p', { class: 'muted' }, say('campaign.no-audience')), ...problems];
  const reached = states.sent + states.opened + states.ready;
  const summary = say('campaign.summary', {
    ...{ audience: number(audience), reached: number(reached), ready: number(states.ready) },
  });
  const bars = chart({
    kind: 'bars',
    title: say('campaign.funnel'),
    summary,
    axis: say('table.state'),
    labels: personStates.map((state) => say(personWords[state])),
    series: [
      {
        name: say('table.people'),
        tone: 'brand',
        tones: personStates.map((state) => stateTones[state]),
        values: personStates.map((state) => states[state]),
      },
    ],
    number,
    tableWords: say('chart.table'),
  });
  const done = audience - states.queued;
  return [
    el(
      'div',
      { class: 'figures' },
      figure(number(audience), say('table.audience')),
      figure(share(done, audience), say('campaign.done-share')),
      figure(number(view.arrivals), say('campaign.arrivals')),
      figure(number(reminders), say('campaign.reminders')),
    ),
    el('fluent-progress-bar', {
      ...{ value: done, max: audience, role: 'progressbar', 'aria-label': say('campaign.done-share') },
      ...{ 'aria-valuenow': done, 'aria-valuemin': 0, 'aria-valuemax': audience, thickness: 'large' },
    }),
    card(say('campaign.where'), bars, downloads(context, view)),
    ...reasonsTable(context, reasons),
    ...problems,
  ];
}

function reasonsTable(context: AdminContext, reasons: Readonly<Record<string, number>>): readonly HTMLElement[] {
  const { say, number } = context;
  const entries = Object.entries(reasons).filter(([, count]) => count > 0);
  if (entries.length === 0) return [];
  const rows = entries.map(([name, count]) => {
    const [state = '', reason = ''] = name.split(':');
    const words = personStates.find((one) => one === state);
    return [
      words === undefined ? state : say(personWords[words]),
      reasonWords(context, 'problem', reason),
      number(count),
    ];
  });
  return [
    card(
      say('campaign.reasons'),
      table(say('campaign.reasons'), [say('table.state'), say('table.reason'), say('table.people')], rows),
    ),
  ];
}

function downloads(context: AdminContext, { campaign, counts }: CampaignView): HTMLElement {
  const { say, client } = context;
  const fetchList = (state: PersonState | undefined) =>
    context.act(async () => {
      const answer = await client.file('campaigns/people.csv', {
        id: campaign.id,
        ...(state === undefined ? {} : { state }),
      });
      if (answer.kind !== 'file' || !('blob' in answer)) return;
      save(answer);
      context.tell(say('saved'), 'success');
    });
  const troubled = (['not-installable', 'unconfirmed', 'failed'] as const).filter((state) => counts.states[state] > 0);
  return actions(
    button(say('campaign.people-csv'), () => fetchList(undefined)),
    ...troubled.map((state) =>
      button(say('campaign.state-csv', { state: say(personWords[state]) }), () => fetchList(state)),
    ),
  );
}
/** What building the audience found holds what reading the file found; a draft shows its file, which may be a newer one. */
function problemCards(context: AdminContext, { campaign }: CampaignView): readonly HTMLElement[] {
  const { audience, building, state } = campaign;
  const rows = audience.kind === 'csv' ? campaign.rows : null;
  const ofFile = problemsCard(context, rows?.problems ?? [], rows?.problemCounts ?? {});
  const built = problemsCard(context, building.problems, building.problemCounts);
  const card = state === 'draft' ? (ofFile ?? built) : (built ?? ofFile);
  return card === undefined ? [] : [card];
}

function problemsCard(
  context: AdminContext,
  problems: readonly RowProblem[],
  counts: Readonly<Record<string, number>>,
): HTMLElement | undefined {
  const { say, number } = context;
  if (Object.keys(counts).length === 0) return undefined;
  const rows = Object.entries(counts).map(([problem, count]) => {
    const lines = problems
      .filter((one) => one.problem === problem && one.line !== null)
      .map(({ line }) => String(line));
    const shown = lines.slice(0, 20).join(', ') + (lines.length > 20 ? ' …' : '');
    return [reasonWords(context, 'problem', problem), number(count), shown === '' ? '–' : shown];
  });
  const headings = [say('table.problem'), say('table.rows'), say('table.lines')];
  return card(say('campaign.problems'), table(say('campaign.problems'), headings, rows));
}

export function textsCard({ say }: AdminContext, { campaign }: CampaignView): HTMLElement {
  const one = ([language, { title, body }]: readonly [string, CampaignText]) =>
    el(
      'div',
      { lang: language, class: 'message' },
      el('strong', {}, title),
      ...body.split('\n').map((line) => el('p', {}, line)),
    );
  return card(say('campaign.texts'), el('div', { class: 'two' }, ...Object.entries(campaign.texts).map(one)));
}
