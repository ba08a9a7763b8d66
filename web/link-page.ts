import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import { html, type Markup } from './html.ts';
import { helpdeskLine, pageFrame, type Organisation } from './page-frame.ts';
import type { PageAssets } from './page-assets.ts';

export type LinkPageModel = {
  readonly t: Translator;
  readonly assets: PageAssets;
  readonly organisation: Organisation;
};

/** What tells one such page from another. */
type LinkPageKind = {
  readonly path: string;
  readonly script: 'not-me-page.js' | 'objection-page.js';
  /** Prefix of its sentences. */
  readonly words: 'page.not-me' | 'page.objection';
  readonly consequences: readonly MessageKey[];
  /** Said below them. */
  readonly after?: MessageKey;
  /** The link still works and there is nothing left to stop. */
  readonly mayBeOver: boolean;
};

/**
 * A page behind a link that can only stop something: GET shows, the button acts, because mail scanners open links on their
 * own. Its script is `assets/link-page.ts`.
 */
export function linkPage(model: LinkPageModel, kind: LinkPageKind): string {
  const { t } = model;
  const { words } = kind;
  const helpdesk = helpdeskLine(t, model.organisation);
  const view = (name: string, title: MessageKey, body: Markup, mood = 'plain', hidden = true) =>
    html`<section data-view="${name}" ${hidden ? html` hidden` : undefined}>
      <div class="result ${mood}">
        <h1 tabindex="-1">${t(title)}</h1>
        ${body}${helpdesk}
      </div>
    </section>`;
  const title = `${words}.title` as const;
  const said = (name: 'accepted' | 'done' | 'dead', mood: string) =>
    view(name, `${words}.${name}.title`, html`<p>${t(`${words}.${name}.body`)}</p>`, mood);
  const body = html`<noscript><p class="notice">${t('page.no-script')}</p></noscript>
    ${view('loading', title, html`<p class="busy">${t(`${words}.loading`)}</p>`, 'plain', false)}
    ${view(
      'live',
      title,
      html`<p>${t(`${words}.happened`)}</p>
        <p>${t(`${words}.act`)}</p>
        <ul class="points">
          ${kind.consequences.map((key) => html`<li>${t(key)}</li>`)}
        </ul>
        ${kind.after === undefined ? undefined : html`<p>${t(kind.after)}</p>`}
        <button type="button" class="primary danger" id="act">${t(`${words}.button`)}</button>`,
    )}
    ${view('working', `${words}.working.title`, html`<p class="busy">${t(`${words}.working.body`)}</p>`)}
    ${said('accepted', 'good')} ${said('done', 'good')}
    ${kind.mayBeOver ? view('over', 'page.objection.over.title', html`<p>${t('page.objection.over.body')}</p>`, 'sorry') : undefined}
    ${said('dead', 'sorry')}
    ${view(
      'unavailable',
      `${words}.unavailable.title`,
      html`<p>${t(`${words}.unavailable.body`)}</p>
        <button type="button" class="primary" id="retry">${t('page.unavailable.retry')}</button>`,
      'sorry',
    )}`;
  return pageFrame({ ...model, title: t(title), path: kind.path, script: kind.script, body });
}
