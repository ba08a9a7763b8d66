import type { Translator } from '../services/i18n/translator.ts';
import type { Action, AdaptiveCard, Element, FactSet, SubmitAction, TextBlock } from './adaptive-card.ts';
import type { CardPayload } from './card-actions.ts';

/** A whole card: heading first, then `body`; `lang` and the neutral fallback text come from the translator. */
export function card(
  t: Translator,
  content: { readonly title: string; readonly body: readonly Element[]; readonly actions?: readonly Action[] },
): AdaptiveCard {
  return {
    ...untitledCard(t, [heading(content.title), ...content.body]),
    ...(content.actions === undefined || content.actions.length === 0 ? {} : { actions: content.actions }),
  };
}

/** A card that is over: nothing to press and no heading. */
export function untitledCard(t: Translator, body: readonly Element[]): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: t.language,
    fallbackText: t('chat.summary'),
    body,
  };
}

function heading(text: string): TextBlock {
  return { type: 'TextBlock', text, wrap: true, style: 'heading', size: 'large', weight: 'bolder' };
}

export function paragraph(text: string): TextBlock {
  return { type: 'TextBlock', text, wrap: true };
}

/** A heading within the card. */
export function label(text: string): TextBlock {
  return { type: 'TextBlock', text, wrap: true, weight: 'bolder', spacing: 'medium' };
}

/** Secondary words: what can be typed, what a link does, the standing security line. */
export function aside(text: string): TextBlock {
  return { type: 'TextBlock', text, wrap: true, size: 'small', isSubtle: true, spacing: 'small' };
}

/** What has just happened, set apart from what to do next; the words carry the meaning, the colour only helps. */
export function notice(text: string, tone: 'emphasis' | 'attention' | 'warning' | 'good' = 'emphasis'): Element {
  return { type: 'Container', style: tone, items: [{ type: 'TextBlock', text, wrap: true, weight: 'bolder' }] };
}

export function facts(rows: readonly (readonly [title: string, value: string])[]): FactSet {
  return { type: 'FactSet', facts: rows.map(([title, value]) => ({ title, value })) };
}

/** The promise on every card on which somebody acts: it makes an impostor's card look wrong. */
export function securityLine(t: Translator): TextBlock {
  return aside(t('chat.security'));
}

/** A button. Its payload is typed by `card-actions.ts`, so that no button sends what nobody understands. */
export function button(title: string, data: CardPayload, style: 'default' | 'positive' = 'default'): SubmitAction {
  return {
    type: 'Action.Submit',
    title,
    ...(style === 'default' ? {} : { style }),
    associatedInputs: 'none',
    data,
  };
}
