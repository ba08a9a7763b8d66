import { el, icon, type IconName } from './dom.ts';
import type { Words, WordKey } from './words.ts';

export const panelTabs = ['outbox', 'sign-in', 'faults', 'tenant', 'log'] as const;
export type PanelTab = (typeof panelTabs)[number];
export type PanelSection = {
  readonly element: HTMLElement;
  /** The tab came to the front. */ readonly shown?: () => void;
};

export type Panel = {
  readonly element: HTMLElement;
  readonly select: (tab: PanelTab) => void;
  readonly count: (tab: PanelTab, count: number) => void;
};

type PanelOptions = {
  readonly words: Words;
  readonly sections: Readonly<Record<PanelTab, PanelSection>>;
  readonly onClose: () => void;
  readonly onSelect: (tab: PanelTab) => void;
};

const icons: Readonly<Record<PanelTab, IconName>> = {
  outbox: 'mail',
  'sign-in': 'key',
  faults: 'warning',
  tenant: 'gear',
  log: 'panel',
};

/** What is beside Teams: the world around it, in tabs. Arrow keys move between them. */
export function createPanel({ words, sections, onClose, onSelect }: PanelOptions): Panel {
  const tabs = new Map(panelTabs.map((tab) => [tab, tabButton(tab, words, () => select(tab))]));
  const body = el('div', { class: 'panel-body', role: 'tabpanel', tabindex: '0' });
  const select = (chosen: PanelTab): void => {
    for (const [tab, button] of tabs) {
      button.setAttribute('aria-selected', String(tab === chosen));
      button.tabIndex = tab === chosen ? 0 : -1;
    }
    body.setAttribute('aria-labelledby', `tab-${chosen}`);
    body.replaceChildren(sections[chosen].element);
    sections[chosen].shown?.();
    onSelect(chosen);
  };
  const list = el('div', { class: 'tabs', role: 'tablist' }, ...tabs.values());
  list.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const now = panelTabs.findIndex((tab) => tabs.get(tab)?.getAttribute('aria-selected') === 'true');
    const next = panelTabs[(now + step + panelTabs.length) % panelTabs.length] ?? 'outbox';
    select(next);
    tabs.get(next)?.focus();
  });
  const label = words.say('panel.close');
  const close = el(
    'button',
    { type: 'button', class: 'icon-button panel-close', 'aria-label': label, title: label, onclick: onClose },
    icon('close'),
  );
  return {
    element: el(
      'aside',
      { class: 'panel', 'aria-label': words.say('panel.toggle'), 'data-testid': 'panel' },
      el('div', { class: 'panel-head' }, list, close),
      body,
    ),
    select,
    count: (tab, count) => {
      const mark = tabs.get(tab)?.querySelector('.count');
      if (mark instanceof HTMLElement) {
        mark.textContent = String(count);
        mark.hidden = count === 0;
      }
    },
  };
}

function tabButton(tab: PanelTab, words: Words, onclick: () => void): HTMLButtonElement {
  const key: WordKey = `tab.${tab}`;
  return el(
    'button',
    { type: 'button', role: 'tab', id: `tab-${tab}`, 'data-testid': `tab-${tab}`, onclick },
    icon(icons[tab]),
    el('span', {}, words.say(key)),
    el('span', { class: 'count', hidden: true }),
  );
}
