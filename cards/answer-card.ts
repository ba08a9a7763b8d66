import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import type { Answer, AnswerAction, AnswerChoice } from '../services/outcomes/answer-outcome.ts';
import type { AdaptiveCard, SubmitAction } from './adaptive-card.ts';
import { answerLines } from './answer-lines.ts';
import type { CardPayload } from './card-actions.ts';
import type { HelpContact } from './doors.ts';
import { aside, button, card, label, paragraph, securityLine } from './elements.ts';
import { bare, plain } from './plain-text.ts';

const longestTitle = 80;

/** An item of the knowledge: what to do, its buttons, and whether it was what the person meant. */
export function answerCard(
  model: { readonly answer: Answer; readonly help: HelpContact },
  t: Translator,
): AdaptiveCard {
  const { answer, help } = model;
  const inReset = answer.actions.flatMap((action) => (isInReset(action) ? [inResetWords[action]] : []));
  return card(t, {
    title: plain(answer.title),
    body: [
      ...answerLines(answer.text).map(paragraph),
      ...inReset.map((key) => aside(t(key))),
      label(t('answer.was-it')),
      securityLine(t),
    ],
    actions: [
      ...answer.actions.flatMap((action) => actionButton(action, help, t)),
      button(t('button.answer-yes'), { verb: 'answer-yes', answer: answer.id }),
      button(t('button.answer-no'), { verb: 'answer-no', answer: answer.id }),
    ],
  });
}

/** Not sure what was meant: at most three items to choose from. Nothing of what was typed is shown. */
export function choicesCard(model: { readonly choices: readonly AnswerChoice[] }, t: Translator): AdaptiveCard {
  return card(t, {
    title: t('answer.choices.title'),
    body: [paragraph(t('answer.choices.text')), aside(t('answer.choices.type')), securityLine(t)],
    actions: [...choiceButtons(model.choices), ...ways(t)],
  });
}

/** The answer was not what was meant: what lies close, and a human. */
export function missedCard(model: { readonly choices: readonly AnswerChoice[] }, t: Translator): AdaptiveCard {
  const near = model.choices.length > 0;
  return card(t, {
    title: t('answer.missed.title'),
    body: [
      paragraph(t(near ? 'answer.missed.near' : 'answer.missed.text')),
      ...(near ? [aside(t('answer.choices.type'))] : []),
      securityLine(t),
    ],
    actions: [...choiceButtons(model.choices), ...ways(t)],
  });
}

function choiceButtons(choices: readonly AnswerChoice[]): readonly SubmitAction[] {
  return choices.slice(0, 3).map(({ id, title }) => button(bare(title, longestTitle), { verb: 'answer', answer: id }));
}

function ways(t: Translator): readonly SubmitAction[] {
  return [button(t('button.human'), { verb: 'human' }), button(t('button.help'), { verb: 'help' })];
}

/** What only a step of a reset knows is said in words. */
const inResetWords = {
  resend: 'answer.in-reset.resend',
  'other-method': 'answer.in-reset.other-method',
} as const satisfies Partial<Record<AnswerAction, MessageKey>>;
type InReset = keyof typeof inResetWords;

function isInReset(action: AnswerAction): action is InReset {
  return action in inResetWords;
}

const titles = {
  'start-reset': 'button.forgot',
  unlock: 'button.unlock',
  'know-password': 'button.know',
  'new-phone': 'button.new-phone',
  'expired-password': 'button.expired',
  'am-i-ready': 'button.am-i-ready',
  'how-to-register': 'button.how-to-register',
  registered: 'button.registered',
  'my-data': 'button.my-data',
  erase: 'button.erase',
  human: 'button.human',
  'case-status': 'button.case-status',
  withdraw: 'button.withdraw',
  'is-agent-real': 'button.is-agent-real',
  help: 'button.help',
  'language-en': 'button.in-english',
  'language-fi': 'button.in-finnish',
  'no-more-messages': 'button.no-more-messages',
} as const satisfies Record<Exclude<AnswerAction, InReset>, MessageKey>;

/** Buttons about a case only where humans work cases. */
function actionButton(action: AnswerAction, { inChat }: HelpContact, t: Translator): readonly SubmitAction[] {
  if (isInReset(action)) return [];
  const aboutCase = action === 'case-status' || action === 'withdraw' || action === 'is-agent-real';
  if (aboutCase && inChat !== true) return [];
  const data: CardPayload = { verb: action };
  return [button(t(titles[action]), data, action === 'start-reset' ? 'positive' : 'default')];
}
