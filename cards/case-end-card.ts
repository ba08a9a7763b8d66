import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import type { CaseView } from '../services/outcomes/case-outcome.ts';
import type { AdaptiveCard } from './adaptive-card.ts';
import { doorActions, doorElements, humanButtons, type HelpContact } from './doors.ts';
import { aside, button, card, paragraph, securityLine } from './elements.ts';

const becauseKeys = {
  'password-set': 'case.ended.password-set',
  'solved-otherwise': 'case.ended.solved-otherwise',
  'not-the-person': 'case.ended.not-the-person',
  'not-entitled': 'case.ended.not-entitled',
  'no-answer': 'case.ended.no-answer',
  'self-service-again': 'case.ended.self-service-again',
  'withdrawn-by-person': 'case.ended.withdrawn-by-person',
  'closed-in-desk': 'case.ended.closed-in-desk',
  'account-gone': 'case.ended.account-gone',
  'time-over': 'case.ended.time-over',
} as const satisfies Record<NonNullable<CaseView['endedBecause']>, MessageKey>;

/** How a case ended, why, and the next door: nobody is left with a refusal and nothing else. */
export function caseEndCard(
  { view, help }: { readonly view: CaseView; readonly help: HelpContact },
  t: Translator,
): AdaptiveCard {
  const because = view.endedBecause ?? 'solved-otherwise';
  const again = because === 'self-service-again';
  const done = because === 'password-set';
  return card(t, {
    title: t(titleOf(view)),
    body: [
      aside(t('case.title', { number: view.number })),
      paragraph(t(becauseKeys[because])),
      ...(done ? [] : [paragraph(t(because === 'not-the-person' ? 'case.ended.in-person' : 'case.ended.next'))]),
      ...(done ? [] : doorElements(['helpdesk'], help, t)),
      aside(t('case.ended.type')),
      securityLine(t),
    ],
    actions: done
      ? [button(t('button.help'), { verb: 'help' })]
      : [
          ...(again ? [button(t('button.forgot'), { verb: 'start-reset' }, 'positive')] : []),
          ...humanButtons(help, 'asked-for-human', t),
          ...doorActions(['helpdesk'], help, t),
          button(t('button.help'), { verb: 'help' }),
        ],
  });
}

function titleOf({ state, endedBecause }: CaseView): MessageKey {
  if (endedBecause === 'closed-in-desk') return 'case.news.closed-in-desk.title';
  if (state === 'refused') return 'case.news.refused.title';
  if (state === 'expired') return 'case.news.expired.title';
  return state === 'withdrawn' ? 'case.news.withdrawn.title' : 'case.news.resolved.title';
}
