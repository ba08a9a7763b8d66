import { el, icon, avatar } from './dom.ts';
import { createFrameHost, type FrameHostOptions } from './frame-host.ts';
import type { DialogAnswer } from './wire.ts';

export type DialogHost = {
  readonly layer: HTMLElement;
  /** Shows what the bot answered to `task/fetch` or `task/submit`. */
  readonly show: (answer: DialogAnswer) => void;
  readonly themeChanged: () => void;
};

export type DialogHostOptions = FrameHostOptions & {
  readonly onSubmit: (data: unknown) => Promise<DialogAnswer>;
  /** Everything behind the dialog, made inert while it is open. */
  readonly behind: () => readonly HTMLElement[];
  readonly onClosed: () => void;
  /** Of the dialog's heading: several seats may each have a dialog open. */
  readonly titleId: string;
};

const widths: Readonly<Record<string, number>> = { small: 420, medium: 600, large: 900 };
const heights: Readonly<Record<string, number>> = { small: 420, medium: 560, large: 720 };

/** The dialog of a client, with a page in it that speaks with its host. */
export function createDialogHost(options: DialogHostOptions): DialogHost {
  const { words, behind, onClosed, titleId } = options;
  const layer = el('div', { class: 'dialog-layer', hidden: true });
  const complete = async (data: unknown): Promise<void> => {
    close();
    show(await options.onSubmit(data));
  };
  const host = createFrameHost(options, { kind: 'task', complete });

  const close = (): void => {
    if (layer.hidden) return;
    layer.hidden = true;
    layer.replaceChildren();
    host.use(undefined);
    for (const element of behind()) element.inert = false;
    onClosed();
  };
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close();
  };
  layer.addEventListener('keydown', closeOnEscape);

  const open = (
    title: string,
    size: { readonly width: string; readonly height: string },
    content: HTMLElement,
  ): HTMLElement => {
    const closeButton = el(
      'button',
      {
        type: 'button',
        class: 'icon-button',
        'aria-label': words.say('dialog.close'),
        title: words.say('dialog.close'),
        'data-testid': 'dialog-close',
        onclick: close,
      },
      icon('close'),
    );
    const dialog = el(
      'div',
      {
        class: 'dialog',
        role: 'dialog',
        'aria-modal': 'true',
        'aria-labelledby': titleId,
        'data-testid': 'dialog',
      },
      el('header', { class: 'dialog-head' }, avatar('Avain', 'bot'), el('h2', { id: titleId }, title), closeButton),
      content,
    );
    dialog.style.setProperty('--dialog-width', size.width);
    dialog.style.setProperty('--dialog-height', size.height);
    layer.replaceChildren(dialog);
    layer.hidden = false;
    for (const element of behind()) element.inert = true;
    return closeButton;
  };

  const show = (answer: DialogAnswer): void => {
    if (answer.kind === 'close') {
      close();
      return;
    }
    if (answer.kind !== 'open') {
      const text = answer.kind === 'message' ? answer.text : words.say('dialog.failed', { reason: answer.reason });
      host.use(undefined);
      open(
        'Avain',
        { width: '420px', height: 'auto' },
        el('p', { class: 'dialog-text', role: 'status' }, text),
      ).focus();
      return;
    }
    const page = el('iframe', {
      title: answer.title,
      src: answer.url,
      'data-testid': 'dialog-frame',
      allow: 'clipboard-write',
    });
    host.use(page);
    page.addEventListener('load', () => {
      page.focus();
      page.contentDocument?.addEventListener('keydown', closeOnEscape);
    });
    open(answer.title, { width: length(answer.width, widths), height: length(answer.height, heights) }, page).focus();
  };

  return {
    layer,
    show,
    themeChanged: host.themeChanged,
  };
}

function length(size: number | string, words: Readonly<Record<string, number>>): string {
  const pixels = typeof size === 'number' ? size : (words[size] ?? Number.parseInt(size, 10));
  return `${Number.isFinite(pixels) ? pixels : 600}px`;
}
