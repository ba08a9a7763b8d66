import { createTranslator } from '../services/i18n/translator.ts';
import type { KitPost } from '../services/kit/kit.ts';
import type { AdaptiveCard } from './adaptive-card.ts';
import { card, paragraph } from './elements.ts';
import { plain, plainLines } from './plain-text.ts';

/** What an organisation posts in a channel of its own: title, words, and the one link. */
export function kitPostCard({ language, title, body, link }: KitPost): AdaptiveCard {
  return {
    ...card(createTranslator(language), {
      title: plain(title),
      body: plainLines(body).map(paragraph),
      actions: [{ type: 'Action.OpenUrl', title: link.label, url: link.url }],
    }),
    fallbackText: `${title}: ${link.url}`,
  };
}
