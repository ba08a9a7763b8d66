import { createPageAddress, mostSeats, type SeatAddress } from './address.ts';
import { createChooser } from './chooser.ts';
import { el, icon, type IconName } from './dom.ts';
import type { ThemeName } from './host-config.ts';
import { createFaultsSection } from './panel-faults.ts';
import { createLogSection } from './panel-log.ts';
import { createOutboxSection, type OutboxSection } from './panel-outbox.ts';
import { createSignInSection } from './panel-sign-in.ts';
import { createTenantSection } from './panel-tenant.ts';
import { createPanel, type Panel } from './panel.ts';
import { takeSeat, type Seat } from './seat.ts';
import { call, type Mail, type Person } from './wire.ts';
import { createWords, type PageLanguage, type Words } from './words.ts';

const address = createPageAddress();
const themes: Readonly<Record<ThemeName, IconName>> = { light: 'sun', dark: 'moon', contrast: 'contrast' };
const app = document.getElementById('app') ?? document.body;
let seats: readonly Seat[] = [];

function languageFor(person: Person | undefined): PageLanguage {
  const wanted = address.language() ?? person?.locale ?? 'en';
  return wanted.startsWith('fi') ? 'fi' : 'en';
}

function paintFrame(words: Words): void {
  const { dataset } = document.documentElement;
  document.documentElement.lang = words.language;
  dataset['theme'] = address.theme();
  dataset['phone'] = String(address.phone());
  dataset['panel'] = String(seats.length > 0 && address.tab() !== undefined);
  dataset['seats'] = String(seats.length);
  document.title = words.say('app.name');
}

function toolButton(name: IconName, label: string, testid: string, onclick: () => void): HTMLButtonElement {
  return el(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': label, title: label, 'data-testid': testid, onclick },
    icon(name),
  );
}

function themeButtons(words: Words): HTMLElement {
  const buttons = Object.entries(themes).map(([name, symbol]) => {
    const button = toolButton(symbol, words.say(`theme.${name as ThemeName}`), `theme-${name}`, () => {
      address.remember('theme', name);
      paintFrame(words);
      for (const each of buttons) each.setAttribute('aria-pressed', String(each === button));
      for (const seat of seats) seat.themeChanged(address.theme());
    });
    button.setAttribute('aria-pressed', String(name === address.theme()));
    return button;
  });
  return el('div', { class: 'group', role: 'group', 'aria-label': words.say('theme.label') }, ...buttons);
}

function topBar(words: Words, onPanel: (() => void) | undefined): HTMLElement {
  const phone = toolButton('phone', words.say('phone.toggle'), 'phone-toggle', () => {
    address.remember('phone', address.phone() ? undefined : '1');
    phone.setAttribute('aria-pressed', String(address.phone()));
    paintFrame(words);
  });
  phone.setAttribute('aria-pressed', String(address.phone()));
  const seated = onPanel !== undefined;
  const add = (): void => void choose(address.seats().length);
  return el(
    'header',
    { class: 'topbar' },
    el('span', { class: 'brand' }, icon('key'), el('strong', {}, words.say('app.name'))),
    el('span', { class: 'note' }, words.say('app.note')),
    themeButtons(words),
    seated && seats.length < mostSeats && toolButton('seats', words.say('seat.add'), 'seat-add', add),
    seated && phone,
    seated && toolButton('panel', words.say('panel.toggle'), 'panel-toggle', onPanel),
  );
}

/** Somebody for the seat with that number; the others keep theirs. */
async function choose(at: number): Promise<void> {
  for (const seat of seats) seat.leave();
  seats = [];
  const others = address.seats().filter((_seat, index) => index !== at);
  if (others.length === 0) address.sit([]);
  const words = createWords(languageFor(undefined));
  const answer = await call<{ readonly people: readonly Person[] }>('teams/people');
  const taken = new Set(others.map(({ personId }) => personId));
  const chooser = createChooser({
    people: (answer?.people ?? []).filter(({ id }) => !taken.has(id)),
    words,
    beside: others.length > 0,
    onChoose: (person) => void sit(address.seats().toSpliced(at, 1, { personId: person.id, room: undefined })),
    onBack: () => void sit(address.seats()),
  });
  paintFrame(words);
  app.replaceChildren(topBar(words, undefined), chooser);
}

async function sit(wanted: readonly SeatAddress[]): Promise<void> {
  for (const seat of seats) seat.leave();
  address.sit(wanted);
  const outbox: { section?: OutboxSection; panel?: Panel; count: number } = { count: 0 };
  const fill = (mails: readonly Mail[]): void => {
    outbox.section?.fill(mails);
    outbox.panel?.count('outbox', (outbox.count = mails.length));
  };
  const add = (mail: Mail): void => {
    outbox.section?.add(mail);
    outbox.panel?.count('outbox', (outbox.count += 1));
  };
  const taken = await Promise.all(
    wanted.map(async ({ personId, room }, at) =>
      takeSeat({
        personId,
        firstRoom: room,
        language: languageFor,
        theme: address.theme,
        onSwitch: () => void choose(at),
        onClose: wanted.length === 1 ? undefined : () => void sit(address.seats().toSpliced(at, 1)),
        // One outbox for all of the company: the first seat tells of it.
        onMail: at === 0 ? add : () => undefined,
        onOutbox: at === 0 ? fill : () => undefined,
      }),
    ),
  );
  seats = taken.filter((seat) => seat !== undefined);
  const [first] = seats;
  if (first === undefined) return choose(0);
  const { words } = first;
  outbox.section = createOutboxSection(words);
  const panel = createWorldPanel(words, first.person, outbox.section);
  outbox.panel = panel;
  fill(first.outbox);
  const last = { tab: address.tab() ?? 'outbox' };
  const togglePanel = (): void => {
    if (address.tab() !== undefined) {
      last.tab = address.tab() ?? last.tab;
      address.remember('panel', undefined);
    } else panel.select(last.tab);
    paintFrame(words);
  };
  const table = el('div', { class: 'seats' }, ...seats.map(({ element }) => element));
  app.replaceChildren(topBar(words, togglePanel), el('div', { class: 'world' }, table, panel.element));
  paintFrame(words);
  if (address.tab() !== undefined) panel.select(address.tab() ?? 'outbox');
  first.focus();
}

function createWorldPanel(words: Words, person: Person, outbox: OutboxSection): Panel {
  const reinstall = async (): Promise<void> => {
    await call('teams/uninstall', { as: person.id });
    await call('teams/open', { as: person.id });
  };
  return createPanel({
    words,
    sections: {
      outbox,
      'sign-in': createSignInSection(words, person),
      faults: createFaultsSection({ words, person, reinstall }),
      tenant: createTenantSection(words, person),
      log: createLogSection(words),
    },
    onClose: () => {
      address.remember('panel', undefined);
      paintFrame(words);
    },
    onSelect: (tab) => {
      address.remember('panel', tab);
      paintFrame(words);
    },
  });
}

const asked = address.seats();
await (asked.length === 0 ? choose(0) : sit(asked));
