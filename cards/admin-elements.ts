import type { Translator } from '../services/i18n/translator.ts';
import type { Element, InputChoiceSet, SubmitAction } from './adaptive-card.ts';
import type { AdminWish } from './admin-actions.ts';
import { plain, plainLines } from './plain-text.ts';
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

/** A list to pick one of, sent as `id`. */
export function pickOne(
  label: string,
  choices: readonly { readonly title: string; readonly value: string }[],
): InputChoiceSet {
  const titled = choices.map(({ title, value }) => ({ title: cut(title), value }));
  return { type: 'Input.ChoiceSet', id: 'id', label, style: 'compact', choices: titled, wrap: true };
}

/** Texts with paragraphs that somebody outside wrote, or that quote what was seen outside. */
export function outsideText(text: string): readonly Element[] {
  return plainLines(text).map(paragraph);
}

/** The title of a choice is shown as it is, without Markdown. */
function cut(title: string): string {
  const characters = Array.from(title.replace(/\s+/gu, ' ').trim());
  return characters.length > 100 ? `${characters.slice(0, 99).join('')}…` : characters.join('') || plain('');
}
