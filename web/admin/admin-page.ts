import { adminViews } from '../../services/admin/admin-desk.ts';
import type { AdminView } from '../../services/admin/admin-desk.ts';
import { languages, type Language } from '../../services/i18n/language.ts';
import type { MethodKind } from '../../services/outcomes/readiness-outcome.ts';
import type { MessageKey, Translator } from '../../services/i18n/translator.ts';
import { html, jsonBlock, type Markup } from '../html.ts';
import type { PageAssets } from '../page-assets.ts';
import { keySign, languageLinks, type Organisation } from '../page-frame.ts';
import { view } from '../page-sections.ts';
import { adminTexts, methodNames, type AdminTexts } from './admin-texts.ts';

/** What the script reads from the document. */
export type AdminPageData = {
  readonly language: Language;
  readonly texts: AdminTexts;
  readonly methods: Readonly<Record<MethodKind, string>>;
  readonly organisation: string;
  readonly helpdesk: string;
  readonly views: readonly AdminView[];
  /** What the bot's card adds to the words of a campaign, in every language, for the preview. */
  readonly cards: Readonly<Record<Language, CampaignCardWords>>;
};

export type CampaignCardWords = {
  readonly lines: Readonly<Record<'introduce' | 'register', readonly string[]>>;
  readonly buttons: Readonly<Record<'introduce' | 'register', readonly string[]>>;
};

export type AdminPageModel = {
  readonly t: Translator;
  readonly translator: (language: Language) => Translator;
  readonly assets: PageAssets;
  readonly organisation: Organisation;
};

/**
 * The document of the admin page: the same for everybody, without a name or a figure. Who may see more is found out by
 * its calls. Its rooms are drawn by the script; what stands here is how one comes in and what is said where one does not.
 */
export function adminPage({ t, translator, assets, organisation }: AdminPageModel): string {
  const style = assets.of('admin-page.css');
  const script = assets.of('admin-page.js');
  const data: AdminPageData = {
    language: t.language,
    texts: adminTexts(t),
    methods: methodNames(t),
    organisation: organisation.name,
    helpdesk: organisation.helpdesk,
    views: adminViews,
    cards: Object.fromEntries(
      languages.map((language) => [language, cardWords(translator(language))]),
    ) as AdminPageData['cards'],
  };
  return html`<!doctype html>
    <html lang="${t.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${t('admin-page.title')} – ${t('page.brand')}</title>
        <link rel="icon" type="image/svg+xml" href="/assets/${assets.of('icon.svg').name}" />
        <link rel="stylesheet" href="/assets/${style.name}" integrity="${style.integrity}" />
        <script type="module" src="/assets/${script.name}" integrity="${script.integrity}"></script>
      </head>
      <body>
        <a class="skip" href="#main" id="skip">${t('admin-page.skip')}</a>
        <header class="brand">
          ${keySign()}<span class="brand-name">${t('page.brand')}</span>
          <span class="brand-organisation">${organisation.name}</span>
          <span class="brand-who" id="who"></span>
          <span id="leave"></span>
        </header>
        <nav id="rooms" aria-label="${t('admin-page.rooms')}" hidden></nav>
        <main id="main" tabindex="-1">
          <noscript><p class="notice">${t('page.no-script')}</p></noscript>
          ${entryViews(t)}
          <div data-view="app" hidden><div id="room"></div></div>
        </main>
        <p id="announcer" class="visually-hidden" role="status"></p>
        <footer>
          <a href="/privacy?lang=${t.language}" target="_blank" rel="noopener">${t('page.footer.privacy')}</a>
          ${languageLinks(t, '/admin')}
        </footer>
        ${jsonBlock('page-data', data)}
      </body>
    </html> `.source;
}

/** As cards/campaign-card.ts draws it; Teams shows the card itself to whoever asks for a preview in the chat. */
function cardWords(t: Translator): CampaignCardWords {
  const [ready, register, stop] = [t('button.am-i-ready'), t('button.how-to-register'), t('button.no-more-messages')];
  return {
    lines: {
      introduce: [t('campaign.introduce'), t('campaign.introduce.ask'), t('campaign.type')],
      register: [t('campaign.register'), t('campaign.type')],
    },
    buttons: { introduce: [ready, stop], register: [ready, register, stop] },
  };
}

function entryViews(t: Translator): Markup {
  const state = (name: string, title: MessageKey, text: MessageKey, action?: Markup, hidden = true) =>
    view(
      name,
      html`<h1 tabindex="-1">${t(title)}</h1>
        <p>${t(text)}</p>
        ${action}`,
      hidden,
    );
  const again = (id: string, words: MessageKey) =>
    html`<p><button type="button" class="entry-button" id="${id}">${t(words)}</button></p>`;
  return html`${state('loading', 'admin-page.loading.title', 'admin-page.loading.text', undefined, false)}
  ${state('enter', 'admin-page.enter.title', 'admin-page.enter.text', again('enter', 'admin-page.enter.button'))}
  ${state('come', 'admin-page.come.title', 'admin-page.come.text')}
  ${state('link-dead', 'admin-page.link-dead.title', 'admin-page.link-dead.text')}
  ${state('not-signed-in', 'admin-page.not-signed-in.title', 'admin-page.not-signed-in.text')}
  ${state('not-admin', 'admin-page.not-admin.title', 'admin-page.not-admin.text')}
  ${state('not-set-up', 'admin-page.not-set-up.title', 'admin-page.not-set-up.text')}
  ${state('over', 'admin-page.over.title', 'admin-page.over.text', again('come-again', 'admin-page.over.button'))}
  ${state('left', 'admin-page.left.title', 'admin-page.left.text')}
  ${state(
    'could-not-check',
    'admin-page.could-not-check.title',
    'admin-page.could-not-check.text',
    again('check-again', 'admin-page.again'),
  )}
  ${state('away', 'admin-page.away.title', 'admin-page.away.text', again('away-again', 'admin-page.again'))}`;
}
