import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import type { AdaptiveCard, Element } from './adaptive-card.ts';
import type { HelpContact } from './doors.ts';
import { languageButton } from './language-card.ts';
import { aside, button, card, paragraph, securityLine } from './elements.ts';

/** `notUnderstood`: the card answers words that Avain could not place: it says so, and stays short enough for a phone. */
export type HelpModel = {
  readonly notUnderstood: boolean;
  readonly help: HelpContact;
  /** The mark of the question that can be passed on; undefined where there is none. */
  readonly passOn?: string | undefined;
};

export function helpCard(model: HelpModel, t: Translator): AdaptiveCard {
  return card(t, {
    title: t('help.title'),
    body: [
      ...(model.notUnderstood
        ? [paragraph(t('words.not-understood')), ...offer(model, t), aside(t('help.more'))]
        : words(model.help, t)),
      securityLine(t),
    ],
    actions: [
      button(t('button.forgot'), { verb: 'start-reset' }, 'positive'),
      button(t('button.unlock'), { verb: 'unlock' }),
      button(t('button.new-phone'), { verb: 'new-phone' }),
      button(t('button.human'), { verb: 'human' }),
      model.passOn === undefined
        ? button(t('button.my-data'), { verb: 'my-data' })
        : button(t('button.pass-on'), { verb: 'pass-on', question: model.passOn }),
      languageButton(t),
    ],
  });
}

function offer({ passOn }: HelpModel, t: Translator): readonly Element[] {
  return passOn === undefined ? [] : [paragraph(t('question.offer'))];
}

function words({ inChat }: HelpContact, t: Translator): readonly Element[] {
  const lines: readonly MessageKey[] = ['help.text', 'help.words', 'help.words-always', 'help.words-flow'];
  const cases = inChat === true ? [paragraph(t('case.help'))] : [];
  return [
    ...lines.map((line) => paragraph(t(line))),
    ...cases,
    paragraph(t('tree.help')),
    paragraph(t('ready.help')),
    aside(t('chat.type-instead')),
  ];
}
