import { call } from './page-client.ts';
import { byId, keepHashInLanguageLinks, showView } from './page-views.ts';

type Answer = { readonly kind: 'file'; readonly name: string; readonly csv: string } | { readonly kind: 'dead' };

const token = location.hash.slice(1);
keepHashInLanguageLinks();

/** Fetches the file and hands it to the browser as a download. The link is spent by the answer. */
async function fetchFigures(): Promise<void> {
  try {
    const { value } = await call('POST', '/page/api/desk/figures', {}, JSON.stringify({ token }));
    const answer = value as Answer;
    if (answer.kind === 'file') save(answer);
    showView(answer.kind === 'file' ? 'done' : 'dead');
  } catch {
    showView('unavailable');
  }
}

function save({ name, csv }: { readonly name: string; readonly csv: string }): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

byId('act', HTMLButtonElement).addEventListener('click', () => void fetchFigures());
byId('retry', HTMLButtonElement).addEventListener('click', () => void fetchFigures());
if (!/^[\w-]{20,256}$/.test(token)) showView('dead');
