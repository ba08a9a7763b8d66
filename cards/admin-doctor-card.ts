import type { DoctorLine, DoctorResult } from '../services/admin/admin-doctor.ts';
import type { Translator } from '../services/i18n/translator.ts';
import type { AdaptiveCard, Element } from './adaptive-card.ts';
import { adminButton, menuButton, outsideLine, outsideText, ownText } from './admin-elements.ts';
import { aside, card, label, notice, paragraph } from './elements.ts';
import { plain } from './plain-text.ts';

/** As many as a phone shows without endless scrolling. */
const mostShown = 8;
/** Of the 25 KB that a card may have: an answer of somebody else's server is quoted, and may be long. */
const mostBytes = 15_000;
/** Of what is no fault: enough to know whether to look at the page. */
const longestSeen = 160;

/** What the doctor saw: faults in full, with what to do; what is only to be looked at, or unknown, in a line each. */
export function adminDoctorCard({ result }: { readonly result: DoctorResult }, t: Translator): AdaptiveCard {
  const { lines, counts, at } = result;
  const notFine = lines.filter(({ verdict }) => verdict !== 'green');
  const shown = fitting(notFine.slice(0, mostShown).map((line) => lineElements(line, t)));
  const more = notFine.length - shown.length;
  return card(t, {
    title: t('admin.doctor.title'),
    body: [
      paragraph(t('admin.doctor.sum', { ...counts, at: new Date(at) })),
      ...(counts.red > 0 ? [] : [fineNotice(counts, t)]),
      ...shown.flat(),
      ...(more > 0 ? [aside(t('admin.doctor.more', { count: more }))] : []),
    ],
    actions: [
      adminButton(t('button.admin.doctor-again'), { wish: 'doctor' }, { style: 'positive' }),
      adminButton(t('button.admin.page'), { wish: 'page', view: 'doctor' }),
      menuButton(t),
    ],
  });
}

/** Nothing is called fine that nobody could look at. */
function fineNotice({ unknown }: DoctorResult['counts'], t: Translator): Element {
  return unknown === 0 ? notice(t('admin.doctor.fine'), 'good') : notice(t('admin.doctor.no-red'));
}

/** As many as fit; the worst come first. */
function fitting(parts: readonly (readonly Element[])[]): readonly (readonly Element[])[] {
  let bytes = 0;
  return parts.filter((elements) => (bytes += new TextEncoder().encode(JSON.stringify(elements)).length) <= mostBytes);
}

function lineElements({ verdict, title, seen, why, fix }: DoctorLine, t: Translator): readonly Element[] {
  if (verdict === 'green') return [];
  if (verdict !== 'red') {
    const words = { title: plain(title), seen: outsideLine(seen, longestSeen) };
    return [paragraph(t(verdict === 'warning' ? 'admin.doctor.warning' : 'admin.doctor.unknown', words))];
  }
  return [
    label(t('admin.doctor.red', { title: plain(title) })),
    ...outsideText(seen, 500),
    aside(outsideLine(why, 500)),
    ...ownText(t('admin.doctor.fix', { fix })),
  ];
}

/** More would be a wall of text; what is left out stands where the last line leads. */
const mostNews = 10;
const longestNews = 300;

/** What the doctor, or the plan, tells by itself. No button: whoever owns a task of the plan need not be an admin. */
export function adminNewsCard(
  { title, lines }: { readonly title: string; readonly lines: readonly string[] },
  t: Translator,
): AdaptiveCard {
  const shown = lines.length > mostNews ? [...lines.slice(0, mostNews - 1), ...lines.slice(-1)] : lines;
  return card(t, { title: plain(title), body: shown.flatMap((line) => outsideText(line, longestNews)) });
}
