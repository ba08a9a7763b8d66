import { createComposer, type Draft } from './composer.ts';
import { el, icon } from './dom.ts';
import { createTypingLine, type TypingLine } from './typing-line.ts';
import type { Words } from './words.ts';

export type ThreadView = {
  readonly element: HTMLElement;
  /** Adds a message's element at the end; the first one is the post that the others answer. */
  readonly add: (element: HTMLElement) => void;
  readonly typing: TypingLine;
};

export type ThreadViewOptions = {
  readonly words: Words;
  readonly threadId: string;
  /** What a reply begins with, so that the bot hears it. */
  readonly mention: string;
  readonly onReply: (draft: Draft) => void;
};

/** More replies than this, and all but the last two are folded away. */
const mostUnfolded = 4;
const leftOpen = 2;

/** A post of a channel with its replies and a box to answer in. */
export function createThreadView({ words, threadId, mention, onReply }: ThreadViewOptions): ThreadView {
  const post = el('div', { class: 'post' });
  const replies = el('div', { class: 'replies' });
  const typing = createTypingLine(words);
  let unfolded = false;
  const more = el('button', { type: 'button', class: 'button subtle', hidden: true, 'data-testid': 'thread-earlier' });
  const fold = (): void => {
    const all = Array.from(replies.children);
    const folded = unfolded || all.length <= mostUnfolded ? [] : all.slice(0, -leftOpen);
    for (const reply of all) if (reply instanceof HTMLElement) reply.hidden = folded.includes(reply);
    more.hidden = folded.length === 0;
    more.textContent = words.say('thread.earlier', { count: String(folded.length) });
  };
  more.addEventListener('click', () => {
    unfolded = true;
    fold();
    if (replies.firstElementChild instanceof HTMLElement) replies.firstElementChild.focus();
  });
  return {
    element: el(
      'section',
      { class: 'thread', 'data-testid': 'thread', 'data-thread': threadId },
      post,
      more,
      replies,
      typing.element,
      createReplyBox(words, mention, onReply),
    ),
    typing,
    add: (element) => {
      if (post.childElementCount === 0) post.append(element);
      else replies.append(element);
      fold();
    },
  };
}

function createReplyBox(words: Words, mention: string, onReply: (draft: Draft) => void): HTMLElement {
  const composer = createComposer({ words, testid: 'thread-composer', start: `${mention} `, onSend: onReply });
  composer.label(words.say('thread.compose'));
  const box = el('div', { class: 'reply-box' });
  const open = (): void => {
    box.replaceChildren(composer.element);
    composer.focus();
    composer.element.scrollIntoView({ block: 'nearest' });
  };
  box.append(
    el(
      'button',
      { type: 'button', class: 'button subtle', 'data-testid': 'thread-reply', onclick: open },
      icon('reply'),
      words.say('thread.reply'),
    ),
  );
  return box;
}
