import type { Light } from '../../services/outcomes/readiness-outcome.ts';
import type { DayFigures } from '../../services/statistics/day-counters.ts';
import type { CampaignRow, Overview } from '../admin/admin-views.ts';
import { chart } from './admin-charts.ts';
import type { AdminContext, Room } from './admin-context.ts';
import { actions, badge, button, card, el, figure, link, notice, table } from './admin-dom.ts';
import { campaignBadge, lights, lightTones, lightWords, reasonWords } from './admin-words.ts';

/** Where things stand: coverage, campaigns, resets, the doctor. */
export const overviewRoom: Room = async (context) => {
  const overview = await context.client.call<Overview>('overview');
  const { say } = context;
  return el(
    'div',
    { class: 'room' },
    el('h1', { tabindex: -1 }, say('room.overview')),
    coverageCard(context, overview),
    resetsCard(context, overview.figures),
    campaignsCard(context, overview.campaigns),
    doctorCard(context, overview),
  );
};

function coverageCard(context: AdminContext, { coverage, lastTry, trend }: Overview): HTMLElement {
  const { say, number, share, day } = context;
  if (coverage === undefined) {
    const words = say(lastTry?.state === 'running' ? 'coverage.first-look' : 'coverage.none');
    return card(say('coverage.title'), el('p', {}, words), actions(peopleLink(context)));
  }
  const { people, lights: counted } = coverage.everybody;
  const first = trend[0]?.everybody;
  const before = first === undefined ? undefined : share(able(first.lights), first.people);
  const could = share(able(counted), people);
  const summary = say('coverage.summary', { share: could, red: number(counted.red) });
  return card(
    say('coverage.title'),
    el(
      'div',
      { class: 'figures' },
      figure(could, say('coverage.green'), say('coverage.of', { people: number(people) })),
      figure(number(counted.amber), say('coverage.amber')),
      figure(number(counted.red), say('coverage.red')),
    ),
    el('p', { class: 'muted' }, say('coverage.taken', { day: day(coverage.day) })),
    lastTry?.state === 'failed' ? notice(say('coverage.last-failed'), 'warning') : undefined,
    trend.length < 2
      ? el('p', { class: 'muted' }, say('coverage.no-trend'))
      : chart({
          kind: 'lines',
          title: say('coverage.trend'),
          summary: before === undefined ? summary : `${summary} ${say('coverage.before', { share: before })}`,
          axis: say('table.day'),
          labels: trend.map((one) => day(one.day)),
          series: lights.map((light: Light) => ({
            name: say(lightWords[light]),
            tone: lightTones[light],
            values: trend.map(({ everybody }) => everybody.lights[light]),
          })),
          number,
          tableWords: say('chart.table'),
        }),
    actions(peopleLink(context)),
  );
}

/** Amber could get back in too: there is something to know, and nothing in the way. */
const able = ({ green, amber }: Readonly<Record<Light, number>>): number => green + amber;

function peopleLink({ say }: AdminContext): HTMLElement {
  return link(say('coverage.to-people'), '#people');
}

function resetsCard(context: AdminContext, figures: readonly DayFigures[]): HTMLElement {
  const { say, number, day } = context;
  const values = (name: string) => figures.map((one) => one.figures[name] ?? 0);
  const total = (name: string) => values(name).reduce((sum, value) => sum + value, 0);
  const [done, notDone, refused] = [total('resets.done'), total('resets.not-done'), total('resets.refused')];
  const unfinished = unfinishedEnds.reduce((sum, name) => sum + total(name), 0);
  if (total('resets.started') + refused + done + notDone === 0)
    return card(say('resets.title'), el('p', {}, say('resets.none')));
  return card(
    say('resets.title'),
    el(
      'div',
      { class: 'figures' },
      figure(number(done), say('resets.done')),
      figure(number(notDone), say('resets.not-done')),
      figure(number(refused), say('resets.refused')),
      figure(number(unfinished), say('resets.unfinished')),
    ),
    chart({
      kind: 'stacked',
      title: say('resets.chart'),
      summary: say('resets.summary', {
        done: number(done),
        notDone: number(notDone),
        refused: number(refused),
        unfinished: number(unfinished),
      }),
      axis: say('table.day'),
      labels: figures.map((one) => day(one.day)),
      series: [
        { name: say('resets.done'), tone: 'good', values: values('resets.done') },
        { name: say('resets.not-done'), tone: 'bad', values: values('resets.not-done') },
        { name: say('resets.refused'), tone: 'warn', values: values('resets.refused') },
        {
          name: say('resets.unfinished'),
          tone: 'neutral',
          values: figures.map((one) => unfinishedEnds.reduce((sum, name) => sum + (one.figures[name] ?? 0), 0)),
        },
      ],
      number,
      tableWords: say('chart.table'),
    }),
    reasonsTable(context, figures),
  );
}

/** Ends of a reset in which no password was to be set any more. */
const unfinishedEnds = ['ended.locked', 'ended.expired', 'ended.cancelled'];

/** Why people were not helped, most often first. */
function reasonsTable(context: AdminContext, figures: readonly DayFigures[]): HTMLElement | undefined {
  const sums = new Map<string, number>();
  for (const { figures: ofDay } of figures) {
    for (const [name, count] of Object.entries(ofDay)) {
      const reason = /^(?:refused|not-done|ended)\.(.+)$/.exec(name)?.[1];
      if (reason !== undefined && count > 0) sums.set(reason, (sums.get(reason) ?? 0) + count);
    }
  }
  const top = [...sums].sort(([, a], [, b]) => b - a).slice(0, 8);
  if (top.length === 0) return undefined;
  const { say, number } = context;
  const rows = top.map(([reason, count]) => [reasonWords(context, 'reason', reason), number(count)]);
  return table(say('resets.reasons'), [say('table.reason'), say('table.times')], rows, { visibleCaption: true });
}

function campaignsCard(context: AdminContext, campaigns: readonly CampaignRow[]): HTMLElement {
  const { say } = context;
  const start = button(say('campaigns.new'), () => context.go('campaigns/new'));
  if (campaigns.length === 0) return card(say('room.campaigns'), el('p', {}, say('campaigns.none')), actions(start));
  return card(
    say('room.campaigns'),
    campaignTable(context, campaigns),
    actions(link(say('campaigns.all'), '#campaigns'), start),
  );
}

/** Campaigns with how far they have come. */
export function campaignTable({ say, number, share }: AdminContext, campaigns: readonly CampaignRow[]): HTMLElement {
  const headings = [
    say('table.campaign'),
    say('table.state'),
    say('table.audience'),
    say('table.reached'),
    say('table.ready'),
  ];
  const rows = campaigns.map(({ id, name, state, counts: { audience, states } }) => {
    const reached = states.sent + states.opened + states.ready + states['opted-out'];
    return [
      link(name, `#campaigns/${id}`),
      campaignBadge(say, state),
      number(audience),
      `${number(reached)} (${share(reached, audience)})`,
      `${number(states.ready)} (${share(states.ready, audience)})`,
    ];
  });
  return table(say('room.campaigns'), headings, rows);
}

function doctorCard({ say, number, time }: AdminContext, { doctor }: Overview): HTMLElement {
  const more = actions(link(say('doctor.open'), '#doctor'));
  if (doctor === undefined) return card(say('room.doctor'), el('p', {}, say('doctor.none')), more);
  const { red, warning, unknown, green } = doctor.counts;
  return card(
    say('room.doctor'),
    el(
      'p',
      { class: 'badges' },
      badge(`✗ ${say('doctor.count-red', { count: number(red) })}`, red > 0 ? 'danger' : 'informative'),
      badge(`▲ ${say('doctor.count-warning', { count: number(warning) })}`, warning > 0 ? 'warning' : 'informative'),
      badge(`? ${say('doctor.count-unknown', { count: number(unknown) })}`, 'informative'),
      badge(`✓ ${say('doctor.count-green', { count: number(green) })}`, 'success'),
    ),
    el('p', { class: 'muted' }, say('doctor.at', { time: time(doctor.at) })),
    more,
  );
}
