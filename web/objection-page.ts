import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import { html, type Markup } from './html.ts';
import { helpdeskLine, pageFrame, type Organisation } from './page-frame.ts';
import type { PageAssets } from './page-assets.ts';

/** The manager's objection: GET only shows, the button acts, because mail scanners open links on their own. */
export function objectionPage(model: {
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
    ${view('loading', 'page.objection.title', html`<p class="busy">${t('page.objection.loading')}</p>`, 'plain', false)}
    ${view(
      'live',
      'page.objection.title',
      html`<p>${t('page.objection.happened')}</p>
        <p>${t('page.objection.act')}</p>
        <ul class="points">
          <li>${t('page.objection.act-stop')}</li>
          <li>${t('page.objection.act-helpdesk')}</li>
        </ul>
        <button type="button" class="primary danger" id="act">${t('page.objection.button')}</button>`,
    )}
    ${view('working', 'page.objection.working.title', html`<p class="busy">${t('page.objection.working.body')}</p>`)}
    ${view('accepted', 'page.objection.accepted.title', html`<p>${t('page.objection.accepted.body')}</p>`, 'good')}
    ${view('done', 'page.objection.done.title', html`<p>${t('page.objection.done.body')}</p>`, 'good')}
    ${view('over', 'page.objection.over.title', html`<p>${t('page.objection.over.body')}</p>`, 'sorry')}
    ${view('dead', 'page.objection.dead.title', html`<p>${t('page.objection.dead.body')}</p>`, 'sorry')}
    ${view(
      'unavailable',
      'page.objection.unavailable.title',
      html`<p>${t('page.objection.unavailable.body')}</p>
        <button type="button" class="primary" id="retry">${t('page.unavailable.retry')}</button>`,
      'sorry',
    )}`;
  return pageFrame({
    ...model,
    title: t('page.objection.title'),
    path: '/objection',
    script: 'objection-page.js',
    body,
  });
}
