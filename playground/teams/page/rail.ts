import { badges, breakable } from './chooser.ts';
import { avatar, el } from './dom.ts';
import { adminRoom, isAdmin, type Room, type ServerState } from './wire.ts';
import type { Words } from './words.ts';

/** Who one is and where one can talk: the left side of the client. */
export type Rail = {
  readonly element: HTMLElement;
  /** Draws the rooms anew; unread marks of rooms that are still there stay. */
  readonly fill: (state: ServerState) => void;
  readonly select: (room: Room) => void;
  readonly unread: (room: Room) => void;
};

export type RailOptions = {
  readonly state: ServerState;
  readonly words: Words;
  readonly onSwitch: () => void;
  readonly onRoom: (room: Room) => void;
};

export function createRail({ state, words, onSwitch, onRoom }: RailOptions): Rail {
  const { persona } = state;
  const unread = new Set<Room>();
  let selected: Room = 'personal';
  const rooms = el('div', { class: 'rooms' });
  const item = (room: Room, name: string, sub: string): HTMLButtonElement =>
    el(
      'button',
      {
        type: 'button',
        class: 'room',
        'data-testid': `room-${room}`,
        'data-room': room,
        onclick: () => onRoom(room),
      },
      avatar(name, room === 'personal' || room === adminRoom ? 'bot' : 'channel'),
      el('span', { class: 'room-text' }, el('strong', {}, name), el('span', {}, sub)),
      el('span', { class: 'dot', hidden: true, role: 'img', 'aria-label': words.say('chat.new') }),
    );
  const mark = (): void => {
    for (const button of rooms.querySelectorAll<HTMLElement>('[data-room]')) {
      const room = button.dataset['room'] ?? '';
      button.setAttribute('aria-current', String(room === selected));
      const dot = button.querySelector<HTMLElement>('.dot');
      if (dot !== null) dot.hidden = !unread.has(room);
    }
  };
  const fill = ({ bot, channels }: ServerState): void => {
    rooms.replaceChildren(
      item('personal', bot.name, 'Bot'),
      ...(isAdmin(persona) ? [item(adminRoom, words.say('admin.title'), words.say('admin.subtitle'))] : []),
      ...channels.map((channel) => item(channel.key, channel.name, channel.teamName)),
    );
    mark();
  };
  fill(state);
  const switcher = el(
    'button',
    { type: 'button', class: 'button subtle', 'data-testid': 'switch-person', onclick: onSwitch },
    words.say('choose.switch'),
  );
  const who = el(
    'div',
    { class: 'me-text' },
    el('strong', {}, persona.displayName),
    el('span', {}, ...breakable(persona.upn)),
    badges(persona),
  );
  return {
    element: el(
      'nav',
      { class: 'rail', 'aria-label': words.say('chats.label') },
      el('div', { class: 'me' }, avatar(persona.displayName), who, switcher),
      rooms,
    ),
    fill,
    select: (room) => {
      selected = room;
      unread.delete(room);
      mark();
      // Not scrollIntoView: that would scroll the seats as well.
      const current = rooms.querySelector<HTMLElement>('[aria-current=true]');
      if (current !== null) rooms.scrollLeft = current.offsetLeft - (rooms.clientWidth - current.offsetWidth) / 2;
    },
    unread: (room) => {
      unread.add(room);
      mark();
    },
  };
}
