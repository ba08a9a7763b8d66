import type { CampaignText } from './campaign.ts';

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
