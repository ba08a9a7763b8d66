import type { AdminContext } from './admin-context.ts';
import { button, el, type Child } from './admin-dom.ts';

type FluentDialog = HTMLElement & { show: () => void; hide: () => void };

/**
 * Asks before something that cannot be taken back, or that writes to many people. Focus goes into the dialog and comes
 * back to where it was; Escape is a no.
 */
export function confirmed(
  { say }: Pick<AdminContext, 'say'>,
  { title, text, yes }: { readonly title: string; readonly text: Child; readonly yes: string },
): Promise<boolean> {
  return new Promise((resolve) => {
    const before = document.activeElement;
    let answer = false;
    const close = (said: boolean) => {
      answer = said;
      dialog.hide();
    };
    const no = button(say('dialog.no'), () => close(false), { autofocus: true });
    const go = button(yes, () => close(true), { look: 'primary' });
    for (const one of [no, go]) one.slot = 'action';
    const dialog = el(
      'fluent-dialog',
      { 'aria-label': title, type: 'modal' },
      el('fluent-dialog-body', {}, el('h2', { slot: 'title' }, title), el('div', {}, text), no, go),
    ) as FluentDialog;
    dialog.addEventListener('toggle', (event) => {
      if ((event as unknown as CustomEvent<{ newState: string }>).detail.newState !== 'closed') return;
      dialog.remove();
      if (before instanceof HTMLElement) before.focus();
      resolve(answer);
    });
    document.body.append(dialog);
    requestAnimationFrame(() => dialog.show());
  });
}
