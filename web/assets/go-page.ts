import { byId, keepHashInLanguageLinks } from './page-views.ts';

const from = location.hash.slice(1);
keepHashInLanguageLinks();

/** Told once, and so that leaving the page does not stop it. Whether it arrives must not matter to whoever wants in. */
let told = false;
function tell(): void {
  if (told || from === '') return;
  told = true;
  const headers = { 'content-type': 'application/json' };
  void fetch('/page/api/go', { method: 'POST', headers, body: JSON.stringify({ from }), keepalive: true }).catch(
    () => undefined,
  );
}

for (const id of ['open', 'install']) byId(id, HTMLAnchorElement).addEventListener('click', tell);
