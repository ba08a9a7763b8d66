import { avatar, el, icon } from './dom.ts';
import { renderCard, type CardPress, type CardView } from './card-view.ts';
import type { ThemeName } from './host-config.ts';
import { escapeHtml, markdownToHtml } from './markdown.ts';
import type { Message } from './wire.ts';
import type { Words } from './words.ts';

export type MessageView = {
  readonly element: HTMLElement;
  /** Draws the message anew, in place; what is typed into its card stays. */
  readonly draw: (message: Message, theme: ThemeName) => void;
};

type MessageViewOptions = {
  readonly words: Words;
  readonly ownId: string;
  /** Whether the room's team still has the bot. */
  readonly botInTeam: () => boolean;
  readonly onPress: (message: Message, press: CardPress) => Promise<void>;
};

const cardType = 'application/vnd.microsoft.card.adaptive';

export function createMessageView({ words, ownId, botInTeam, onPress }: MessageViewOptions): MessageView {
  const element = el('article', { class: 'message', tabindex: '-1' });
  let cards: readonly CardView[] = [];

  const drawBody = (message: Message, theme: ThemeName): readonly Node[] => {
    if (message.deleted === true) return [el('div', { class: 'bubble muted' }, words.say('chat.deleted'))];
    const typed: Readonly<Record<string, string>> = Object.fromEntries(
      cards.flatMap((card) => Object.entries(card.values())),
    );
    const drawn = message.attachments
      .filter((attachment) => attachment.contentType === cardType)
      .map(({ content }) =>
        renderCard({
          content,
          theme,
          language: words.language,
          typed,
          onPress: async (press) => onPress(message, press),
        }),
      );
    cards = drawn.filter((card) => card !== undefined);
    const broken =
      drawn.length > cards.length ? [el('div', { class: 'bubble muted' }, words.say('chat.card-broken'))] : [];
    const notes = [...failure(message, words), ...unheard(message, botInTeam(), words)];
    return [...bubble(message), ...file(message), ...cards.map((card) => card.element), ...broken, ...notes];
  };

  return {
    element,
    draw: (message, theme) => {
      const hadFocus = element.contains(document.activeElement) && document.activeElement !== element;
      const own = message.author.personaId === ownId;
      element.className = `message${own ? ' own' : ''}${message.author.isBot ? ' bot' : ''}`;
      element.dataset['messageId'] = message.id;
      const time = new Date(message.at).toLocaleTimeString(words.language, { hour: 'numeric', minute: '2-digit' });
      element.setAttribute('aria-label', `${message.author.name}, ${time}`);
      const edited = message.editedAt === undefined ? '' : ` · ${words.say('chat.edited')}`;
      element.replaceChildren(
        own && !message.conversationId.includes(';messageid=')
          ? ''
          : avatar(message.author.name, message.author.isBot ? 'bot' : 'person'),
        el(
          'div',
          { class: 'message-body' },
          el('div', { class: 'message-head' }, el('strong', {}, message.author.name), ` ${time}${edited}`),
          ...drawBody(message, theme),
        ),
      );
      // The pressed button is gone: a keyboard must not fall back to the top of the page.
      if (hadFocus) element.focus({ preventScroll: true });
    },
  };
}

function bubble({ text = '', textFormat }: Message): readonly HTMLElement[] {
  if (text.trim() === '') return [];
  const element = el('div', { class: 'bubble', 'data-testid': 'message-text' });
  // markdownToHtml escapes everything it did not write itself.
  element.innerHTML = textFormat === 'plain' ? escapeHtml(text).replace(/\n/g, '<br>') : markdownToHtml(text);
  return [element];
}

function failure({ failedWith }: Message, words: Words): readonly HTMLElement[] {
  if (failedWith === undefined) return [];
  const text = failedWith === 0 ? words.say('chat.silent') : words.say('chat.failed', { status: String(failedWith) });
  return [el('div', { class: 'message-failed' }, icon('warning'), text)];
}

function file({ file: name }: Message): readonly HTMLElement[] {
  return name === undefined
    ? []
    : [el('div', { class: 'attached', 'data-testid': 'message-file' }, icon('attach'), name)];
}

function unheard(message: Message, botInTeam: boolean, words: Words): readonly HTMLElement[] {
  if (message.unheard !== true) return [];
  const text = words.say(botInTeam ? 'chat.unheard' : 'chat.unheard-removed');
  return [el('div', { class: 'message-unheard', 'data-testid': 'message-unheard' }, text)];
}
