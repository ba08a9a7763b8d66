import type { Translator } from '../services/i18n/translator.ts';
import type { Element, InputChoiceSet, SubmitAction } from './adaptive-card.ts';
import type { AdminWish } from './admin-actions.ts';
import { bare, plainLines } from './plain-text.ts';
import { paragraph } from './elements.ts';

type ButtonWish = { readonly [Key in AdminWish as Key['wish']]: Key }[AdminWish['wish']];

/** A button on an admin's card. It carries what is typed into the card only where it says so. */
export function adminButton(
  title: string,
  wish: Partial<ButtonWish> & { readonly wish: AdminWish['wish'] },
  options: { readonly style?: 'positive' | 'destructive'; readonly inputs?: true } = {},
): SubmitAction {
  return {
    ...{ type: 'Action.Submit', title },
    ...(options.style === undefined ? {} : { style: options.style }),
    associatedInputs: options.inputs === true ? 'auto' : 'none',
    data: { verb: 'admin', ...wish },
  };
}

export function menuButton(t: Translator): SubmitAction {
  return adminButton(t('button.admin.menu'), { wish: 'menu' });
}

/** A list to pick one of, sent as `id`; what has one name twice is told apart by a number. Only the button that sends it waits for a choice. */
export function pickOne(
  label: string,
  choices: readonly { readonly title: string; readonly value: string }[],
  t: Translator,
): InputChoiceSet {
  // A choice is shown as it is, without Markdown: nothing to escape.
  const names = choices.map(({ title }) => bare(title, 100));
  const titled = choices.map(({ value }, at) => {
    const name = names[at] ?? '';
    const before = names.slice(0, at).filter((each) => each === name).length;
    return { title: before === 0 ? name : `${name} (${before + 1})`, value };
  });
  return {
    ...{ type: 'Input.ChoiceSet', id: 'id', label, style: 'compact', choices: titled, wrap: true },
    ...{ isRequired: true, errorMessage: t('admin.pick-first') },
  };
}

/** A whole phone page: what is longer stands on the admin page. */
const longestText = 1_500;

/** Texts with paragraphs that somebody outside wrote, or that quote what was seen outside. */
export function outsideText(text: string, most = longestText): readonly Element[] {
  return plainLines(cut(text, most)).map(paragraph);
}

/** Our own texts and commands: nothing is left out or pulled apart, or nobody could copy them. */
export function ownText(text: string): readonly Element[] {
  return plainLines(text, { addresses: 'kept' }).map(paragraph);
}

/** Like `outsideText` in one line, for a sentence around it. */
export function outsideLine(text: string, most: number): string {
  return plainLines(cut(text, most)).join(' ');
}

function cut(text: string, most: number): string {
  const characters = Array.from(text.trim());
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : characters.join('');
}
