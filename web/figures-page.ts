import type { FiguresDownload } from '../services/helpdesk/figures-download.ts';
import type { Translator } from '../services/i18n/translator.ts';
import { html } from './html.ts';
import { byToken, type PageCall } from './page-calls.ts';
import type { PageAssets } from './page-assets.ts';
import { pageFrame, type Organisation } from './page-frame.ts';
import { result, view } from './page-sections.ts';

/** The helpdesk's figures as a file, once. The token is in the fragment, so that no log and no link scanner has it. */
export function figuresPage(model: {
  readonly t: Translator;
  readonly assets: PageAssets;
  readonly organisation: Organisation;
}): string {
  const { t } = model;
  const body = html`<noscript><p class="notice">${t('page.no-script')}</p></noscript> ${view(
      'ready',
      result(
        t,
        'page.figures.title',
        html`<p>${t('page.figures.text')}</p>
          <button type="button" class="primary" id="act">${t('page.figures.button')}</button>`,
      ),
      false,
    )}
    ${view('done', result(t, 'page.figures.done.title', html`<p>${t('page.figures.done.text')}</p>`, 'good'))}
    ${view('dead', result(t, 'page.figures.dead.title', html`<p>${t('page.figures.dead.text')}</p>`, 'sorry'))}
    ${view(
      'unavailable',
      result(
        t,
        'page.not-me.unavailable.title',
        html`<p>${t('page.figures.unavailable.text')}</p>
          <button type="button" class="primary" id="retry">${t('page.unavailable.retry')}</button>`,
        'sorry',
      ),
    )}`;
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
  return byToken(async (token) => {
    const file = await take(token);
    return file === undefined ? { kind: 'dead' } : { kind: 'file', ...file };
  });
}
