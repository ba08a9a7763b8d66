import { el } from './dom.ts';
import type { CardPress } from './card-view.ts';
import { createChatView, type ChatView } from './chat-view.ts';
import { askForAdminLink } from './admin-link.ts';
import { createDialogHost, type DialogHost } from './dialog-host.ts';
import { teamsTheme, type FrameHostOptions } from './frame-host.ts';
import type { ThemeName } from './host-config.ts';
import { createRail } from './rail.ts';
import { createTabView } from './tab-view.ts';
import {
  adminRoom,
  call,
  isAdmin,
  type DialogAnswer,
  type Message,
  type Room,
  type ServerEvent,
  type ServerState,
} from './wire.ts';
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
  /** The room that is open first, where the person has it. */
  readonly firstRoom: Room | undefined;
};

/** The Teams client of one person: rooms on the left, the open room, dialogs above. */
export function createWorkspace(options: WorkspaceOptions): Workspace {
  const { words, theme, onSwitch } = options;
  let { state } = options;
  const as = state.persona.id;
  let messages = messagesOf(state);
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
    botName: state.bot.name,
    onSay: (where, said) => void call('teams/say', { as, in: where, ...said }),
    onPress,
  });
  const rail = createRail({ state, words, onSwitch, onRoom: (chosen) => enter(chosen) });
  const framed: FrameHostOptions = {
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
  };
  const tab = createTabView({ ...framed, outside: async () => askForAdminLink(as) });
  const dialog: DialogHost = createDialogHost({
    ...framed,
    titleId: `dialog-title-${as}`,
    onSubmit: async (data) =>
      (await call<DialogAnswer>('teams/submit-dialog', { as, data, theme: teamsTheme(theme()) })) ?? unreachable,
    behind: () => [rail.element, chat.element, tab.element],
    onClosed: () => {
      const message = chat.element.querySelector<HTMLElement>(`[data-message-id="${CSS.escape(opener ?? '')}"]`);
      (message?.querySelector('button') ?? message ?? chat.element).focus();
    },
  });
  const enter = (chosen: Room): void => {
    if (chosen === adminRoom && isAdmin(state.persona)) {
      // Reading everything again, after a break, must not throw away what somebody is typing there.
      if (room !== adminRoom || tab.element.hidden) tab.open();
      room = adminRoom;
      chat.element.hidden = true;
      rail.select(room);
      return;
    }
    tab.close();
    chat.element.hidden = false;
    const channel = state.channels.find(({ key }) => key === chosen);
    room = channel?.key ?? 'personal';
    rail.select(room);
    const shown = messages.get(room) ?? [];
    if (channel === undefined) {
      chat.show({ room, title: state.bot.name, subtitle: 'Bot', botInTeam: true, messages: shown });
      return;
    }
    const { name, teamName, botInTeam } = channel;
    const subtitle = botInTeam ? teamName : words.say('chat.bot-removed', { team: teamName });
    chat.show({ room, title: name, subtitle, botInTeam, messages: shown });
  };
  enter(options.firstRoom ?? 'personal');

  return {
    element: el(
      'div',
      { class: 'stage', 'data-testid': 'stage' },
      el(
        'div',
        { class: 'device' },
        el('div', { class: 'teams' }, rail.element, chat.element, tab.element, dialog.layer),
      ),
    ),
    hear: (event) => {
      if (event.kind === 'typing' && event.room === room) chat.typing(event.conversationId, event.name);
      if (event.kind !== 'message' && event.kind !== 'changed') return;
      const { message } = event;
      const others = (messages.get(event.room) ?? []).filter(({ id }) => id !== message.id);
      messages.set(
        event.room,
        [...others, message].sort((a, b) => Number(a.id) - Number(b.id)),
      );
      if (event.room === room) chat.put(message);
      else rail.unread(event.room);
    },
    refill: (fresh) => {
      state = fresh;
      messages = messagesOf(fresh);
      rail.fill(fresh);
      enter(room);
    },
    closeDialog: () => {
      dialog.show({ kind: 'close' });
      // Its session is gone with everything else.
      if (room === adminRoom) tab.open();
    },
    themeChanged: (name) => {
      chat.repaint(name);
      dialog.themeChanged();
      tab.themeChanged();
    },
    focus: chat.focusComposer,
  };
}

const unreachable: DialogAnswer = { kind: 'refused', reason: '' };

function messagesOf({ personal, channels }: ServerState): Map<Room, readonly Message[]> {
  return new Map([
    ['personal', personal.messages] as const,
    ...channels.map(({ key, messages }) => [key, messages] as const),
  ]);
}
