import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import { html, type Markup } from './html.ts';
import { helpdeskLine, pageFrame, type Organisation } from './page-frame.ts';
import type { PageAssets } from './page-assets.ts';

/** "This wasn't me": GET only shows, the button acts, because mail scanners open links on their own. */
export function notMePage(model: {
  readonly t: Translator;
  readonly assets: PageAssets;
  readonly organisation: Organisation;
}): string {
  const { t } = model;
  const helpdesk = helpdeskLine(t, model.organisation);
  const view = (name: string, title: MessageKey, body: Markup, mood = 'plain', hidden = true) =>
    html`<section data-view="${name}" ${hidden ? html` hidden` : undefined}>
      <div class="result ${mood}">
        <h1 tabindex="-1">${t(title)}</h1>
        ${body}${helpdesk}
      </div>
    </section>`;
  const body = html`<noscript><p class="notice">${t('page.no-script')}</p></noscript>
    ${view('loading', 'page.not-me.title', html`<p class="busy">${t('page.not-me.loading')}</p>`, 'plain', false)}
    ${view(
      'live',
      'page.not-me.title',
      html`<p>${t('page.not-me.happened')}</p>
        <p>${t('page.not-me.act')}</p>
        <ul class="points">
          <li>${t('page.not-me.act-password')}</li>
          <li>${t('page.not-me.act-sessions')}</li>
          <li>${t('page.not-me.act-freeze')}</li>
          <li>${t('page.not-me.act-helpdesk')}</li>
        </ul>
        <p>${t('page.not-me.consequence')}</p>
        <button type="button" class="primary danger" id="act">${t('page.not-me.button')}</button>`,
    )}
    ${view('working', 'page.not-me.working.title', html`<p class="busy">${t('page.not-me.working.body')}</p>`)}
    ${view('accepted', 'page.not-me.accepted.title', html`<p>${t('page.not-me.accepted.body')}</p>`, 'good')}
    ${view('done', 'page.not-me.done.title', html`<p>${t('page.not-me.done.body')}</p>`, 'good')}
    ${view('dead', 'page.not-me.dead.title', html`<p>${t('page.not-me.dead.body')}</p>`, 'sorry')}
    ${view(
      'unavailable',
      'page.not-me.unavailable.title',
      html`<p>${t('page.not-me.unavailable.body')}</p>
        <button type="button" class="primary" id="retry">${t('page.unavailable.retry')}</button>`,
      'sorry',
    )}`;
  return pageFrame({ ...model, title: t('page.not-me.title'), path: '/not-me', script: 'not-me-page.js', body });
}
