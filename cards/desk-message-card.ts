import type { Translator } from '../services/i18n/translator.ts';
import type { AdaptiveCard } from './adaptive-card.ts';
import { aside, card, paragraph } from './elements.ts';
import { plain, plainLines } from './plain-text.ts';

/** What the person of a case wrote, in the case's thread: whose words they are comes first, and what they do not prove. */
export function personMessageCard(
  model: { readonly name: string; readonly text: string },
  t: Translator,
): AdaptiveCard {
  return card(t, {
    title: t('desk.message.title', { name: plain(model.name) }),
    body: [
      { type: 'Container', style: 'accent', items: plainLines(model.text).map((line) => paragraph(line)) },
      aside(t('desk.message.type')),
    ],
  });
}
