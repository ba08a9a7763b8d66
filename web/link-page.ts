import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import { html, type Markup } from './html.ts';
import { helpdeskLine, pageFrame, type Organisation } from './page-frame.ts';
import type { PageAssets } from './page-assets.ts';
import { result, view, type Mood } from './page-sections.ts';

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
  const helped = (name: string, title: MessageKey, body: Markup, mood: Mood = 'plain', hidden = true) =>
    view(name, result(t, title, html`${body}${helpdesk}`, mood), hidden);
  const title = `${words}.title` as const;
  const said = (name: 'accepted' | 'done' | 'dead', mood: Mood) =>
    helped(name, `${words}.${name}.title`, html`<p>${t(`${words}.${name}.body`)}</p>`, mood);
  const body = html`<noscript><p class="notice">${t('page.no-script')}</p></noscript>
    ${helped('loading', title, html`<p class="busy">${t(`${words}.loading`)}</p>`, 'plain', false)}
    ${helped(
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
    ${helped('working', `${words}.working.title`, html`<p class="busy">${t(`${words}.working.body`)}</p>`)}
    ${said('accepted', 'good')} ${said('done', 'good')}
    ${kind.mayBeOver ? helped('over', 'page.objection.over.title', html`<p>${t('page.objection.over.body')}</p>`, 'sorry') : undefined}
    ${said('dead', 'sorry')}
    ${helped(
      'unavailable',
      `${words}.unavailable.title`,
      html`<p>${t(`${words}.unavailable.body`)}</p>
        <button type="button" class="primary" id="retry">${t('page.unavailable.retry')}</button>`,
      'sorry',
    )}`;
  return pageFrame({ ...model, title: t(title), path: kind.path, script: kind.script, body });
}
