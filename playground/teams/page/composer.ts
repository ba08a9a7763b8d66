import { el, icon } from './dom.ts';
import type { Words } from './words.ts';

/** What leaves a compose box: a text, the name of a file, or both. */
export type Draft = { readonly text: string; readonly file?: string };

export type Composer = {
  readonly element: HTMLElement;
  readonly label: (text: string) => void;
  readonly focus: () => void;
};

export type ComposerOptions = {
  readonly words: Words;
  readonly testid: string;
  /** Stands in the box from the beginning and after each sending. */
  readonly start?: string;
  readonly onSend: (draft: Draft) => void;
};

/** A box to write in, with a file to attach. Of the file only its name is used. */
export function createComposer({ words, testid, start = '', onSend }: ComposerOptions): Composer {
  const input = el('textarea', { rows: 1, 'data-testid': testid, autocomplete: 'off', spellcheck: 'false' });
  input.value = start;
  const attached = createAttachment(words, `${testid}-file`);
  const grow = (): void => {
    input.style.height = 'auto';
    input.style.height = `${Math.min(input.scrollHeight, 140)}px`;
  };
  const send = (): void => {
    const text = input.value.trim();
    const file = attached.name();
    if ((text === '' || text === start.trim()) && file === undefined) return;
    input.value = start;
    attached.clear();
    grow();
    onSend(file === undefined ? { text } : { text, file });
  };
  input.addEventListener('input', grow);
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  const form = el(
    'form',
    { class: 'composer' },
    attached.chip,
    el('div', { class: 'composer-row' }, input, attached.button, sendButton(words, testid)),
  );
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
    focus: () => {
      input.focus();
      input.setSelectionRange(input.value.length, input.value.length);
    },
  };
}

function sendButton(words: Words, testid: string): HTMLElement {
  const label = words.say('chat.send');
  const id = testid === 'composer' ? 'send' : `${testid}-send`;
  return el(
    'button',
    { type: 'submit', class: 'icon-button', 'data-testid': id, 'aria-label': label, title: label },
    icon('send'),
  );
}

function createAttachment(words: Words, testid: string) {
  const label = words.say('chat.attach');
  const file = el('input', { type: 'file', hidden: true, tabindex: '-1', 'data-testid': testid, 'aria-label': label });
  const chip = el('div', { class: 'attached', hidden: true });
  const name = (): string | undefined => file.files?.[0]?.name;
  const draw = (): void => {
    const chosen = name();
    chip.hidden = chosen === undefined;
    chip.replaceChildren();
    if (chosen === undefined) return;
    const remove = words.say('chat.detach', { name: chosen });
    chip.append(
      icon('attach'),
      el('span', {}, chosen),
      el(
        'button',
        { type: 'button', class: 'icon-button', 'aria-label': remove, title: remove, onclick: clear },
        icon('close'),
      ),
    );
    chip.parentElement?.scrollIntoView({ block: 'nearest' });
  };
  const clear = (): void => {
    file.value = '';
    draw();
  };
  file.addEventListener('change', draw);
  const button = el(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': label, title: label, onclick: () => file.click() },
    icon('attach'),
  );
  return { button: el('span', { class: 'attach' }, file, button), chip, name, clear };
}
