import type { Translator } from '../services/i18n/translator.ts';
import type { AdaptiveCard, Element } from './adaptive-card.ts';
import { aside, card, paragraph } from './elements.ts';
import { plain, plainLines } from './plain-text.ts';

/** What the person of a case wrote, in the case's thread: whose words they are comes first, and what they do not prove. */
export function personMessageCard(
  model: { readonly name: string; readonly text: string },
  t: Translator,
): AdaptiveCard {
  return card(t, {
    title: t('desk.message.title', { name: plain(model.name) }),
    body: [quoted(model.text, 'accent'), aside(t('desk.message.type'))],
  });
}

/** What an agent wrote to the person from the case's card, for the colleagues in the thread. */
export function agentMessageCard(model: { readonly name: string; readonly text: string }, t: Translator): AdaptiveCard {
  return card(t, {
    title: t('desk.sent.title', { name: plain(model.name) }),
    body: [quoted(model.text, 'emphasis'), aside(t('desk.say.sent'))],
  });
}

function quoted(text: string, style: 'accent' | 'emphasis'): Element {
  return { type: 'Container', style, items: plainLines(text).map((line) => paragraph(line)) };
}
