import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import type { AdaptiveCard } from './adaptive-card.ts';
import { card, paragraph, securityLine } from './elements.ts';

/** Something that looked like a password was typed in chat. What it was is neither shown nor kept. */
export function secretSeenCard(t: Translator): AdaptiveCard {
  return card(t, { title: t('secret.title'), body: [paragraph(t('secret.text')), securityLine(t)] });
}

/** Keys of plain one-sentence answers that need no card. */
export type WordsKey = Extract<
  MessageKey,
  `words.${string}` | `case.say.${string}` | 'number.unasked' | `admin.${string}`
>;
