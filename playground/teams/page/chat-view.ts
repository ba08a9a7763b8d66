import { avatar, el } from './dom.ts';
import type { CardPress } from './card-view.ts';
import { createComposer, type Draft } from './composer.ts';
import type { ThemeName } from './host-config.ts';
import { createMessageView, type MessageView } from './message-view.ts';
import { createThreadView, type ThreadView } from './thread-view.ts';
import { createTypingLine } from './typing-line.ts';
import type { Message, Room, SuggestedAction } from './wire.ts';
import type { Words } from './words.ts';

export type ChatView = {
  readonly element: HTMLElement;
  /** Shows another room with everything in it. */
  readonly show: (shown: ShownRoom) => void;
  /** Adds a message, or draws one that changed. */
  readonly put: (message: Message) => void;
  readonly typing: (conversationId: string, name: string) => void;
  readonly repaint: (theme: ThemeName) => void;
  readonly focusComposer: () => void;
};

export type ShownRoom = {
  readonly room: Room;
  readonly title: string;
  readonly subtitle: string;
  readonly botInTeam: boolean;
  readonly messages: readonly Message[];
};

export type ChatViewOptions = {
  readonly words: Words;
  readonly theme: () => ThemeName;
  readonly ownId: string;
  readonly botName: string;
  readonly onSay: (room: Room, said: Draft & { readonly thread?: string }) => void;
  readonly onPress: (message: Message, press: CardPress) => Promise<void>;
};

/** A channel shows its newest threads; whoever scrolls further is not the one who tries this out. */
const mostThreads = 60;

export function createChatView(options: ChatViewOptions): ChatView {
  const { words, theme, ownId, botName, onSay, onPress } = options;
  const views = new Map<string, { message: Message; readonly view: MessageView }>();
  const threads = new Map<string, ThreadView>();
  let room: Room = 'personal';
  let botInTeam = true;

  const header = el('header', { class: 'chat-head' });
  const log = el('div', {
    class: 'chat-log',
    role: 'log',
    'aria-label': words.say('chat.log'),
    'data-testid': 'chat-log',
    tabindex: '0',
  });
  const typing = createTypingLine(words);
  const suggestions = el('div', { class: 'suggestions', 'data-testid': 'suggestions' });
  const composer = createComposer({ words, testid: 'composer', onSend: (draft) => onSay(room, draft) });
  const element = el('section', { class: 'chat' }, header, log, typing.element, suggestions, composer.element);

  const toEnd = (): void => log.scrollTo({ top: log.scrollHeight });
  const suggest = (message: Message | undefined): void => {
    const offered = message?.author.isBot === true ? message.suggestedActions.slice(0, 3) : [];
    suggestions.replaceChildren(...offered.map((action) => suggestion(action, (text) => onSay(room, { text }))));
  };
  const threadNamed = (threadId: string): ThreadView => {
    const known = threads.get(threadId);
    if (known !== undefined) return known;
    const mention = `@${botName}`;
    const onReply = (draft: Draft): void => onSay(room, { ...draft, thread: threadId });
    const fresh = createThreadView({ words, threadId, mention, onReply });
    threads.set(threadId, fresh);
    log.append(fresh.element);
    return fresh;
  };
  /** Answers in a channel stand below the post they belong to. */
  const insert = (message: Message, drawn: HTMLElement): void => {
    log.querySelector('.empty')?.remove();
    const threadId = threadOf(message);
    if (threadId === undefined) log.append(drawn);
    else threadNamed(threadId).add(drawn);
  };
  const stopTyping = (message: Message): void => {
    if (!message.author.isBot) return;
    const threadId = threadOf(message);
    (threadId === undefined ? typing : threads.get(threadId)?.typing)?.stop();
  };
  const put = (message: Message): void => {
    const known = views.get(message.id);
    const nearEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 160;
    if (known === undefined) {
      const view = createMessageView({ words, ownId, botInTeam: () => botInTeam, onPress });
      views.set(message.id, { message, view });
      view.draw(message, theme());
      insert(message, view.element);
      if (room === 'personal') suggest(message);
    } else {
      known.message = message;
      known.view.draw(message, theme());
    }
    stopTyping(message);
    const startsHere = known === undefined && (room === 'personal' || threadOf(message) === message.id);
    if (nearEnd || startsHere) toEnd();
  };

  return {
    element,
    show: (shown) => {
      room = shown.room;
      botInTeam = shown.botInTeam;
      views.clear();
      threads.clear();
      typing.stop();
      const isChannel = room !== 'personal';
      header.replaceChildren(
        avatar(shown.title, isChannel ? 'channel' : 'bot'),
        el('div', {}, el('h1', {}, shown.title), el('p', {}, shown.subtitle)),
      );
      log.replaceChildren(el('p', { class: 'empty' }, words.say(isChannel ? 'chat.channel-empty' : 'chat.empty')));
      log.classList.toggle('threads', isChannel);
      composer.label(words.say(isChannel ? 'chat.compose-channel' : 'chat.compose'));
      suggest(undefined);
      for (const message of newest(shown.messages)) put(message);
      toEnd();
    },
    put,
    typing: (conversationId, name) => {
      const threadId = threadOf({ conversationId });
      (threadId === undefined ? typing : threads.get(threadId)?.typing)?.show(name);
    },
    repaint: (name) => {
      for (const { message, view } of views.values()) view.draw(message, name);
    },
    focusComposer: composer.focus,
  };
}

const threadOf = ({ conversationId }: Pick<Message, 'conversationId'>): string | undefined =>
  conversationId.split(';messageid=')[1];

function newest(messages: readonly Message[]): readonly Message[] {
  const shown = new Set([...new Set(messages.map(threadOf))].slice(-mostThreads));
  return messages.filter((message) => shown.has(threadOf(message)));
}

function suggestion(action: SuggestedAction, say: (text: string) => void): HTMLElement {
  const text = typeof action.value === 'string' ? action.value : action.title;
  return el('button', { type: 'button', class: 'chip', onclick: () => say(text) }, action.title);
}
