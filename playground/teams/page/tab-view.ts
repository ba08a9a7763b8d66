import { avatar, el } from './dom.ts';
import { createFrameHost, type FrameHostOptions } from './frame-host.ts';

export type TabView = {
  readonly element: HTMLElement;
  /** Loads the page anew; Teams does so too whenever somebody comes back to a tab. */
  readonly open: () => void;
  readonly close: () => void;
  readonly themeChanged: () => void;
};

export type TabViewOptions = FrameHostOptions & {
  /** Finds the address to open outside of Teams. */
  readonly outside: () => Promise<string>;
};

/** The product's admin page as Teams shows it: a personal tab, a frame that speaks teams-js' host protocol. */
export function createTabView(options: TabViewOptions): TabView {
  const { words, outside } = options;
  const host = createFrameHost(options, { kind: 'content', entityId: 'admin' });
  const place = el('div', { class: 'tab-place' });
  const openOutside = (): void => {
    // Opened while the press is fresh, or the browser takes it for a pop-up.
    const fresh = window.open('about:blank', '_blank');
    if (fresh === null) return;
    fresh.opener = null;
    void outside().then((address) => fresh.location.replace(address));
  };
  const head = el(
    'header',
    { class: 'chat-head' },
    avatar('Avain', 'bot'),
    el('div', {}, el('h1', {}, words.say('admin.title')), el('p', {}, words.say('admin.subtitle'))),
    el(
      'button',
      { type: 'button', class: 'button subtle tab-outside', 'data-testid': 'admin-outside', onclick: openOutside },
      words.say('admin.outside'),
    ),
  );
  const element = el(
    'section',
    { class: 'chat tab', 'aria-label': words.say('admin.title'), hidden: true },
    head,
    place,
  );
  return {
    element,
    open: () => {
      const page = el('iframe', {
        title: words.say('admin.title'),
        // As the manifest has it, with Teams' language in the place of `{locale}`.
        src: `/admin?lang=${words.language}`,
        'data-testid': 'admin-frame',
        allow: 'clipboard-write',
      });
      host.use(page);
      place.replaceChildren(page);
      element.hidden = false;
    },
    close: () => {
      host.use(undefined);
      place.replaceChildren();
      element.hidden = true;
    },
    themeChanged: host.themeChanged,
  };
}
