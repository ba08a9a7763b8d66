import type { Translator } from '../services/i18n/translator.ts';
import type { AdaptiveCard, SubmitAction } from './adaptive-card.ts';
import { humanButtons, type HelpContact } from './doors.ts';
import { aside, button, card, paragraph, securityLine } from './elements.ts';

/** The first card anybody sees: what Avain is good for, and the five things that go wrong. */
export function welcomeCard({ help }: { readonly help: HelpContact }, t: Translator): AdaptiveCard {
  return card(t, {
    title: t('welcome.title'),
    body: [
      paragraph(t('welcome.text')),
      paragraph(t('welcome.ask')),
      paragraph(t('ready.welcome')),
      aside(t('chat.type-instead')),
      securityLine(t),
    ],
    actions: [
      button(t('button.forgot'), { verb: 'start-reset' }, 'positive'),
      button(t('button.expired'), { verb: 'expired-password' }),
      button(t('button.know'), { verb: 'know-password' }),
      button(t('button.new-phone'), { verb: 'new-phone' }),
      // With a button to a human there are six already; the words above say what can be typed.
      ...(help.inChat === true ? humanButtons(help, 'asked-for-human', t) : [readyButton(t)]),
      button(t('button.help'), { verb: 'help' }),
    ],
  });
}

function readyButton(t: Translator): SubmitAction {
  return button(t('button.am-i-ready'), { verb: 'am-i-ready' });
}
