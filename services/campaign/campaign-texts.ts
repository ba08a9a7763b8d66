import type { Language } from '../i18n/language.ts';
import type { CampaignText, CampaignTexts } from './campaign.ts';

/** Fills the holes that a draft may have. Who has no name in the directory is greeted without one ("Hello!"). */
export function fillText(
  text: CampaignText,
  values: { readonly name: string | undefined; readonly organisation: string },
): CampaignText {
  const fill = (one: string): string =>
    one
      .replace(/ ?\{name\}/gu, (hole) =>
        values.name === undefined || values.name === '' ? '' : hole.replace('{name}', () => values.name ?? ''),
      )
      .replaceAll('{organisation}', () => values.organisation);
  return { title: fill(text.title), body: fill(text.body) };
}

/**
 * The text for a reader of `wanted`, and the language it is in: English where the admin wrote none. The whole card then
 * speaks that language, so that nothing of it is read out in the wrong one.
 */
export function textFor(texts: CampaignTexts, wanted: Language): readonly [language: Language, text: CampaignText] {
  const own = texts[wanted];
  return own === undefined ? ['en', texts.en] : [wanted, own];
}
