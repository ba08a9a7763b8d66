import { createChooser } from './chooser.ts';
import { el, icon, type IconName } from './dom.ts';
import type { ThemeName } from './host-config.ts';
import { createFaultsSection } from './panel-faults.ts';
import { createLogSection } from './panel-log.ts';
import { createOutboxSection, type OutboxSection } from './panel-outbox.ts';
import { createSignInSection } from './panel-sign-in.ts';
import { createPanel, panelTabs, type Panel, type PanelTab } from './panel.ts';
import { call, type Person, type ServerEvent, type ServerState } from './wire.ts';
import { createWords, type PageLanguage, type Words } from './words.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

/** The page's settings live in its address, so that a reload and a test can bring any screen back. */
const address = new URL(location.href);
const themes: Readonly<Record<ThemeName, IconName>> = { light: 'sun', dark: 'moon', contrast: 'contrast' };
const app = document.getElementById('app') ?? document.body;
let workspace: Workspace | undefined;
let events: EventSource | undefined;

const themeNow = (): ThemeName => {
  const name = address.searchParams.get('theme');
  return name === 'dark' || name === 'contrast' ? name : 'light';
};
const tabNow = (): PanelTab | undefined => panelTabs.find((tab) => tab === address.searchParams.get('panel'));
const phoneNow = (): boolean => address.searchParams.get('phone') === '1';

function remember(name: string, value: string | undefined): void {
  if (value === undefined) address.searchParams.delete(name);
  else address.searchParams.set(name, value);
  history.replaceState(null, '', address);
}

function languageFor(person: Person | undefined): PageLanguage {
  const wanted = address.searchParams.get('lang') ?? person?.locale ?? 'en';
  return wanted.startsWith('fi') ? 'fi' : 'en';
}

function paintFrame(words: Words): void {
  document.documentElement.lang = words.language;
  document.documentElement.dataset['theme'] = themeNow();
  document.documentElement.dataset['phone'] = String(phoneNow());
  document.documentElement.dataset['panel'] = String(tabNow() !== undefined);
  document.title = words.say('app.name');
}

function topBar(words: Words, onPanel: (() => void) | undefined): HTMLElement {
  const toggle = (name: IconName, label: string, testid: string, onclick: () => void): HTMLButtonElement =>
    el(
      'button',
      { type: 'button', class: 'icon-button', 'aria-label': label, title: label, 'data-testid': testid, onclick },
      icon(name),
    );
  const buttons = Object.entries(themes).map(([name, symbol]) => {
    const button = toggle(symbol, words.say(`theme.${name as ThemeName}`), `theme-${name}`, () => {
      remember('theme', name);
      paintFrame(words);
      for (const each of buttons) each.setAttribute('aria-pressed', String(each === button));
      workspace?.themeChanged(themeNow());
    });
    button.setAttribute('aria-pressed', String(name === themeNow()));
    return button;
  });
  const phone = toggle('phone', words.say('phone.toggle'), 'phone-toggle', () => {
    remember('phone', phoneNow() ? undefined : '1');
    phone.setAttribute('aria-pressed', String(phoneNow()));
    paintFrame(words);
  });
  phone.setAttribute('aria-pressed', String(phoneNow()));
  return el(
    'header',
    { class: 'topbar' },
    el('span', { class: 'brand' }, icon('key'), el('strong', {}, words.say('app.name'))),
    el('span', { class: 'note' }, words.say('app.note')),
    el('div', { class: 'group', role: 'group', 'aria-label': words.say('theme.label') }, ...buttons),
    onPanel !== undefined && phone,
    onPanel !== undefined && toggle('panel', words.say('panel.toggle'), 'panel-toggle', onPanel),
  );
}

async function showChooser(): Promise<void> {
  events?.close();
  workspace = undefined;
  remember('as', undefined);
  const words = createWords(languageFor(undefined));
  const answer = await call<{ readonly people: readonly Person[] }>('teams/people');
  const chooser = createChooser({ people: answer?.people ?? [], words, onChoose: (person) => void enter(person.id) });
  paintFrame(words);
  document.documentElement.dataset['panel'] = 'false';
  app.replaceChildren(topBar(words, undefined), chooser);
}

async function enter(personaId: string): Promise<void> {
  const state = await call<ServerState>(`teams/state?as=${encodeURIComponent(personaId)}`);
  if (state === undefined) return showChooser();
  remember('as', personaId);
  const words = createWords(languageFor(state.persona));
  const here = createWorkspace({ state, words, theme: themeNow, onSwitch: () => void showChooser() });
  workspace = here;
  const outbox = createOutboxSection(words);
  outbox.fill(state.outbox);
  const panel = createWorldPanel(words, state.persona, outbox);
  panel.count('outbox', state.outbox.length);
  const last = { tab: tabNow() ?? 'outbox' };
  const openPanel = (): void => {
    if (tabNow() !== undefined) {
      last.tab = tabNow() ?? last.tab;
      remember('panel', undefined);
    } else panel.select(last.tab);
    paintFrame(words);
  };
  app.replaceChildren(topBar(words, openPanel), el('div', { class: 'world' }, here.element, panel.element));
  paintFrame(words);
  if (tabNow() !== undefined) panel.select(tabNow() ?? 'outbox');
  listen(personaId, { here, outbox, panel, sent: state.outbox.length });
  here.focus();
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
      faults: createFaultsSection({ words, reinstall }),
      log: createLogSection(words),
    },
    onClose: () => {
      remember('panel', undefined);
      paintFrame(words);
    },
    onSelect: (tab) => {
      remember('panel', tab);
      paintFrame(words);
    },
  });
}

type Listening = { readonly here: Workspace; readonly outbox: OutboxSection; readonly panel: Panel; sent: number };

const retryMs = 1000;

/** Follows the server; after a break (or a restore) everything is read again. */
function listen(personaId: string, view: Listening): void {
  events?.close();
  const source = new EventSource(`/playground/api/teams/events?as=${encodeURIComponent(personaId)}`);
  events = source;
  const refill = async (): Promise<void> => {
    const state = await call<ServerState>(`teams/state?as=${encodeURIComponent(personaId)}`);
    if (state === undefined || events !== source) return;
    view.here.refill(state);
    view.outbox.fill(state.outbox);
    view.sent = state.outbox.length;
    view.panel.count('outbox', view.sent);
  };
  // The first opening installs the app; it waits for the stream, so that no message is missed, and for an Avain that is
  // still starting.
  const openChat = async (): Promise<void> => {
    await refill();
    while (events === source && (await call('teams/open', { as: personaId })) === undefined)
      await new Promise((resolve) => setTimeout(resolve, retryMs));
  };
  source.addEventListener('open', () => void openChat());
  source.addEventListener('message', (message: MessageEvent<string>) => {
    const event = JSON.parse(message.data) as ServerEvent;
    if (event.kind === 'outbox') {
      view.outbox.add(event.item);
      view.panel.count('outbox', (view.sent += 1));
    } else if (event.kind === 'restored') {
      view.here.closeDialog();
      void openChat();
    } else view.here.hear(event);
  });
}

const asked = address.searchParams.get('as');
await (asked === null ? showChooser() : enter(asked));
