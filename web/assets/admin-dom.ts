import '@fluentui/web-components/badge.js';
import '@fluentui/web-components/button.js';
import '@fluentui/web-components/dialog.js';
import '@fluentui/web-components/dialog-body.js';
import '@fluentui/web-components/message-bar.js';
import '@fluentui/web-components/progress-bar.js';
import '@fluentui/web-components/spinner.js';
import '@fluentui/web-components/tab.js';
import '@fluentui/web-components/tablist.js';
import '@fluentui/web-components/text-input.js';
import '@fluentui/web-components/textarea.js';

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;
export type Child = Node | string | undefined | readonly Child[];

/** One element: attributes as they stand in markup (true: present; false and undefined: absent), then what is in it. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes?: Attributes,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag];
export function el(tag: string, attributes?: Attributes, ...children: readonly Child[]): HTMLElement;
export function el(tag: string, attributes: Attributes = {}, ...children: readonly Child[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  append(element, children);
  return element;
}

function append(element: HTMLElement, children: readonly Child[]): void {
  for (const child of children) {
    if (child === undefined) continue;
    if (typeof child === 'string' || child instanceof Node) element.append(child);
    else append(element, child);
  }
}

/** Once the element is in the document; components have their inside, and pictures a size, only then. */
export function whenShown(element: Element, work: () => void, framesLeft = 100): void {
  if (element.isConnected) work();
  else if (framesLeft > 0) requestAnimationFrame(() => whenShown(element, work, framesLeft - 1));
}

export type ButtonLook = 'primary' | 'outline' | 'subtle';

/** A button of Fluent's. What it does may take time: it cannot be pressed again meanwhile. */
export function button(
  words: string,
  act: () => unknown,
  { look = 'outline', ...attributes }: { readonly look?: ButtonLook } & Attributes = {},
): HTMLElement {
  const made = el('fluent-button', { appearance: look === 'outline' ? undefined : look, ...attributes }, words);
  let busy = false;
  made.addEventListener('click', () => {
    if (busy) return;
    busy = true;
    made.setAttribute('disabled-focusable', '');
    void Promise.resolve(act()).finally(() => {
      busy = false;
      made.removeAttribute('disabled-focusable');
    });
  });
  return made;
}

export type BadgeColor = 'success' | 'warning' | 'danger' | 'informative' | 'brand';

export function badge(words: string, color: BadgeColor): HTMLElement {
  return el('fluent-badge', { appearance: 'tint', color, shape: 'rounded', size: 'large' }, words);
}

/** A message inside a room. Errors and warnings are said at once, others when there is time. */
export function notice(
  words: Child,
  intent: 'info' | 'success' | 'warning' | 'error' = 'info',
  actions: readonly HTMLElement[] = [],
): HTMLElement {
  for (const action of actions) action.slot = 'actions';
  const role = intent === 'error' || intent === 'warning' ? 'alert' : 'status';
  return el('fluent-message-bar', { intent, layout: 'multiline', role }, el('div', {}, words), actions);
}

/** A part of a room under a heading of its own. */
export function card(title: string, ...children: readonly Child[]): HTMLElement {
  return el('section', { class: 'card' }, el('h2', {}, title), children);
}

/** Rows under headings; where it is too wide it scrolls by itself, and the keyboard can reach it. */
export function table(
  caption: string,
  headings: readonly string[],
  rows: readonly (readonly Child[])[],
  { visibleCaption = false } = {},
): HTMLElement {
  return el(
    'div',
    { class: 'table', tabindex: 0, role: 'region', 'aria-label': caption },
    el(
      'table',
      {},
      el('caption', visibleCaption ? {} : { class: 'visually-hidden' }, caption),
      el('thead', {}, el('tr', {}, ...headings.map((heading) => el('th', { scope: 'col' }, heading)))),
      el(
        'tbody',
        {},
        ...rows.map(([first, ...rest]) =>
          el('tr', {}, el('th', { scope: 'row' }, first), ...rest.map((cell) => el('td', {}, cell))),
        ),
      ),
    ),
  );
}

/** A number in large, with what it counts. */
export function figure(value: string, words: string, note?: string): HTMLElement {
  return el(
    'div',
    { class: 'figure' },
    el('span', { class: 'figure-value' }, value),
    el('span', { class: 'figure-words' }, words),
    note === undefined ? undefined : el('span', { class: 'muted' }, note),
  );
}

export function link(words: string, href: string): HTMLAnchorElement {
  const made = el('a', { href }, words);
  if (!href.startsWith('#')) {
    made.target = '_blank';
    made.rel = 'noopener';
  }
  return made;
}

export function actions(...children: readonly Child[]): HTMLElement {
  return el('div', { class: 'actions' }, ...children);
}

/** Hands a file to the browser as a download. */
export function save({ name, blob }: { readonly name: string; readonly blob: Blob }): void {
  const address = URL.createObjectURL(blob);
  el('a', { href: address, download: name }).click();
  // Not at once: some browsers begin reading after the click.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
