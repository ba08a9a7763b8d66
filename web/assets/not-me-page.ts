import { call } from './page-client.ts';
import { byId, showView } from './page-views.ts';

type Answer = { readonly kind: 'live' | 'accepted' | 'done' | 'dead' };

/**
 * Looks the link up and acts only when the button is pressed. The token stays in the address, so that the page can be
 * loaded again: all it can do is protect the account.
 */
async function main(): Promise<void> {
  const token = location.hash.slice(1);
  byId('language-switch', HTMLAnchorElement).hash = location.hash;
  const body = JSON.stringify({ token });
  let again: () => Promise<void> = look;

  async function look(): Promise<void> {
    again = look;
    await attempt('loading', '/page/api/not-me/look');
  }
  async function act(): Promise<void> {
    again = act;
    await attempt('working', '/page/api/not-me');
  }
  async function attempt(meanwhile: string, path: string): Promise<void> {
    showView(meanwhile);
    try {
      const { value } = await call('POST', path, {}, body);
      showView((value as Answer).kind);
    } catch {
      showView('unavailable');
    }
  }

  byId('act', HTMLButtonElement).addEventListener('click', () => void act());
  byId('retry', HTMLButtonElement).addEventListener('click', () => void again());
  if (/^[\w-]{20,256}$/.test(token)) await look();
  else showView('dead');
}

void main();
