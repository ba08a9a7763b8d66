import { inItself } from '../services/i18n/in-itself.ts';
import { languages } from '../services/i18n/language.ts';
import type { Translator } from '../services/i18n/translator.ts';
import { html, type Markup } from './html.ts';
import type { AssetFile, PageAssets } from './page-assets.ts';

export type Organisation = {
  readonly name: string;
  /** How to reach the helpdesk, in words: a number, an address, a room. */
  readonly helpdesk: string;
  readonly privacyContact: string;
};

export type FrameModel = {
  readonly t: Translator;
  readonly assets: PageAssets;
  readonly organisation: Organisation;
  readonly title: string;
  /** Address of this page without language, for the language switch. */
  readonly path: string;
  readonly script: Extract<AssetFile, `${string}.js`> | undefined;
  readonly body: Markup;
};

/** The document around every page: one stylesheet, at most one script, no inline code, nothing from elsewhere. */
export function pageFrame(model: FrameModel): string {
  const { t, assets, organisation } = model;
  const style = assets.of('page.css');
  const script = model.script === undefined ? undefined : assets.of(model.script);
  return html`<!doctype html>
    <html lang="${t.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${model.title} – ${t('page.brand')}</title>
        <link rel="icon" type="image/svg+xml" href="/assets/${assets.of('icon.svg').name}" />
        <link rel="stylesheet" href="/assets/${style.name}" integrity="${style.integrity}" />
        ${script === undefined ? undefined : html`<script type="module" src="/assets/${script.name}" integrity="${script.integrity}"></script>`}
      </head>
      <body>
        <header class="brand">
          ${keySign()}<span class="brand-name">${t('page.brand')}</span
          ><span class="brand-organisation">${organisation.name}</span>
        </header>
        <main>${model.body}</main>
        <footer>
          <a href="/privacy?lang=${t.language}" target="_blank" rel="noopener">${t('page.footer.privacy')}</a>
          <a href="/terms?lang=${t.language}" target="_blank" rel="noopener">${t('page.footer.terms')}</a>
          ${languageLinks(t, model.path)}
        </footer>
      </body>
    </html> `.source;
}

/** This page in each of the other languages, named in itself; the scripts find them by their class. */
export function languageLinks(t: Translator, path: string): readonly Markup[] {
  return languages
    .filter((language) => language !== t.language)
    .map(
      (language) =>
        html`<a href="${path}?lang=${language}" class="language" lang="${language}" hreflang="${language}"
          >${inItself(language)}</a
        >`,
    );
}

/** The product's key, drawn; decoration only. */
export function keySign(): Markup {
  return html`<svg class="key" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <circle cx="10.5" cy="16" r="6" />
    <path d="M16.5 16H29M24 16v5M28 16v4" />
  </svg>`;
}

export function helpdeskLine(t: Translator, organisation: Organisation): Markup {
  return html`<p class="helpdesk"><strong>${t('page.helpdesk')}:</strong> ${organisation.helpdesk}</p>`;
}
