import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import { html, jsonBlock, type Markup } from './html.ts';
import { helpdeskLine, pageFrame, type Organisation } from './page-frame.ts';
import type { PageAssets } from './page-assets.ts';
import { result, view } from './page-sections.ts';
import { passwordPageTexts } from './password-page-texts.ts';

export type PasswordPageFrom = 'chat' | 'call';
export const passwordPaths = {
  chat: '/page/password',
  call: '/page/password/call',
} as const satisfies Record<PasswordPageFrom, string>;

export type PasswordPageModel = {
  readonly t: Translator;
  readonly assets: PageAssets;
  readonly organisation: Organisation;
  /** Apps that may take the dialog's result: the manifest's id and, where it differs, the catalogue's. */
  readonly teamsAppIds: readonly string[];
  /** Where the person came from and is sent back to: the chat, or the phone call with the helpdesk. */
  readonly from?: PasswordPageFrom;
};

const bodies = {
  chat: {
    checking: 'page.checking.body',
    failed: 'page.failed.body',
    'no-tries': 'page.password.no-tries',
    ended: 'page.ended.body',
    dead: 'page.dead.body',
    'opened-twice': 'page.twice.body',
    close: 'page.back-to-chat',
  },
  call: {
    checking: 'call.page.checking',
    failed: 'call.page.failed',
    'no-tries': 'call.page.no-tries',
    ended: 'call.page.ended',
    dead: 'call.page.dead',
    'opened-twice': 'call.twice.body',
    close: 'call.page.close',
  },
} as const satisfies Record<PasswordPageFrom, Record<string, MessageKey>>;

/**
 * The page where a new password is chosen. It holds every view at once; the script shows one. Nothing in it belongs to
 * a person: name and rules arrive by `POST /page/api/open` against the handle in the address's fragment.
 */
export function passwordPage(model: PasswordPageModel): string {
  const { t, from = 'chat' } = model;
  const words = bodies[from];
  const body = html`<noscript><p class="notice">${t('page.no-script')}</p></noscript>
    <p id="announcer" class="visually-hidden" role="status" aria-live="polite"></p>
    ${view(
      'loading',
      html`<h1 tabindex="-1">${t('page.password.title')}</h1>
        <p class="busy">${t('page.password.loading')}</p>`,
      false,
    )}
    ${view('choose', chooseView(t))}
    ${view(
      'working',
      result(
        t,
        'page.working.title',
        html`<p class="busy">${t('page.working.body')}</p>
          <p class="slow" data-slow hidden>${t('page.password.slow-connection')}</p>`,
      ),
    )}
    ${view('done', result(t, 'page.done.title', doneBody(t), 'good'))}
    ${view(
      'checking',
      result(
        t,
        'page.checking.title',
        html`<p>${t(words.checking)}</p>
          ${closeButton(t)}`,
      ),
    )}
    ${sorryView(model, 'failed', 'page.failed.title', words.failed)}
    ${sorryView(model, 'no-tries', 'page.failed.title', words['no-tries'])}
    ${sorryView(model, 'ended', 'page.ended.title', words.ended)}
    ${sorryView(model, 'dead', 'page.dead.title', words.dead)}
    ${sorryView(model, 'opened-twice', 'page.twice.title', words['opened-twice'])}
    ${sorryView(model, 'wrong-person', 'page.wrong-person.title', 'page.wrong-person.body')}
    ${sorryView(model, 'unsupported', 'page.unsupported.title', 'page.unsupported.body')}
    ${view(
      'unavailable',
      result(
        t,
        'page.unavailable.title',
        html`<p>${t('page.unavailable.body')}</p>
          <button type="button" class="primary" id="retry">${t('page.unavailable.retry')}</button
          >${helpdeskLine(t, model.organisation)}`,
      ),
    )}
    ${jsonBlock('page-data', {
      language: t.language,
      texts: passwordPageTexts(t, t(words['no-tries'])),
      commonPasswords: `/assets/${model.assets.of('common-passwords.bin').name}`,
      teamsAppIds: model.teamsAppIds,
    })}`;
  const title = t('page.password.title');
  return pageFrame({ ...model, title, path: passwordPaths[from], script: 'password-page.js', body });
}

/** No field has a name: should the script fail, a plain form post carries nothing. */
function chooseView(t: Translator): Markup {
  const rule = (id: string, text: string) =>
    html`<li data-rule="${id}">
      <span class="tick" aria-hidden="true"></span
      ><span class="visually-hidden" data-state>${t('page.rule.unmet')}</span> <span data-text>${text}</span>
    </li>`;
  return html`<h1 tabindex="-1">${t('page.password.title')}</h1>
    <p class="account">
      ${t('page.password.account')} <strong id="account-name"></strong> <span id="account-upn"></span>
    </p>
    <div id="rejection" class="notice" role="alert" hidden>
      <strong>${t('page.rejected.title')}</strong> <span id="rejection-text"></span>
    </div>
    <form id="password-form" novalidate>
      <input type="text" class="visually-hidden" autocomplete="username" tabindex="-1" aria-hidden="true" />
      <label for="password">${t('page.password.field')}</label>
      <div class="field">
        <input
          id="password"
          type="password"
          autocomplete="new-password"
          autocapitalize="none"
          autocorrect="off"
          spellcheck="false"
          aria-describedby="rules-heading rules advice"
        />
        <button type="button" id="toggle" aria-label="${t('page.password.show-label')}" aria-controls="password">
          ${t('page.password.show')}
        </button>
      </div>
      <p id="field-error" class="error" role="alert" hidden></p>
      <div class="strength">
        <span>${t('page.strength.label')}</span> <strong id="strength-word">${t('page.strength.none')}</strong
        ><meter id="strength" min="0" max="4" value="0" aria-label="${t('page.strength.label')}"></meter>
      </div>
      <h2 id="rules-heading">${t('page.password.rules')}</h2>
      <ul id="rules" class="rules">
        ${rule('length', t('page.rule.length', { count: '…' }))} ${rule('classes', t('page.rule.classes'))}
        ${rule('characters', t('page.rule.characters'))} ${rule('names', t('page.rule.names'))}
        ${rule('common', t('page.rule.common'))}
      </ul>
      <p id="advice" class="advice">${t('page.password.advice')}</p>
      <div class="actions">
        <button type="submit" class="primary" id="submit">${t('page.password.submit')}</button>
        <button type="button" id="suggest">${t('page.password.suggest')}</button>
      </div>
      <p id="suggested" class="notice" hidden>${t('page.password.suggested')}</p>
      <p class="time" id="time-left"></p>
    </form>`;
}

function doneBody(t: Translator): Markup {
  return html`<p>${t('page.done.body')}</p>
    <h2>${t('page.done.next')}</h2>
    <ul class="points">
      <li>${t('page.done.next-sign-out')}</li>
      <li>${t('page.done.next-phone')}</li>
      <li>${t('page.done.next-notice')}</li>
    </ul>
    ${closeButton(t)}`;
}

/** In Teams the button closes the dialog; a browser window that a person opened cannot be closed by a script. */
function closeButton(t: Translator): Markup {
  return html`<button type="button" class="primary" data-close hidden>${t('page.done.close')}</button>
    <p data-close-hint>${t('page.done.close-hint')}</p>`;
}

function sorryView(model: PasswordPageModel, name: string, title: MessageKey, text: MessageKey): Markup {
  const { t, organisation, from = 'chat' } = model;
  return view(
    name,
    result(
      t,
      title,
      html`<p>${t(text)}</p>
        ${helpdeskLine(t, organisation)}<button type="button" class="primary" data-close hidden>
          ${t('page.done.close')}
        </button>
        <p data-close-hint>${t(bodies[from].close)}</p>`,
      'sorry',
    ),
  );
}
