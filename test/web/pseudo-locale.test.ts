import { describe, expect, it } from '@jest/globals';
import { languages } from '../../services/i18n/language.ts';
import { createTranslator } from '../../services/i18n/translator.ts';
import { adminPage } from '../../web/admin/admin-page.ts';
import { callerPage } from '../../web/caller-page.ts';
import { figuresPage } from '../../web/figures-page.ts';
import { goPage } from '../../web/go-page.ts';
import { privacyPage, termsPage } from '../../web/legal-pages.ts';
import { notMePage } from '../../web/not-me-page.ts';
import { objectionPage } from '../../web/objection-page.ts';
import type { PageAssets } from '../../web/page-assets.ts';
import { passwordPage } from '../../web/password-page.ts';
import { createPseudoTranslator, outsideMarks, textsOfPage } from '../support/pseudo-locale.ts';

const t = createPseudoTranslator();
const asset = { name: 'page.css', contentType: 'text/css', body: Buffer.alloc(0), integrity: 'sha384-x' };
const assets: PageAssets = { of: () => asset, find: () => asset };
const organisation = { name: 'Contoso', helpdesk: '+358 9 123', privacyContact: 'privacy@contoso.example' };
const common = { t, assets, organisation };

const pages: Readonly<Record<string, string>> = {
  password: passwordPage({ ...common, teamsAppIds: ['app'] }),
  'password, from a call': passwordPage({ ...common, teamsAppIds: ['app'], from: 'call' }),
  call: callerPage(common),
  'not me': notMePage(common),
  objection: objectionPage(common),
  figures: figuresPage(common),
  go: goPage({ ...common, links: { chat: 'https://teams.example/chat', install: 'https://teams.example/install' } }),
  privacy: privacyPage({ ...common, auditRetentionDays: 730, helpdesk: true, admins: true }),
  terms: termsPage({ ...common, auditRetentionDays: 730, helpdesk: true, admins: true }),
  admin: adminPage({ ...common, translator: () => t }),
};

/** What is the same in every language: names and addresses of the organisation, and each language in its own words. */
const same: readonly string[] = [
  ...Object.values(organisation),
  ...languages.map((language) => createTranslator(language)('language.in-itself')),
];

describe('every page in a language that nobody speaks', () => {
  it.each(Object.keys(pages))('holds no text of its own, and cuts none (%s)', (name) => {
    const texts = textsOfPage(pages[name] ?? '').map((text) => ({ text, ...outsideMarks(text) }));
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.filter(({ cut }) => cut)).toEqual([]);
    const hardCoded = texts.filter(({ rest }) => /\p{L}/u.test(rest) && !same.includes(rest));
    expect(hardCoded.map(({ rest }) => rest)).toEqual([]);
  });
});
