/** The element with this id. Throws when page and script do not fit together. */
export function byId<T extends HTMLElement>(id: string, type: new () => T): T {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error(`the page has no ${id}`);
  return element;
}

/** This page in other languages. */
export function languageLinks(): readonly HTMLAnchorElement[] {
  return [...document.querySelectorAll<HTMLAnchorElement>('a.language')];
}

/** Whatever stands behind the # goes along when the language changes. */
export function keepHashInLanguageLinks(): void {
  for (const link of languageLinks()) link.hash = location.hash;
}

/** The JSON the server put into the document. */
export function pageData(): unknown {
  return JSON.parse(byId('page-data', HTMLScriptElement).text);
}

/** The view on screen, after its `data-view`. */
export function currentView(): string | undefined {
  return document.querySelector<HTMLElement>('[data-view]:not([hidden])')?.dataset['view'];
}

/** Shows one view and moves the focus to its heading, so that a screen reader says where the person is now. */
export function showView(name: string, focus: HTMLElement | 'heading' = 'heading'): void {
  if (currentView() === name) return;
  for (const view of document.querySelectorAll<HTMLElement>('[data-view]')) view.hidden = view.dataset['view'] !== name;
  const heading = document.querySelector<HTMLElement>(`[data-view="${name}"] h1`);
  (focus === 'heading' ? heading : focus)?.focus();
  window.scrollTo(0, 0);
}

/** Says something to screen readers without moving the focus. */
export function announce(text: string): void {
  byId('announcer', HTMLElement).textContent = text;
}

/** Fills `{name}` in a sentence that the server already put into the person's language. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}

/** Time left as minutes and seconds: `1:05`. */
export function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
