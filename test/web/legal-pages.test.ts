import { describe, expect, it } from '@jest/globals';
import { languages } from '../../services/i18n/language.ts';
import { createTranslator } from '../../services/i18n/translator.ts';
import { privacyPage } from '../../web/legal-pages.ts';
import type { PageAssets } from '../../web/page-assets.ts';

const asset = { name: 'page.css', contentType: 'text/css', body: Buffer.alloc(0), integrity: 'sha384-x' };
const assets: PageAssets = { of: () => asset, find: () => asset };
const organisation = { name: 'Contoso', helpdesk: '+358 9 123', privacyContact: 'privacy@contoso.example' };

describe.each(languages)('the privacy page in %s', (language) => {
  const t = createTranslator(language);
  const page = (admins: boolean) =>
    privacyPage({ t, assets, organisation, auditRetentionDays: 730, helpdesk: false, admins });

  it('tells of campaigns and counts only where somebody administrates Avain', () => {
    for (const key of ['page.privacy.uses.admins', 'page.privacy.retention.admins'] as const) {
      const sentence = t(key, { organisation: 'Contoso' });
      expect(page(true)).toContain(sentence);
      expect(page(false)).not.toContain(sentence);
    }
  });
});
