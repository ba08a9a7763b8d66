import { inItself } from '../services/i18n/in-itself.ts';
import { languages } from '../services/i18n/language.ts';
import { createTranslator, type Translator } from '../services/i18n/translator.ts';
import type { AdaptiveCard, SubmitAction } from './adaptive-card.ts';
import { button, card, paragraph, securityLine } from './elements.ts';

/** Every language to choose from, each in its own words: whoever has to choose may read no other. */
export function languageCard(t: Translator): AdaptiveCard {
  const others = languages.filter((language) => language !== t.language);
  return card(t, {
    title: t('language.title'),
    body: [
      paragraph(t('language.text')),
      ...others.map((language) => paragraph(createTranslator(language)('language.title'))),
      securityLine(t),
    ],
    actions: languages.map((language) => button(inItself(language), { verb: `language-${language}` })),
  });
}

/** Opens that card; the word for "language" in every language, the reader's first. */
export function languageButton(t: Translator): SubmitAction {
  const rest = languages.filter((language) => language !== t.language);
  const words = [t.language, ...rest].map((language) => createTranslator(language)('language.word'));
  return button(words.join(' · '), { verb: 'language' });
}
