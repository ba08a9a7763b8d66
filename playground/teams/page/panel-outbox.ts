import { el, icon } from './dom.ts';
import { escapeHtml } from './markdown.ts';
import type { PanelSection } from './panel.ts';
import type { Mail } from './wire.ts';
import type { Words } from './words.ts';

export type OutboxSection = PanelSection & {
  readonly fill: (items: readonly Mail[]) => void;
  readonly add: (item: Mail) => void;
};

/** Every e-mail and text message, newest first, with its code to copy and its link to follow. */
export function createOutboxSection(words: Words): OutboxSection {
  const list = el('ul', { class: 'mails', 'data-testid': 'outbox' });
  const empty = el('p', { class: 'empty' }, words.say('outbox.empty'));
  const element = el('div', {}, empty, list);
  const add = (item: Mail): void => {
    empty.hidden = true;
    list.prepend(mailView(item, words));
  };
  return {
    element,
    add,
    fill: (items) => {
      list.replaceChildren();
      empty.hidden = items.length > 0;
      for (const item of items) add(item);
    },
  };
}

function mailView(item: Mail, words: Words): HTMLElement {
  const time = new Date(item.at).toLocaleTimeString(words.language, { hour: 'numeric', minute: '2-digit' });
  const text = el('div', { class: 'mail-text' });
  text.innerHTML = linked(item.text);
  return el(
    'li',
    { class: 'mail', 'data-testid': 'outbox-item', 'data-channel': item.channel, 'data-to': item.to },
    el(
      'div',
      { class: 'mail-head' },
      icon(item.channel),
      el('span', { class: 'mail-to' }, item.to),
      el('time', { datetime: item.at, title: words.say(`outbox.${item.channel}`) }, time),
    ),
    item.subject !== '' && el('h3', {}, item.subject),
    text,
    item.code !== undefined && copyButton(item.code, words),
  );
}

/** Everything is escaped before the addresses become links. */
function linked(text: string): string {
  return escapeHtml(text).replace(/https?:\/\/(?:(?!&quot;|&#39;|&lt;|&gt;)[^\s])+/g, (match) => {
    const address = match.replace(/[.,;:!?)]+$/, '');
    const rest = match.slice(address.length);
    return `<a href="${address}" target="_blank" rel="noopener" data-testid="outbox-link">${address}</a>${rest}`;
  });
}

function copyButton(code: string, words: Words): HTMLElement {
  const label = words.say('outbox.copy', { code: `${code.slice(0, 4)} ${code.slice(4)}` });
  const button = el(
    'button',
    { type: 'button', class: 'button', 'data-testid': 'outbox-copy', 'data-code': code },
    icon('copy'),
    label,
  );
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(code).then(() => {
      button.lastChild?.replaceWith(words.say('outbox.copied'));
      setTimeout(() => button.lastChild?.replaceWith(label), 1500);
    });
  });
  return button;
}
