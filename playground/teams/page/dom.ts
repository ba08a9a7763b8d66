type Child = Node | string | undefined | false;
type Props = Readonly<Record<string, string | number | boolean | undefined | ((event: Event) => void)>>;

/** Builds an element: functions become listeners (`onclick`), false and undefined attributes are left out. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  props: Props = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

/** Drawn for this page, 20 × 20, in the colour of the text. */
const shapes = {
  send: 'M3 4l14 6-14 6 2.5-6L3 4zm2.5 6H11',
  close: 'M5 5l10 10M15 5L5 15',
  phone: 'M6.5 2.5h7a1 1 0 011 1v13a1 1 0 01-1 1h-7a1 1 0 01-1-1v-13a1 1 0 011-1zM9 15h2',
  mail: 'M3 5.5h14v9H3v-9zm0 .5l7 5 7-5',
  sms: 'M3.5 4.5h13v9H9l-3.5 3v-3h-2v-9zM7 9h.01M10 9h.01M13 9h.01',
  copy: 'M7 7h9v9H7zM13 7V4H4v9h3',
  key: 'M11.5 8.5a4 4 0 11-3-3 4 4 0 013 3zM10.5 9.5L17 16M14.5 13.5l-2 2',
  people:
    'M7 9a2.5 2.5 0 100-5 2.5 2.5 0 000 5zm-4.500 6.500c0-2.500 2-4.500 4.500-4.500s4.500 2 4.500 4.500M13.500 9a2 2 0 100-4M14 11c2 .2 3.500 2 3.500 4.500',
  panel: 'M3 4h14v12H3zM12 4v12',
  sun: 'M10 6.500a3.500 3.500 0 100 7 3.500 3.500 0 000-7zM10 2v2M10 16v2M2 10h2M16 10h2M4.300 4.300l1.400 1.400M14.300 14.300l1.400 1.400M4.300 15.700l1.400-1.400M14.300 5.700l1.400-1.400',
  moon: 'M15.500 12A6.500 6.500 0 018 4.500a6.500 6.500 0 107.500 7.500z',
  contrast: 'M10 3a7 7 0 100 14 7 7 0 000-14zM10 3v14M10 6h4.500M10 9h6.500M10 12h6.500M10 15h4',
  warning: 'M10 3l7.500 13.500h-15L10 3zm0 5v4M10 14.500v.01',
  attach:
    'M14.500 8.500l-5.200 5.200a2.500 2.500 0 01-3.600-3.500l6-6a1.700 1.700 0 012.400 2.400l-5.600 5.600a.8.8 0 01-1.200-1.100l4.800-4.800',
  seats: 'M2.500 4h6v12h-6zM11.500 4h6v12h-6zM5.500 8v4M13 10h3M14.500 8.500v3',
  gear: 'M10 7a3 3 0 100 6 3 3 0 000-6zM10 2.500v2.500M10 15v2.500M2.500 10H5M15 10h2.500M4.700 4.700l1.800 1.800M13.500 13.500l1.800 1.800M4.700 15.300l1.800-1.800M13.500 6.500l1.800-1.800',
  ticket: 'M3 6h14v3a1.500 1.500 0 000 3v3H3v-3a1.500 1.500 0 000-3V6zM8 9h4M8 12h4',
  reply: 'M8 5L3.500 9.500 8 14M4 9.500h7a5 5 0 015 5v.5',
  check: 'M4 10.500l4 4 8-9',
} as const;

export type IconName = keyof typeof shapes;

/** Decoration only: hidden from screen readers. */
export function icon(name: IconName): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', shapes[name]);
  svg.append(path);
  return svg;
}

/** Two letters on a colour of the person's own. */
export function avatar(name: string, kind: 'person' | 'bot' | 'channel' = 'person'): HTMLElement {
  if (kind === 'bot') return el('span', { class: 'avatar avatar-bot', 'aria-hidden': 'true' }, icon('key'));
  if (kind === 'channel') return el('span', { class: 'avatar avatar-channel', 'aria-hidden': 'true' }, icon('people'));
  const letters = name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('');
  const hue = Array.from(name).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 8, 7);
  return el('span', { class: `avatar avatar-${hue}`, 'aria-hidden': 'true' }, letters);
}
