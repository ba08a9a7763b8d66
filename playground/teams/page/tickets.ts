import type { SinkTicket } from '../../tickets/ticket-store.ts';
import { el, icon } from './dom.ts';
import { call } from './wire.ts';
import { createWords, type Words } from './words.ts';

type Desk = { readonly off: boolean; readonly tickets: readonly SinkTicket[] };

/** The pretend ticket system's own page: `/tickets?lang=fi&theme=dark#<id>`, as the Teams page takes them. */
const address = new URL(location.href);
const words = createWords(address.searchParams.get('lang')?.startsWith('fi') === true ? 'fi' : 'en');
const theme = address.searchParams.get('theme') ?? 'light';
const everyMs = 1500;

const list = el('ul', { class: 'plain tickets-list', 'data-testid': 'tickets' });
const detail = el('section', { class: 'ticket', 'data-testid': 'ticket', 'aria-live': 'polite' });
const off = el('input', { type: 'checkbox', role: 'switch', 'data-testid': 'desk-off' });
let drawn = '';

const chosen = (): string => decodeURIComponent(location.hash.slice(1));

function draw(desk: Desk): void {
  const now = JSON.stringify([desk, chosen()]);
  // A redrawing in vain would take the focus from the button that is about to be pressed.
  if (now === drawn) return;
  drawn = now;
  off.checked = desk.off;
  list.replaceChildren(...desk.tickets.toReversed().map(row));
  if (desk.tickets.length === 0) list.append(el('li', { class: 'empty' }, words.say('tickets.empty')));
  const ticket = desk.tickets.find(({ id }) => id === chosen());
  detail.replaceChildren(
    ...(ticket === undefined ? [el('p', { class: 'empty' }, words.say('tickets.choose'))] : whole(ticket)),
  );
}

function row(ticket: SinkTicket): HTMLElement {
  const current = ticket.id === chosen();
  return el(
    'li',
    {},
    el(
      'a',
      {
        href: `#${ticket.id}`,
        class: 'ticket-row',
        'data-testid': `ticket-${ticket.id}`,
        'aria-current': current ? 'true' : undefined,
      },
      el('span', { class: 'ticket-line' }, el('strong', {}, ticket.id), badge(ticket)),
      el('span', {}, ticket.title),
      el('span', { class: 'hint' }, `${ticket.caseNumber} · ${timeOf(ticket.openedAt)}`),
    ),
  );
}

function badge({ state, priority }: SinkTicket): HTMLElement {
  const text = words.say(state === 'open' ? 'tickets.open' : 'tickets.closed');
  const urgent = priority === 'high' && state === 'open';
  return el(
    'span',
    { class: `badge${urgent ? ' badge-urgent' : ''}` },
    urgent ? `${text} · ${words.say('tickets.urgent')}` : text,
  );
}

function whole(ticket: SinkTicket): readonly HTMLElement[] {
  const again = ticket.state === 'closed' && ticket.told !== null;
  const button = el(
    'button',
    { type: 'button', class: 'button primary', 'data-testid': 'ticket-close' },
    words.say(again ? 'tickets.again' : 'tickets.close'),
  );
  button.addEventListener('click', () => {
    button.disabled = true;
    void call(`tickets/${encodeURIComponent(ticket.id)}/close`, {}).then(refresh);
  });
  const notes = ticket.notes.map(({ at, text }) =>
    el('li', {}, el('time', { datetime: at }, timeOf(at)), el('p', { class: 'mail-text' }, text)),
  );
  return [
    el('h2', {}, ticket.title),
    el('p', { class: 'hint' }, `${ticket.id} · ${ticket.caseNumber} · ${ticket.correlationId}`),
    el('p', { class: 'mail-text', 'data-testid': 'ticket-text' }, ticket.text),
    ...outcome(ticket),
    ...(ticket.closedBy === 'avain' ? [] : [button]),
    el('h3', {}, words.say('tickets.notes')),
    notes.length === 0
      ? el('p', { class: 'hint' }, words.say('tickets.no-notes'))
      : el('ol', { class: 'plain notes', 'data-testid': 'ticket-notes' }, ...notes),
  ];
}

function outcome({ state, closedBy, resolution, told }: SinkTicket): readonly HTMLElement[] {
  if (state === 'open') return [];
  const answered =
    told === null
      ? ''
      : ` ${told === 0 ? words.say('tickets.untold') : words.say('tickets.told', { status: String(told) })}`;
  const good = told === null || (told >= 200 && told < 300);
  const by = words.say(closedBy === 'desk' ? 'tickets.closed-by-desk' : 'tickets.closed-by-avain');
  const text = `${by}${resolution === null ? '' : ` (${resolution})`}${answered}`;
  return [
    el(
      'p',
      { class: `result ${good ? 'good' : 'bad'}`, 'data-testid': 'ticket-outcome' },
      icon(good ? 'check' : 'warning'),
      text,
    ),
  ];
}

const timeOf = (at: string): string =>
  new Date(at).toLocaleString(words.language, { dateStyle: 'short', timeStyle: 'short' });

async function refresh(): Promise<void> {
  const desk = await call<Desk>('tickets');
  if (desk !== undefined) draw(desk);
}

function frame(said: Words): HTMLElement {
  return el(
    'main',
    { class: 'tickets' },
    el(
      'header',
      { class: 'tickets-head' },
      el('div', {}, el('h1', {}, said.say('tickets.title')), el('p', { class: 'hint' }, said.say('tickets.lead'))),
      el('label', { class: 'switch' }, off, el('span', {}, said.say('tickets.off'))),
      el('a', { href: '/', class: 'button' }, said.say('tickets.teams')),
    ),
    el('div', { class: 'tickets-body' }, list, detail),
  );
}

document.documentElement.lang = words.language;
document.documentElement.dataset['theme'] = theme === 'dark' || theme === 'contrast' ? theme : 'light';
document.title = words.say('tickets.title');
off.addEventListener('change', () => void call('tickets/switch', { off: off.checked }).then(refresh));
addEventListener('hashchange', () => void refresh());
setInterval(() => void refresh(), everyMs);
(document.getElementById('app') ?? document.body).replaceChildren(frame(words));
await refresh();
