import { avatar, el } from './dom.ts';
import type { Person } from './wire.ts';
import type { Words } from './words.ts';

type ChooserOptions = {
  readonly people: readonly Person[];
  readonly words: Words;
  /** Somebody beside those who sit already. */
  readonly beside: boolean;
  readonly onChoose: (person: Person) => void;
  /** Offered only beside others. */
  readonly onBack: () => void;
};

/** The first screen: the company's people with their language and what is special about the account. */
export function createChooser({ people, words, beside, onChoose, onBack }: ChooserOptions): HTMLElement {
  const grid = el('div', { class: 'people' });
  const draw = (filter: string): void => {
    const fits = people.filter((person) => searchText(person).includes(filter.toLowerCase()));
    // A company of ten thousand is searched, not scrolled.
    grid.replaceChildren(...fits.slice(0, 60).map((person) => personTile(person, () => onChoose(person))));
    if (fits.length === 0) grid.append(el('p', { class: 'empty' }, words.say('choose.none')));
  };
  const search = el('input', {
    type: 'search',
    placeholder: words.say('choose.filter'),
    'aria-label': words.say('choose.filter'),
    'data-testid': 'person-filter',
  });
  search.addEventListener('input', () => draw(search.value));
  draw('');
  return el(
    'main',
    { class: 'chooser' },
    el(
      'div',
      { class: 'chooser-head' },
      el(
        'div',
        {},
        el('h1', {}, words.say(beside ? 'choose.beside' : 'choose.title')),
        el('p', {}, words.say(beside ? 'choose.beside-lead' : 'choose.lead')),
      ),
      search,
      beside &&
        el(
          'button',
          { type: 'button', class: 'button', 'data-testid': 'choose-back', onclick: onBack },
          words.say('choose.back'),
        ),
    ),
    grid,
  );
}

const searchText = (person: Person): string =>
  [person.displayName, person.upn, person.language, ...person.classes].join(' ').toLowerCase();

function personTile(person: Person, choose: () => void): HTMLElement {
  return el(
    'button',
    { type: 'button', class: 'person', 'data-testid': `persona-${person.id}`, onclick: choose },
    avatar(person.displayName),
    el(
      'span',
      { class: 'person-text' },
      el('span', { class: 'person-name' }, person.displayName),
      el('span', { class: 'person-sub' }, ...breakable(person.upn)),
      badges(person),
    ),
  );
}

export function badges(person: Person): HTMLElement {
  const classes = person.classes.map((name) => el('span', { class: 'badge' }, name.replaceAll('-', ' ')));
  const methods = person.methods.map((name) => el('span', { class: 'badge badge-method' }, methodNames[name] ?? name));
  return el(
    'span',
    { class: 'badges' },
    el('span', { class: 'badge badge-language' }, person.language.toUpperCase()),
    ...classes,
    ...methods,
  );
}

/** Graph's names of registered methods, shorter. */
export const methodNames: Readonly<Record<string, string>> = {
  email: 'e-mail',
  mobilePhone: 'mobile',
  microsoftAuthenticatorPush: 'authenticator',
  softwareOneTimePasscode: 'passcode',
};

/** An address that breaks before its @ and not in the middle of a word. */
export function breakable(address: string): readonly Node[] {
  const at = address.lastIndexOf('@');
  if (at < 0) return [new Text(address)];
  return [new Text(address.slice(0, at)), el('wbr'), new Text(address.slice(at))];
}
