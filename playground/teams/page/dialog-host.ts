import { el, icon, avatar } from './dom.ts';
import type { ThemeName } from './host-config.ts';
import type { DialogAnswer } from './wire.ts';
import type { Words } from './words.ts';

/** Teams' name for a theme, as pages hear it. */
export const teamsTheme = (theme: ThemeName): 'default' | 'dark' | 'contrast' =>
  theme === 'light' ? 'default' : theme;

export type DialogHost = {
  readonly layer: HTMLElement;
  /** Shows what the bot answered to `task/fetch` or `task/submit`. */
  readonly show: (answer: DialogAnswer) => void;
  readonly themeChanged: () => void;
};

export type DialogHostOptions = {
  readonly words: Words;
  readonly theme: () => ThemeName;
  /** What `getContext` says besides theme and frame; from the client, so it proves nothing to the page. */
  readonly context: () => Readonly<Record<string, unknown>>;
  readonly ssoToken: () => Promise<string | undefined>;
  readonly onSubmit: (data: unknown) => Promise<DialogAnswer>;
  /** Everything behind the dialog, made inert while it is open. */
  readonly behind: () => readonly HTMLElement[];
  readonly onClosed: () => void;
  /** Of the dialog's heading: several seats may each have a dialog open. */
  readonly titleId: string;
};

type HostRequest = {
  readonly id: number;
  readonly uuid?: unknown;
  readonly uuidAsString?: string;
  readonly func: string;
  readonly args?: readonly unknown[];
};

const widths: Readonly<Record<string, number>> = { small: 420, medium: 600, large: 900 };
const heights: Readonly<Record<string, number>> = { small: 420, medium: 560, large: 720 };

/** The dialog of a client that speaks teams-js' host protocol (postMessage of `{id, uuid, func, args}`). */
export function createDialogHost(options: DialogHostOptions): DialogHost {
  const { words, theme, behind, onClosed, titleId } = options;
  const layer = el('div', { class: 'dialog-layer', hidden: true });
  let frame: HTMLIFrameElement | undefined;

  const close = (): void => {
    if (layer.hidden) return;
    layer.hidden = true;
    layer.replaceChildren();
    frame = undefined;
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
      frame = undefined;
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
    frame = page;
    page.addEventListener('load', () => {
      page.focus();
      page.contentDocument?.addEventListener('keydown', closeOnEscape);
    });
    open(answer.title, { width: length(answer.width, widths), height: length(answer.height, heights) }, page).focus();
  };

  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const target = frame?.contentWindow;
    if (target === undefined || target === null || event.source !== target || !isRequest(event.data)) return;
    void answerFrame(event.data, options, async (data) => {
      close();
      show(await options.onSubmit(data));
    }).then((args) => {
      if (args !== undefined) target.postMessage(reply(event.data as HostRequest, args), event.origin);
    });
  });

  return {
    layer,
    show,
    themeChanged: () =>
      frame?.contentWindow?.postMessage(
        { func: 'themeChange', args: [teamsTheme(theme())] },
        new URL(frame.src).origin,
      ),
  };
}

const reply = ({ id, uuid, uuidAsString }: HostRequest, args: readonly unknown[]): object => ({
  id,
  uuid,
  uuidAsString,
  args,
});

/** Arguments of the answer; undefined where the protocol expects none. */
async function answerFrame(
  request: HostRequest,
  { theme, context, ssoToken, words }: DialogHostOptions,
  complete: (data: unknown) => Promise<void>,
): Promise<readonly unknown[] | undefined> {
  switch (request.func) {
    case 'initialize': {
      const runtime = {
        apiVersion: 4,
        hostVersionsInfo: {},
        isLegacyTeams: false,
        supports: { dialog: { url: { bot: {} }, update: {} }, pages: {} },
      };
      return ['task', 'web', JSON.stringify(runtime), '2.58.0'];
    }
    case 'getContext':
      return [
        {
          ...context(),
          theme: teamsTheme(theme()),
          locale: words.language,
          frameContext: 'task',
          hostName: 'Teams',
          hostClientType: 'web',
        },
      ];
    case 'authentication.getAuthToken': {
      const token = await ssoToken();
      return token === undefined ? [false, 'resourceRequiresConsent'] : [true, token];
    }
    case 'tasks.completeTask':
      await complete(request.args?.[0]);
      return undefined;
    case 'openLink':
      window.open(String(request.args?.[0]), '_blank', 'noopener');
      return [true];
    default:
      return undefined;
  }
}

function isRequest(data: unknown): data is HostRequest {
  return (
    typeof data === 'object' && data !== null && typeof (data as Readonly<Record<string, unknown>>)['func'] === 'string'
  );
}

function length(size: number | string, words: Readonly<Record<string, number>>): string {
  const pixels = typeof size === 'number' ? size : (words[size] ?? Number.parseInt(size, 10));
  return `${Number.isFinite(pixels) ? pixels : 600}px`;
}
