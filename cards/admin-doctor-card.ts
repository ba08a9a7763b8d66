import type { DoctorLine, DoctorResult } from '../services/admin/admin-doctor.ts';
import type { Translator } from '../services/i18n/translator.ts';
import type { AdaptiveCard, Element } from './adaptive-card.ts';
import { adminButton, menuButton, outsideText } from './admin-elements.ts';
import { aside, card, label, notice, paragraph } from './elements.ts';
import { plain } from './plain-text.ts';

/** As many as a phone shows without endless scrolling, and as fit into a card. */
const mostShown = 8;
const titles = {
  red: 'admin.doctor.red',
  warning: 'admin.doctor.warning',
  unknown: 'admin.doctor.unknown',
} as const;

/** What the doctor saw: the worst first, each with what was seen and what to do. */
export function adminDoctorCard({ result }: { readonly result: DoctorResult }, t: Translator): AdaptiveCard {
  const { lines, counts, at } = result;
  const notFine = lines.filter(({ verdict }) => verdict !== 'green');
  const more = notFine.length - mostShown;
  return card(t, {
    title: t('admin.doctor.title'),
    body: [
      paragraph(t('admin.doctor.sum', { ...counts, at: new Date(at) })),
      ...(counts.red === 0 ? [notice(t('admin.doctor.fine'), counts.unknown === 0 ? 'good' : 'emphasis')] : []),
      ...notFine.slice(0, mostShown).flatMap((line) => lineElements(line, t)),
      ...(more > 0 ? [aside(t('admin.doctor.more', { count: more }))] : []),
    ],
    actions: [
      adminButton(t('button.admin.refresh'), { wish: 'doctor' }, { style: 'positive' }),
      adminButton(t('button.admin.page'), { wish: 'page', view: 'doctor' }),
      menuButton(t),
    ],
  });
}

function lineElements({ verdict, title, seen, fix }: DoctorLine, t: Translator): readonly Element[] {
  if (verdict === 'green') return [];
  return [
    label(t(titles[verdict], { title: plain(title) })),
    ...outsideText(seen),
    // What could not be looked at has no known fault to mend.
    ...(verdict === 'unknown' ? [] : outsideText(t('admin.doctor.fix', { fix }))),
  ];
}

/** What the doctor, or the plan, tells by itself. */
export function adminNewsCard(
  { title, lines }: { readonly title: string; readonly lines: readonly string[] },
  t: Translator,
): AdaptiveCard {
  return card(t, { title: plain(title), body: lines.flatMap(outsideText), actions: [menuButton(t)] });
}
