import { el } from './dom.ts';
import type { PanelSection } from './panel.ts';
import { call } from './wire.ts';
import type { Words } from './words.ts';

type LogEntry = {
  readonly id: string | number;
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly query?: unknown;
  readonly requestBody?: unknown;
  readonly status: number;
  readonly responseBody?: unknown;
};

/** What Avain asked the pretend directory, newest first; each entry opens to its bodies. */
export function createLogSection(words: Words): PanelSection {
  const list = el('ul', { class: 'plain log', 'data-testid': 'directory-log' });
  const empty = el('p', { class: 'empty' }, words.say('log.empty'));
  const fill = async (): Promise<void> => {
    const entries = (await call<readonly LogEntry[]>('directory/requests?last=100')) ?? [];
    empty.hidden = entries.length > 0;
    list.replaceChildren(...entries.toReversed().map((entry) => entryView(entry, words)));
  };
  const refresh = el(
    'button',
    { type: 'button', class: 'button', onclick: () => void fill() },
    words.say('log.refresh'),
  );
  return { element: el('div', {}, refresh, empty, list), shown: () => void fill() };
}

function entryView(entry: LogEntry, words: Words): HTMLElement {
  const bodies = { query: entry.query, request: entry.requestBody, response: entry.responseBody };
  const time = new Date(entry.at).toLocaleTimeString(words.language);
  return el(
    'li',
    {},
    el(
      'details',
      {},
      el(
        'summary',
        {},
        el('span', { class: `status ${entry.status < 400 ? 'good' : 'bad'}` }, String(entry.status)),
        el('code', {}, `${entry.method} ${entry.path}`),
        el('time', {}, time),
      ),
      el('pre', {}, JSON.stringify(bodies, null, 2)),
    ),
  );
}
