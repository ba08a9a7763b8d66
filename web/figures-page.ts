import { z } from 'zod';
import type { FiguresDownload } from '../services/helpdesk/figures-download.ts';
import type { Translator } from '../services/i18n/translator.ts';
import { html } from './html.ts';
import { base64url, type PageCall } from './page-calls.ts';
import type { PageAssets } from './page-assets.ts';
import { pageFrame, type Organisation } from './page-frame.ts';

const tokenBody = z.strictObject({ token: base64url(20, 256) });

/** The helpdesk's figures as a file, once. The token is in the fragment, so that no log and no link scanner has it. */
export function figuresPage(model: {
  readonly t: Translator;
  readonly assets: PageAssets;
  readonly organisation: Organisation;
}): string {
  const { t } = model;
  const body = html`<noscript><p class="notice">${t('page.no-script')}</p></noscript>
    <section data-view="ready">
      <div class="result plain">
        <h1 tabindex="-1">${t('page.figures.title')}</h1>
        <p>${t('page.figures.text')}</p>
        <button type="button" class="primary" id="act">${t('page.figures.button')}</button>
      </div>
    </section>
    <section data-view="done" hidden>
      <div class="result good">
        <h1 tabindex="-1">${t('page.figures.done.title')}</h1>
        <p>${t('page.figures.done.text')}</p>
      </div>
    </section>
    <section data-view="dead" hidden>
      <div class="result sorry">
        <h1 tabindex="-1">${t('page.figures.dead.title')}</h1>
        <p>${t('page.figures.dead.text')}</p>
      </div>
    </section>
    <section data-view="unavailable" hidden>
      <div class="result sorry">
        <h1 tabindex="-1">${t('page.not-me.unavailable.title')}</h1>
        <p>${t('page.figures.unavailable.text')}</p>
        <button type="button" class="primary" id="retry">${t('page.unavailable.retry')}</button>
      </div>
    </section>`;
  return pageFrame({
    ...model,
    title: t('page.figures.title'),
    path: '/desk/figures',
    script: 'figures-page.js',
    body,
  });
}

/** Hands out the file of a token, once; a used, old and invented token look the same. */
export function createFiguresCall({ take }: Pick<FiguresDownload, 'take'>): PageCall {
  return async ({ json }) => {
    const parsed = tokenBody.safeParse(json);
    if (!parsed.success) return undefined;
    const file = await take(parsed.data.token);
    return file === undefined ? { kind: 'dead' } : { kind: 'file', ...file };
  };
}
