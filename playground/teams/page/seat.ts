import { avatar, el, icon } from './dom.ts';
import type { ThemeName } from './host-config.ts';
import { call, type Mail, type Person, type Room, type ServerEvent, type ServerState } from './wire.ts';
import { createWords, type PageLanguage, type Words } from './words.ts';
import { createWorkspace } from './workspace.ts';

/** One person at the table: their Teams client, kept up to date by the server. */
export type Seat = {
  readonly element: HTMLElement;
  readonly person: Person;
  readonly words: Words;
  readonly outbox: readonly Mail[];
  readonly themeChanged: (theme: ThemeName) => void;
  readonly focus: () => void;
  /** Stops listening. */
  readonly leave: () => void;
};

export type SeatOptions = {
  readonly personId: string;
  readonly firstRoom: Room | undefined;
  readonly language: (person: Person) => PageLanguage;
  readonly theme: () => ThemeName;
  readonly onSwitch: () => void;
  /** Undefined: the only seat, which has no head of its own. */
  readonly onClose: (() => void) | undefined;
  readonly onMail: (mail: Mail) => void;
  /** Everything was read again: after a break, or because everything was put back. */
  readonly onOutbox: (mails: readonly Mail[]) => void;
};

const retryMs = 1000;

type RoomEvent = Extract<ServerEvent, { readonly kind: 'message' | 'changed' | 'typing' }>;

/** Undefined when there is no such person. */
export async function takeSeat(options: SeatOptions): Promise<Seat | undefined> {
  const { personId, theme, onSwitch, onClose } = options;
  const state = await readState(personId);
  if (state === undefined) return undefined;
  const words = createWords(options.language(state.persona));
  const workspace = createWorkspace({ state, words, theme, onSwitch, firstRoom: options.firstRoom });
  const source = new EventSource(`/playground/api/teams/events?as=${encodeURIComponent(personId)}`);
  const isOpen = (): boolean => source.readyState !== EventSource.CLOSED;
  // What is told while everything is being read may be newer than what was read.
  const meanwhile = new Set<RoomEvent[]>();
  const refill = async (): Promise<void> => {
    const told: RoomEvent[] = [];
    meanwhile.add(told);
    const fresh = await readState(personId);
    meanwhile.delete(told);
    if (fresh === undefined || !isOpen()) return;
    workspace.refill(fresh);
    for (const event of told) workspace.hear(event);
    options.onOutbox(fresh.outbox);
  };
  // The first opening installs the app; it waits for the stream, so that no message is missed, and for an Avain that is
  // still starting.
  const openChat = async (): Promise<void> => {
    await refill();
    while (isOpen() && (await call('teams/open', { as: personId })) === undefined)
      await new Promise((resolve) => setTimeout(resolve, retryMs));
  };
  source.addEventListener('open', () => void openChat());
  source.addEventListener('message', (message: MessageEvent<string>) => {
    const event = JSON.parse(message.data) as ServerEvent;
    if (event.kind === 'outbox') options.onMail(event.item);
    else if (event.kind === 'rooms') void refill();
    else if (event.kind === 'restored') {
      for (const told of meanwhile) told.length = 0;
      workspace.closeDialog();
      void openChat();
    } else {
      for (const told of meanwhile) told.push(event);
      workspace.hear(event);
    }
  });
  const head = onClose === undefined ? '' : seatHead(state.persona, words, onSwitch, onClose);
  return {
    element: el(
      'section',
      {
        class: 'seat',
        'data-testid': `seat-${personId}`,
        'aria-label': state.persona.displayName,
        lang: words.language,
      },
      head,
      workspace.element,
    ),
    person: state.persona,
    words,
    outbox: state.outbox,
    themeChanged: workspace.themeChanged,
    focus: workspace.focus,
    leave: () => source.close(),
  };
}

const readState = async (personId: string): Promise<ServerState | undefined> =>
  call<ServerState>(`teams/state?as=${encodeURIComponent(personId)}`);

function seatHead(person: Person, words: Words, onSwitch: () => void, onClose: () => void): HTMLElement {
  const label = words.say('seat.close', { name: person.displayName });
  return el(
    'header',
    { class: 'seat-head' },
    avatar(person.displayName),
    el('strong', {}, person.displayName),
    el(
      'button',
      { type: 'button', class: 'button subtle', 'data-testid': 'seat-switch', onclick: onSwitch },
      words.say('choose.switch'),
    ),
    el(
      'button',
      {
        type: 'button',
        class: 'icon-button',
        'aria-label': label,
        title: label,
        'data-testid': 'seat-close',
        onclick: onClose,
      },
      icon('close'),
    ),
  );
}
