import { answerFaults } from '../services/outcomes/answer-outcome.ts';
import type { Gap, GapOverview, MissedItem } from '../services/outcomes/gap-outcome.ts';
import type { Translator } from '../services/i18n/translator.ts';
import type { AdaptiveCard, Element } from './adaptive-card.ts';
import { adminButton, menuButton, outsideLine, pickOne } from './admin-elements.ts';
import { aside, card, label, paragraph } from './elements.ts';
import { plain } from './plain-text.ts';

const longestShown = 300;
/** What a list to pick from shows of a question. */
const longestPicked = 80;

/** What people asked and nobody could answer, and the answers that people said no to. */
export function adminGapsCard({ view }: { readonly view: GapOverview }, t: Translator): AdaptiveCard {
  const { gaps, moreGaps, missed, drafts } = view;
  const picking = gaps.length > 0;
  return card(t, {
    title: t('admin.gaps.title'),
    body: [
      paragraph(t(picking ? 'admin.gaps.text' : 'admin.gaps.none')),
      ...gaps.map((gap) => paragraph(gapLine(gap, t))),
      ...(moreGaps > 0 ? [aside(t('admin.gaps.more', { count: moreGaps }))] : []),
      ...(picking ? [pickOne(t('admin.gaps.pick'), gaps.map(choiceOf), t)] : []),
      ...missedElements(missed, t),
      ...(drafts > 0 ? [aside(t('admin.gaps.drafts', { count: drafts }))] : []),
    ],
    actions: [
      ...(picking
        ? [
            adminButton(
              t('button.admin.gap-draft'),
              { wish: 'gap-act', act: 'draft' },
              { style: 'positive', inputs: true },
            ),
            adminButton(t('button.admin.gap-dismiss'), { wish: 'gap-act', act: 'dismiss' }, { inputs: true }),
          ]
        : []),
      menuButton(t),
    ],
  });
}

function gapLine({ text, count, lastDay }: Gap, t: Translator): string {
  return `• ${outsideLine(text, longestShown)} · ${t('admin.gaps.times', { count, day: lastDay })}`;
}

function choiceOf({ id, text }: Gap): { readonly title: string; readonly value: string } {
  const short = Array.from(text).slice(0, longestPicked).join('');
  return { title: short === text ? text : `${short}…`, value: id };
}

function missedElements(missed: readonly MissedItem[], t: Translator): readonly Element[] {
  if (missed.length === 0) return [];
  return [label(t('admin.gaps.missed')), ...missed.map((item) => paragraph(missedLine(item, t)))];
}

function missedLine({ title, no, why }: MissedItem, t: Translator): string {
  const told = answerFaults.flatMap((fault) =>
    why[fault] === 0 ? [] : [t(`admin.gaps.why.${fault}`, { count: why[fault] })],
  );
  return `• ${[plain(title), t('admin.gaps.no', { count: no }), ...told].join(' · ')}`;
}
