import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import { defaultResetLimits } from '../services/reset-flow/reset-limits.ts';
import { callerPageTexts } from './caller-page-texts.ts';
import { html, jsonBlock, type Markup } from './html.ts';
import { helpdeskLine, pageFrame, type Organisation } from './page-frame.ts';
import type { PageAssets } from './page-assets.ts';
import { result, view } from './page-sections.ts';

export type CallerPageModel = {
  readonly t: Translator;
  readonly assets: PageAssets;
  readonly organisation: Organisation;
};

const codeMinutes = Math.floor(defaultResetLimits.codeLifetimeSeconds / 60);

/**
 * The page behind the link of a caller check. A GET shows nothing of anybody and does nothing, because mail scanners open
 * links on their own; agent and words arrive by `POST /page/api/call/open` against the handle in the address's fragment.
 */
export function callerPage(model: CallerPageModel): string {
  const { t } = model;
  const title = t('call.title');
  const body = html`<noscript><p class="notice">${t('page.no-script')}</p></noscript>
    <p id="announcer" class="visually-hidden" role="status" aria-live="polite"></p>
    ${view(
      'loading',
      html`<h1 tabindex="-1">${title}</h1>
        <p class="busy">${t('call.loading')}</p>`,
      false,
    )}
    ${view('ask', askView(t))} ${view('prove', proveView(t))}
    ${view('passed', result(t, 'call.passed.title', html`<p class="busy">${t('call.passed.body')}</p>`, 'good'))}
    ${view('denied', result(t, 'call.denied.title', deniedBody(model), 'good'))}
    ${sorryView(model, 'refused', 'call.refused.title', 'call.refused.body')}
    ${sorryView(model, 'over', 'call.over.title', 'call.over.body')}
    ${sorryView(model, 'dead', 'call.dead.title', 'call.dead.body')}
    ${sorryView(model, 'opened-twice', 'call.twice.title', 'call.twice.body')}
    ${sorryView(model, 'unsupported', 'call.unsupported.title', 'call.unsupported.body')}
    ${view(
      'unavailable',
      result(
        t,
        'call.unavailable.title',
        html`<p>${t('call.unavailable.body')}</p>
          <button type="button" class="primary" id="retry">${t('page.unavailable.retry')}</button
          >${helpdeskLine(t, model.organisation)}`,
      ),
    )}
    ${jsonBlock('page-data', { language: t.language, texts: callerPageTexts(t, codeMinutes) })}`;
  return pageFrame({ ...model, title, path: '/call', script: 'caller-page.js', body });
}

function askView(t: Translator): Markup {
  return html`<h1 tabindex="-1">${t('call.title')}</h1>
    <p class="who">${t('call.ask.who')} <strong id="agent"></strong></p>
    <div class="trust">
      <h2 id="words-title">${t('call.ask.words-title')}</h2>
      <ol id="words" class="words" aria-labelledby="words-title"></ol>
      <p>${t('call.ask.words-help')}</p>
    </div>
    <p class="advice">${t('call.ask.never')}</p>
    <div class="actions">
      <button type="button" class="primary" id="yes">${t('call.ask.yes')}</button>
      <button type="button" id="no">${t('call.ask.no')}</button>
    </div>
    <p class="time" id="time-left"></p>`;
}

/** The field has no name: should the script fail, a plain form post carries nothing. */
function proveView(t: Translator): Markup {
  return html`<h1 tabindex="-1">${t('call.prove.title')}</h1>
    <p id="note" class="notice" role="alert" hidden></p>
    <p id="why">${t('call.prove.why')}</p>
    <form id="code-form" novalidate hidden>
      <p id="sent-to"></p>
      <label for="code">${t('call.prove.field')}</label>
      <div class="field">
        <input
          id="code"
          type="text"
          inputmode="numeric"
          autocomplete="one-time-code"
          autocapitalize="none"
          autocorrect="off"
          spellcheck="false"
          maxlength="20"
          aria-describedby="tell-nobody"
        />
      </div>
      <p id="tell-nobody" class="advice">${t('call.prove.tell-nobody')}</p>
      <div class="actions"><button type="submit" class="primary" id="go-on">${t('call.prove.submit')}</button></div>
    </form>
    <div id="ways" class="ways"></div>
    <p class="stop"><button type="button" class="quiet" id="stop">${t('call.prove.stop')}</button></p>`;
}

function deniedBody(model: CallerPageModel): Markup {
  const { t } = model;
  return html`<p>${t('call.denied.body')}</p>
    <h2>${t('call.denied.what-we-did')}</h2>
    <ul class="points">
      <li>${t('call.denied.did-link')}</li>
      <li>${t('call.denied.did-helpdesk')}</li>
    </ul>
    <h2>${t('call.denied.what-you-do')}</h2>
    <ul class="points">
      <li>${t('call.denied.do-nothing')}</li>
      <li>${t('call.denied.do-hang-up')}</li>
      <li>${t('call.denied.do-call')}</li>
    </ul>
    ${helpdeskLine(t, model.organisation)}
    <p>${t('page.done.close-hint')}</p>`;
}

function sorryView(model: CallerPageModel, name: string, title: MessageKey, text: MessageKey): Markup {
  const { t, organisation } = model;
  const body = html`<p>${t(text)}</p>
    ${helpdeskLine(t, organisation)}`;
  return view(name, result(t, title, body, 'sorry'));
}
