import { call } from './page-client.ts';
import { byId, keepHashInLanguageLinks, showView } from './page-views.ts';

/**
 * A page behind a link that can only stop something: looks the link up at `<path>/look` and acts at `path` only when the
 * button is pressed. The view shown is named by the answer. The token stays in the address, so that the page can be loaded
 * again.
 */
export async function runLinkPage(path: string): Promise<void> {
  const token = location.hash.slice(1);
  keepHashInLanguageLinks();
  const body = JSON.stringify({ token });
  let again: () => Promise<void> = look;

  async function look(): Promise<void> {
    again = look;
    await attempt('loading', `${path}/look`);
  }
  async function act(): Promise<void> {
    again = act;
    await attempt('working', path);
  }
  async function attempt(meanwhile: string, where: string): Promise<void> {
    showView(meanwhile);
    try {
      const { value } = await call('POST', where, {}, body);
      showView((value as { readonly kind: string }).kind);
    } catch {
      showView('unavailable');
    }
  }

  byId('act', HTMLButtonElement).addEventListener('click', () => void act());
  byId('retry', HTMLButtonElement).addEventListener('click', () => void again());
  if (/^[\w-]{20,256}$/.test(token)) await look();
  else showView('dead');
}
