import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { enCampaignDraft } from '../../../services/i18n/en/campaign-draft.ts';
import { fiCampaignDraft } from '../../../services/i18n/fi/campaign-draft.ts';
import { createTranslator, type MessageKey } from '../../../services/i18n/translator.ts';

describe('what is wrong with a draft of a campaign', () => {
  const keys = Object.keys(enCampaignDraft) as (keyof typeof enCampaignDraft & MessageKey)[];

  it('has the same sentences in all languages, and no sentence that nothing says', () => {
    expect(Object.keys(fiCampaignDraft).sort()).toEqual([...keys].sort());
    const folder = 'services/campaign';
    const code = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
    expect(keys.filter((key) => !code.some((text) => text.includes(`'${key}'`)))).toEqual([]);
  });

  it('shows the braces that a text may hold as they are typed', () => {
    for (const language of ['en', 'fi'] as const)
      expect(createTranslator(language)('campaign-draft.holes')).toContain('{name}');
  });
});
