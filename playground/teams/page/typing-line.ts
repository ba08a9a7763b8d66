import { el } from './dom.ts';
import type { Words } from './words.ts';

export type TypingLine = {
  readonly element: HTMLElement;
  /** Says so for as long as Teams does without news. */
  readonly show: (name: string) => void;
  readonly stop: () => void;
};

const typingMs = 9000;

/** "… is typing" below a chat or a thread. */
export function createTypingLine(words: Words): TypingLine {
  const element = el('div', { class: 'typing', role: 'status', 'data-testid': 'typing' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    element.replaceChildren();
  };
  return {
    element,
    stop,
    show: (name) => {
      clearTimeout(timer);
      const dots = el('span', { class: 'dots', 'aria-hidden': 'true' }, el('i'), el('i'), el('i'));
      element.replaceChildren(dots, words.say('chat.typing', { name }));
      timer = setTimeout(stop, typingMs);
    },
  };
}
