import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import { html, type Markup } from './html.ts';

export type Mood = 'plain' | 'good' | 'sorry';

/** One view of a page that holds all of them; its script shows one. */
export function view(name: string, body: Markup, hidden = true): Markup {
  const attribute = hidden ? html` hidden` : undefined;
  return html`<section data-view="${name}" ${attribute}>${body}</section>`;
}

/** What something came to, with a heading that takes the focus. */
export function result(t: Translator, title: MessageKey, body: Markup, mood: Mood = 'plain'): Markup {
  return html`<div class="result ${mood}">
    <h1 tabindex="-1">${t(title)}</h1>
    ${body}
  </div>`;
}
