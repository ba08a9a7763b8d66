import type { Translator } from '../services/i18n/translator.ts';
import type { AdaptiveCard } from './adaptive-card.ts';
import { humanButtons, type HelpContact } from './doors.ts';
import { aside, button, card, paragraph, securityLine } from './elements.ts';

/** The first card anybody sees: what Avain is good for, and the five things that go wrong. */
export function welcomeCard({ help }: { readonly help: HelpContact }, t: Translator): AdaptiveCard {
  return card(t, {
    title: t('welcome.title'),
    body: [paragraph(t('welcome.text')), paragraph(t('welcome.ask')), aside(t('chat.type-instead')), securityLine(t)],
    actions: [
      button(t('button.forgot'), { verb: 'start-reset' }, 'positive'),
      button(t('button.expired'), { verb: 'expired-password' }),
      button(t('button.know'), { verb: 'know-password' }),
      button(t('button.new-phone'), { verb: 'new-phone' }),
      ...humanButtons(help, 'asked-for-human', t),
      button(t('button.help'), { verb: 'help' }),
    ],
  });
}
