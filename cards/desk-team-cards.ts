import type { DeskView } from '../services/outcomes/case-outcome.ts';
import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import type { AdaptiveCard, Element } from './adaptive-card.ts';
import { caseStateKeys, deskButton, deskSecurityLine, troubleKeys } from './desk-elements.ts';
import { aside, card, facts, paragraph, untitledCard } from './elements.ts';
import { plain } from './plain-text.ts';

/** One card instead of many. */
export function deskDigestCard(
  model: { readonly waiting: number; readonly fresh: number },
  t: Translator,
): AdaptiveCard {
  return card(t, {
    title: t('desk.digest.title'),
    body: [
      paragraph(t('desk.digest.text', model)),
      paragraph(t('desk.digest.why')),
      aside(t('desk.digest.type')),
      deskSecurityLine(t),
    ],
    actions: [
      deskButton(t('desk.button.next'), { verb: 'case-next' }, { style: 'positive' }),
      deskButton(t('desk.button.list'), { verb: 'case-list' }),
    ],
  });
}

/** How many cases one card lists. */
const listed = 20;
const longestName = 40;

/** Cases that wait or are worked, oldest first. An unclaimed one is claimed by choosing its number. */
export function deskListCard(
  model: { readonly views: readonly DeskView[]; readonly more: number },
  t: Translator,
): AdaptiveCard {
  const views = model.views.slice(0, listed);
  const more = model.more + model.views.length - views.length;
  const waiting = views.filter(({ owner }) => owner === undefined);
  return card(t, {
    title: t('desk.list.title'),
    body: [
      ...(views.length === 0 ? [paragraph(t('desk.list.none'))] : views.flatMap((view) => rowsOf(view, t))),
      ...(more > 0 ? [aside(t('desk.list.more', { more }))] : []),
      ...(waiting.length === 0 ? [] : [picking(waiting, t)]),
      aside(t('desk.list.type')),
      deskSecurityLine(t),
    ],
    actions: [
      ...(waiting.length === 0
        ? []
        : [
            deskButton(t('desk.button.pick'), { verb: 'case-pick' }, { inputs: true }),
            deskButton(t('desk.button.next'), { verb: 'case-next' }),
          ]),
      deskButton(t('desk.button.check'), { verb: 'check-open' }),
      deskButton(t('desk.button.report'), { verb: 'case-report' }),
      deskButton(t('desk.button.help'), { verb: 'case-help' }),
    ],
  });
}

function picking(waiting: readonly DeskView[], t: Translator): Element {
  return {
    type: 'Input.ChoiceSet',
    id: 'picked',
    label: t('desk.list.pick'),
    style: 'compact',
    placeholder: t('desk.list.choose'),
    // Clients show a choice as it stands, without Markdown: the name is in the list above.
    choices: waiting.map(({ caseId, number, trouble }) => ({
      title: t('desk.list.choice', { number, trouble: t(troubleKeys[trouble]) }),
      value: caseId,
    })),
  };
}

/** Number and name, and below them how it stands: a table would break the number in two. */
function rowsOf(view: DeskView, t: Translator): readonly Element[] {
  const { number, displayName, trouble, state, owner, openedAt } = view;
  const head = t('desk.list.head', { number, name: plain(cut(displayName)) });
  const standing = { trouble: t(troubleKeys[trouble]), state: t(caseStateKeys[state]), at: openedAt };
  const line =
    owner === undefined
      ? t('desk.list.line', standing)
      : t('desk.list.line-owned', { ...standing, owner: plain(cut(owner.name)) });
  return [
    { ...paragraph(head), weight: 'bolder' },
    { ...aside(line), spacing: 'none' },
  ];
}

function cut(name: string): string {
  const characters = Array.from(name);
  return characters.length > longestName ? `${characters.slice(0, longestName - 1).join('')}…` : name;
}

/** What the card shows of a team's counts; times in whole seconds. */
export type FiguresModel = {
  readonly teamName: string;
  readonly at: Date;
  readonly open: number;
  readonly claimed: number;
  readonly waitingForPerson: number;
  readonly waitingForAgent: number;
  readonly vouched: number;
  readonly overdue: number;
  readonly endedLast30Days: number;
  readonly medianSecondsToClaim: number | undefined;
  readonly medianSecondsToResolve: number | undefined;
  readonly reasons: readonly { readonly trouble: DeskView['trouble']; readonly count: number }[];
};

const mostReasons = 5;

export function deskReportCard(
  model: { readonly figures: FiguresModel; readonly csvUrl: string },
  t: Translator,
): AdaptiveCard {
  const { figures, csvUrl } = model;
  const count = (key: MessageKey, value: number): readonly [string, string] => [t(key), String(value)];
  const reasons = figures.reasons.slice(0, mostReasons);
  return card(t, {
    title: t('desk.report.title', { team: plain(figures.teamName) }),
    body: [
      facts([
        count('desk.report.open', figures.open),
        count('desk.report.overdue', figures.overdue),
        count('desk.report.claimed', figures.claimed),
        count('desk.report.waiting-for-person', figures.waitingForPerson),
        count('desk.report.waiting-for-agent', figures.waitingForAgent),
        count('desk.report.vouched', figures.vouched),
        count('desk.report.ended', figures.endedLast30Days),
        [t('desk.report.to-claim'), duration(figures.medianSecondsToClaim, t)],
        [t('desk.report.to-resolve'), duration(figures.medianSecondsToResolve, t)],
      ]),
      ...(reasons.length === 0
        ? [paragraph(t('desk.report.no-reasons'))]
        : [
            paragraph(t('desk.report.reasons')),
            facts(reasons.map(({ trouble, count: times }) => [t(troubleKeys[trouble]), String(times)])),
          ]),
      aside(t('desk.report.at', { at: figures.at })),
      aside(t('desk.report.type')),
      deskSecurityLine(t),
    ],
    actions: [
      ...(/^https?:\/\/\S+$/u.test(csvUrl)
        ? [{ type: 'Action.OpenUrl' as const, title: t('desk.button.csv'), url: csvUrl }]
        : []),
      deskButton(t('desk.button.list'), { verb: 'case-list' }),
    ],
  });
}

function duration(seconds: number | undefined, t: Translator): string {
  if (seconds === undefined) return t('desk.report.unknown');
  if (seconds < 60) return t('desk.time.seconds', { count: seconds });
  if (seconds < 7200) return t('desk.time.minutes', { count: Math.round(seconds / 60) });
  return t('desk.time.hours', { count: Math.round(seconds / 360) / 10 });
}

/** What agents can say to Avain in their channel. */
export function deskHelpCard(t: Translator): AdaptiveCard {
  return card(t, {
    title: t('desk.help.title'),
    body: [
      paragraph(t('desk.help.text')),
      paragraph(t('desk.help.case')),
      paragraph(t('desk.help.team')),
      paragraph(t('desk.help.relay')),
      deskSecurityLine(t),
    ],
    actions: [
      deskButton(t('desk.button.list'), { verb: 'case-list' }),
      deskButton(t('desk.button.next'), { verb: 'case-next' }),
      deskButton(t('desk.button.check'), { verb: 'check-open' }),
      deskButton(t('desk.button.report'), { verb: 'case-report' }),
    ],
  });
}

/** A form that has done its work: nothing left to press. */
export function deskUsedCard(t: Translator): AdaptiveCard {
  return untitledCard(t, [aside(t('desk.form.inert'))]);
}
