import { isLanguageCommand, languageOfCommand, type LanguageCommand } from '../services/i18n/language.ts';
import { inItself } from '../services/i18n/in-itself.ts';
import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import type { Answer, AnswerAction, AnswerChoice } from '../services/outcomes/answer-outcome.ts';
import type { Action, AdaptiveCard, Element, ShowCardAction, SubmitAction, TextBlock } from './adaptive-card.ts';
import { answerLines } from './answer-lines.ts';
import { whyVerbs, type CardPayload } from './card-actions.ts';
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
  return card(t, {
    title: plain(answer.title),
    body: [
      ...answerLines(answer.text).map(paragraph),
      ...actionNotes(answer.actions, t),
      label(t('answer.was-it')),
      securityLine(t),
    ],
    actions: [
      ...actionButtons(answer.actions, help, t),
      button(t('button.answer-yes'), { verb: 'answer-yes', answer: answer.id }),
      button(t('button.answer-no'), { verb: 'answer-no', answer: answer.id }),
    ],
  });
}

/** What may stand beside the items: the question's mark where it can be passed on, the missed item where it says why. */
export type Beside = { readonly passOn?: string | undefined; readonly why?: string | undefined };

/** Six buttons at most: as many items as are left. */
export function mostChoices({ passOn, why }: Beside): number {
  return 3 - (passOn !== undefined && why !== undefined ? 1 : 0);
}

/** Not sure what was meant: at most three items to choose from. Nothing of what was typed is shown. */
export function choicesCard(
  model: { readonly choices: readonly AnswerChoice[]; readonly beside?: Beside },
  t: Translator,
): AdaptiveCard {
  const { choices, beside = {} } = model;
  return card(t, {
    title: t('answer.choices.title'),
    body: [paragraph(t('answer.choices.text')), aside(t('answer.choices.type')), ...offer(beside, t), securityLine(t)],
    actions: [...choiceButtons(choices, beside), ...ways(beside, t)],
  });
}

/** The answer was not what was meant: what lies close, a human, and a way to say why. */
export function missedCard(
  model: { readonly choices: readonly AnswerChoice[]; readonly beside?: Beside },
  t: Translator,
): AdaptiveCard {
  const { choices, beside = {} } = model;
  const near = choices.length > 0;
  return card(t, {
    title: t('answer.missed.title'),
    body: [
      paragraph(t(near ? 'answer.missed.near' : 'answer.missed.text')),
      ...(near ? [aside(t('answer.choices.type'))] : []),
      ...offer(beside, t),
      securityLine(t),
    ],
    actions: [...choiceButtons(choices, beside), ...ways(beside, t)],
  });
}

function choiceButtons(choices: readonly AnswerChoice[], beside: Beside): readonly SubmitAction[] {
  return choices.slice(0, mostChoices(beside)).map(({ id, title }) => {
    const tree = treeOf(id);
    const data: CardPayload = tree === undefined ? { verb: 'answer', answer: id } : { verb: 'tree-open', tree };
    return button(bare(title, longestTitle), data);
  });
}

const treeMark = 'tree:';

/** The id under which a tree of the troubleshooter stands among items: one that no item can have. */
export function treeChoice(tree: string): string {
  return `${treeMark}${tree}`;
}

export function treeOf(id: string): string | undefined {
  return id.startsWith(treeMark) ? id.slice(treeMark.length) : undefined;
}

function offer({ passOn }: Beside, t: Translator): readonly Element[] {
  return passOn === undefined ? [] : [aside(t('question.offer'))];
}

function ways({ passOn, why }: Beside, t: Translator): readonly Action[] {
  return [
    button(t('button.human'), { verb: 'human' }),
    ...(passOn === undefined ? [] : [button(t('button.pass-on'), { verb: 'pass-on', question: passOn })]),
    ...(why === undefined ? [] : [whyAction(why, t)]),
    button(t('button.help'), { verb: 'help' }),
  ];
}

/** Behind a button of its own: whoever looks for help should see the ways to it first. */
function whyAction(answer: string, t: Translator): ShowCardAction {
  return {
    type: 'Action.ShowCard',
    title: t('button.why'),
    card: {
      type: 'AdaptiveCard',
      body: [paragraph(t('answer.why'))],
      actions: whyVerbs.map((verb) => button(t(`button.${verb}`), { verb, answer })),
    },
  };
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
  'no-more-messages': 'button.no-more-messages',
} as const satisfies Record<Exclude<AnswerAction, InReset | LanguageCommand>, MessageKey>;

/** What an answer or a remedy offers, as buttons; the rest of it is `actionNotes`. */
export function actionButtons(
  actions: readonly AnswerAction[],
  help: HelpContact,
  t: Translator,
): readonly SubmitAction[] {
  return actions.flatMap((action) => actionButton(action, help, t));
}

/** What is offered in words only, because nothing but a step of a reset can do it. */
export function actionNotes(actions: readonly AnswerAction[], t: Translator): readonly TextBlock[] {
  return actions.flatMap((action) => (isInReset(action) ? [aside(t(inResetWords[action]))] : []));
}

/** An action's button; those about a case only where humans work cases. */
export function actionButton(action: AnswerAction, { inChat }: HelpContact, t: Translator): readonly SubmitAction[] {
  if (isInReset(action)) return [];
  const aboutCase = action === 'case-status' || action === 'withdraw' || action === 'is-agent-real';
  if (aboutCase && inChat !== true) return [];
  const data: CardPayload = { verb: action };
  return [button(titleOf(action, t), data, action === 'start-reset' ? 'positive' : 'default')];
}

/** A language is offered in its own words. */
function titleOf(action: Exclude<AnswerAction, InReset>, t: Translator): string {
  return isLanguageCommand(action) ? inItself(languageOfCommand(action)) : t(titles[action]);
}
