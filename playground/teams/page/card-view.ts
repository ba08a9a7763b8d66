import {
  AdaptiveCard,
  CardElementContainer,
  Container,
  ExecuteAction,
  HostConfig,
  OpenUrlAction,
  ShowCardAction,
  SubmitAction,
  type Action,
} from 'adaptivecards';
import { el } from './dom.ts';
import { hostConfig, type ThemeName } from './host-config.ts';
import { markdownToHtml } from './markdown.ts';

export type CardView = {
  readonly element: HTMLElement;
  /** What is typed in, by input id: lets a redrawing keep it. */
  readonly values: () => Readonly<Record<string, string>>;
};

export type CardPress =
  | { readonly kind: 'submit'; readonly data: unknown; readonly said: string | undefined }
  | { readonly kind: 'dialog'; readonly data: unknown }
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'execute'; readonly verb: string; readonly data: unknown };

type CardOptions = {
  readonly content: unknown;
  readonly theme: ThemeName;
  readonly language: string;
  readonly typed: Readonly<Record<string, string>>;
  /** Resolves when the bot has had its turn; until then the card's buttons rest. */
  readonly onPress: (press: CardPress) => Promise<void>;
};

AdaptiveCard.onProcessMarkdown = (text, result) => {
  // The renderer wants one paragraph without its own margins.
  result.outputHtml = markdownToHtml(text).replace(/^<p>([\s\S]*)<\/p>$/, '$1');
  result.didProcess = true;
};

/** Draws a card with Microsoft's renderer; undefined when it cannot be read. */
export function renderCard({ content, theme, language, typed, onPress }: CardOptions): CardView | undefined {
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(hostConfig(theme));
  card.parse(structuredClone(content));
  for (const input of card.getAllInputs()) {
    const value = typed[input.id ?? ''];
    // The renderer's inputs take their start value before they are drawn; `defaultValue` has no common setter type.
    if (value !== undefined) (input as unknown as { defaultValue: string }).defaultValue = value;
  }
  const frame = el('div', { class: 'card', 'data-testid': 'card' });
  card.onExecuteAction = (action) => void execute(action, frame, onPress);
  const drawn = card.render();
  if (drawn === undefined) return undefined;
  drawn.setAttribute('lang', card.lang ?? language);
  frame.append(drawn);
  markStyled(card);
  // A form below a button is drawn when it is opened.
  card.onInlineCardExpanded = () => formsOf(card).forEach(markStyled);
  return {
    element: frame,
    values: () =>
      Object.fromEntries(
        card.getAllInputs().map((input) => {
          const value = input.value as unknown;
          return [input.id ?? '', typeof value === 'string' ? value : ''];
        }),
      ),
  };
}

/** The cards below buttons of type `Action.ShowCard`. */
function formsOf(card: AdaptiveCard): readonly AdaptiveCard[] {
  const actions = Array.from({ length: card.getActionCount() }, (_, index) => card.getActionAt(index));
  return actions.filter((action) => action instanceof ShowCardAction).map((action) => action.card);
}

function markStyled(card: AdaptiveCard): void {
  for (const item of styledContainers(card)) item.renderedElement?.classList.add('styled');
}

/** Containers with a style of their own: where colours are gone (high contrast), a line has to say it. */
function styledContainers(parent: CardElementContainer): readonly CardElementContainer[] {
  const items = Array.from({ length: parent.getItemCount() }, (_, index) => parent.getItemAt(index));
  return items.flatMap((item) => {
    if (!(item instanceof CardElementContainer)) return [];
    const styled = item instanceof Container && item.style !== undefined ? [item] : [];
    return [...styled, ...styledContainers(item)];
  });
}

async function execute(action: Action, frame: HTMLElement, onPress: CardOptions['onPress']): Promise<void> {
  if (action instanceof OpenUrlAction) {
    if (/^https?:/i.test(action.url ?? '')) window.open(action.url, '_blank', 'noopener');
    return;
  }
  const press = pressOf(action);
  if (press === undefined) return;
  // Resting, not disabled or inert: the focus has to stay on the button until the bot has answered.
  if (frame.getAttribute('aria-busy') === 'true') return;
  frame.setAttribute('aria-busy', 'true');
  await onPress(press);
  frame.removeAttribute('aria-busy');
}

function pressOf(action: Action): CardPress | undefined {
  if (action instanceof ExecuteAction) return { kind: 'execute', verb: action.verb, data: action.data };
  if (!(action instanceof SubmitAction)) return undefined;
  const data = action.data as unknown;
  const teams = member(data, 'msteams');
  const [type, value, displayText] = [member(teams, 'type'), member(teams, 'value'), member(teams, 'displayText')];
  if (type === 'task/fetch') return { kind: 'dialog', data };
  if (type === 'imBack') return { kind: 'say', text: String(value) };
  const said = type === 'messageBack' && typeof displayText === 'string' ? displayText : undefined;
  return { kind: 'submit', data: type === 'messageBack' && value !== undefined ? value : data, said };
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
