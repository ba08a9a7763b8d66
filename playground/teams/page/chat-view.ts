import { avatar, el, icon } from './dom.ts';
import type { CardPress } from './card-view.ts';
import type { ThemeName } from './host-config.ts';
import { createMessageView, type MessageView } from './message-view.ts';
import type { Message, Room, SuggestedAction } from './wire.ts';
import type { Words } from './words.ts';

export type ChatView = {
  readonly element: HTMLElement;
  /** Shows another room with everything in it. */
  readonly show: (shown: {
    readonly room: Room;
    readonly title: string;
    readonly subtitle: string;
    readonly messages: readonly Message[];
  }) => void;
  /** Adds a message, or draws one that changed. */
  readonly put: (message: Message) => void;
  readonly typing: () => void;
  readonly repaint: (theme: ThemeName) => void;
  readonly focusComposer: () => void;
};

export type ChatViewOptions = {
  readonly words: Words;
  readonly theme: () => ThemeName;
  readonly ownId: string;
  readonly onSay: (room: Room, text: string) => void;
  readonly onPress: (message: Message, press: CardPress) => Promise<void>;
};

const typingMs = 9000;

export function createChatView({ words, theme, ownId, onSay, onPress }: ChatViewOptions): ChatView {
  const views = new Map<string, { message: Message; readonly view: MessageView }>();
  let room: Room = 'personal';
  let typingTimer: ReturnType<typeof setTimeout> | undefined;

  const header = el('header', { class: 'chat-head' });
  const log = el('div', {
    class: 'chat-log',
    role: 'log',
    'aria-label': words.say('chat.log'),
    'data-testid': 'chat-log',
    tabindex: '0',
  });
  const typing = el('div', { class: 'typing', role: 'status', 'data-testid': 'typing' });
  const suggestions = el('div', { class: 'suggestions', 'data-testid': 'suggestions' });
  const composer = createComposer(words, (text) => onSay(room, text));
  const element = el('section', { class: 'chat' }, header, log, typing, suggestions, composer.element);

  const toEnd = (): void => log.scrollTo({ top: log.scrollHeight });
  const stopTyping = (): void => {
    clearTimeout(typingTimer);
    typing.replaceChildren();
  };
  const suggest = (message: Message | undefined): void => {
    const offered = message?.author.isBot === true ? message.suggestedActions.slice(0, 3) : [];
    suggestions.replaceChildren(...offered.map((action) => suggestion(action, (text) => onSay(room, text))));
  };
  const put = (message: Message): void => {
    const known = views.get(message.id);
    const nearEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 160;
    if (known === undefined) {
      const view = createMessageView({ words, ownId, onPress });
      views.set(message.id, { message, view });
      view.draw(message, theme());
      log.querySelector('.empty')?.remove();
      insert(log, message, view.element);
      if (message.author.isBot) stopTyping();
      suggest(message);
    } else {
      known.message = message;
      known.view.draw(message, theme());
      if (message.author.isBot) stopTyping();
    }
    if (nearEnd || known === undefined) toEnd();
  };

  return {
    element,
    show: (shown) => {
      room = shown.room;
      views.clear();
      stopTyping();
      const isChannel = room === 'channel';
      header.replaceChildren(
        avatar(shown.title, isChannel ? 'channel' : 'bot'),
        el('div', {}, el('h1', {}, shown.title), el('p', {}, shown.subtitle)),
      );
      log.replaceChildren(el('p', { class: 'empty' }, words.say(isChannel ? 'chat.channel-empty' : 'chat.empty')));
      log.classList.toggle('threads', isChannel);
      composer.label(words.say(isChannel ? 'chat.compose-channel' : 'chat.compose'));
      suggest(undefined);
      for (const message of shown.messages) put(message);
      toEnd();
    },
    put,
    typing: () => {
      clearTimeout(typingTimer);
      typing.replaceChildren(
        el('span', { class: 'dots', 'aria-hidden': 'true' }, el('i'), el('i'), el('i')),
        words.say('chat.typing'),
      );
      typingTimer = setTimeout(stopTyping, typingMs);
    },
    repaint: (name) => {
      for (const { message, view } of views.values()) view.draw(message, name);
    },
    focusComposer: composer.focus,
  };
}

/** Answers in a channel stand below the post they belong to. */
function insert(log: HTMLElement, message: Message, element: HTMLElement): void {
  const thread = message.conversationId.split(';messageid=')[1];
  if (thread === undefined) {
    log.append(element);
    return;
  }
  const existing = log.querySelector(`[data-thread="${CSS.escape(thread)}"]`);
  if (existing !== null) existing.append(element);
  else log.append(el('div', { class: 'thread', 'data-thread': thread }, element));
}

function suggestion(action: SuggestedAction, say: (text: string) => void): HTMLElement {
  const text = typeof action.value === 'string' ? action.value : action.title;
  return el('button', { type: 'button', class: 'chip', onclick: () => say(text) }, action.title);
}

type Composer = { readonly element: HTMLElement; readonly label: (text: string) => void; readonly focus: () => void };

function createComposer(words: Words, onText: (text: string) => void): Composer {
  const input = el('textarea', { rows: 1, 'data-testid': 'composer', autocomplete: 'off', spellcheck: 'false' });
  const send = (): void => {
    const text = input.value.trim();
    if (text === '') return;
    input.value = '';
    grow();
    onText(text);
  };
  const grow = (): void => {
    input.style.height = 'auto';
    input.style.height = `${Math.min(input.scrollHeight, 140)}px`;
  };
  input.addEventListener('input', grow);
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  const button = el(
    'button',
    {
      type: 'submit',
      class: 'icon-button',
      'data-testid': 'send',
      'aria-label': words.say('chat.send'),
      title: words.say('chat.send'),
    },
    icon('send'),
  );
  const form = el('form', { class: 'composer' }, input, button);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });
  return {
    element: form,
    label: (text) => {
      input.setAttribute('aria-label', text);
      input.placeholder = text;
    },
    focus: () => input.focus(),
  };
}
