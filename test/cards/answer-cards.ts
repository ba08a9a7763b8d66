import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { answerCard, choicesCard, missedCard } from '../../cards/answer-card.ts';
import { helpCard } from '../../cards/help-card.ts';
import type { Translator } from '../../services/i18n/translator.ts';
import { answerActions, type Answer } from '../../services/outcomes/answer-outcome.ts';

const help = { helpdesk: '+358 9 123 456' };
const inChat = { ...help, inChat: true };

const passOn = 'abcdefghijklmnop';
const choices = [
  { id: 'code-not-arriving-sms', title: 'The text message does not come' },
  { id: 'code-wrong', title: 'The code is refused' },
  { id: 'code-how-long-valid', title: 'A code is valid for five minutes' },
];

const answer: Answer = {
  id: 'code-not-arriving-mail',
  title: 'The mail with the code does not come',
  text: [
    'Look into the **junk folder** first. Contoso <b>Oy</b> & *partners* send from one address.',
    '1. Wait a minute.\n2. Ask for a new code.\n- or use another way',
    'More at [Microsoft’s page](https://support.microsoft.com/account_x) or https://aka.ms/sspr.',
  ].join('\n\n'),
  actions: ['resend', 'other-method', 'human'],
  related: choices,
};

/** Every card around an answer, with every command that an answer may offer. */
export function answerCards(t: Translator): readonly (readonly [string, AdaptiveCard])[] {
  return [
    ['answer', answerCard({ answer, help }, t)],
    ['answer-choices', choicesCard({ choices }, t)],
    ['answer-missed', missedCard({ choices: choices.slice(0, 1) }, t)],
    ['answer-missed-alone', missedCard({ choices: [] }, t)],
    ['answer-missed-why', missedCard({ choices, beside: { why: answer.id } }, t)],
    ['answer-missed-pass-on', missedCard({ choices, beside: { why: answer.id, passOn } }, t)],
    ['answer-choices-pass-on', choicesCard({ choices, beside: { passOn } }, t)],
    ['help-pass-on', helpCard({ notUnderstood: true, help: inChat, passOn }, t)],
    ...answerActions.map((action): readonly [string, AdaptiveCard] => [
      `answer-offers-${action}`,
      answerCard(
        { answer: { ...answer, text: 'Choose below what fits you best today.', actions: [action] }, help: inChat },
        t,
      ),
    ]),
  ];
}
