import type { Translator } from '../services/i18n/translator.ts';
import type { CaseView } from '../services/outcomes/case-outcome.ts';
import type { AdaptiveCard, Element } from './adaptive-card.ts';
import { doorActions, doorElements, humanButtons, type HelpContact } from './doors.ts';
import { aside, button, card, paragraph, securityLine } from './elements.ts';
import { plain, plainLines } from './plain-text.ts';

/** What a human of the helpdesk wrote. Name and kind of speaker come first; the words stand apart from the bot's own. */
export function humanMessageCard(model: { readonly name: string; readonly text: string }, t: Translator): AdaptiveCard {
  const agent = plain(model.name);
  const words: Element = {
    type: 'Container',
    style: 'accent',
    items: plainLines(model.text).map((line) => paragraph(line)),
  };
  return card(t, {
    title: t('case.human.title', { agent }),
    body: [words, aside(t('case.human.type', { agent })), securityLine(t)],
  });
}

/** "Is this agent real?": who holds the case, the words that prove it, and what nobody of the helpdesk asks for. */
export function agentRealCard(
  { view, help }: { readonly view: CaseView | undefined; readonly help: HelpContact },
  t: Translator,
): AdaptiveCard {
  if (view === undefined) {
    return card(t, {
      title: t('case.real.none.title'),
      body: [
        paragraph(t('case.real.none.text')),
        paragraph(t('case.real.never')),
        ...doorElements(['helpdesk'], help, t),
        aside(t('case.real.type')),
        securityLine(t),
      ],
      actions: [
        ...humanButtons(help, 'asked-for-human', t),
        ...doorActions(['helpdesk'], help, t),
        button(t('button.help'), { verb: 'help' }),
      ],
    });
  }
  return card(t, {
    title: t('case.real.title'),
    body: [
      aside(t('case.title', { number: view.number })),
      paragraph(holder(view, t)),
      paragraph(t('case.real.ask', { words: view.words.join(' · ') })),
      paragraph(t('case.real.never')),
      aside(t('case.real.type')),
      securityLine(t),
    ],
    actions: [
      button(t('button.case-status'), { verb: 'case-status', case: view.caseId }),
      button(t('button.help'), { verb: 'help' }),
    ],
  });
}

function holder(view: CaseView, t: Translator): string {
  const team = plain(view.teamName);
  if (view.agentName === undefined) return t('case.real.nobody', { team });
  const agent = plain(view.agentName);
  return view.claimedAt === undefined
    ? t('case.real.agent-unknown-since', { agent, team })
    : t('case.real.agent', { agent, team, since: view.claimedAt });
}

/** Asked before a case is withdrawn. */
export function withdrawConfirmCard({ view }: { readonly view: CaseView }, t: Translator): AdaptiveCard {
  const about = { case: view.caseId };
  return card(t, {
    title: t('case.withdraw.title'),
    body: [
      paragraph(t('case.withdraw.text', { number: view.number })),
      ...withReset(view, t),
      aside(t('case.withdraw.type')),
      securityLine(t),
    ],
    actions: [
      button(t('button.withdraw-confirmed'), { verb: 'withdraw-confirmed', ...about }),
      button(t('button.case-status'), { verb: 'case-status', ...about }),
    ],
  });
}

/** What becomes of the reset behind the case. */
function withReset({ state, flowId }: CaseView, t: Translator): readonly Element[] {
  if (state === 'vouched') return [paragraph(t('case.withdraw.vouched'))];
  return flowId === undefined ? [] : [paragraph(t('case.withdraw.reset'))];
}

/** A password or a code was typed to the helpdesk. What it was is neither shown nor kept. */
export function notPassedOnCard({ what }: { readonly what: 'secret' | 'code' }, t: Translator): AdaptiveCard {
  return card(t, {
    title: t('case.secret.title'),
    body: [paragraph(t(what === 'secret' ? 'case.secret.text' : 'case.code.text')), securityLine(t)],
  });
}

/** Too many cases of one person in a day. */
export function tooManyCasesCard(
  { retryAt, help }: { readonly retryAt: Date; readonly help: HelpContact },
  t: Translator,
): AdaptiveCard {
  return card(t, {
    title: t('case.too-many.title'),
    body: [
      paragraph(t('case.too-many.text', { at: retryAt })),
      ...doorElements(['helpdesk'], help, t),
      securityLine(t),
    ],
    actions: [...doorActions(['helpdesk'], help, t), button(t('button.help'), { verb: 'help' })],
  });
}
