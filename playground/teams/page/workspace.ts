import { avatar, el } from './dom.ts';
import type { CardPress } from './card-view.ts';
import { badges, breakable } from './chooser.ts';
import { createChatView, type ChatView } from './chat-view.ts';
import { createDialogHost, teamsTheme, type DialogHost } from './dialog-host.ts';
import type { ThemeName } from './host-config.ts';
import { call, type DialogAnswer, type Message, type Room, type ServerEvent, type ServerState } from './wire.ts';
import type { Words } from './words.ts';

export type Workspace = {
  readonly element: HTMLElement;
  readonly hear: (event: ServerEvent) => void;
  readonly refill: (state: ServerState) => void;
  readonly closeDialog: () => void;
  readonly themeChanged: (theme: ThemeName) => void;
  readonly focus: () => void;
};

export type WorkspaceOptions = {
  readonly state: ServerState;
  readonly words: Words;
  readonly theme: () => ThemeName;
  readonly onSwitch: () => void;
};

/** The Teams client of one person: rooms on the left, the open room, dialogs above. */
export function createWorkspace({ state, words, theme, onSwitch }: WorkspaceOptions): Workspace {
  const as = state.persona.id;
  const messages: Record<Room, Message[]> = {
    personal: [...state.personal.messages],
    channel: [...state.channel.messages],
  };
  let room: Room = 'personal';
  let opener: string | undefined;

  const onPress = async (message: Message, press: CardPress): Promise<void> => {
    const at = { as, conversationId: message.conversationId, messageId: message.id };
    if (press.kind === 'say') await call('teams/say', { as, in: room, text: press.text });
    else if (press.kind === 'submit') await call('teams/press', { ...at, data: press.data, said: press.said });
    else if (press.kind === 'execute') await call('teams/execute', { ...at, verb: press.verb, data: press.data });
    else {
      opener = message.id;
      dialog.show(
        (await call<DialogAnswer>('teams/fetch-dialog', { ...at, data: press.data, theme: teamsTheme(theme()) })) ??
          unreachable,
      );
    }
  };
  const chat: ChatView = createChatView({
    words,
    theme,
    ownId: as,
    onSay: (where, text) => void call('teams/say', { as, in: where, text }),
    onPress,
  });
  const rail = createRail({ state, words, onSwitch, onRoom: (chosen) => enter(chosen) });
  const dialog: DialogHost = createDialogHost({
    words,
    theme,
    context: () => ({
      userObjectId: state.persona.aadObjectId,
      tid: state.tenantId,
      loginHint: state.persona.upn,
      userPrincipalName: state.persona.upn,
    }),
    ssoToken: async () =>
      (await call<{ readonly token: string | null }>('teams/sso-token', { as }))?.token ?? undefined,
    onSubmit: async (data) =>
      (await call<DialogAnswer>('teams/submit-dialog', { as, data, theme: teamsTheme(theme()) })) ?? unreachable,
    behind: () => [rail.element, chat.element],
    onClosed: () => {
      const message = chat.element.querySelector<HTMLElement>(`[data-message-id="${CSS.escape(opener ?? '')}"]`);
      (message?.querySelector('button') ?? message ?? chat.element).focus();
    },
  });
  const enter = (chosen: Room): void => {
    room = chosen;
    rail.select(chosen);
    const { channel, bot } = state;
    chat.show({
      room,
      title: room === 'personal' ? bot.name : channel.name,
      subtitle: room === 'personal' ? 'Bot' : channel.teamName,
      messages: messages[room],
    });
  };
  enter('personal');

  return {
    element: el(
      'div',
      { class: 'stage', 'data-testid': 'stage' },
      el('div', { class: 'device' }, el('div', { class: 'teams' }, rail.element, chat.element, dialog.layer)),
    ),
    hear: (event) => {
      if (event.kind === 'typing' && event.room === room) chat.typing();
      if (event.kind !== 'message' && event.kind !== 'changed') return;
      const { message } = event;
      messages[event.room] = [...messages[event.room].filter(({ id }) => id !== message.id), message].sort(
        (a, b) => Number(a.id) - Number(b.id),
      );
      if (event.room === room) chat.put(message);
      else rail.unread(event.room);
    },
    refill: (fresh) => {
      messages.personal = [...fresh.personal.messages];
      messages.channel = [...fresh.channel.messages];
      enter(room);
    },
    closeDialog: () => dialog.show({ kind: 'close' }),
    themeChanged: (name) => {
      chat.repaint(name);
      dialog.themeChanged();
    },
    focus: chat.focusComposer,
  };
}

const unreachable: DialogAnswer = { kind: 'refused', reason: '' };

type Rail = {
  readonly element: HTMLElement;
  readonly select: (room: Room) => void;
  readonly unread: (room: Room) => void;
};
type RailOptions = {
  readonly state: ServerState;
  readonly words: Words;
  readonly onSwitch: () => void;
  readonly onRoom: (room: Room) => void;
};

function createRail({ state, words, onSwitch, onRoom }: RailOptions): Rail {
  const { persona, bot, channel } = state;
  const item = (room: Room, name: string, sub: string): HTMLButtonElement =>
    el(
      'button',
      { type: 'button', class: 'room', 'data-testid': `room-${room}`, onclick: () => onRoom(room) },
      avatar(name, room === 'personal' ? 'bot' : 'channel'),
      el('span', { class: 'room-text' }, el('strong', {}, name), el('span', {}, sub)),
      el('span', { class: 'dot', hidden: true, role: 'img', 'aria-label': words.say('chat.new') }),
    );
  const rooms: Readonly<Record<Room, HTMLButtonElement>> = {
    personal: item('personal', bot.name, 'Bot'),
    channel: item('channel', channel.name, channel.teamName),
  };
  const mark = (room: Room, hidden: boolean): void => {
    const dot = rooms[room].querySelector('.dot');
    if (dot instanceof HTMLElement) dot.hidden = hidden;
  };
  return {
    element: el(
      'nav',
      { class: 'rail', 'aria-label': words.say('chats.label') },
      el(
        'div',
        { class: 'me' },
        avatar(persona.displayName),
        el(
          'div',
          { class: 'me-text' },
          el('strong', {}, persona.displayName),
          el('span', {}, ...breakable(persona.upn)),
          badges(persona),
        ),
        el(
          'button',
          { type: 'button', class: 'button subtle', 'data-testid': 'switch-person', onclick: onSwitch },
          words.say('choose.switch'),
        ),
      ),
      el('div', { class: 'rooms' }, rooms.personal, rooms.channel),
    ),
    select: (room) => {
      for (const [name, button] of Object.entries(rooms)) button.setAttribute('aria-current', String(name === room));
      mark(room, true);
    },
    unread: (room) => mark(room, false),
  };
}
