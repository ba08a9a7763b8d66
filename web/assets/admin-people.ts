import type { CoverageDay, Share } from '../../services/coverage/coverage.ts';
import type { CoverageAnswer, PeopleAnswer } from '../admin/admin-views.ts';
import { chart } from './admin-charts.ts';
import type { Outcome } from './admin-client.ts';
import type { AdminContext, Room } from './admin-context.ts';
import { actions, button, card, el, link, notice, save, table } from './admin-dom.ts';
import { lightBadge, lights, lightTones, lightWords, reasonWords } from './admin-words.ts';

const listed = ['red', 'amber', 'unknown'] as const;
type Listed = (typeof listed)[number];
const mostRows = 12;

/** Who could get back in today, in numbers, and behind a press by name. */
export const peopleRoom: Room = async (context, [asked]) => {
  const { say } = context;
  const { latest, lastTry } = await context.client.call<CoverageAnswer>('coverage/latest');
  const heading = el('h1', { tabindex: -1 }, say('room.people'));
  const lead = el('p', { class: 'muted' }, say('people.source'));
  const standing =
    lastTry?.state === 'running'
      ? notice(
          say('people.looking', {
            people: context.number(lastTry.read.people),
            rows: context.number(lastTry.read.registrations),
          }),
        )
      : lastTry?.state === 'failed'
        ? notice(say('people.last-failed', { time: context.time(lastTry.at) }), 'warning')
        : undefined;
  const refresh = button(say('people.refresh'), () => refreshCoverage(context));
  if (latest === undefined)
    return el('div', { class: 'room' }, heading, lead, standing, el('p', {}, say('coverage.none')), actions(refresh));
  const open = listed.find((light) => light === asked);
  return el(
    'div',
    { class: 'room' },
    heading,
    lead,
    standing,
    sharesCard(context, latest),
    card(say('people.why'), reasonRows(context, latest)),
    breakdown(
      context,
      say('people.groups'),
      Object.values(latest.groups).map((group) => [group.name, group]),
    ),
    breakdown(context, say('people.countries'), named(context, latest.countries)),
    breakdown(context, say('people.departments'), named(context, latest.departments)),
    methodsCard(context, latest),
    listCard(context, latest, open),
    actions(refresh),
  );
};

async function refreshCoverage(context: AdminContext): Promise<void> {
  await context.act(async () => {
    const { kind } = await context.client.call<Outcome>('coverage/refresh');
    context.tell(context.say(kind === 'running' ? 'people.refresh-running' : 'people.refresh-begun'), 'success');
  });
}

function sharesCard({ say, number, share, day }: AdminContext, latest: CoverageDay): HTMLElement {
  const { people, lights: counted } = latest.everybody;
  const { guests, disabled, resources } = latest.leftOut;
  const rows = lights.map((light) => [lightBadge(say, light), number(counted[light]), share(counted[light], people)]);
  return card(
    say('people.everybody', { people: number(people), day: day(latest.day) }),
    table(say('coverage.title'), [say('table.light'), say('table.people'), say('table.share')], rows),
    el(
      'p',
      { class: 'muted' },
      say('people.left-out', { guests: number(guests), disabled: number(disabled), resources: number(resources) }),
    ),
    el(
      'p',
      { class: 'muted' },
      say('people.entra', { registered: number(latest.entra.registered), capable: number(latest.entra.capable) }),
    ),
  );
}

function reasonRows(context: AdminContext, { reasons, everybody }: CoverageDay): HTMLElement {
  const { say, number, share } = context;
  const sorted = Object.entries(reasons).sort(([, a], [, b]) => b - a);
  if (sorted.length === 0) return el('p', {}, say('people.no-reasons'));
  const rows = sorted.map(([reason, count]) => [
    reasonWords(context, 'why', reason),
    number(count),
    share(count, everybody.people),
  ]);
  return table(say('people.why'), [say('table.reason'), say('table.people'), say('table.share')], rows);
}

type Named = readonly [name: string, share: Share];

/** Empty names are people of whom the directory does not say; `other` are all but the biggest. */
function named({ say }: AdminContext, shares: Readonly<Record<string, Share>>): readonly Named[] {
  const words: Readonly<Record<string, string>> = { '': say('people.not-said'), other: say('people.others') };
  return Object.entries(shares).map(([name, share]) => [words[name] ?? name, share]);
}

function breakdown(context: AdminContext, title: string, shares: readonly Named[]): HTMLElement | undefined {
  if (shares.length === 0) return undefined;
  const { say, number, share } = context;
  const sorted = shares.toSorted(([, a], [, b]) => b.people - a.people).slice(0, mostRows);
  const worst = sorted.toSorted(([, a], [, b]) => greenShare(a) - greenShare(b))[0];
  return card(
    title,
    chart({
      kind: 'bars',
      title,
      titled: true,
      summary:
        worst === undefined
          ? ''
          : say('people.worst', { name: worst[0], share: share(worst[1].lights.green, worst[1].people) }),
      axis: title,
      labels: sorted.map(([name]) => name),
      series: lights.map((light) => ({
        name: say(lightWords[light]),
        tone: lightTones[light],
        values: sorted.map(([, one]) => one.lights[light]),
      })),
      number,
      tableWords: say('chart.table'),
    }),
  );
}

const greenShare = ({ people, lights: { green } }: Share): number => (people === 0 ? 1 : green / people);

function methodsCard({ say, data, number, share }: AdminContext, latest: CoverageDay): HTMLElement {
  const names: Readonly<Record<string, string>> = data.methods;
  const rows = Object.entries(latest.methods)
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) => [names[kind] ?? kind, number(count), share(count, latest.everybody.people)]);
  return card(
    say('people.methods'),
    rows.length === 0
      ? el('p', {}, say('people.no-methods'))
      : table(say('people.methods'), [say('table.method'), say('table.people'), say('table.share')], rows),
  );
}

/** Names only once somebody asks for them: looking at them is written down. */
function listCard(context: AdminContext, latest: CoverageDay, open: Listed | undefined): HTMLElement {
  const { say, number } = context;
  const box = el('div', { id: 'people-list' });
  const show = (light: Listed) => context.act(async () => box.replaceChildren(await list(context, light)));
  const choices = listed.map((light) =>
    button(say('people.show', { light: say(lightWords[light]), count: number(latest.everybody.lights[light]) }), () =>
      show(light),
    ),
  );
  if (open !== undefined) void show(open);
  return card(say('people.by-name'), el('p', { class: 'muted' }, say('people.audited')), actions(...choices), box);
}

async function list(context: AdminContext, light: Listed): Promise<HTMLElement> {
  const { say, client } = context;
  const body = el('tbody');
  let next: string | undefined;
  const more = async (): Promise<void> => {
    const answer = await client.call<PeopleAnswer>('coverage/people', {
      light,
      ...(next === undefined ? {} : { cursor: next }),
    });
    next = answer.next;
    body.append(
      ...answer.people.map(({ displayName, userPrincipalName, reason, department, country }) =>
        el(
          'tr',
          {},
          el('th', { scope: 'row' }, displayName, el('span', { class: 'muted block' }, userPrincipalName)),
          el('td', {}, reasonWords(context, 'why', reason)),
          el('td', {}, department ?? '–'),
          el('td', {}, country ?? '–'),
        ),
      ),
    );
    moreButton.hidden = next === undefined;
  };
  const moreButton = button(say('people.more'), () => context.act(more));
  const csv = button(say('people.csv'), () => context.act(async () => download(context, light)));
  await more();
  const title = say('people.list', { light: say(lightWords[light]) });
  if (body.childElementCount === 0) return el('p', {}, say('people.nobody'));
  const headings = [say('table.person'), say('table.reason'), say('table.department'), say('table.country')];
  const head = el('thead', {}, el('tr', {}, ...headings.map((heading) => el('th', { scope: 'col' }, heading))));
  return el(
    'div',
    {},
    el('h3', {}, title),
    el(
      'div',
      { class: 'table', tabindex: 0, role: 'region', 'aria-label': title },
      el('table', {}, el('caption', { class: 'visually-hidden' }, title), head, body),
    ),
    actions(moreButton, csv, link(say('people.to-campaign'), '#campaigns/new/cannot-recover')),
  );
}

async function download({ client, say, tell }: AdminContext, light: Listed): Promise<void> {
  const answer = await client.file('coverage/people.csv', { light });
  if (answer.kind !== 'file' || !('blob' in answer)) return;
  save(answer);
  tell(say('saved'), 'success');
}
