import type { AdaptiveCard, Element } from '../../cards/adaptive-card.ts';
import { createTranslator, type Translator } from '../../services/i18n/translator.ts';

const [open, close] = ['⟦', '⟧'];
const accents: Readonly<Record<string, string>> = {
  ...{ a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', y: 'ý', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú', Y: 'Ý' },
};

/**
 * English as a language that nobody speaks: each line of a sentence between ⟦ and ⟧, with accents, and four tenths longer, which
 * is what the longest translations of short texts come to. Whatever stands outside of the marks came from no catalogue.
 */
export function createPseudoTranslator(): Translator {
  const t = createTranslator('en', 'Europe/Helsinki');
  const say: (...spoken: Parameters<Translator>) => string = (...spoken) =>
    t(...spoken)
      .split('\n')
      .map(pseudo)
      .join('\n');
  return Object.assign(say, { language: t.language });
}

function pseudo(sentence: string): string {
  if (sentence === '') return '';
  const accented = sentence
    .split(/(https?:\/\/\S+)/u)
    .map((part, at) => (at % 2 === 1 ? part : part.replace(/[aeiouy]/giu, (letter) => accents[letter] ?? letter)))
    .join('');
  return open + accented + 'ō'.repeat(Math.ceil(0.4 * Array.from(sentence).length)) + close;
}

/** What stands outside of the marks; `cut` where one was lost, because something shortened the sentence. */
export function outsideMarks(text: string): { readonly rest: string; readonly cut: boolean } {
  let [depth, rest, cut] = [0, '', false];
  for (const character of text) {
    if (character === open) depth += 1;
    else if (character === close) depth -= 1;
    else if (depth === 0) rest += character;
    if (depth < 0) cut = true;
  }
  return { rest: rest.trim(), cut: cut || depth !== 0 };
}

/** Everything of a card that somebody reads or hears. */
export function textsOfCard(card: AdaptiveCard): readonly string[] {
  const titles = (card.actions ?? []).flatMap((action): readonly string[] =>
    action.type === 'Action.ShowCard' ? [action.title, ...textsOfCard(action.card as AdaptiveCard)] : [action.title],
  );
  // The card behind a button has none.
  const { fallbackText } = card as { readonly fallbackText?: string };
  return [...said(fallbackText), ...card.body.flatMap(textsOfElement), ...titles];
}

function textsOfElement(element: Element): readonly string[] {
  switch (element.type) {
    case 'TextBlock':
      return [element.text];
    case 'FactSet':
      return element.facts.flatMap(({ title, value }) => [title, value]);
    case 'Container':
      return element.items.flatMap(textsOfElement);
    case 'Input.Text':
      return said(element.label, element.placeholder, element.errorMessage);
    case 'Input.ChoiceSet':
      return said(
        ...[element.label, element.placeholder, element.errorMessage],
        ...element.choices.map(({ title }) => title),
      );
    case 'Input.Toggle':
      return said(element.title, element.errorMessage);
  }
}

function said(...texts: readonly (string | undefined)[]): readonly string[] {
  return texts.filter((text) => text !== undefined);
}

/** Everything of a page that somebody reads or hears: text, what names an element, and the script's texts. */
export function textsOfPage(page: string): readonly string[] {
  const data = [...page.matchAll(/<script type="application\/json"[^>]*>([\s\S]*?)<\/script>/gu)].map(
    ([, json = '{}']) => JSON.parse(json) as unknown,
  );
  const bare = page.replace(/<(script|style|svg)\b[\s\S]*?<\/\1>/gu, ' ').replace(/<!doctype[^>]*>/iu, '');
  const named = [...bare.matchAll(/\s(?:aria-label|title|alt|placeholder)="([^"]*)"/gu)].map(([, text = '']) => text);
  const shown = bare.split(/<[^>]*>/u).map((text) => text.replace(/\s+/gu, ' ').trim());
  return [...shown, ...named, ...data.flatMap(textsUnder)].filter((text) => text !== '');
}

/** What the data of a page holds as words: everything below a key that is called texts, methods or cards. */
function textsUnder(data: unknown): readonly string[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) =>
    ['texts', 'methods', 'cards'].includes(key) ? stringsOf(value) : [],
  );
}

function stringsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}
